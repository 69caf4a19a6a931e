"""A world grown: of every row many, so that a page that asks the database once a row is found out.

Rows are copied as they stand in their tables, whatever they mean. Each is copied in several ways: beside
itself, with all that it points at kept; as a twin, with everything it points at being a twin too; and with
one thing that it points at kept and the others twins (the members of one network are as many people). A copy
that the database refuses, since it would stand there twice or break a rule, is left out: the sweep looks at
how many there are in the end. Longer than other files: it copies any table, and says what it leaves.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from uuid import uuid4

from django.apps import apps
from django.db import connection, models
from django.db.models import F, Value
from django.db.models.functions import Cast, Concat

from fairlead_web.content.models import ArticlePage, FrontPage, NewsIndexPage, PlainPage
from fairlead_web.content.models.pages import Theme
from fairlead_web.organisations.models import Organisation
from fairlead_web.releases import triggers
from fairlead_web.releases.models import Figure, Section

Row = dict[str, Any]
Model = type[models.Model]
IN_A_TREE = "pages stand in a tree: `grow_pages` adds them"
ONE_OF_IT = "there is one of it, whatever is written"
LEFT = {
    "content.FrontPage": ONE_OF_IT,
    "content.NewsIndexPage": ONE_OF_IT,
    "content.ThemeIndexPage": ONE_OF_IT,
    "content.ThemePage": "there is one a theme",
    "content.ArticlePage": IN_A_TREE,
    "content.PlainPage": IN_A_TREE,
    "accounts.User_groups": "editors' permissions, which Wagtail's own pages list",
    "accounts.User_user_permissions": "nobody has any",
    "account.EmailConfirmation": "never made: the site sends codes",
    "socialaccount.SocialToken": "never kept",
}
"""Models whose rows are not copied, with the reason."""
LEFT_PACKAGES = {
    "auth": "editors' permissions, which Wagtail's own pages list",
    "contenttypes": "what models there are",
    "sessions": "read by its key alone",
    "taggit": "nothing of the site's has tags",
    "django_tasks_database": "jobs for the worker, on no page",
    "wagtailadmin": "of Wagtail's own pages",
    "wagtailcore": IN_A_TREE + "; the rest is of Wagtail's own pages",
    "wagtailimages": "shown where an editor put them into a text",
    "wagtailredirects": "read by the address that is asked for",
    "wagtailsearch": "an index, which no page of the site's asks",
    "wagtailusers": "of Wagtail's own pages",
}
"""Packages of others, of which the same holds."""


def grown_models() -> list[Model]:
    """Every model whose rows are copied; what is pointed at stands before what points at it."""
    waiting = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.label not in LEFT and model._meta.app_label not in LEFT_PACKAGES
    ]
    order: list[Model] = []
    while waiting:
        ready = [model for model in waiting if not set(pointing(model, waiting).values()) - {model}]
        assert ready, f"These point at each other in a ring: {waiting}"
        order += ready
        waiting = [model for model in waiting if model not in ready]
    return order


def pointing(model: Model, at: Iterable[Model]) -> dict[str, Model]:
    """The columns of a model that point at some of these."""
    known = set(at)
    columns = [one for one in model._meta.concrete_fields if one.remote_field]
    return {one.column: one.related_model for one in columns if one.related_model in known}


@cache
def told_apart(model: Model, instead: frozenset[str]) -> list[models.Field[Any, Any]]:
    """The fields in which a copy is written otherwise, so that it may stand beside its original.

    Where a rule names something that the row points at, a twin of that (in a column of `instead`) is enough.
    """
    rules = [one.fields for one in model._meta.constraints if isinstance(one, models.UniqueConstraint)]
    rules += [*model._meta.unique_together, *([one.name] for one in model._meta.fields if one.unique)]
    together = [[model._meta.get_field(name) for name in names] for names in rules]
    still = [fields for fields in together if not any(one.column in instead for one in fields)]
    apart = dict.fromkeys(one for fields in still for one in fields)
    return [one for one in apart if not (one.primary_key or one.remote_field or one.choices)]


def otherwise(one: models.Field[Any, Any], value: Any, number: int) -> Any:
    """A value of the same kind that no other copy has."""
    if isinstance(one, models.DateField):
        return value - dt.timedelta(days=number)
    if isinstance(one, models.UUIDField):
        return uuid4().hex
    if isinstance(value, int):
        return value + 10_000 * number
    return f"c{number}-{value}"[: one.max_length]


@dataclass
class Growing:
    """The rows of a world as it was at first, and the twins that each has got."""

    order: list[Model] = field(default_factory=grown_models)
    rows: dict[Model, list[Row]] = field(default_factory=dict)
    twins: dict[tuple[Model, Any, int], Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rows = {model: list(stored(model)) for model in self.order}

    def grow(self, numbers: range) -> None:
        """Copy every row so many times each way, under numbers that were not used before."""
        triggers.remove(connection)  # a public release takes no more sections, not even in a copy
        for model in self.order:
            self.copy(model, numbers)
        tell_indicators_apart(self.rows)
        triggers.install(connection)
        grow_pages(numbers)
        grow_successions(numbers)

    def copy(self, model: Model, numbers: range) -> None:
        """Copy the rows of one table, each way."""
        key, columns = model._meta.pk.column, pointing(model, self.order)
        copies: list[Row] = []
        twins: dict[Any, tuple[Model, Any, int]] = {}
        free = max(keys(model), default=0) + 1
        for row in self.rows[model]:
            for way, same in enumerate(kept(column for column in columns if row[column] is not None)):
                for number in numbers:
                    copy = self.copied(model, row, set(columns) - same, number, 100 * way + number)
                    copy[key] = free + len(copies)
                    copies.append(copy)
                    if not same:
                        twins[copy[key]] = (model, row[key], number)
        store(model, copies)
        self.twins |= {twins[one]: one for one in keys(model) & set(twins)}

    def copied(self, model: Model, row: Row, instead: set[str], number: int, apart: int) -> Row:
        """One copy, with twins of what it points at in these columns."""
        copy, targets = dict(row), pointing(model, self.order)
        for column in instead:
            copy[column] = self.twins.get((targets[column], row[column], number), row[column])
        for one in told_apart(model, frozenset(one for one in instead if copy[one] != row[one])):
            if row[one.column] not in (None, ""):
                copy[one.column] = otherwise(one, row[one.column], apart)
        return copy


def kept(columns: Iterable[str]) -> Iterator[frozenset[str]]:
    """The ways to copy a row: which of the things it points at stay the same."""
    every = list(columns)
    return iter(dict.fromkeys([frozenset(every), frozenset(), *(frozenset([one]) for one in every)]))


def stored(model: Model) -> Iterator[Row]:
    """The rows of a table, as they stand there."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {model._meta.db_table}")
        names = [column[0] for column in cursor.description]
        for values in cursor.fetchall():
            yield dict(zip(names, values, strict=True))


def store(model: Model, rows: list[Row]) -> None:
    """Write rows, without those that the database refuses."""
    if not rows:
        return
    names, marks = ", ".join(f'"{name}"' for name in rows[0]), ", ".join(["%s"] * len(rows[0]))
    statement = f"INSERT OR IGNORE INTO {model._meta.db_table} ({names}) VALUES ({marks})"
    with connection.cursor() as cursor:
        cursor.executemany(statement, [list(row.values()) for row in rows])


def keys(model: Model) -> set[Any]:
    """The primary keys that there are."""
    return {row[model._meta.pk.column] for row in stored(model)}


def grow_pages(numbers: range) -> None:
    """Articles of each theme and pages of text."""
    front, news = FrontPage.objects.get(), NewsIndexPage.objects.get()
    for number in numbers:
        for theme in Theme.values:
            words = {"title": f"Article {number} on {theme}", "slug": f"{theme}-{number}"}
            news.add_child(instance=ArticlePage(theme=theme, **words))
        front.add_child(instance=PlainPage(title=f"Page {number}", slug=f"page-{number}"))


def grow_successions(numbers: range) -> None:
    """Bodies that closed one after another, each taking over what the one before did."""
    last = Organisation.objects.get(code="RX9")
    for number in numbers:
        after = last.successor
        between = Organisation(code=f"RX9-{number}", name=f"Trust {number} that closed", kind="trust")
        between.closed_on, between.successor = last.closed_on, after
        between.save()
        last.successor = between
        last.save()


def tell_indicators_apart(originals: dict[Model, list[Row]]) -> None:
    """Half of the copies of sections and figures are of an indicator of their own: pages list them by it."""
    for model in (Section, Figure):
        copies = model.objects.filter(pk__gt=max(row["id"] for row in originals[model]))
        models.QuerySet.update(
            copies.annotate(odd=F("pk") % 2).filter(odd=1),
            indicator=Concat(Value("c"), Cast("pk", models.CharField()), Value("-"), "indicator"),
            indicator_title=Concat("indicator_title", Value(" "), Cast("pk", models.CharField())),
        )
