"""When a body closes: what people held there ends, and goes on at the successor from the next day."""

import datetime as dt
from collections.abc import Iterable

from fairlead_web.audit import api as audit
from fairlead_web.organisations import spans
from fairlead_web.organisations.models import (
    Affiliation,
    EmailDomain,
    Office,
    Organisation,
    Partnership,
    Role,
    RoleRequest,
    StaffNetwork,
    Welcome,
)


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
    EmailDomain.objects.filter(organisation=organisation).update(organisation=successor)
    Welcome.objects.filter(organisation=organisation).update(organisation=successor)
    waiting = RoleRequest.objects.filter(outcome=RoleRequest.Outcome.WAITING)
    there = set(waiting.filter(organisation=successor).values_list("person", "kind"))
    for one in list(waiting.filter(organisation=organisation)):
        if (one.person_id, one.kind) in there:
            one.delete()
        else:
            one.organisation = successor
            one.save(update_fields=["organisation"])


def affiliations(organisation: Organisation, successor: Organisation | None, on: dt.date) -> int:
    """End affiliations and begin them at the successor, but for people who are there already."""
    ending = list(spans.not_over(organisation.affiliations.all(), on))
    known = (
        set(successor.affiliations.filter(ends_on=None).values_list("person", flat=True))
        if successor
        else set()
    )
    begun = [
        Affiliation(
            person_id=one.person_id,
            organisation=successor,
            job_title=one.job_title,
            starts_on=max(next_day(on), one.starts_on),
            ends_on=one.ends_on,
        )
        for one in ending
        if successor and one.person_id not in known
    ]
    end(ending, on)
    Affiliation.objects.bulk_create(begun)
    return len(begun)


def staff_networks(
    organisation: Organisation, successor: Organisation | None, on: dt.date
) -> dict[int, StaffNetwork]:
    """End staff networks and begin each at the successor: the old one's number to the new one."""
    begun = {}
    for one in list(spans.not_over(organisation.staff_networks.all(), on)):
        if successor is None:
            end([one], on)
            continue
        taken = successor.staff_networks.filter(name=one.name, ends_on=None).exists()
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
        end([one], on)
    offices(begun, organisation, on)
    return begun


def offices(begun: dict[int, StaffNetwork], organisation: Organisation, on: dt.date) -> None:
    """End the offices of staff networks, and begin them where the networks go on."""
    ending = list(spans.not_over(Office.objects.filter(staff_network__organisation=organisation), on))
    fresh = [
        Office(
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
    ]
    end(ending, on)
    Office.objects.bulk_create(fresh)


def roles(
    organisation: Organisation,
    successor: Organisation | None,
    on: dt.date,
    networks: dict[int, StaffNetwork],
) -> int:
    """End roles and begin them at the successor, but for those that a person holds there already."""
    ending = list(spans.not_over(organisation.roles.all(), on))
    held = set(successor.roles.filter(ends_on=None).values_list("person", "kind")) if successor else set()
    begun = [
        Role(
            person_id=one.person_id,
            organisation=successor,
            staff_network=networks[one.staff_network_id] if one.staff_network_id else None,
            kind=one.kind,
            starts_on=max(next_day(on), one.starts_on),
            ends_on=one.ends_on,
        )
        for one in ending
        if successor and (one.staff_network_id or (one.person_id, one.kind) not in held)
    ]
    end(ending, on)
    Role.objects.bulk_create(begun)
    return len(begun)


def partnerships(organisation: Organisation, successor: Organisation | None, on: dt.date) -> int:
    """End partnerships and begin them at the successor, but for programmes it takes part in already."""
    ending = list(spans.not_over(organisation.partnerships.all(), on))
    known = (
        set(successor.partnerships.filter(ends_on=None).values_list("programme", flat=True))
        if successor
        else set()
    )
    begun = [
        Partnership(
            organisation=successor,
            programme=one.programme,
            starts_on=max(next_day(on), one.starts_on),
            ends_on=one.ends_on,
        )
        for one in ending
        if successor and one.programme not in known
    ]
    end(ending, on)
    Partnership.objects.bulk_create(begun)
    return len(begun)


def end(rows: Iterable[Affiliation | Office | Role | Partnership | StaffNetwork], on: dt.date) -> None:
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
