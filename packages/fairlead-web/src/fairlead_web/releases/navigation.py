"""The entry in the site's navigation for people who handle releases."""

from django.http import HttpRequest
from django.urls import reverse

from fairlead_web.organisations.api import is_approver, is_lead


def entries(request: HttpRequest) -> list[dict[str, str]]:
    """One's own releases, for people who lead or approve for an organisation."""
    if is_lead(request.user) or is_approver(request.user):
        return [{"href": reverse("releases:list"), "text": "My releases"}]
    return []
