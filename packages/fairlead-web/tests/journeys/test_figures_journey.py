"""From a table or a release folder to the page that everybody reads, in a real browser."""

import io
import zipfile
from pathlib import Path

import pytest

from fairlead_web.config.worker import Queue
from fairlead_web.releases.models import Release
from fairlead_web.releases.store import path

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True, serialized_rollback=True)]

TABLE = (
    b"Ethnic group,Number appraised,Number of staff\r\n"
    b"White,2010,3000\r\nMixed,60,90\r\nAsian,400,700\r\nBlack,210,420\r\nOther,3,70\r\nNot stated,40,100\r\n"
)
TITLE = "Staff who had an appraisal"
IN_THE_QUEUE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


def sends_table(visitor):
    visitor.opens("/releases/").reads("My releases")
    visitor.page.get_by_role("button", name="Add figures").click()
    visitor.reads("Synthetic Example Trust Add figures").follows("Table of counts")
    visitor.reads("Synthetic Example Trust Send a table of counts")
    visitor.page.locator("input[type=file]").set_input_files(
        {"name": "staff.csv", "mimeType": "text/csv", "buffer": TABLE}
    )
    return visitor.presses("Send and read").reads("staff.csv What was understood")


def works_off_the_queue():
    """As the site's worker does it. The package's own command would silence its log for all later tests."""
    Queue(
        queue_names=["default"], excluded_queue_names=[], backend_name="default", interval=0, batch=True,
        startup_delay=False, max_tasks=None, worker_id="one",
    ).run()  # fmt: skip  # several to a line read better here


def answers(visitor):
    page = visitor.page
    assert "ethnicity" in page.get_by_role("row", name="Ethnic group").inner_text()
    page.get_by_label("Which period is the table about?").fill("2025/26")
    page.get_by_label("What do the figures measure?").select_option(label="Something else, in my own words")
    page.get_by_label("What is it called?").fill(TITLE)
    page.get_by_label("Who is counted?").fill("Staff who had an appraisal in the year")
    page.get_by_label("Out of whom?").fill("Staff in post on 31 March")
    page.get_by_label("Where do the counts come from?").fill("Electronic staff record")
    page.get_by_label("Higher is better").check()
    page.get_by_label("Leadership").check()
    return visitor.presses("Count it")


def approves(visitor, approver):
    visitor.signs_in(approver).opens("/releases/").reads("My releases").follows(TITLE)
    visitor.reads(f"Synthetic Example Trust {TITLE}")
    assert "withheld" in visitor.page.get_by_role("row", name="Other ethnic groups").first.inner_text()
    return visitor.presses("Approve and make public").reads(f"Synthetic Example Trust {TITLE}")


def test_a_table_of_counts_becomes_a_public_page(visitor, lead, approver, settings):
    settings.TASKS = IN_THE_QUEUE
    answers(sends_table(visitor.signs_in(lead)))
    visitor.reads("Synthetic Example Trust Working on it")
    visitor.page.goto("about:blank")
    works_off_the_queue()
    visitor.opens("/releases/").follows(TITLE).reads(f"Synthetic Example Trust {TITLE}")
    visitor.presses("Ask for approval").reads(f"Synthetic Example Trust {TITLE}")
    assert visitor.page.get_by_role("button", name="Approve and make public").count() == 0
    approves(visitor, approver)

    visitor.signs_out().opens("/observatory/").reads("Observatory")
    visitor.page.get_by_role("link", name=TITLE).click()
    visitor.reads(f"Synthetic Example Trust {TITLE}")
    shown = visitor.page.locator("main").inner_text()
    for words in (
        "synthetic",
        "Black",
        "What this cannot tell you",
        "Completeness",
        "Electronic staff record",
    ):
        assert words in shown
    assert "3 of 70" not in shown
    assert visitor.page.locator(".fl-figure__chart svg").count() == 1
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("link", name="These figures as CSV").click()
    text = Path(waiting.value.path()).read_text()
    assert "2010" in text
    assert ",Other ethnic groups," in text
    visitor.opens("/").reads("Are the gaps real, and are they closing?")
    assert TITLE in visitor.page.locator("main").inner_text()


def test_a_release_folder_becomes_a_public_page(visitor, lead, approver):
    answers(sends_table(visitor.signs_in(lead))).reads(f"Synthetic Example Trust {TITLE}")
    folder = path(Release.objects.get().folder)
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for one in sorted(folder.iterdir()):
            archive.write(one, f"my-release/{one.name}")
    visitor.presses("Delete this release").reads("My releases")

    visitor.opens("/releases/add/RX1/release/").reads("Synthetic Example Trust Send a release folder")
    visitor.page.locator("input[type=file]").set_input_files(
        {"name": "my-release.zip", "mimeType": "application/zip", "buffer": held.getvalue()}
    )
    visitor.presses("Send and verify").reads(f"Synthetic Example Trust {TITLE}")
    visitor.presses("Ask for approval")
    approves(visitor, approver)
    visitor.signs_out().opens("/observatory/").page.get_by_role("link", name=TITLE).click()
    visitor.reads(f"Synthetic Example Trust {TITLE}").follows(TITLE).reads(f"Synthetic Example Trust {TITLE}")
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("link", name="certificate.json").click()
    assert waiting.value.suggested_filename == "certificate.json"


def test_without_scripts(without_scripts, lead, approver):
    visitor = without_scripts
    page = visitor.signs_in(lead).opens("/releases/add/RX1/table/").page
    page.locator("input[type=file]").set_input_files(
        {"name": "staff.csv", "mimeType": "text/csv", "buffer": TABLE}
    )
    answers(visitor.presses("Send and read")).presses("Ask for approval")
    visitor.signs_in(approver).opens("/releases/").follows(TITLE).presses("Approve and make public")
    visitor.signs_out().opens("/observatory/").page.get_by_role("link", name=TITLE).click()
    assert page.get_by_role("heading", level=1).inner_text().endswith(TITLE)
    assert page.locator(".fl-figure__chart svg").count() == 1


def test_a_file_that_cannot_be_read_is_answered_beside_the_field(visitor, lead):
    visitor.signs_in(lead).opens("/releases/add/RX1/table/")
    visitor.page.locator("input[type=file]").set_input_files(
        {
            "name": "people.csv",
            "mimeType": "text/csv",
            "buffer": b"NHS number,Ethnic group\n1,White\n2,White\n",
        }
    )
    visitor.presses("Send and read")
    visitor.page.get_by_role("alert").wait_for()
    assert "rows about people" in visitor.page.get_by_role("alert").inner_text()


def test_small_screens_and_keyboards(visitor, lead, approver):
    answers(sends_table(visitor.signs_in(lead))).presses("Ask for approval")
    approves(visitor, approver)
    visitor.page.set_viewport_size({"width": 320, "height": 640})
    release = Release.objects.get()
    for address in (
        "/observatory/",
        f"/observatory/releases/{release.pk}/",
        "/observatory/RX1/own_staff_who_had_an_appraisal@1/",
        "/releases/",
        f"/releases/{release.pk}/",
    ):
        visitor.opens(address)
        assert visitor.page.evaluate("document.documentElement.scrollWidth") <= 320, address
    visitor.opens("/observatory/")
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        if TITLE in visitor.page.evaluate("document.activeElement.textContent"):
            break
    visitor.page.keyboard.press("Enter")
    visitor.reads(f"Synthetic Example Trust {TITLE}")
