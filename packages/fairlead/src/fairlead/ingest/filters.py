"""The rows that count: what `only` keeps, and which rows hold everyone."""

from collections.abc import Mapping, Sequence

from fairlead.errors import InputError
from fairlead.ingest.problems import Problem, Severity, listed, quotable, quoted
from fairlead.ingest.raw import text_of
from fairlead.ingest.rows import Rows
from fairlead.study.schema import Source


def keep_and_total(
    rows: Rows, source: Source, most: int, problems: list[Problem]
) -> tuple[dict[str, tuple[object, ...]], dict[str, object]]:
    """Raw values of the study's `only` and `total`, by column.

    A column in both also keeps the total's value, or the rows that hold everyone would go.
    """
    keep = accepted_raws(rows, source.only, most, problems)
    wanted = {column: (text,) for column, text in source.total.items()}
    total = {column: raws[0] for column, raws in accepted_raws(rows, wanted, most, problems).items() if raws}
    for column, raw in total.items():
        if column in keep and raw not in keep[column]:
            keep[column] += (raw,)
    return keep, total if len(total) == len(source.total) else {}


def accepted_raws(
    rows: Rows, wanted: Mapping[str, tuple[str, ...]], most: int, problems: list[Problem]
) -> dict[str, tuple[object, ...]]:
    """By column that is there, the raw values that read as one of the wanted texts."""
    return {
        column: tuple(_accepted(rows, column, texts, _raws(rows, column, most), problems))
        for column, texts in wanted.items()
        if column in rows.table.columns
    }


def _raws(rows: Rows, column: str, most: int) -> dict[str, list[object]]:
    """Text to the raw values that read so; an empty value is the empty text."""
    found: dict[str, list[object]] = {}
    for raw, _ in rows.distinct(column, most):
        found.setdefault(text_of(raw) or "", []).append(raw)
    return found


def _accepted(
    rows: Rows, column: str, wanted: Sequence[str], raws: Mapping[str, list[object]], problems: list[Problem]
) -> list[object]:
    """The raw values of the wanted texts: written just so, or else with other capitals."""
    accepted: list[object] = []
    absent = []
    for text in wanted:
        plain = text.strip()
        found = raws.get(plain) or [
            raw for t, every in raws.items() if t.casefold() == plain.casefold() for raw in every
        ]
        accepted += found
        if not found:
            absent.append(text)
    if absent:
        seen = listed(repr(text) for text in raws if quotable(text))
        problems.append(
            Problem(
                f"{listed(quoted(text) for text in absent)} never occur{'' if absent[1:] else 's'}",
                rows.table.name,
                None,
                column,
                f"correct it in the study; values seen: {seen or 'none that can be shown'}",
                Severity.WARNING if accepted else Severity.ERROR,
            )
        )
    return accepted


def none_left(name: str) -> InputError:
    """The sentence for a study whose filter leaves nothing."""
    return InputError("No row is left by 'only' in the study", name, "Correct the values in 'only'.")
