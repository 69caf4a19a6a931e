"""What the home page's app shows on lower pages."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def navigation(request: HttpRequest) -> list[dict[str, str]]:
    """The way to one's own page, for those who are signed in."""
    return [{"href": reverse("home:mine"), "text": _("My page")}] if request.user.is_authenticated else []
