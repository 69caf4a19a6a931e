"""Taking out the name of a live chat's guest, whenever they ask for it: a name stands only with consent."""

import re
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.models import ChatQuestion, Exchange, LiveChat
from fairlead_web.networks.permissions import may_unname_guest
from fairlead_web.ui import api as ui

SHORTEST = 3  # letters: anything shorter stands in other words too often


@transaction.atomic
def forget_guest(chat: LiveChat, *, by: Any) -> None:
    """Take the guest's name and role out, and the name as it was given out of every text of the chat."""
    if not may_unname_guest(by, chat):
        raise NotNow(_("Only the chair, or the programme team for a public summary, takes a name out."))
    held = LiveChat.objects.select_for_update().get(pk=chat.pk)
    name = held.guest_name
    if not name:
        return
    held.guest_name, held.guest_role, held.guest_agreed_on = "", "", None
    without(held, name, "title", "about", "summary")
    held.save()
    for question in ChatQuestion.objects.filter(chat=held):
        if without(question, name, "text", "answer"):
            question.save()
    for exchange in Exchange.objects.filter(chat=held):
        if without(exchange, name, "question", "answer"):
            exchange.save()
    audit.record("chat.guest-forgotten", by=by, subject=held)
    transaction.on_commit(ui.forget_pages, robust=True)


def without(row: LiveChat | ChatQuestion | Exchange, name: str, *fields: str) -> bool:
    """Put "the guest" where the name stands in these fields; whether it stood anywhere."""
    if len(name) < SHORTEST:
        return False
    changed = False
    for field in fields:
        said = getattr(row, field)
        kept = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", _guest, said, flags=re.IGNORECASE)
        changed |= kept != said
        longest: Any = row._meta.get_field(field)
        setattr(row, field, kept[: longest.max_length])
    return changed


def _guest(found: re.Match[str]) -> str:
    return _("the guest") if found.start() else _("The guest")
