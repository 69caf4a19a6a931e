"""Lists: each row shows what would happen, twice does no harm, and nobody joins a network by one."""

import datetime as dt
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from openpyxl import Workbook

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import api, descent, queries
from fairlead_web.organisations.actions import NotNow, long_lists
from fairlead_web.organisations.actions.importing import BATCH, bring_list, discard_list, take_over
from fairlead_web.organisations.importing import bodies, child, reading
from fairlead_web.organisations.models import Import, Organisation, Partnership, Welcome

from .conftest import deeds

SHARED = Path(__file__).resolve().parents[5] / "shared"
ODS = """ods_code,name,nhse_region_code,icb_code,address1,open_date,close_date
R0A,MANCHESTER UNIVERSITY NHS FOUNDATION TRUST,Y62,QOP,COBBETT HOUSE,20171001,
RX9,BARROW-IN-FURNESS AND THE BAY NHS TRUST,Y55,Q77,HOUSE,20110701,20240331
"""


def test_a_file_of_the_ods_adds_and_a_second_run_changes_nothing(bring, team):
    found, steps = bring("organisations", ODS)
    assert deeds(steps) == ["add", "add"]
    assert not Organisation.objects.exists()
    assert take_over(found, by=team) == 2
    trust, closed = api.organisation("R0A"), api.organisation("RX9")
    assert (trust.name, trust.region, trust.kind) == (
        "Manchester University NHS Foundation Trust",
        "north-west",
        "trust",
    )
    assert closed.name == "Barrow-in-Furness and the Bay NHS Trust"
    assert (closed.region, closed.closed_on) == ("", dt.date(2024, 3, 31))
    assert deeds(bring("organisations", ODS)[1]) == ["nothing", "nothing"]


def test_a_new_name_and_a_last_day_are_shown_and_taken_over(bring, team, make_organisation):
    make_organisation("R0A", "Old Name")
    make_organisation("RX9", "Barrow-in-Furness and the Bay NHS Trust")
    found, steps = bring("organisations", ODS)
    assert deeds(steps) == ["rename", "close"]
    take_over(found, by=team)
    assert api.organisation("R0A").earlier_names.get().name == "Old Name"
    assert descent.is_closed(api.organisation("RX9"))


def test_snapshots_of_several_years_make_earlier_names_once(bring, team):
    text = (
        "ods_code,name,snapshot\nR1A,First Name,2021-01\nR1A,Second Name,2023-01\nR1A,Second Name,2024-01\n"
    )
    found, steps = bring("organisations", text)
    assert deeds(steps) == ["add", "rename", "nothing"]
    take_over(found, by=team)
    body = api.organisation("R1A")
    assert (body.name, body.earlier_names.get().until) == ("Second Name", dt.date(2022, 12, 31))
    assert set(deeds(bring("organisations", text)[1])) == {"nothing"}


@pytest.mark.parametrize(
    ("line", "column"),
    [
        (",No code,trust,,", "code"),
        ("X1,,trust,,", "name"),
        ("X1,Name,castle,,", "kind"),
        ("X1,Name,,,", "kind"),
        ("X1,Name,trust,Atlantis,", "region"),
        ("X1,Name,trust,,yesterday", "opened"),
        (f"X1,{'n' * 201},trust,,", "name"),
    ],
)
def test_a_fault_names_row_column_and_remedy(bring, line, column):
    found, [step] = bring("organisations", f"code,name,kind,region,opened\n{line}\n")
    assert (step.deed, step.row, step.column) == ("error", 2, column)
    assert step.says
    assert step.remedy
    assert found.rows == []


def test_lists_are_understood_as_people_make_them(bring, make_organisation):
    """A title above the names of columns, other names for them, days in words, bodies by name."""
    text = """Our trusts in March,,,
Organisation code,Organisation name,Type,Date opened
X1,Newtown,NHS Trust,1 April 2024
X2,Here,Local authority,01-Apr-24
"""
    found, steps = bring("organisations", text)
    assert deeds(steps) == ["add", "add"]
    assert [one["values"]["opened"] for one in found.rows] == ["2024-04-01"] * 2
    assert [one["values"]["kind"] for one in found.rows] == ["trust", "council"]
    make_organisation("RX1", "Harbour Trust")
    [step] = bring("people", "E-mail address,Employer,Position\nA@b.example,harbour trust,Nurse\n")[1]
    assert step.values == {"address": "a@b.example", "organisation": "RX1", "job_title": "Nurse"}


@pytest.mark.parametrize(
    ("kind", "text", "missing"),
    [
        ("people", "person,employer\nAda,RX1\n", "email"),
        ("organisations", "code,town\nX1,Here\n", "name"),
        ("partners", "organisation,programme\nRX1,Partners\n", "from"),
    ],
)
def test_a_column_that_is_missing_is_said_once(bring, kind, text, missing):
    with pytest.raises(NotNow, match=f"no column “{missing}”"):
        bring(kind, text)
    assert not Import.objects.exists()


def test_a_list_with_nothing_to_do_does_not_wait(bring, team):
    found, _steps = bring("people", f"email\n{team.email}\n")
    assert found.ended_at is not None


def test_a_list_sent_twice_waits_once(bring, team):
    assert bring("organisations", ODS)[0] == bring("organisations", ODS)[0]
    people = "e-mail,name\nada@example.org,Ada\n"
    held = {bring("people", people, basis)[0] for basis in ("consent", "consent", "contract")}
    assert len(held) == 2, "Another basis makes it another list."
    assert queries.imports_of(team).count() == 3


def test_a_name_in_capitals_begins_with_a_capital(bring):
    steps = bring("organisations", "ods_code,name\nRXW,THE SHREWSBURY AND TELFORD HOSPITAL NHS TRUST")[1]
    assert steps[0].what == "The Shrewsbury and Telford Hospital NHS Trust (RXW)"


def test_two_bodies_of_one_name_are_pointed_out(bring, make_organisation):
    make_organisation("X1", "Harbour Trust")
    [step] = bring("organisations", "code,name,kind\nX2,harbour trust,trust\n")[1]
    assert step.deed == "add"
    assert "X1" in step.says


def test_people_are_invited_once_with_what_waits_for_them(
    bring, team, make_organisation, make_person, post_office
):
    make_organisation("RX1")
    here = make_person("Ada Osei")
    text = (
        "Email,Organisation,Job title\nnew@example.org,rx1,Director\nNEW@example.org,,\n"
        f"{here.email},,\nno address,,\nother@example.org,NOPE,\n"
    )
    found, steps = bring("people", text)
    assert deeds(steps) == ["invite", "nothing", "nothing", "error", "error"]
    assert not accounts.open_invitations().exists()
    take_over(found, by=team)
    assert [letter.to for letter in post_office()] == [["new@example.org"]]
    assert deeds(bring("people", text)[1])[0] == "nothing"
    welcome = Welcome.objects.get()
    assert (welcome.organisation.code, welcome.job_title, welcome.basis) == ("RX1", "Director", "consent")
    person = accounts.join(
        email="new@example.org", name="New", by=team, invitation=accounts.open_invitations().get()
    )
    place = api.affiliation_of(person)
    assert (place.organisation.code, place.job_title) == ("RX1", "Director")
    assert not Welcome.objects.exists()


def test_invitations_go_in_batches(bring, team, sign_in):
    text = "email\n" + "".join(f"person{number}@example.org\n" for number in range(BATCH + 3))
    found, _ = bring("people", text)
    assert take_over(found, by=team) == BATCH
    found.refresh_from_db()
    assert (len(found.rows), found.ended_at) == (3, None)
    page = sign_in(team).get(f"/team/lists/{found.pk}/").text
    assert ("3 invitations wait." in page, "Nothing has changed yet" in page) == (True, False)
    assert take_over(found, by=team) == 3
    assert take_over(found, by=team) == 0
    found.refresh_from_db()
    assert (found.rows, found.done) == ([], BATCH + 3)
    assert accounts.open_invitations().count() == BATCH + 3


@pytest.mark.parametrize(
    "column", ["Network", "Staff networks", "Ethnicity", "Disability", "Sexual orientation"]
)
def test_nobody_joins_a_network_by_a_list(bring, column):
    with pytest.raises(NotNow, match="Nobody joins a network"):
        bring("people", f"email,{column}\na@example.org,x\n")
    assert not Import.objects.exists()


def test_people_need_a_lawful_basis(bring):
    with pytest.raises(NotNow, match="lawful basis"):
        bring("people", "email\na@example.org\n", basis="")


def test_partners_are_added_once(bring, team, make_organisation):
    make_organisation("RX1", "Harbour Trust")
    text = (
        "organisation,programme,from,to\nRX1,Ready  Now,2016-04-01,2018-03-31\nHarbour Trust,"
        "Ready Now,2020-04-01,\n"
        "RX1,Ready Now,2021-04-01,\nNOPE,x,2020-01-01,\nRX1,x,,\nRX1,x,2020-01-02,2020-01-01\n"
    )
    found, steps = bring("partners", text)
    assert deeds(steps) == ["add", "add", "nothing", "error", "error", "error"]
    take_over(found, by=team)
    assert Partnership.objects.count() == 2
    assert deeds(bring("partners", text)[1])[:2] == ["nothing", "nothing"]


def test_a_list_is_forgotten(bring, team):
    found, _ = bring("organisations", ODS)
    discard_list(found, by=team)
    assert take_over(found, by=team) == 0
    assert not Organisation.objects.exists()


def workbook(*lines):
    book, file = Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(file)
    return file.getvalue()


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_files_are_read_in_a_child_and_are_gone(ending, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    raw = {
        "csv": "\ufeffCode;Name\nX1;Ysbyty Môn\n\n".encode(),
        "xlsx": workbook(["Code", "Name", None], ["X1", "Ysbyty Môn", dt.date(2026, 1, 2)]),
    }[ending]
    [row] = reading.read_upload(SimpleUploadedFile(f"list.{ending}", raw))
    assert (row["code"], row["name"], row[""]) == ("X1", "Ysbyty Môn", "2")
    assert list(tmp_path.iterdir()) == []


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b"0" * (child.MOST_UNPACKED + 1))
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("list.exe", b"x"),
        ("list.csv", b"PK\x03\x04"),
        ("list.xlsx", b"code,name\n"),
        ("list.xlsx", b"PK\x03\x04 and nonsense"),
        ("list.csv", b"code\0name\n1\0"),
        ("list.csv", b"only one line\n"),
        ("list.csv", b"code,code\n1,2\n"),
        ("list.csv", b"code\n" + b"x" * 1001),
        ("list.csv", b"code\n" + b"x\n" * 50_001),
        ("list.csv", b"code\n" + b"," * 61),
        ("list.csv", b""),
    ],
)
def test_hostile_files_are_refused_in_words(name, raw):
    with pytest.raises(NotNow) as fault:
        reading.read_upload(SimpleUploadedFile(name, raw))
    assert len(str(fault.value)) > 20


def test_a_zip_bomb_is_not_unpacked():
    with pytest.raises(NotNow, match="too large once unpacked"):
        reading.read_upload(SimpleUploadedFile("list.xlsx", bomb()))


def test_a_file_that_is_too_large_is_not_read():
    with pytest.raises(NotNow, match="10 MB"):
        reading.read_upload(SimpleUploadedFile("list.csv", b"x" * (reading.MOST_BYTES + 1)))


def test_naughty_strings_stay_text(bring, team):
    strings = json.loads((SHARED / "fixtures/security/blns.json").read_text()) if SHARED.exists() else []
    if not strings:
        pytest.skip("The naughty strings lie in ../shared, which is not here.")
    given = [{"code": f"N{n}", "name": text, "kind": "trust", "": str(n)} for n, text in enumerate(strings)]
    given = [row for row in given if row["name"].isprintable() and row["name"].strip()]
    found, steps = bring_list(kind="organisations", rows=given, by=team)
    assert {step.deed for step in steps} <= {"add", "error"}
    take_over(found, by=team)
    assert Organisation.objects.count() == len([step for step in steps if step.deed == "add"])


class TestTheCommand:
    def test_it_says_first_and_does_later(self, db, tmp_path, capsys):
        file = tmp_path / "ods.csv"
        file.write_text(ODS)
        call_command("import_organisations", str(file))
        said = capsys.readouterr().out
        assert "2 to add" in said
        assert "Nothing was changed" in said
        assert not Organisation.objects.exists()
        call_command("import_organisations", str(file), "--for-real")
        assert Organisation.objects.count() == 2
        assert file.exists()

    def test_a_file_it_cannot_read_is_explained(self, db, tmp_path):
        file = tmp_path / "ods.csv"
        file.write_text("nothing")
        with pytest.raises(CommandError, match="no rows"):
            call_command("import_organisations", str(file))


@pytest.mark.parametrize(
    "name",
    [
        "organisations/ods_etr_nhs_trusts.csv",
        "organisations/ods_etr_snapshots_2021_2026.csv",
        "organisations/icb_names_codes_dec_2024.csv",
        "organisations/nhs_provider_dim_organisation_2024_25.csv",
        "geography/lookup_nhs_trusts22_nhs_region21.csv",
    ],
)
def test_real_files_of_the_ods_are_read_without_a_fault(name, db):
    file = SHARED / "data" / name
    if not file.exists():
        pytest.skip(f"{name} lies in ../shared, which is not here.")
    steps = bodies.plan(reading.read_file(file))
    assert len(steps) > 40
    assert [step for step in steps if step.is_error] == []


LONG_LIST = "code,name,kind\n" + "\n".join(f"X{number},Body {number},other" for number in range(7))


@pytest.fixture
def _short_pieces(monkeypatch):
    monkeypatch.setattr(long_lists, "LONG", 5)
    monkeypatch.setattr(long_lists, "PIECE", 3)


@pytest.mark.usefixtures("_short_pieces")
class TestALongList:
    def test_it_is_taken_over_in_pieces_and_what_fails_is_told(
        self, bring, team, make_organisation, django_capture_on_commit_callbacks
    ):
        found, _steps = bring("organisations", LONG_LIST)
        assert long_lists.is_long(found)
        found.rows[1]["values"]["code"] = "no code"
        found.save()
        with django_capture_on_commit_callbacks(execute=True):
            long_lists.begin(found, by=team)
            long_lists.begin(found, by=team)
        found.refresh_from_db()
        assert (found.done, found.whole, found.goes_on) == (6, 7, False)
        [fault] = found.faults
        assert (fault["row"], "A code has letters" in fault["why"]) == (3, True)
        assert Organisation.objects.count() == 6
        assert long_lists.resume() == 0

    def test_it_goes_on_where_it_was_cut_off(self, bring, team, django_capture_on_commit_callbacks):
        found, _steps = bring("organisations", LONG_LIST)
        long_lists.begin(found, by=team)
        assert long_lists.piece(found.pk)
        assert Organisation.objects.count() == 3
        with django_capture_on_commit_callbacks(execute=True):
            call_command("resume_lists")
        found.refresh_from_db()
        assert (found.done, found.rows) == (7, [])
        assert not long_lists.piece(found.pk)

    def test_it_stops_where_whoever_brought_it_has_left_the_team(self, bring, team):
        found, _steps = bring("organisations", LONG_LIST)
        long_lists.begin(found, by=team)
        team.roles.all().delete()
        assert not long_lists.piece(found.pk)
        found.refresh_from_db()
        assert (found.done, len(found.faults), found.goes_on) == (0, 7, False)
        assert not Organisation.objects.exists()

    def test_the_pages_say_how_far_it_is_and_what_became_of_it(
        self, bring, team, sign_in, django_capture_on_commit_callbacks
    ):
        found, _steps = bring("organisations", LONG_LIST)
        browser = sign_in(team)
        assert "taken over in the background" in browser.get(f"/team/lists/{found.pk}/").content.decode()
        assert browser.post(f"/team/lists/{found.pk}/do/").status_code == 302
        assert "0 of 7" in browser.get(f"/team/lists/{found.pk}/").content.decode()
        with django_capture_on_commit_callbacks(execute=True):
            long_lists.resume()
        page = browser.get(f"/team/lists/{found.pk}/").content.decode()
        assert "7 of 7" in page
        assert "<progress" not in page
        assert "Long lists that were taken over" in browser.get("/team/lists/").content.decode()
