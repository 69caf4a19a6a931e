"""Each source of a study says what its kind needs and nothing that its kind has no use for."""

from collections.abc import Iterator
from pathlib import Path

from fairlead.reference.declarations import Loc, Mistake
from fairlead.reference.wording import instead
from fairlead.study.schema import Period, Source, Study

USES = {
    "rows": ("fields", "field_values", "person"),
    "counts": ("counts", "total"),
    "published": ("published", "total", "publisher", "published_on", "link"),
}
"""Kind of source to the words that only some kinds have a use for."""
NEEDS = {"rows": ("fields",), "counts": ("counts",), "published": ("published", "publisher", "published_on")}
"""Kind of source to the words it cannot do without."""

MISSING = {
    "fields": "Write `fields: {FIELD: COLUMN}`; `fairlead indicators NAME` shows an indicator's fields.",
    "counts": "Write `counts: {INDICATOR: {numerator: COLUMN, denominator: COLUMN}}`.",
    "published": "Write `published: {INDICATOR: {value: COLUMN}}`.",
    "publisher": "Write `publisher:` and who published the figures.",
    "published_on": "Write `published_on:` and the day, for example 2026-03-31.",
}
"""Word that is missing to what to write."""


def source_mistakes(study: Study, _folder: Path) -> Iterator[Mistake]:
    """Names are distinct; words go with the kind; indicators of a table are the study's."""
    ids = [source.id for source in study.sources]
    for index, source in enumerate(study.sources):
        loc: Loc = ("sources", index)
        if source.id in ids[:index]:
            yield Mistake((*loc, "id"), f"Two sources are called '{source.id}'", "Give each its own name.")
        yield from kind_mistakes(source, loc)
        for word in ("counts", "published"):
            for key in getattr(source, word):
                if key not in study.indicators:
                    yield Mistake(
                        (*loc, word, key),
                        f"'{key}' is not among the study's indicators",
                        f"Add it under `indicators:`, or: {instead(key, study.indicators)}",
                    )
        for field in source.field_values:
            if field not in source.fields:
                yield Mistake(
                    (*loc, "field_values", field),
                    f"'{field}' is not among the source's fields",
                    f"Add it under `fields:`, or: {instead(field, source.fields)}",
                )


def kind_mistakes(source: Source, loc: Loc) -> Iterator[Mistake]:
    """The words of a source that do not go with its kind, and those that are missing."""
    for word in sorted({word for words in USES.values() for word in words}):
        given = bool(getattr(source, word))
        if given and word not in USES[source.kind]:
            kinds = " or ".join(kind for kind, words in USES.items() if word in words)
            yield Mistake(
                (*loc, word),
                f"A source of kind {source.kind} has no use for '{word}'",
                f"Take it out, or make the source one of kind {kinds}.",
            )
        if not given and word in NEEDS[source.kind]:
            yield Mistake(loc, f"A source of kind {source.kind} needs '{word}'", MISSING[word])


def period_mistakes(study: Study, _folder: Path) -> Iterator[Mistake]:
    """A period is one label or one column; only a column can be cut or have a format."""
    periods: list[tuple[Loc, Period]] = [
        (("sources", index, "period"), source.period) for index, source in enumerate(study.sources)
    ]
    if study.population:
        periods.append((("population", "period"), study.population.period))
    for loc, period in periods:
        if (period.label is None) == (period.column is None):
            yield Mistake(
                loc, "A period is either one label or one column", "Write `{label: ...}` or `{column: ...}`."
            )
        elif period.label is not None and (period.by != "value" or period.format):
            yield Mistake(loc, "A label is not cut by dates", "Take `by` and `format` out, or name a column.")
