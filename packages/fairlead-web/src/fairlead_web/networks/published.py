"""Reading what networks publish: updates, asks, stories, the reference group, growth."""

import datetime as dt
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from fairlead_web.networks import queries
from fairlead_web.networks.models import (
    Ask,
    GrowthFigure,
    Network,
    ReferenceMember,
    ReferenceNote,
    Story,
    Update,
)
from fairlead_web.organisations import api as organisations


def updates_for(person: Any) -> QuerySet[Update]:
    """What is new in the networks that a person belongs to or chairs; for that person only."""
    inside = queries.networks_inside(person)
    return Update.objects.filter(network__in=inside.values("pk")).select_related("network", "author")


def updates_of(network: Network, *, inside: bool) -> QuerySet[Update]:
    """A network's updates: all for those inside, the public ones for everybody."""
    found = Update.objects.filter(network=network).select_related("network", "author")
    return found if inside else found.filter(public=True)


def updates_by(person: Any) -> QuerySet[Update]:
    """Updates that a person wrote, also after their term; for that person only."""
    return Update.objects.filter(author_id=person.pk).select_related("network")


def asks() -> QuerySet[Ask]:
    """All asks, newest first."""
    return Ask.objects.select_related("network", "organisation")


def asks_of_network(network: Network) -> QuerySet[Ask]:
    """What a network asks."""
    return asks().filter(network=network)


def asks_by_theme(theme: str) -> QuerySet[Ask]:
    """Asks of one of the three themes, for its page."""
    return asks().filter(theme=theme)


def asks_of_organisation(organisation: Any) -> QuerySet[Ask]:
    """Asks that name an organisation, and those of others that it has answered."""
    named = Q(organisation=organisation) | Q(
        pk__in=Ask.objects.filter(replies__organisation=organisation).values("pk")
    )
    return asks().filter(named)


def asks_waiting_for(person: Any) -> QuerySet[Ask]:
    """What is asked of the organisations that a person answers for, without an answer; oldest first."""
    led = organisations.answers_for(person.pk, "lead")
    return asks().filter(organisation__in=led.values("pk"), answered_on=None).order_by("asked_on", "pk")


def stories_of(network: Network, *, inside: bool) -> QuerySet[Story]:
    """Stories that the chair has celebrated, as far as their authors agreed."""
    found = Story.objects.filter(network=network, celebrated_on__isnull=False, author__is_active=True)
    found = found.select_related("author")
    return found if inside else found.exclude(shown=Story.Shown.NETWORK)


def stories_waiting(network: Network) -> QuerySet[Story]:
    """Stories that the chair has not celebrated yet, oldest first."""
    waiting = Story.objects.filter(network=network, celebrated_on=None, author__is_active=True)
    return waiting.select_related("author").order_by("shared_on", "pk")


def stories_by(person: Any) -> QuerySet[Story]:
    """A person's own stories; for that person only."""
    return Story.objects.filter(author_id=person.pk).select_related("network")


def reference_members(day: dt.date | None = None) -> QuerySet[ReferenceMember]:
    """Who is in the reference group on a day, today unless said otherwise; the named first."""
    day = day or timezone.localdate()
    found = ReferenceMember.objects.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)
    return found.annotate(unnamed=Q(name="")).order_by("unnamed", "name", "pk")


def reference_members_coming() -> QuerySet[ReferenceMember]:
    """Who was added and begins on a later day; for those who keep the group."""
    later = ReferenceMember.objects.filter(starts_on__gt=timezone.localdate())
    return later.order_by("starts_on", "name", "pk")


def reference_places_of(person: Any) -> QuerySet[ReferenceMember]:
    """A person's own place in the group, today or still to come; for that person only."""
    held = ReferenceMember.objects.filter(person_id=person.pk).exclude(ends_on__lt=timezone.localdate())
    return held.order_by("starts_on", "pk")


def reference_notes() -> QuerySet[ReferenceNote]:
    """The group's published notes, newest first."""
    return ReferenceNote.objects.all()


def growth() -> QuerySet[GrowthFigure]:
    """The rounded figures of every quarter, oldest first."""
    return GrowthFigure.objects.select_related("network")
