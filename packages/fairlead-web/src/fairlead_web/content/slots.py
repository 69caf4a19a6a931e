"""What the editorial pages add to the pages of lower apps."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from fairlead_web.organisations.api import may


def navigation(request: HttpRequest) -> list[dict[str, str]]:
    """Entries that everybody sees."""
    return [
        {"href": reverse("content:themes"), "text": _("Themes")},
        {"href": reverse("content:news"), "text": _("News")},
    ]


def team_navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The queue of enquiries and the editing pages, for those whose work they are."""
    entries = []
    if may(request.user, "content.answer_enquiries"):
        entries.append({"href": reverse("content:enquiries"), "text": "Enquiries", "office": "team"})
    if may(request.user, "content.edit"):
        entries.append({"href": reverse("wagtailadmin_home"), "text": "Edit pages", "office": "team"})
    return entries
