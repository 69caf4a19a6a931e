"""Everything the site holds about one person, as the register declares it."""

import datetime as dt
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext

from fairlead_web.accounts.models import User
from fairlead_web.accounts.registry import Declaration, held_of

IN_OUR_WORDS: Final = {
    "last_login": "last signed in",
    "date_joined": "connected",
    "uid": "number at the organisation",
    "extra_data": "what the organisation told",
    "object_str": "title",
    "timestamp": "when",
}
"""Fields of packages, by name, whose own words are not for people."""


def export_of(person: User) -> dict[str, Any]:
    """A copy of one's data: for each model why it is held and how long, and the rows in plain words."""
    parts = []
    for one in held_of(person):
        rows = [_row(one, row, person) for row in _rows(one, person)] if one.export else []
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


def _rows(one: Declaration, person: User) -> models.QuerySet[Any]:
    """The rows about a person, with what the copy tells of the things they point at."""
    rows, together = one.rows_of(person), _pointed_at(one)
    return rows.select_related(*together) if together else rows


def _pointed_at(one: Declaration) -> list[str]:
    found = []
    for path in one.export:
        *way, name = path.split("__")
        model: Any = one.model_class
        for step in way:
            model = model._meta.get_field(step).related_model
        field = model._meta.get_field(name)
        if isinstance(field, models.ForeignKey) and field.related_model is not User:
            way.append(name)
        if way:
            found.append("__".join(way))
    return found


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
    return IN_OUR_WORDS.get(name) or str(getattr(row._meta.get_field(name), "verbose_name", name))


def _value(row: models.Model, name: str, person: User) -> Any:
    field = row._meta.get_field(name)
    if isinstance(field, models.ManyToManyField):
        return [str(one) for one in getattr(row, name).all()]
    if isinstance(field, models.ForeignKey):
        return _whose(row, field, person) if field.related_model is User else _named(getattr(row, name))
    if getattr(field, "choices", None):
        return str(getattr(row, f"get_{name}_display")())
    value = getattr(row, name)
    if isinstance(value, (dt.datetime, dt.date)):
        return value.isoformat()
    if isinstance(value, (str, int, float, bool, dict, list, type(None))):
        return value
    return str(value)


def _whose(row: models.Model, field: "models.ForeignKey[Any, Any]", person: User) -> str | None:
    # A copy of my data holds nobody else's name.
    number = getattr(row, field.attname)
    return None if number is None else "You" if number == person.pk else "Another person"


def _named(other: Any) -> str | None:
    return None if other is None else str(other)
