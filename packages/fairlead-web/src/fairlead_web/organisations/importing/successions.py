"""Lists of successors: which body's work went to which other, from which day. A body may have several."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.organisations import descent, queries
from fairlead_web.organisations.actions.dividing import name_successors
from fairlead_web.organisations.importing.plans import RowFaultError, Step, cell, day, error, needed
from fairlead_web.organisations.importing.reading import Row
from fairlead_web.organisations.models import Organisation
from fairlead_web.ui import api as ui

OLD = ("oldcode", "old", "predecessor", "organisation", "code")
NEW = ("newcode", "new", "successor", "succeededby")
FROM = ("date", "from", "effectivedate", "startson")


def plan(rows: Iterable[Row]) -> list[Step]:
    """What each row would do. The first row of a body holds all of its successors."""
    bodies = {one.code.upper(): one for one in queries.organisations()}
    settled = descent.succeeded()
    read: list[tuple[Row, dict[str, Any] | RowFaultError]] = []
    groups: defaultdict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    for row in rows:
        try:
            values = _values(row, bodies)
            read.append((row, values))
            if values["known"]:
                _gather(groups[values["old"]], values)
        except RowFaultError as fault:
            read.append((row, fault))
    return [
        error(row, found) if isinstance(found, RowFaultError) else _step(row, found, groups, bodies, settled)
        for row, found in read
    ]


def _gather(group: dict[str, dict[str, Any]], values: dict[str, Any]) -> None:
    """Keep each successor of a body once: real lists tell some twice, with two days. The later day counts."""
    told = group.setdefault(values["new"], values)
    told["from"] = max(told["from"], values["from"])
    told["what"] = told["what"] or values["what"]


def _values(row: Row, bodies: dict[str, Organisation]) -> dict[str, Any]:
    old, new = needed(row, *OLD, most=20).upper(), needed(row, *NEW, most=20).upper()
    begins = day(row, *FROM)
    if begins is None:
        raise RowFaultError("date", _("empty"), _("Fill in the first day at the new organisation."))
    known = old != new and old in bodies and new in bodies  # the ODS lists some bodies as their own successor
    return {"old": old, "new": new, "from": begins.isoformat(), "what": cell(row, "what"), "known": known}


def _step(
    row: Row,
    values: dict[str, Any],
    groups: dict[str, dict[str, dict[str, Any]]],
    bodies: dict[str, Organisation],
    settled: set[int],
) -> Step:
    number, old = int(row[""]), bodies.get(values["old"])
    what = f"{values['old']} → {values['new']}"
    if values["old"] == values["new"]:
        return Step(number, what, "nothing", _("is the same organisation"))
    if old is None or not values["known"]:
        return Step(number, what, "nothing", _("one of the two is not in the directory"))
    if old.pk in settled:
        return Step(number, what, "nothing", _("its successors are recorded already"))
    group = list(groups[values["old"]].values())
    if values is not group[0]:
        return Step(number, what, "nothing", _("is taken over with the first row of this organisation"))
    last = old.closed_on or dt.date.fromisoformat(max(one["from"] for one in group)) - dt.timedelta(days=1)
    if gone := next((one for one in group if _is_over(bodies[one["new"]], last)), None):
        return _refused(number, what, bodies[gone["new"]])
    names = ", ".join(bodies[one["new"]].name for one in group)
    says = _("went to %(names)s after %(day)s") % {"names": names, "day": ui.day(last)}
    into = [{"code": bodies[one["new"]].code, "what": one["what"], "since": one["from"]} for one in group]
    return Step(
        number, what, "succeed", says, values={"code": old.code, "last": last.isoformat(), "into": into}
    )


def _is_over(body: Organisation, last: dt.date) -> bool:
    return body.closed_on is not None and body.closed_on <= last


def _refused(number: int, what: str, body: Organisation) -> Step:
    """A successor that was closed by then: say what took its place, where that is known."""
    says = _("%(name)s (%(code)s) closed on %(day)s, before anything could go there") % {
        "name": body.name,
        "code": body.code,
        "day": ui.day(body.closed_on),
    }
    after = ", ".join(f"{one.code} ({one.name})" for one in descent.successors(body))
    remedy = _("Name the organisation that was open then.")
    if after:
        remedy = _("Name what took its place: %(names)s.") % {"names": after}
    return Step(number, what, "error", says, "new_code", remedy)


def take_over(values: dict[str, Any], *, by: audit.Actor) -> None:
    """Name the successors of one body; again changes nothing."""
    body = queries.organisation(values["code"])
    if body is None or descent.has_successors(body):
        return
    found = [(queries.organisation(one["code"]), one) for one in values["into"]]
    into = [(body, told["what"]) for body, told in found if body is not None]
    since = {told["code"]: dt.date.fromisoformat(told["since"]) for _body, told in found if "since" in told}
    name_successors(body, into=into, since=since, on=dt.date.fromisoformat(values["last"]), by=by)
