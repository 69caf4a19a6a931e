"""What a schema cannot see in a study: parts that do not go together."""

from collections.abc import Callable, Iterator
from pathlib import Path

from fairlead.catalogue import Indicator, load_all
from fairlead.reference.declarations import Mistake
from fairlead.reference.wording import instead
from fairlead.study.breakdown_checks import breakdown_mistakes, cross_mistakes
from fairlead.study.file_checks import file_mistakes
from fairlead.study.schema import Source, Study
from fairlead.study.source_checks import period_mistakes, source_mistakes
from fairlead.study.twin_checks import twin_mistakes

UNKNOWN_INDICATOR = "name_an_indicator@1"
"""Stands in a proposed study where no indicator could be told; refused until a person names one."""

Check = Callable[[Study, Path], Iterator[Mistake]]


def mistakes(study: Study, folder: Path) -> Iterator[Mistake]:
    """Every mistake in a study that fits the schema; `folder` is where its paths begin."""
    checks: tuple[Check, ...] = (
        file_mistakes,
        source_mistakes,
        period_mistakes,
        indicator_mistakes,
        breakdown_mistakes,
        twin_mistakes,
        cross_mistakes,
    )
    for check in checks:
        yield from check(study, folder)


def indicator_mistakes(study: Study, folder: Path) -> Iterator[Mistake]:
    """Each indicator exists, stands once, and some source can give it."""
    known = catalogue(study, folder)
    for index, key in enumerate(study.indicators):
        loc = ("indicators", index)
        if key in study.indicators[:index]:
            yield Mistake(loc, f"The indicator '{key}' stands twice", "Take one away.")
        elif key == UNKNOWN_INDICATOR:
            yield Mistake(
                loc,
                "No indicator is named yet",
                f"Write one instead of '{key}', wherever it stands: {', '.join(known)}. "
                "`fairlead indicators NAME` shows one in full; or declare your own under `indicator_files:`.",
            )
        elif key not in known:
            yield Mistake(loc, f"There is no indicator '{key}'", instead(key, known))
        else:
            yield from supply_mistakes(study, known[key], loc)


def catalogue(study: Study, folder: Path) -> dict[str, Indicator]:
    """All indicators the study may name; a file that is missing is told by another check."""
    files = [folder / name for name in study.indicator_files]
    return {one.key: one for one in load_all(None, [file for file in files if file.is_file()])}


def supply_mistakes(study: Study, indicator: Indicator, loc: tuple[str, int]) -> Iterator[Mistake]:
    """Some source gives the indicator what it needs."""
    if not any(supplies(source, indicator) for source in study.sources):
        yield Mistake(loc, f"No source gives what '{indicator.key}' needs", needs(indicator))
    if indicator.kind == "rate" and study.population is None:
        yield Mistake(
            loc, f"'{indicator.key}' is a rate and there is no population", "Add `population:` with its file."
        )


def supplies(source: Source, indicator: Indicator) -> bool:
    """Whether a source holds an indicator's counts, figures, or every field it asks for."""
    if source.kind == "counts":
        return indicator.kind != "published" and indicator.key in source.counts
    if source.kind == "published":
        return indicator.key in source.published
    return bool(indicator.numerator) and set(indicator.fields) <= set(source.fields)


def needs(indicator: Indicator) -> str:
    """What to write in a source so that it supplies an indicator."""
    if indicator.kind == "published":
        return "In a source of kind published add it under `published:` with the column of its value."
    counts = f"under `counts:` with its two columns: {indicator.key}: {{numerator: ..., denominator: ...}}"
    if not indicator.numerator:
        return f"It can only be given as counts: add it {counts}."
    fields = ", ".join(f"{name}: COLUMN" for name in indicator.fields)
    return f"In a source of kind rows write `fields: {{{fields}}}`; in one of kind counts add it {counts}."
