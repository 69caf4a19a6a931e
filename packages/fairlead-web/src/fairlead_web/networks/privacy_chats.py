"""What live chats hold about people."""

from django.utils.translation import gettext_noop as _

from fairlead_web.accounts.api import Blank, Expiry, declare, kinds
from fairlead_web.networks.models.chat import KEPT

declare(
    "networks.LiveChat",
    purpose="Holding a network's live chats, and keeping their edited summaries",
    retention="As long as the network; a guest is named because they agreed, until they ask otherwise",
    fields=kinds(
        plain="network title about summary summary_public opens_at closes_at",
        identity="guest_name guest_role",
        technical="id guest_agreed_on planned_at cancelled_at summarised_at",
    ),
)
declare(
    "networks.ChatQuestion",
    purpose=_("Putting your questions in a live chat"),
    basis=_("Explicit consent, given by asking after reading who sees it"),
    retention=_("Until 30 days after the live chat has closed, or until you take it back or leave"),
    subject="asker",
    fields=kinds(
        special="chat text",
        content="named quote answer answered_by reason",
        technical="id asker state asked_at put_at answered_at",
    ),
    export=("chat", "text", "named", "quote", "state", "answer", "answered_by", "reason", "asked_at"),
    expires=Expiry("chat__closes_at", KEPT),
)
declare(
    "networks.Exchange",
    purpose=_("Keeping what was asked and answered in a summary, as far as you agreed"),
    basis=_("Explicit consent to how the question is quoted"),
    retention=_("As long as the summary; without name and words once you take them back or leave"),
    subject="asker",
    fields=kinds(
        special="chat question",
        content="named answer answered_by",
        technical="id asked asker position",
    ),
    export=("chat", "question", "named", "answer", "answered_by"),
    erase=Blank(
        "The answer stays for others; who asked and in which words does not",
        {"asker": None, "named": False, "question": ""},
    ),
)
