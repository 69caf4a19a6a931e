"""Buttons pressed twice at the same moment: one deed, and two answers that make sense."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from importlib import import_module
from threading import Barrier

import pytest
import restored_database
import time_machine
from authorisation import routes
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from filling import FILES, LOOKS, forms
from readers import Reader
from world import build

from fairlead_web.content.models import Enquiry

NOT_COUNTED = {"django_session", "django_tasks_db_dbtaskresult"}
OF_ANOTHER_SESSION = {
    "accounts:close": r"302 /account/sign-in/\?next=/account/data/close/",
    "accounts:erase": r"302 /account/sign-in/\?next=/account/data/erase/",
    "accounts:invited": r"200 None|302 /account/invited/.+/",  # which says that it was accepted
}
"""The second press knows the session from before the first alone: where it leads."""
ASKED = {"name": "", "email": "asker@example.org", "text": "When?", "website": ""}


def rows():
    """How many rows each table holds."""
    tables = [one for one in connection.introspection.table_names() if one not in NOT_COUNTED]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{one}', count(*) FROM \"{one}\"" for one in tables))
        return dict(cursor.fetchall())


def added(before):
    """By how many rows which tables have grown or shrunk."""
    return {table: many - before[table] for table, many in rows().items() if many != before[table]}


def session_of_a_visitor():
    """The page on which a form stands has begun a session: without one nothing that is sent is taken."""
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store.create()
    return store.session_key


def press(reader, form, start=None):
    """One press of a form's button; where it led."""
    browser = Client(raise_request_exception=False)
    if reader.key:
        browser.cookies[settings.SESSION_COOKIE_NAME] = reader.key
    if start:
        start.wait(10)
    try:
        answer = browser.post(form.action, form.sent())
    finally:
        if start:  # in a thread of its own, whose session would outlive it
            connection.close()
    return answer.status_code, answer.get("Location")


def at_once(reader, form):
    """Two presses at the same moment; where both led."""
    start = Barrier(2)
    with ThreadPoolExecutor(2) as pool:
        two = [pool.submit(press, reader, form, start) for _ in range(2)]
        return [one.result(60) for one in two]


def done_at_once(reader, form, before):
    """What is wrong with what two presses at once do, beside what one does; None where all is well."""
    cache.clear()  # which counts how often somebody asks
    with transaction.atomic():
        alone, once = press(reader, form), added(before)
        transaction.set_rollback(True)
    cache.clear()
    both = at_once(reader, form)
    twice, led = added(before), set(both)
    if elsewhere := OF_ANOTHER_SESSION.get(form.route):
        led = {one for one in led if not re.fullmatch(elsewhere, "{} {}".format(*one))}
    if twice != once or len(led) != 1 or alone[0] not in dict(both) or any(one >= 500 for one, _to in both):
        return once, twice, alone, both
    return None


@pytest.mark.django_db(transaction=True)
def test_every_button_pressed_twice_at_once_does_its_deed_once(settings, tmp_path):
    if connection.vendor == "sqlite":
        pytest.skip("SQLite in memory is one connection; test_served_site.py presses twice on a real one.")
    settings.MEDIA_ROOT = tmp_path
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # letters stay
    made = build()
    readers = {role: Reader(made, role) for role in LOOKS}
    found = list(forms(routes(), made.things, readers.__getitem__, LOOKS, once=True))
    readers["visitor"].key = session_of_a_visitor()
    restore = restored_database.remembered()
    before, wrong = rows(), {}
    for form in found:
        if fault := done_at_once(readers[form.role], form, before):
            wrong[f"{form.role} {form.route}"] = fault
        restore()
    assert wrong == {}
    assert {form.route for form in found if form.files} == set(FILES) - {
        "releases:add_study"
    }  # takes no rows


def test_a_second_press_is_led_to_where_the_first_led_and_does_nothing(client, sign_in, make_person, db):
    address = reverse("content:ask")
    token = {"csrfmiddlewaretoken": "of-one-page"}
    client.get(address)
    first = client.post(address, ASKED | token)
    Enquiry.objects.all().delete()  # whatever it did: the second does not even look
    second = client.post(address, ASKED | token)
    assert (first.status_code, second.status_code, second["Location"]) == (302, 302, first["Location"])
    assert not Enquiry.objects.exists()
    client.post(address, ASKED | {"csrfmiddlewaretoken": "of-another-page"})
    assert Enquiry.objects.count() == 1, "The same words from a page that was opened anew are meant."


def test_who_sends_a_page_again_later_means_it(client, sign_in, make_person):
    sign_in(make_person())
    address, sent = reverse("accounts:post"), {"digest": "daily", "csrfmiddlewaretoken": "of-one-page"}
    wanted = get_user_model().objects.filter(preference__digest="daily")
    assert client.post(address, sent).status_code == 302
    wanted.get().preference.delete()
    client.post(address, sent)
    assert not wanted.exists()
    with time_machine.travel(timezone.now() + timedelta(seconds=11)):
        client.post(address, sent)
    assert wanted.exists()


def test_a_form_that_ends_the_session_begins_none(client, sign_in, make_person):
    sign_in(make_person())
    answer = client.post(reverse("account_logout"), {"csrfmiddlewaretoken": "of-one-page"})
    assert answer.status_code == 302
    assert "press" not in client.session


@pytest.mark.parametrize("name", ["close", "erase"])
def test_who_leaves_by_two_presses_is_told_that_the_first_counted(client, sign_in, make_person, name):
    person, address = make_person(), reverse(f"accounts:{name}")
    old = sign_in(person).cookies[settings.SESSION_COOKIE_NAME].value
    browser = Client(enforce_csrf_checks=True)
    answers = []
    token = re.search(rb'name="csrfmiddlewaretoken" value="(\w+)"', client.get(address).content)[1].decode()
    for _ in range(2):
        browser.cookies[settings.SESSION_COOKIE_NAME] = old
        answers.append(browser.post(address, {"email": person.email, "csrfmiddlewaretoken": token}))
    assert [one.status_code for one in answers] == [302, 403]
    assert "you pressed its button twice and the first press counted" in answers[1].content.decode()
