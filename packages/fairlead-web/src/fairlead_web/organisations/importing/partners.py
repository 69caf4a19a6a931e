"""Lists of partners: which body took part in which programme, from when to when."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.organisations import actions, queries
from fairlead_web.organisations.importing.plans import RowFaultError, Step, day, error, needed, want_columns
from fairlead_web.organisations.importing.reading import Row
from fairlead_web.organisations.models import Organisation

BODY = ("organisation", "code", "odscode", "organisationcode", "organisationname", "partner")
PROGRAMME = ("programme", "programmename", "course")
FROM = ("from", "start", "startdate", "startson")
TO = ("to", "end", "enddate", "endson")


def plan(rows: Iterable[Row]) -> list[Step]:
    """What each row would add."""
    listed = list(rows)
    want_columns(listed, organisation=(*BODY, "name"), programme=PROGRAMME, **{"from": FROM})
    bodies = {one.code.upper(): one for one in queries.organisations()}
    names = {one.name.casefold(): one for one in bodies.values()}
    there: set[tuple[int, str, dt.date | None]] = set()
    for one in queries.all_partnerships():
        there.add((one.organisation_id, one.programme.casefold(), one.starts_on))
        if one.ends_on is None:  # nobody takes part twice at a time
            there.add((one.organisation_id, one.programme.casefold(), None))
    steps = []
    for row in listed:
        try:
            steps.append(_step(row, bodies, names, there))
        except RowFaultError as fault:
            steps.append(error(row, fault))
    return steps


def _step(
    row: Row,
    bodies: dict[str, Organisation],
    names: dict[str, Organisation],
    there: set[tuple[int, str, dt.date | None]],
) -> Step:
    told = needed(row, *BODY, "name")
    body = bodies.get(told.upper()) or names.get(told.casefold())
    if body is None:
        says = _("no organisation has the code or name “%(told)s”") % {"told": told}
        raise RowFaultError("organisation", says, _("Bring the organisations first, or mend the code."))
    programme = " ".join(needed(row, *PROGRAMME, most=120).split())
    begins, ends = day(row, *FROM), day(row, *TO)
    if begins is None:
        raise RowFaultError("from", _("empty"), _("Fill in the first day."))
    if ends and ends < begins:
        raise RowFaultError("to", _("ends before it begins"), _("Mend one of the two days."))
    what, number = f"{body.name} ({body.code}): {programme}", int(row[""])
    key = (body.pk, programme.casefold(), begins)
    if key in there or (ends is None and (body.pk, programme.casefold(), None) in there):
        return Step(number, what, "nothing", _("is here already"))
    there.add(key)
    if ends is None:
        there.add((body.pk, programme.casefold(), None))
    values = {
        "code": body.code,
        "programme": programme,
        "from": begins.isoformat(),
        "to": ends.isoformat() if ends else "",
    }
    return Step(number, what, "add", _("takes part"), values=values)


def take_over(values: dict[str, Any], *, by: audit.Actor) -> None:
    """Add one partnership; again changes nothing."""
    body = queries.organisation(values["code"])
    if body is not None:
        begins = dt.date.fromisoformat(values["from"])
        same = queries.partnerships(body).filter(programme__iexact=values["programme"], starts_on=begins)
        if same.exists():
            return
        actions.record_partnership(
            body,
            programme=values["programme"],
            starts_on=begins,
            ends_on=dt.date.fromisoformat(values["to"]) if values["to"] else None,
            by=by,
        )
