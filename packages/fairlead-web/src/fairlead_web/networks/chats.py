"""Reading live chats and their questions. Whoever asks for questions says for whom."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from fairlead_web.networks import queries
from fairlead_web.networks.models import ChatQuestion, Exchange, LiveChat, Network
from fairlead_web.networks.models.chat import KEPT

State = ChatQuestion.State


def chats_of(network: Network, *, inside: bool) -> QuerySet[LiveChat]:
    """A network's live chats: all for those inside, those with a public summary for everybody."""
    found = LiveChat.objects.filter(network=network).select_related("network")
    return found if inside else found.filter(summary_public=True)


def coming(network: Network) -> QuerySet[LiveChat]:
    """What is open or planned, the next one first; for those inside."""
    return (
        LiveChat.objects.filter(network=network, cancelled_at=None, closes_at__gt=timezone.now())
        .select_related("network")
        .order_by("opens_at", "pk")
    )


def coming_for(person: Any) -> QuerySet[LiveChat]:
    """What is open or planned in the networks that a person belongs to or chairs; for that person only."""
    inside = queries.networks_inside(person)
    found = LiveChat.objects.filter(network__in=inside.values("pk"), cancelled_at=None)
    return found.filter(closes_at__gt=timezone.now()).select_related("network").order_by("opens_at", "pk")


def new_chats(person: Any, since: dt.datetime, until: dt.datetime) -> QuerySet[LiveChat]:
    """What was planned or summarised between two moments in a person's networks; for that person only."""
    belonged = queries.networks_belonged_to(person)
    planned = Q(planned_at__gte=since, planned_at__lt=until, closes_at__gt=until)
    summarised = Q(summarised_at__gte=since, summarised_at__lt=until)
    found = LiveChat.objects.filter(
        planned | summarised, network__in=belonged.values("pk"), cancelled_at=None
    )
    return found.order_by("opens_at", "pk")


def put_questions(chat: LiveChat) -> QuerySet[ChatQuestion]:
    """What those who belong see: questions that the chair has put, as they were put."""
    shown = ChatQuestion.objects.filter(chat=chat, state__in=[State.PUT, State.ANSWERED])
    return shown.filter(asker__is_active=True).select_related("asker")


def questions_by(person: Any, chat: LiveChat) -> QuerySet[ChatQuestion]:
    """A person's own questions; for that person only."""
    return ChatQuestion.objects.filter(chat=chat, asker_id=person.pk).select_related("asker")


def all_questions(chat: LiveChat) -> QuerySet[ChatQuestion]:
    """Every question; for the chair only."""
    return ChatQuestion.objects.filter(chat=chat, asker__is_active=True).select_related("asker")


def exchanges_of(chat: LiveChat) -> QuerySet[Exchange]:
    """The questions and answers of a summary, in the chair's order."""
    return Exchange.objects.filter(chat=chat).select_related("asker")


def answered_questions(chat: LiveChat) -> QuerySet[ChatQuestion]:
    """What a summary may tell; for the chair only."""
    return all_questions(chat).filter(state=State.ANSWERED)


def questions_in(network: Network) -> QuerySet[ChatQuestion]:
    """Every question in a network's chats; for the chair only."""
    found = ChatQuestion.objects.filter(chat__network=network, asker__is_active=True)
    return found.select_related("chat__network")


def questions_waiting_for(person: Any) -> int:
    """How many wait for a chair in chats that open within a day, or took place and have no summary yet."""
    now = timezone.now()
    pressing = LiveChat.objects.filter(
        network__in=queries.networks_chaired(person).values("pk"),
        opens_at__lte=now + dt.timedelta(days=1),
        closes_at__gt=now - KEPT,
        cancelled_at=None,
        summarised_at=None,
    )
    waiting = ChatQuestion.objects.filter(chat__in=pressing.values("pk"), state=State.WAITING)
    return waiting.filter(asker__is_active=True).count()


def own_questions(person: Any) -> QuerySet[ChatQuestion]:
    """A person's own questions in all networks; for that person only."""
    return ChatQuestion.objects.filter(asker_id=person.pk).select_related("chat__network")


def own_exchanges(person: Any) -> QuerySet[Exchange]:
    """Where a summary holds a person's own words; for that person only."""
    return Exchange.objects.filter(asker_id=person.pk).select_related("chat__network")
