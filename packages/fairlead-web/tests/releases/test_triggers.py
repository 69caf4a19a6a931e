"""The database refuses to change what was public, whoever asks and by whatever road."""

import pytest
from django.db import DatabaseError, connection, transaction

from fairlead_web.releases import actions, triggers

pytestmark = pytest.mark.django_db


def refused(statement, *values):
    with (
        pytest.raises(DatabaseError, match="cannot be changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement, values)


def done(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.rowcount


@pytest.mark.parametrize("column", ["title", "publisher", "sha256", "folder", "study"])
def test_a_public_release_says_what_it_said(make_public, column):
    release = make_public()
    refused(f"UPDATE releases_release SET {column} = 'x' WHERE id = %s", release.pk)
    refused("UPDATE releases_release SET checked_at = '2020-01-01 00:00:00+00' WHERE id = %s", release.pk)
    refused("DELETE FROM releases_release WHERE id = %s", release.pk)


def test_what_is_superseded_or_withdrawn_stays_so(people, make_public):
    first = make_public()
    second = make_public()
    withdrawn = actions.withdraw(second, note="A site was missing.", by=people.lead)
    for release in (first, withdrawn):
        refused("UPDATE releases_release SET state = 'public' WHERE id = %s", release.pk)
    refused("UPDATE releases_release SET withdrawal_note = 'other' WHERE id = %s", withdrawn.pk)


@pytest.mark.parametrize("table", triggers.CONTENTS)
def test_figures_and_sections_are_written_once(make_public, make_checked, table):
    public, checked = make_public(), make_checked()
    for release in (public, checked):
        refused(f"UPDATE {table} SET indicator_title = 'x' WHERE release_id = %s", release.pk)
    refused(f"DELETE FROM {table} WHERE release_id = %s", public.pk)
    refused(f"UPDATE {table} SET release_id = %s WHERE release_id = %s", checked.pk, public.pk)
    assert done(f"DELETE FROM {table} WHERE release_id = %s", checked.pk) > 0


def test_nothing_is_added_once_it_was_checked(make_public):
    release = make_public()
    columns = "release_id, file"
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM releases_figure WHERE release_id = %s LIMIT 1", [release.pk])
        columns = [one[0] for one in cursor.description]
    kept = ", ".join(f'"{one}"' for one in columns if one not in ("id", "group"))
    refused(
        f"INSERT INTO releases_figure ({kept}, \"group\") SELECT {kept}, 'other' FROM releases_figure "
        "WHERE release_id = %s",
        release.pk,
    )


def test_another_database_is_refused():
    class Other:
        vendor = "oracle"

    with pytest.raises(NotImplementedError, match="oracle"):
        triggers.install(Other())
