"""Planning, changing and cancelling live chats, and deleting their questions once their time is over."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.who import chair_only
from fairlead_web.networks.models import ChatQuestion, Exchange, LiveChat, Network
from fairlead_web.networks.models.chat import KEPT

State = LiveChat.State


@transaction.atomic
def plan_chat(
    network: Network,
    *,
    title: str,
    about: str,
    opens_at: dt.datetime,
    closes_at: dt.datetime,
    by: Any,
    guest_name: str = "",
    guest_role: str = "",
    guest_agreed: bool = False,
) -> LiveChat:
    """Plan a live chat. A guest is named only with their consent; the same plan sent twice is one chat."""
    chair_only(by, network)
    chat = LiveChat(network=network, title=title, about=about, opens_at=opens_at, closes_at=closes_at)
    _name_guest(chat, guest_name, guest_role, guest_agreed)
    chat.full_clean()
    same = LiveChat.objects.filter(network=network, title=title, opens_at=opens_at, cancelled_at=None).first()
    if same is not None:
        return same
    chat.save()
    audit.record("chat.planned", by=by, subject=chat)
    return chat


@transaction.atomic
def change_chat(
    chat: LiveChat,
    *,
    by: Any,
    guest_name: str = "",
    guest_role: str = "",
    guest_agreed: bool = False,
    **changes: Any,
) -> LiveChat:
    """Change what was planned, until it closes. Once it is open, its opening stays as it was."""
    held = locked(chat, by)
    now = held.state
    if now not in (State.PLANNED, State.OPEN):
        raise NotNow(_("This live chat is over. Its plan cannot be changed any more."))
    if now == State.OPEN and changes.get("opens_at", held.opens_at) != held.opens_at:
        raise NotNow(_("This live chat is open already. You can still change when it closes."))
    for name, value in changes.items():
        held._meta.get_field(name)  # a misspelt name fails here
        setattr(held, name, value)
    _name_guest(held, guest_name, guest_role, guest_agreed)
    held.full_clean()
    held.save()
    audit.record("chat.changed", by=by, subject=held)
    return held


@transaction.atomic
def cancel_chat(chat: LiveChat, *, by: Any) -> None:
    """Cancel a live chat that has not closed; its questions are deleted, since nobody will answer them."""
    held = locked(chat, by)
    if held.state == State.CANCELLED:
        return
    if held.state not in (State.PLANNED, State.OPEN):
        raise NotNow(_("This live chat is over and cannot be cancelled."))
    _cancel(held)
    audit.record("chat.cancelled", by=by, subject=held)


def end_chats(network: Network) -> None:
    """What closing a network does: nothing is held any more, and no words lead to anybody who belonged."""
    current = LiveChat.objects.filter(network=network, cancelled_at=None, summarised_at=None)
    for chat in current.filter(closes_at__gt=timezone.now()):
        _cancel(chat)
    ChatQuestion.objects.filter(chat__network=network).delete()
    Exchange.objects.filter(chat__network=network).update(asker=None, named=False)


@transaction.atomic
def sweep_chats(now: dt.datetime | None = None) -> int:
    """Delete the questions of chats that closed thirty days ago; how many. Summaries stay."""
    past = (now or timezone.now()) - KEPT
    _all, gone = ChatQuestion.objects.filter(chat__closes_at__lte=past).delete()
    return gone.get("networks.ChatQuestion", 0)


def locked(chat: LiveChat, by: Any) -> LiveChat:
    """The chat as it stands, held for this deed, for its chair alone."""
    chair_only(by, chat.network)
    return LiveChat.objects.select_for_update(of=("self",)).select_related("network").get(pk=chat.pk)


def _cancel(chat: LiveChat) -> None:
    chat.cancelled_at = timezone.now()
    chat.save(update_fields=["cancelled_at"])
    ChatQuestion.objects.filter(chat=chat).delete()


def _name_guest(chat: LiveChat, name: str, role: str, agreed: bool) -> None:
    if name and not agreed:
        raise NotNow(_("A guest is named only once they have agreed."))
    chat.guest_name, chat.guest_role = name, role if name else ""
    chat.guest_agreed_on = (chat.guest_agreed_on or timezone.localdate()) if name else None
