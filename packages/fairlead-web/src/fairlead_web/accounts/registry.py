"""The privacy register: what each field of each model holds, why, how long, and how it is erased.

Each app has a module `privacy`, imported once when the site starts, with one `declare` for each of its
models. A test fails on a model or field that is not declared: somebody has to say what a new field is.
Export, erasure and the privacy notice are made from this register and from nothing else.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import reduce
from operator import or_
from typing import Any, Final

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Exists, Q


class Kind(StrEnum):
    """What a field holds."""

    PLAIN = "plain"  # about a thing, not a person
    IDENTITY = "identity"  # says who somebody is
    CONTACT = "contact"  # reaches somebody
    CONTENT = "content"  # what somebody wrote or chose
    SPECIAL = "special"  # says or lets infer ethnicity, health, belief, sexual orientation
    SECURITY = "security"  # proves who somebody is; never exported
    TECHNICAL = "technical"  # numbers, states and times that keep the site running


@dataclass(frozen=True)
class Delete:
    """Erasure deletes the rows."""


@dataclass(frozen=True)
class Keep:
    """Erasure keeps the rows, for a reason that the person is told."""

    reason: str


@dataclass(frozen=True)
class Blank:
    """Erasure keeps the rows and writes these values over what was personal; told why."""

    reason: str
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Through:
    """Erasure calls the function at this path with `person` and `by`: a verb with rules of its own."""

    path: str
    tells: str = ""


Erase = Delete | Keep | Blank | Through
DELETE: Final = Delete()


@dataclass(frozen=True)
class Expiry:
    """Rows are deleted this long after the moment in a field, or have `values` written over them."""

    since: str
    after: dt.timedelta
    only: Q = field(default_factory=Q)
    values: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Declaration:
    """What one model holds about whom, why and how long."""

    model: str
    purpose: str
    basis: str
    retention: str
    subjects: tuple[str, ...]
    fields: dict[str, Kind]
    export: tuple[str, ...]
    erase: Erase
    expires: tuple[Expiry, ...]
    address: str = ""

    @property
    def model_class(self) -> type[models.Model]:
        """The model."""
        return apps.get_model(self.model)

    def rows_of(self, person: Any) -> "models.QuerySet[Any]":
        """The rows about a person."""
        about = [Q(**{path: person.pk}) for path in self.subjects]
        if self.address:
            about.append(Q(**{f"{self.address}__iexact": person.email}))
        found = self.model_class._base_manager.filter(reduce(or_, about))
        return found.distinct() if any("__" in path for path in self.subjects) else found


_declared: dict[str, Declaration] = {}


def declare(
    model: str,
    *,
    purpose: str,
    retention: str,
    fields: dict[str, Kind],
    basis: str = "",
    subject: str | tuple[str, ...] | None = None,
    export: Iterable[str] = (),
    erase: Erase = DELETE,
    expires: Expiry | tuple[Expiry, ...] = (),
    address: str = "",
) -> None:
    """Classify a model, as "networks.Post". Every concrete and many-to-many field is named in `fields`.

    `subject` is the lookup from the model to the person ("person", "post__author", "pk" for the person's own
    row, several where two people share a row), None where it is about no person; then `basis` and `erase` do
    not matter. `address` names a field with an e-mail address: rows with the person's own are about them too,
    since it is proved at every sign-in. `export` names the fields that the person gets a copy of, also fields
    of what they point at ("topic__network"); those of the kinds SECURITY never.
    """
    subjects = (subject,) if isinstance(subject, str) else tuple(subject or ())
    kinds = {name: Kind(kind) for name, kind in fields.items()}
    past = (expires,) if isinstance(expires, Expiry) else expires
    declaration = Declaration(
        model, purpose, basis, retention, subjects, kinds, tuple(export), erase, past, address
    )
    _refuse_nonsense(declaration)
    _declared[model.lower()] = declaration


def _refuse_nonsense(one: Declaration) -> None:
    unknown = [name for name in one.export if name.partition("__")[0] not in one.fields]
    secret = [name for name in one.export if one.fields.get(name) is Kind.SECURITY]
    if unknown or secret:
        raise ValueError(f"{one.model}: export names {unknown + secret}, which is unclassified or secret.")
    if one.subjects and not one.basis:
        raise ValueError(f"{one.model} is about people: name the lawful basis.")
    if one.model.lower() in _declared and _declared[one.model.lower()] != one:
        raise ValueError(f"{one.model} is declared twice.")


def kinds(
    *,
    plain: str = "",
    identity: str = "",
    contact: str = "",
    content: str = "",
    special: str = "",
    security: str = "",
    technical: str = "",
) -> dict[str, Kind]:
    """The argument `fields`, written shortly: names with spaces between them, by kind."""
    given = {
        Kind.PLAIN: plain,
        Kind.IDENTITY: identity,
        Kind.CONTACT: contact,
        Kind.CONTENT: content,
        Kind.SPECIAL: special,
        Kind.SECURITY: security,
        Kind.TECHNICAL: technical,
    }
    return {name: kind for kind, names in given.items() for name in names.split()}


def declarations() -> list[Declaration]:
    """All of them, highest floor first: what points at other rows goes before what it points at."""
    order = {config.label: position for position, config in enumerate(apps.get_app_configs())}
    return sorted(_declared.values(), key=lambda one: order.get(one.model.partition(".")[0].lower(), -1))


def unclassified(model: type[models.Model]) -> set[str]:
    """Fields of a model that nobody has declared, and declared names that are no fields."""
    names = {one.name for one in (*model._meta.concrete_fields, *model._meta.local_many_to_many)}
    declared = _declared.get(model._meta.label_lower)
    return names ^ set(declared.fields if declared else ())


def holdings() -> list[Declaration]:
    """What the site holds about people, for the privacy notice: declarations with a subject."""
    return [one for one in declarations() if one.subjects]


def held_of(person: Any) -> list[Declaration]:
    """Of those, the ones with rows about a person. One question for all: most hold nothing of most people."""
    every = holdings()
    asking = {f"held_{number}": Exists(one.rows_of(person)) for number, one in enumerate(every)}
    holds = get_user_model()._base_manager.filter(pk=person.pk).values_list(*asking.values()).get()
    return [one for one, some in zip(every, holds, strict=True) if some]
