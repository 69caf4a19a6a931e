"""Everything the site holds about one person, as the register declares it."""

import datetime as dt
from typing import Any

from django.db import models
from django.utils.translation import gettext

from fairlead_web.accounts.models import User
from fairlead_web.accounts.registry import Declaration, holdings


def export_of(person: User) -> dict[str, Any]:
    """A copy of one's data: for each model why it is held and how long, and the rows in plain words."""
    parts = []
    for one in holdings():
        rows = [_row(one, row, person) for row in one.rows_of(person)] if one.export else []
        if rows:
            parts.append(
                {
                    "what": str(one.model_class._meta.verbose_name),
                    "model": one.model,
                    "purpose": gettext(one.purpose),
                    "basis": gettext(one.basis),
                    "retention": gettext(one.retention),
                    "rows": rows,
                }
            )
    return {"person": person.pk, "held": parts}


def _row(one: Declaration, row: models.Model, person: User) -> dict[str, Any]:
    copy: dict[str, Any] = {}
    for path in one.export:
        *way, name = path.split("__")
        thing: Any = row
        for step in way:
            thing = thing and getattr(thing, step)
        if thing is not None:
            copy[_title(thing, name)] = _value(thing, name, person)
    return copy


def _title(row: models.Model, name: str) -> str:
    return str(getattr(row._meta.get_field(name), "verbose_name", name))


def _value(row: models.Model, name: str, person: User) -> Any:
    field = row._meta.get_field(name)
    if isinstance(field, models.ManyToManyField):
        return [str(one) for one in getattr(row, name).all()]
    if isinstance(field, models.ForeignKey):
        return _related(getattr(row, name), person)
    if getattr(field, "choices", None):
        return str(getattr(row, f"get_{name}_display")())
    value = getattr(row, name)
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat()
    if isinstance(value, (str, int, float, bool, dict, list, type(None))):
        return value
    return str(value)


def _related(other: Any, person: User) -> str | None:
    # A copy of my data holds nobody else's name.
    if isinstance(other, User):
        return "You" if other == person else "Another person"
    return None if other is None else str(other)
