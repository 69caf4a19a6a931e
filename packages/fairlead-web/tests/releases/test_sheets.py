"""Workbooks with several sheets: the one with counts is found, another can be chosen, people are refused."""

import io
import re

import openpyxl
import pytest

from fairlead import api
from fairlead.api import FairleadError
from fairlead_web.releases import actions, store
from fairlead_web.releases.models import Upload

from .conftest import ANSWERS, sent

pytestmark = pytest.mark.django_db

COVER = [["Workforce report"], ["Made by the people team"]]
STAFF = [["Ethnic group", "Number appraised", "Number of staff"], ["White", 2010, 3000], ["Asian", 400, 700]]
NEWER = [["Ethnic group", "Number appraised", "Number of staff"], ["White", 2200, 3100], ["Black", 300, 500]]
ROWS = [["Employee Number", "Ethnic group"], ["E1", "White"], ["E2", "Asian"], ["E3", "Asian"]]


def workbook(**sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    held = io.BytesIO()
    book.save(held)
    return sent("staff.xlsx", held.getvalue())


@pytest.fixture
def send(people):
    return lambda **sheets: actions.upload_table(
        organisation=people.trust, file=workbook(**sheets), by=people.lead
    )


def test_the_first_sheet_with_counts_is_read(send):
    assert send(Cover=COVER, Staff=STAFF, Newer=NEWER).sheet == "Staff"


def test_one_sheet_alone_needs_no_name(send):
    assert send(Staff=STAFF).sheet == ""


def test_people_on_any_sheet_are_refused(send):
    with pytest.raises(FairleadError, match="rows about people"):
        send(Staff=STAFF, Raw=ROWS)
    assert not Upload.objects.exists()


def test_no_sheet_with_counts_is_refused(send):
    with pytest.raises(FairleadError, match="No column names groups"):
        send(Cover=COVER, Notes=COVER)


def test_groups_that_stand_side_by_side_are_not_taken_for_people(send):
    with pytest.raises(FairleadError, match="side by side, one column each") as refused:
        send(Cover=COVER, Wide=[["Band", "White", "Asian", "Black"], ["5", 100, 50, 40], ["8a", 30, 6, 5]])
    assert "Transpose" in refused.value.remedy
    assert not Upload.objects.exists()


def test_the_page_says_which_columns_were_taken_for_the_counts(send, sign_in, people):
    staff = [["Ethnic group", "In band 8a and above", "All of them"], *STAFF[1:]]
    page = sign_in(people.lead).get(f"/releases/uploads/{send(Staff=staff).pk}/").content.decode()
    assert "It holds counts, and was taken for the numerator." in page
    assert "Neither its heading nor its values" not in page


def test_counts_that_were_withheld_already_are_asked_for(send):
    starred = [STAFF[0], ["White", 2010, 3000], ["Asian", 400, 700], ["Black", "*", 90], ["Mixed", "<5", 40]]
    with pytest.raises(FairleadError, match=r"'\*' and '<5' stand in the column 'Number appraised'"):
        send(Staff=starred)
    assert not Upload.objects.exists()


def test_too_many_sheets_are_refused_in_words(send):
    with pytest.raises(FairleadError, match="13 sheets"):
        send(**{f"Sheet{number}": STAFF for number in range(13)})


def test_another_sheet_is_chosen_and_counted(send, sign_in, people):
    upload = send(Cover=COVER, Staff=STAFF, Newer=NEWER)
    page = f"/releases/uploads/{upload.pk}/"
    browser = sign_in(people.lead)
    assert "This is the sheet “Staff”" in browser.get(page).content.decode()
    assert browser.post(f"{page}sheet/", {"sheet": "Newer"}).headers["Location"] == page
    assert "This is the sheet “Newer”" in browser.get(page).content.decode()
    release = actions.answer(Upload.objects.get(), answers=ANSWERS, by=people.lead)
    assert release.upload.sheet == "Newer"


def test_a_sheet_without_counts_leaves_the_one_before(send, sign_in, people):
    upload = send(Cover=COVER, Staff=STAFF)
    answer = sign_in(people.lead).post(f"/releases/uploads/{upload.pk}/sheet/", {"sheet": "Cover"})
    assert answer.status_code == 422
    assert "No column names groups" in answer.content.decode()
    assert Upload.objects.get().sheet == "Staff"


def test_a_sheet_that_is_not_there_and_a_stranger(send, sign_in, people):
    upload = send(Cover=COVER, Staff=STAFF)
    page = f"/releases/uploads/{upload.pk}/sheet/"
    assert "Choose one of the sheets" in sign_in(people.lead).post(page, {"sheet": "No"}).content.decode()
    assert sign_in(people.stranger).post(page, {"sheet": "Staff"}).status_code == 404


@pytest.fixture
def readings(monkeypatch):
    """The sheets that are read from here on, each reading in a process of its own."""
    read, real = [], api.profile

    def reading(path, *, sheet=None, limits=None):
        read.append(sheet)
        return real(path, sheet=sheet, limits=limits)

    monkeypatch.setattr(api, "profile", reading)
    return read


def test_what_was_read_once_is_not_read_for_every_look_at_the_page(send, sign_in, people, readings):
    upload = send(Staff=STAFF)
    page, browser = f"/releases/uploads/{upload.pk}/", sign_in(people.lead)
    first = browser.get(page).content.decode()
    assert "Number appraised" in first
    actions.answer(upload, answers=ANSWERS, by=people.lead)
    assert readings == [None]


def test_what_an_earlier_version_kept_is_read_anew(send, sign_in, people, readings):
    upload = send(Cover=COVER, Staff=STAFF)
    page, browser = f"/releases/uploads/{upload.pk}/", sign_in(people.lead)
    first = browser.get(page)
    folder = store.path(upload.folder)
    for kept in folder.glob("columns-*.json"):
        kept.write_text('{"form": "as it was"}')
    readings.clear()
    assert understood(browser.get(page)) == understood(first) != []
    assert readings == ["Staff"]
    assert not list(folder.glob("*.half"))


def understood(page):
    """What the page says of the columns."""
    return re.findall(r"<t[dh][^>]*>.*?</t[dh]>", page.content.decode())
