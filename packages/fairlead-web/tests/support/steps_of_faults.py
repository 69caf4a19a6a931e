"""What is shown where something went wrong, for which nobody can be led to an address."""

from typing import Any

from django.db import OperationalError, connection
from django.urls import reverse
from steps import Browser, step
from world import World


def failing(fault: Exception) -> Any:
    """A database that answers every question with this fault."""

    def wrapper(*_asked: Any) -> Any:
        raise fault

    return connection.execute_wrapper(wrapper)


@step("home/error_400")
def a_request_names_another_site(world: World, browser: Browser) -> Any:
    """An address that nobody understands."""
    return browser.opens("/", HTTP_HOST="not_a_host!")


@step("home/error_form")
def a_form_has_expired(world: World, browser: Browser) -> Any:
    """It came without its token."""
    return Browser(enforce_csrf_checks=True).sends(reverse("content:ask"), {"text": "When?"})


@step("home/error_form", "person")
def a_form_has_expired_for_somebody(world: World, browser: Browser) -> Any:
    """The same for somebody who is signed in."""
    browser.client.handler.enforce_csrf_checks = True
    return browser.sends(reverse("accounts:profile"), {"name": "Pat"})


@step("home/error_500")
def something_is_broken(world: World, browser: Browser) -> Any:
    """On our side."""
    with failing(RuntimeError("broken")):
        return browser.opens(reverse("organisations:list"))


@step("home/error_503")
def the_database_is_away(world: World, browser: Browser) -> Any:
    """For a while."""
    with failing(OperationalError("away")):
        return browser.opens(reverse("organisations:list"))


@step("content/ask")
def too_many_questions(world: World, browser: Browser) -> Any:
    """From one connection."""
    for number in range(40):
        answer = browser.sends(reverse("content:ask"), {"email": "a@example.org", "text": f"When {number}?"})
        if answer.status_code == 429:
            break
    return answer
