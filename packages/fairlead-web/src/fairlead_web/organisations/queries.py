"""Reading organisations, the people in them and their roles."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils import timezone

from fairlead_web.organisations import descent, spans
from fairlead_web.organisations.models import (
    Affiliation,
    Appointment,
    Credit,
    EmailDomain,
    Import,
    Office,
    Organisation,
    Partnership,
    Role,
    RoleRequest,
    Share,
    StaffNetwork,
)

ASKED_FOR = dt.timedelta(days=30)
"""So long somebody is asked to chair or sponsor a staff network."""


def organisation(code: str) -> Organisation | None:
    """The organisation with this code."""
    return Organisation.objects.filter(code=code).select_related("successor").first()


def organisations() -> QuerySet[Organisation]:
    """Every organisation, open and closed ones."""
    return Organisation.objects.all()


def unplaced(**whose: Any) -> QuerySet[Affiliation]:
    """Places that ended with bodies that have successors, of people who have no place that lasted longer.

    For a year: whoever has not answered by then will not.
    """
    longer = Q(ends_on=None) | Q(ends_on__gt=OuterRef("ends_on"))
    divided = Exists(Share.objects.filter(organisation=OuterRef("organisation")))
    ended = Affiliation.objects.filter(
        Q(organisation__successor__isnull=False) | divided,
        ~Exists(Affiliation.objects.filter(longer, person=OuterRef("person"))),
        ends_on=F("organisation__closed_on"),
        ends_on__gte=timezone.localdate() - dt.timedelta(days=365),
        person__is_active=True,
        **whose,
    )
    return ended.select_related("organisation__successor", "person").order_by("-ends_on", "pk")


def unplaced_roles(organisation: Organisation) -> QuerySet[Role]:
    """Roles that ended with a body and that their people do not hold at any of its successors."""
    there = Role.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("ends_on")),
        person=OuterRef("person"),
        kind=OuterRef("kind"),
        organisation__in=descent.successors(organisation),
    )
    ended = organisation.roles.filter(~Exists(there), ends_on=organisation.closed_on, staff_network=None)
    return (
        ended.filter(person__is_active=True).select_related("person").order_by("kind", "person__name", "pk")
    )


def roles_on(day: dt.date) -> QuerySet[Role]:
    """Roles that are held on `day`, to its end."""
    return spans.on(Role.objects.all(), day).filter(Q(ended_at=None) | Q(ends_on__gt=day))


def not_ended(roles: QuerySet[Role]) -> QuerySet[Role]:
    """Of these roles, those that hold now or are still to come."""
    return roles.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()), ended_at=None)


def roles_of(person_id: int | None) -> QuerySet[Role]:
    """Roles that a person holds today."""
    return roles_of_people([person_id])


def roles_of_people(numbers: Iterable[int | None]) -> QuerySet[Role]:
    """Roles that these people hold today."""
    held = roles_on(timezone.localdate()).filter(person_id__in=list(numbers))
    return held.select_related("organisation", "staff_network")


def programme_team() -> set[int]:
    """The numbers of the people who belong to the programme team today."""
    return _everybody(Role.Kind.PROGRAMME_TEAM)


def administrators() -> set[int]:
    """The numbers of the people who run the site today."""
    return _everybody(Role.Kind.ADMINISTRATOR)


def _everybody(kind: Role.Kind) -> set[int]:
    held = roles_on(timezone.localdate()).filter(kind=kind, person__is_active=True)
    return set(held.values_list("person", flat=True))


def organisations_of(person_id: int | None, kind: str) -> QuerySet[Organisation]:
    """Organisations for which a person holds a role of this kind today."""
    return Organisation.objects.filter(pk__in=roles_of(person_id).filter(kind=kind).values("organisation"))


def answers_for(person_id: int | None, kind: str) -> QuerySet[Organisation]:
    """The same, with the bodies whose place those took: somebody must answer for their figures."""
    held = set(organisations_of(person_id, kind).values_list("pk", flat=True))
    return Organisation.objects.filter(pk__in=held | descent.merged_into(held))


def holders(organisation: Organisation) -> QuerySet[Role]:
    """The roles that people hold for an organisation today, with the people; nobody who has left the site."""
    held = roles_on(timezone.localdate()).filter(organisation=organisation, person__is_active=True)
    return held.select_related("person", "staff_network").order_by("kind", "person__name", "pk")


def leads_for(organisation: Organisation) -> QuerySet[Role]:
    """The roles of those who lead an organisation today, or the one that stands in its place."""
    return holders(descent.became(organisation)).filter(kind=Role.Kind.LEAD)


def held_roles(text: str = "") -> QuerySet[Role]:
    """Roles that are held today, all or those with these words beside them: for who gives and ends them."""
    held = roles_on(timezone.localdate())
    for word in text.split():
        held = held.filter(
            Q(person__name__icontains=word)
            | Q(organisation__name__icontains=word)
            | Q(organisation__code__iexact=word)
            | Q(staff_network__name__icontains=word)
        )
    return held.select_related("person", "organisation", "staff_network").order_by(
        "kind", "person__name", "pk"
    )


def role(number: int) -> Role | None:
    """One role that is held today."""
    return held_roles().filter(pk=number).first()


def affiliations(person_id: int | None) -> QuerySet[Affiliation]:
    """A person's places today."""
    held = spans.today(Affiliation.objects.filter(person_id=person_id))
    return held.select_related("organisation")


def affiliation_of(person: Any) -> Affiliation | None:
    """A person's newest place today."""
    return affiliations(person.pk).first()


def affiliations_of(people: Iterable[Any]) -> dict[int, Affiliation]:
    """The newest place today of each person who has one, in one query."""
    numbers = [person.pk for person in people]
    held = spans.today(Affiliation.objects.filter(person__in=numbers)).select_related("organisation")
    # Later rows win, so the newest comes last.
    return {one.person_id: one for one in held.order_by("starts_on", "-pk")}


def placed(*, region: str = "", job_title: str = "") -> QuerySet[Affiliation]:
    """Newest places today: in a region, or with a job title that holds this text.

    The newest only, since it is the one that a profile shows.
    """
    own = spans.today(Affiliation.objects.filter(person=OuterRef("person"))).order_by("-starts_on", "pk")
    found = spans.today(Affiliation.objects.filter(pk=Subquery(own.values("pk")[:1])))
    if region:
        found = found.filter(organisation__region=region)
    return found.filter(job_title__icontains=job_title) if job_title else found


def staff_networks(organisation: Organisation) -> QuerySet[StaffNetwork]:
    """An organisation's staff networks today."""
    return spans.today(organisation.staff_networks.all())


def staff_network(organisation: Organisation, number: int) -> StaffNetwork | None:
    """One of an organisation's staff networks today."""
    return staff_networks(organisation).filter(pk=number).first()


def shown_staff_networks(organisation: Organisation) -> QuerySet[StaffNetwork]:
    """Those that an organisation shows to the public, each with the posts of its sponsors as `sponsors`."""
    held = spans.today(Office.objects.filter(kind=Office.Kind.SPONSOR))
    sponsors = Prefetch("offices", queryset=held.order_by("post"), to_attr="sponsors")
    return staff_networks(organisation).filter(shown=True).prefetch_related(sponsors)


def offices(network: StaffNetwork) -> QuerySet[Office]:
    """The offices of a staff network, past ones and those to come too."""
    return network.offices.select_related("person").order_by("kind", "-starts_on", "-pk")


def appointments_open() -> QuerySet[Appointment]:
    """Those that were asked lately, whether or not they were declined."""
    since = timezone.now() - ASKED_FOR
    return Appointment.objects.filter(asked_at__gt=since).select_related("staff_network__organisation")


def appointments_of(network: StaffNetwork) -> QuerySet[Appointment]:
    """Who is asked to stand for a staff network, for those who asked; a no looks like no answer."""
    return appointments_open().filter(staff_network=network)


def appointments_for(person: Any) -> QuerySet[Appointment]:
    """What a person is asked and has not answered, for that person only."""
    networks = spans.today(StaffNetwork.objects.all())
    return appointments_open().filter(
        address__iexact=person.email, declined_at=None, staff_network__in=networks
    )


def chairs(network: StaffNetwork) -> QuerySet[Role]:
    """The roles of a staff network's chairs, past ones and those to come too."""
    return network.chairs.select_related("person").order_by("-starts_on", "-pk")


def partnerships(organisation: Organisation) -> QuerySet[Partnership]:
    """An organisation's partnerships, past ones too."""
    return organisation.partnerships.all()


def all_partnerships() -> QuerySet[Partnership]:
    """Every partnership, past ones too."""
    return Partnership.objects.select_related("organisation")


def requests_waiting() -> QuerySet[RoleRequest]:
    """What waits for the programme team, oldest first."""
    waiting = RoleRequest.objects.filter(outcome=RoleRequest.Outcome.WAITING, person__is_active=True)
    return waiting.select_related("person", "organisation")


def requests_of(person: Any) -> QuerySet[RoleRequest]:
    """What a person asked for."""
    return RoleRequest.objects.filter(person=person).select_related("organisation")


def credits_of(person: Any) -> QuerySet[Credit]:
    """What a person is credited for, also where nobody sees it."""
    return Credit.objects.filter(person=person)


def shown_credits() -> QuerySet[Credit]:
    """Credits that everybody may see; a person's only with their consent."""
    shown = Q(organisation__isnull=False) | Q(agreed_at__isnull=False, person__is_active=True)
    return Credit.objects.filter(shown).select_related("organisation")


def all_credits() -> QuerySet[Credit]:
    """Every credit that was given, named or not, for those who give them."""
    return Credit.objects.select_related("organisation", "person")


def domains() -> QuerySet[EmailDomain]:
    """Which domain belongs to which body."""
    return EmailDomain.objects.select_related("organisation")


def bodies_of_domains(domains: Iterable[str]) -> dict[str, Organisation]:
    """Whose each of these domains is, in one query."""
    found = EmailDomain.objects.select_related("organisation").filter(domain__in=list(domains))
    return {one.domain: one.organisation for one in found if one.organisation}


def imports_of(person: Any) -> QuerySet[Import]:
    """Lists that a person brought and that are not ended."""
    return Import.objects.filter(by=person, ended_at=None)


def reports_of(person: Any) -> QuerySet[Import]:
    """Long lists of a person that are taken over, with what could not be; for a week."""
    return Import.objects.filter(by=person, started_at__isnull=False, ended_at__isnull=False)
