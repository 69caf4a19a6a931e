"""What organisations show on the pages of lower apps."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.organisations import presenters, queries
from fairlead_web.organisations.permissions import may


def navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The entry that everybody sees."""
    return [{"href": reverse("organisations:list"), "text": _("Organisations")}]


def record_navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The way to the audit record, for those who may read it."""
    return [{"href": reverse("audit:events"), "text": "Record"}] if may(request.user, "audit.read") else []


def my_roles(request: HttpRequest) -> str:
    """The roles I hold today, on my own page."""
    lines = presenters.role_lines(queries.roles_of(request.user.pk))
    return render_to_string("organisations/my_roles.jinja", {"lines": lines}, request)


def roles(person: Any) -> str:
    """A person's roles in a few words, for the demonstration's list of people."""
    lines = presenters.role_lines(queries.roles_of(person.pk))
    return render_to_string("organisations/roles.jinja", {"lines": lines}) if lines else ""
