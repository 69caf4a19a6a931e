"""When a body closes: what people held there ends, and goes on at the successor from the next day."""

import datetime as dt
from collections.abc import Iterable, Mapping

from fairlead_web.audit import api as audit
from fairlead_web.organisations import spans
from fairlead_web.organisations.models import (
    Affiliation,
    EmailDomain,
    Move,
    Office,
    Organisation,
    Partnership,
    Role,
    RoleRequest,
    StaffNetwork,
    Welcome,
)

Dated = Affiliation | Office | Role | Partnership | StaffNetwork
"""What is held at a body between days."""


def follow(
    organisation: Organisation, successor: Organisation | None, *, on: dt.date, by: audit.Actor
) -> None:
    """End on a body's last day all that hangs on it; begin it anew at its successor, if it has one.

    History stays: rows are ended, never moved. What begins after the last day is moved, since it has none.
    """
    networks = staff_networks(organisation, successor, on)
    moved = {
        "affiliations": affiliations(organisation, successor, on),
        "roles": roles(organisation, successor, on, networks),
        "staff_networks": len(networks),
        "partnerships": partnerships(organisation, successor, on),
    }
    if successor:
        undated(organisation, successor)
    if any(moved.values()):
        audit.record(
            "organisation.followed", by=by, subject=organisation, organisation=organisation.code, **moved
        )


def undated(organisation: Organisation, successor: Organisation) -> None:
    """Move what has no dates: domains, what waits for people who were invited, and requests that wait."""
    waiting = RoleRequest.objects.filter(outcome=RoleRequest.Outcome.WAITING)
    there = set(waiting.filter(organisation=successor).values_list("person", "kind"))
    for one in list(waiting.filter(organisation=organisation)):
        if (one.person_id, one.kind) in there:
            one.delete()
    for kind, rows in (
        (Move.Kind.DOMAIN, EmailDomain.objects.filter(organisation=organisation)),
        (Move.Kind.WELCOME, Welcome.objects.filter(organisation=organisation)),
        (Move.Kind.REQUEST, waiting.filter(organisation=organisation)),
    ):
        numbers = list(rows.values_list("pk", flat=True))
        Move.objects.bulk_create(Move(organisation=organisation, kind=kind, number=one) for one in numbers)
        rows.update(organisation=successor)


def affiliations(organisation: Organisation, successor: Organisation | None, on: dt.date) -> int:
    """End affiliations and begin them at the successor, but for people who are there already."""
    ending = list(spans.not_over(organisation.affiliations.all(), on))
    known = (
        set(successor.affiliations.filter(ends_on=None).values_list("person", flat=True))
        if successor
        else set()
    )
    begun = {
        one.pk: Affiliation(
            person_id=one.person_id,
            organisation=successor,
            job_title=one.job_title,
            starts_on=max(next_day(on), one.starts_on),
            ends_on=one.ends_on,
        )
        for one in ending
        if successor and one.person_id not in known
    }
    Affiliation.objects.bulk_create(begun.values())
    remember(organisation, Move.Kind.AFFILIATION, ending, begun)
    end(ending, on)
    return len(begun)


def staff_networks(
    organisation: Organisation, successor: Organisation | None, on: dt.date
) -> dict[int, StaffNetwork]:
    """End staff networks and begin each at the successor: the old one's number to the new one."""
    begun: dict[int, StaffNetwork] = {}
    ending = list(spans.not_over(organisation.staff_networks.all(), on))
    for one in ending:
        if successor is None:
            break
        taken = (
            successor is not None and successor.staff_networks.filter(name=one.name, ends_on=None).exists()
        )
        begun[one.pk] = StaffNetwork.objects.create(
            organisation=successor,
            name=f"{one.name} ({organisation.name})"[:120] if taken else one.name,
            open_to=one.open_to,
            shown=one.shown,
            starts_on=max(next_day(on), one.starts_on),
            ends_on=one.ends_on,
            continues=one,
        )
        one.appointments.update(staff_network=begun[one.pk])
    remember(organisation, Move.Kind.STAFF_NETWORK, ending, begun)
    end(ending, on)
    offices(begun, organisation, on)
    return begun


def offices(begun: dict[int, StaffNetwork], organisation: Organisation, on: dt.date) -> None:
    """End the offices of staff networks, and begin them where the networks go on."""
    ending = list(spans.not_over(Office.objects.filter(staff_network__organisation=organisation), on))
    fresh = {
        one.pk: Office(
            staff_network=begun[one.staff_network_id],
            kind=one.kind,
            post=one.post,
            person_id=one.person_id,
            name=one.name,
            starts_on=max(next_day(on), one.starts_on),
            ends_on=one.ends_on,
        )
        for one in ending
        if one.staff_network_id in begun
    }
    Office.objects.bulk_create(fresh.values())
    remember(organisation, Move.Kind.OFFICE, ending, fresh)
    end(ending, on)


def roles(
    organisation: Organisation,
    successor: Organisation | None,
    on: dt.date,
    networks: dict[int, StaffNetwork],
) -> int:
    """End roles and begin them at the successor, but for those that a person holds there already."""
    ending = list(spans.not_over(organisation.roles.all(), on))
    held = set(successor.roles.filter(ends_on=None).values_list("person", "kind")) if successor else set()
    begun = {
        one.pk: Role(
            person_id=one.person_id,
            organisation=successor,
            staff_network=networks[one.staff_network_id] if one.staff_network_id else None,
            kind=one.kind,
            starts_on=max(next_day(on), one.starts_on),
            ends_on=one.ends_on,
        )
        for one in ending
        if successor and (one.staff_network_id or (one.person_id, one.kind) not in held)
    }
    Role.objects.bulk_create(begun.values())
    remember(organisation, Move.Kind.ROLE, ending, begun)
    end(ending, on)
    return len(begun)


def partnerships(organisation: Organisation, successor: Organisation | None, on: dt.date) -> int:
    """End partnerships and begin them at the successor, but for programmes it takes part in already."""
    ending = list(spans.not_over(organisation.partnerships.all(), on))
    known = (
        set(successor.partnerships.filter(ends_on=None).values_list("programme", flat=True))
        if successor
        else set()
    )
    begun = {
        one.pk: Partnership(
            organisation=successor,
            programme=one.programme,
            starts_on=max(next_day(on), one.starts_on),
            ends_on=one.ends_on,
        )
        for one in ending
        if successor and one.programme not in known
    }
    Partnership.objects.bulk_create(begun.values())
    remember(organisation, Move.Kind.PARTNERSHIP, ending, begun)
    end(ending, on)
    return len(begun)


def remember(
    organisation: Organisation, kind: str, ending: Iterable[Dated], begun: Mapping[int, Dated]
) -> None:
    """Note what ends at a body and what begins for it, before it ends."""
    Move.objects.bulk_create(
        Move(
            organisation=organisation,
            kind=kind,
            number=one.pk,
            begun=begun[one.pk].pk if one.pk in begun else None,
            until=one.ends_on,
        )
        for one in ending
    )


def end(rows: Iterable[Dated], on: dt.date) -> None:
    """Make `on` the last day; what had not begun by then never was there, and is deleted."""
    for one in rows:
        if one.starts_on > on and not isinstance(one, StaffNetwork):
            one.delete()
            continue
        one.ends_on = max(on, one.starts_on)
        one.save(update_fields=["ends_on"])


def next_day(day: dt.date) -> dt.date:
    """The day after."""
    return day + dt.timedelta(days=1)
