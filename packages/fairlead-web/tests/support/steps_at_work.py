"""Releases and lists in each state of their lives, and what the team and administrators are led to."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from django.urls import reverse
from django.utils import timezone
from public_releases import write_draft
from steps import Browser, step
from world import World

from fairlead_web.accounts import api as accounts
from fairlead_web.content.models import ArticlePage, NewsIndexPage
from fairlead_web.networks.models import Ask, AskReply, Network
from fairlead_web.organisations.models import Import
from fairlead_web.releases.models import Job, Release, Upload

WHY = (
    "Row 12: “Ethnic group” holds “Whte”, which is not in the code list.\nCorrect it and send the file again."
)
FAULT = {"row": 3, "what": "X1", "why": "A code has letters and digits."}


def progress(world: World, browser: Browser, **job: Any) -> Any:
    """The page of the work on a draft, whose job stands so."""
    Job.objects.filter(release=world.things["draft"]).update(**job)
    return browser.opens(reverse("releases:progress", args=[world.things["draft"]]))


@step("releases/progress", "lead")
def the_work_waits(world: World, browser: Browser) -> Any:
    """For its turn."""
    return progress(world, browser)


@step("releases/progress", "lead")
def the_work_goes_on(world: World, browser: Browser) -> Any:
    """Half way."""
    return progress(
        world,
        browser,
        state="running",
        stage="Protecting small counts",
        share=0.5,
        heartbeat_at=timezone.now(),
    )


@step("releases/progress", "lead")
def the_work_failed(world: World, browser: Browser) -> Any:
    """With what to do about it."""
    return progress(world, browser, state="failed", message=WHY, finished_at=timezone.now())


def release(world: World, browser: Browser, which: str, **about: Any) -> Any:
    """The page of a release, to which something happened."""
    found = world.things[which]
    Release.objects.filter(pk=found).update(**about)
    return browser.opens(reverse("releases:release", args=[found]))


@step("releases/release", "lead")
def a_release_is_checked_and_was_sent_back(world: World, browser: Browser) -> Any:
    """A draft that may be sent for approval, with the approver's note."""
    return release(world, browser, "checked", returned_note="The period is wrong.")


@step("releases/release", "lead")
def a_release_waits(world: World, browser: Browser) -> Any:
    """For somebody else."""
    return release(world, browser, "awaiting")


@step("releases/release", "approver")
def a_release_is_public(world: World, browser: Browser) -> Any:
    """And may be withdrawn."""
    return release(world, browser, "public")


@step("releases/release", "lead")
def a_release_is_superseded(world: World, browser: Browser) -> Any:
    """By a newer one."""
    now = timezone.now()
    return release(
        world, browser, "public", state="superseded", superseded_at=now, superseded_by=world.things["checked"]
    )


@step("releases/release", "lead")
def a_release_is_withdrawn(world: World, browser: Browser) -> Any:
    """With a note that everybody sees."""
    return withdrawn(world, browser, reverse("releases:release", args=[world.things["public"]]))


@step("observatory/release")
def figures_are_withdrawn(world: World, browser: Browser) -> Any:
    """The same as the public reads it."""
    return withdrawn(world, browser, reverse("observatory:release", args=[world.things["public"]]))


@step("observatory/gone")
def an_indicator_is_withdrawn_for_everybody(world: World, browser: Browser) -> Any:
    """Where its figures stood."""
    return withdrawn(world, browser, reverse("observatory:indicator", args=["RX1", "appraisal@1"]))


def withdrawn(world: World, browser: Browser, address: str) -> Any:
    """A page about a release that was withdrawn."""
    Release.objects.filter(pk=world.things["public"]).update(
        state="withdrawn",
        withdrawn_at=timezone.now(),
        withdrawn_by=world.people["approver"],
        withdrawal_note="A site was counted twice.",
    )
    return browser.opens(address)


@step("releases/release", "approver")
def a_deed_is_refused(world: World, browser: Browser) -> Any:
    """Sent back without a reason."""
    return browser.sends(reverse("releases:return", args=[world.things["awaiting"]]), {"note": " "})


@step("releases/gone", "lead")
def a_table_waited_too_long(world: World, browser: Browser) -> Any:
    """Its file is deleted."""
    Upload.objects.filter(pk=world.things["upload"]).update(deleted_at=timezone.now())
    return browser.opens(reverse("releases:understanding", args=[world.things["upload"]]))


@step("releases/add_table", "lead")
def a_table_cannot_be_read(world: World, browser: Browser) -> Any:
    """What is wrong about it."""
    file = SimpleUploadedFile("notes.csv", b"")
    return browser.sends(reverse("releases:add_table", args=["RX1"]), {"file": file})


@step("releases/add_study", "lead")
def rows_may_be_sent(world: World, browser: Browser) -> Any:
    """A copy of the site that takes rows."""
    with override_settings(ALLOW_ROW_UPLOAD=True):
        return browser.opens(reverse("releases:add_study", args=["RX1"]))


@step("releases/add", "lead")
def rows_are_a_third_road(world: World, browser: Browser) -> Any:
    """The roads of such a copy."""
    with override_settings(ALLOW_ROW_UPLOAD=True):
        return browser.opens(reverse("releases:add", args=["RX1"]))


@step("organisations/close_account", "team")
def an_account_may_be_closed(world: World, browser: Browser) -> Any:
    """Of somebody who left, with the roles that end."""
    return browser.sends(reverse("team:find_account"), {"person": world.people["lead"].email})


@step("organisations/form", "team")
def an_account_may_be_opened_again(world: World, browser: Browser) -> Any:
    """Of somebody who came back."""
    return browser.sends(reverse("team:find_account"), {"person": world.people["deactivated"].email})


@step("organisations/reset_second_step", "administrator")
def a_second_step_may_be_reset(world: World, browser: Browser) -> Any:
    """Of somebody who lost theirs; without the answers that are asked for."""
    return resetting(browser)


@step("organisations/form", "administrator")
def a_second_step_was_reset(world: World, browser: Browser) -> Any:
    """And afterwards."""
    return resetting(browser, reason="stolen", proof="called")


def resetting(browser: Browser, **answers: str) -> Any:
    """Find whose it is, and send the form of the page that names them."""
    [lou] = accounts.people().filter(email="lou.lost@example.org")
    browser.sends(reverse("administration:find_second_step"), {"person": lou.email})
    return browser.sends(reverse("administration:reset_second_step"), {"whose": lou.pk, **answers})


def long_list(world: World, browser: Browser, **about: Any) -> Any:
    """A list that is taken over in the background."""
    held = Import.objects.filter(pk=world.things["list"])
    held.update(kind="people", started_at=timezone.now(), done=4, **about)
    return browser.opens(reverse("team:list", args=[world.things["list"]]))


@step("organisations/long_list", "team")
def a_long_list_goes_on(world: World, browser: Browser) -> Any:
    """With rows that could not be taken over."""
    return long_list(world, browser, faults=[FAULT])


@step("organisations/long_list", "team")
def a_long_list_is_taken_over(world: World, browser: Browser) -> Any:
    """To its end."""
    return long_list(world, browser, rows=[], ended_at=timezone.now())


@step("organisations/dry_run", "team")
def a_list_has_faults(world: World, browser: Browser) -> Any:
    """Rows with what would happen, as they were read from a file."""
    rows = b"code,name,kind\nX1,Body of the coast,other\nno code,,other\nRX1,Synthetic Trust RX1,trust\n"
    file = SimpleUploadedFile("bodies.csv", rows)
    return browser.sends(reverse("team:lists"), {"kind": "organisations", "file": file})


@step("observatory/network")
def a_network_has_figures(world: World, browser: Browser) -> Any:
    """Figures broken down by what it is about."""
    Network.objects.filter(code=world.things["network"]).update(characteristic="sex")
    return browser.opens(reverse("networks:detail", args=[world.things["network"]]))


@step("networks/ask", "lead")
def an_ask_and_a_reply_were_corrected(world: World, browser: Browser) -> Any:
    """As everybody reads it, and whoever may correct the reply again."""
    asked, today = world.things["answered_ask"], timezone.localdate()
    Ask.objects.filter(pk=asked).update(corrected_on=today)
    AskReply.objects.filter(ask=asked).update(corrected_on=today, to_earlier_words=True)
    return browser.opens(reverse("networks:ask", args=[world.things["network"], asked]))


@step("content/article")
def an_article_holds_a_figure(world: World, browser: Browser) -> Any:
    """A live figure, with its chart."""
    body = [("figure", {"figure": "RX1/appraisal@1", "body": ""})]
    article = NewsIndexPage.objects.get().add_child(instance=ArticlePage(title="With a figure", body=body))
    return browser.opens(article.get_url())


@step("organisations/detail", "lead")
def an_organisation_has_drafts(world: World, browser: Browser) -> Any:
    """As its lead sees it."""
    write_draft(world.people["trust"], world.people["lead"], period="2021", study="2021")
    return browser.opens(reverse("organisations:detail", args=["RX1"]))
