"""Proving an address with a code, before there is an account. The session holds a hash of the code.

Who has an account already gets a letter that says so, instead of a code; the page is the same.
"""

import time
from uuid import uuid4

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from fairlead_web.accounts import actions, queries
from fairlead_web.accounts.adapter import CODE_LIVES

KEPT = "accounts.proving"
MOST_ATTEMPTS = 5


def begin(request: HttpRequest, email: str) -> None:
    """Write the letter, and remember what was in it."""
    known = queries.person_at(email)
    code = str(get_adapter(request).generate_login_code())
    link = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('account_login')}"
    text = gettext(
        "Your code for joining %(site)s:\n\n%(code)s\n\nEnter it in the browser window where you asked "
        "for it. It works for ten minutes.\n\nIf you did not ask for it, somebody typed your address. "
        "Without this code they get no further; you need do nothing."
    ) % {"code": code, "site": settings.SITE.name}
    if known is not None and known.closed_at:
        text = gettext(
            "Somebody asked to join %(site)s with your address. You had an account, and it is closed. If it "
            "was you, the programme team can open it again:\n\n%(link)s\n\n"
            "If it was not, you need do nothing."
        ) % {"link": settings.WAGTAILADMIN_BASE_URL + reverse("home:contact"), "site": settings.SITE.name}
    elif known is not None:
        text = gettext(
            "Somebody asked to join %(site)s with your address, and you have an account already. "
            "If it was you, sign in:\n\n%(link)s\n\nIf it was not, you need do nothing."
        ) % {"link": link, "site": settings.SITE.name}
    actions.write_letter(
        to=known if known and known.is_active else email,
        subject=gettext("Your code for %(site)s") % {"site": settings.SITE.name},
        text=text,
        key=f"join-{uuid4().hex}",
        kind="sign-in",
        good_until=timezone.now() + CODE_LIVES,
    )
    request.session[KEPT] = {
        "email": email,
        "hash": make_password(uuid4().hex if known else plain(code)),
        "until": time.time() + CODE_LIVES.total_seconds(),
        "attempts": 0,
    }


def plain(code: str) -> str:
    """A code as it counts: without spaces, hyphens or capitals."""
    return code.replace("-", "").replace(" ", "").upper()


def address(request: HttpRequest) -> str:
    """The address that is being proved; empty where none is, or too late."""
    kept = request.session.get(KEPT)
    if not kept or kept["until"] < time.time() or kept["attempts"] >= MOST_ATTEMPTS:
        return ""
    return str(kept["email"])


def fits(request: HttpRequest, code: str) -> bool:
    """Whether this is the code; each look counts."""
    kept = request.session[KEPT]
    request.session[KEPT] = {**kept, "attempts": kept["attempts"] + 1}
    return check_password(plain(code), kept["hash"])


def end(request: HttpRequest) -> None:
    """Forget it."""
    request.session.pop(KEPT, None)
