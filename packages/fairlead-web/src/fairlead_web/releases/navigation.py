"""The entry in the site's navigation for people who handle releases."""

from django.http import HttpRequest
from django.urls import reverse

from fairlead_web.releases import queries


def entries(request: HttpRequest) -> list[dict[str, str]]:
    """One's own releases, for people who lead or approve for an organisation."""
    if request.user.is_authenticated and queries.own_organisations(request.user).exists():
        return [{"href": reverse("releases:list"), "text": "My releases"}]
    return []
