"""What the bench adds to a demonstration that has no use for it, so that the pages about it are measured.

A demonstration's people sign in by choosing who to be, so none of its bodies has a sign-in of its own; and
links in letters lead to pages that no other page leads to.
"""

import re

from bench.programme import person
from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter
from fairlead_web.audit.api import SITE
from fairlead_web.organisations.actions import connect_body
from fairlead_web.organisations.models import Organisation

OWN_SIGN_IN = "harbour"
LINK = re.compile(r"https?://[^/\s]+(/\S+)")


def own_sign_in() -> None:
    """A body whose people sign in through its own system, where nothing answers."""
    if not accounts.connections().filter(provider_id=OWN_SIGN_IN).exists():
        connect_body(
            Organisation.objects.get(code="SYN1"),
            code=OWN_SIGN_IN,
            name="Synthetic Harbour",
            server_url="https://localhost:9",
            client_id="fairlead",
            secret="secret",  # noqa: S106  (of nothing)
            domains=["harbour.invalid"],
            by=SITE,
        )


def addresses() -> list[str]:
    """Where the letters that wait to be sent lead, and the link at the foot of a digest."""
    texts = [*Letter.objects.values_list("text", flat=True), accounts.unsubscribe_link(person("member"))]
    return [found for text in texts for found in LINK.findall(text)]
