"""Lists of bodies: our own columns, and the files of the Organisation Data Service and of its neighbours."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.organisations import actions, queries
from fairlead_web.organisations.importing.calm_names import calm
from fairlead_web.organisations.importing.plans import (
    RowFaultError,
    Step,
    cell,
    day,
    error,
    needed,
    want_columns,
)
from fairlead_web.organisations.importing.reading import Row
from fairlead_web.organisations.models import EarlierName, Organisation, OtherCode
from fairlead_web.ui import api as ui
from fairlead_web.vocabulary import api as vocabulary

CODE = ("code", "odscode", "organisationcode", "trustcode", "orgcode", "icb24cdh", "nhstrust22code")
NAME = ("name", "canonicalorganisationname", "organisationname", "organisation", "trustname", "icb24nm",
        "nhstrust22name")  # fmt: skip  # several to a line read better here
REGION = ("region", "nhseregioncode", "regioncode", "nhsregion21nhscode")
KIND = ("kind", "type", "organisationtype")
OPENED = ("opened", "opendate", "openedon", "dateopened")
CLOSED = ("closed", "closedate", "closedon", "dateclosed")
SINCE = ("namesince", "renamed", "renamedon")
ALSO = {
    "acute": "trust",
    "ambulance": "trust",
    "community provider trust": "trust",
    "mental health": "trust",
    "nhs trust": "trust",
    "foundation trust": "trust",
    "nhs foundation trust": "trust",
    "local authority": "council",
    "voluntary sector": "charity",
    "community organisation": "charity",
}
"""What people write for a kind of body."""
SNAPSHOT = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
REGIONS = {
    "Y56": "london",
    "Y58": "south-west",
    "Y59": "south-east",
    "Y60": "midlands",
    "Y61": "east-of-england",
    "Y62": "north-west",
    "Y63": "north-east-and-yorkshire",
    "W00": "wales",
}
"""NHS England's regions. Codes of regions before 2019 lead to none of today's and are passed over."""
FORMER_REGIONS = {"Y54", "Y55", "Y57"}


def plan(rows: Iterable[Row]) -> list[Step]:
    """What each row would do: add, rename, close, or nothing."""
    listed = list(rows)
    want_columns(listed, code=CODE, name=NAME)
    regions = {term.code: term.code for term in vocabulary.regions()} | REGIONS
    regions |= {term.title.lower(): term.code for term in vocabulary.regions()}
    known = {one.code: one for one in queries.organisations()}
    given_up = {
        (code, name.casefold())
        for code, name in EarlierName.objects.values_list("organisation__code", "name")
    }
    read: list[tuple[Row, dict[str, Any] | RowFaultError]] = []
    for row in listed:
        try:
            body = _body(row, regions)
            if (body["code"], body["name"].casefold()) in given_up:
                body["name"] = known[body["code"]].name  # what it is called now
            read.append((row, body))
        except RowFaultError as fault:
            read.append((row, fault))
    _remember([body for _row, body in read if isinstance(body, dict)], known)
    seen: dict[str, tuple[str, str]] = {}
    names = {one.name.casefold(): one.code for one in known.values()}
    return [
        error(row, body)
        if isinstance(body, RowFaultError)
        else _step(body, known.get(body["code"]), seen, names, int(row[""]))
        for row, body in read
    ]


def _remember(told: list[dict[str, Any]], known: dict[str, Organisation]) -> None:
    """Mark names that bodies had before: a file of several years ends with the name that is known here."""
    dated = sorted((body for body in told if body["first"]), key=lambda body: str(body["first"]))
    last = {body["code"]: body for body in dated}
    later: dict[str, dict[str, Any]] = {}
    for body in reversed(dated):
        code = body["code"]
        now = known[code].name.casefold() if code in known else None
        if last[code]["name"].casefold() != now:
            continue
        if body["name"].casefold() != now:
            after = later[code]
            same = after["name"].casefold() == body["name"].casefold()
            body["until"] = after["until"] if same else _day_before(after["first"])
        later[code] = body


def _day_before(day: str) -> str:
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()


def _body(row: Row, regions: dict[str, str]) -> dict[str, Any]:
    """A body as a row tells it."""
    code = needed(row, *CODE, most=20).upper()
    region = cell(row, *REGION, most=60)
    found = regions.get(region) or regions.get(region.lower(), "")
    if region and not found and region not in FORMER_REGIONS:
        raise RowFaultError(
            "region",
            _("“%(region)s” is no region known here") % {"region": region},
            _("Write its name, such as “London”, or its NHS code, such as Y56."),
        )
    opened, closed = day(row, *OPENED), day(row, *CLOSED)
    if opened and closed and closed < opened:
        raise RowFaultError("closed", _("closes before it opens"), _("Mend one of the two days."))
    since, snapshot = day(row, *SINCE), cell(row, "snapshot", most=10)
    first = since.isoformat() if since else f"{snapshot}-01" if SNAPSHOT.fullmatch(snapshot) else ""
    return {
        "code": code,
        "name": calm(needed(row, *NAME)),
        "kind": _kind(row),
        "scheme": _scheme(row),
        "region": found,
        "opened": opened.isoformat() if opened else "",
        "closed": closed.isoformat() if closed else "",
        "first": first,
        "until": "",
    }


def _kind(row: Row) -> str:
    if row.get("icb24cdh"):
        return str(Organisation.Kind.ICB)
    told = cell(row, *KIND, most=60).lower()
    if not told:
        if any(name in row for name in CODE[1:]):
            return str(Organisation.Kind.TRUST)
        raise RowFaultError("kind", _("empty"), _("Write one of: %(all)s.") % {"all": _kinds()})
    found = {str(label).lower(): value for value, label in Organisation.Kind.choices}
    found |= {value: value for value in Organisation.Kind.values} | ALSO
    if told not in found:
        remedy = _("Write one of: %(all)s.") % {"all": _kinds()}
        raise RowFaultError("kind", _("“%(kind)s” is no kind of organisation") % {"kind": told}, remedy)
    return str(found[told])


def _kinds() -> str:
    return ", ".join(Organisation.Kind.values)


def _scheme(row: Row) -> str:
    told = cell(row, "scheme", most=20).lower()
    if told in OtherCode.Scheme.values:
        return told
    return str(OtherCode.Scheme.ODS if any(row.get(name) for name in CODE[1:]) else OtherCode.Scheme.LOCAL)


def _step(
    body: dict[str, Any],
    stored: Organisation | None,
    seen: dict[str, tuple[str, str]],
    names: dict[str, str],
    number: int,
) -> Step:
    """Compare a row with what is known, and with the rows before it."""
    code, name = body["code"], body["name"]
    what = f"{name} ({code})"
    if body["until"]:
        return _earlier(body, stored, seen, number)
    repeated = code in seen
    before = seen.get(code) or _known(stored)
    seen[code] = (name, body["closed"] or (before[1] if before else ""))
    if before is None:
        same = names.get(name.casefold(), "")
        if same and same != code:
            says = _("%(code)s has the same name; check that it is another organisation") % {"code": same}
            return Step(number, what, "add", says, values=body)
        return Step(number, what, "add", _("is new"), values=body)
    if before[0].casefold() != name.casefold():
        return Step(number, what, "rename", _("was called %(name)s") % {"name": before[0]}, values=body)
    if body["closed"] and not before[1]:
        says = _("closes on %(day)s") % {"day": _told(body["closed"])}
        return Step(number, what, "close", says, values=body)
    if body["closed"] and body["closed"] != before[1]:
        says = _("is recorded to close on another day, %(day)s") % {"day": _told(before[1])}
        return Step(number, what, "nothing", says, values=body)
    says = _("stands in this file before") if repeated else _("is here already")
    return Step(number, what, "nothing", says, values=body)


def _earlier(
    body: dict[str, Any], stored: Organisation | None, seen: dict[str, tuple[str, str]], number: int
) -> Step:
    """A row that tells what a body was called before; once for each name."""
    what = f"{body['name']} ({body['code']})"
    if (said := body["code"] + body["name"].casefold()) in seen:
        return Step(number, what, "nothing", _("stands in this file before"), values=body)
    seen[said] = (body["name"], "")
    says = _("was the name of %(name)s until %(day)s") % {"name": stored, "day": _told(body["until"])}
    return Step(number, what, "remember", says, values=body)


def _known(stored: Organisation | None) -> tuple[str, str] | None:
    """Name and last day as they are recorded."""
    if stored is None:
        return None
    return stored.name, stored.closed_on.isoformat() if stored.closed_on else ""


def _told(day: str) -> str:
    return ui.day(dt.date.fromisoformat(day))


def take_over(step: dict[str, Any], *, by: audit.Actor, today: dt.date) -> None:
    """Do what one step says. Doing it again changes nothing."""
    body = step["values"]
    found = queries.organisation(body["code"])
    if found is None:
        found = actions.add_organisation(
            code=body["code"],
            name=body["name"],
            kind=body["kind"],
            region=body["region"],
            opened_on=dt.date.fromisoformat(body["opened"]) if body["opened"] else None,
            by=by,
        )
        actions.add_code(found, scheme=body["scheme"], code=body["code"], by=by)
    elif body["until"]:
        until = dt.date.fromisoformat(body["until"])
        actions.remember_name(found, name=body["name"], until=until, by=by)
        return
    elif found.name.casefold() != body["name"].casefold():
        _rename(found, body, by, today)
    if body["closed"] and found.closed_on is None:
        actions.close_organisation(found, on=dt.date.fromisoformat(body["closed"]), by=by)


def _rename(found: Organisation, body: dict[str, Any], by: audit.Actor, today: dt.date) -> None:
    """From the day that the list tells, else from today."""
    first = dt.date.fromisoformat(body["first"]) if body["first"] else today
    actions.rename(found, name=body["name"], on=first - dt.timedelta(days=1), by=by)
