"""Columns that conditions test: of the right type, and their values really occur."""

from collections.abc import Iterable, Mapping

from fairlead.catalogue.indicator import Condition, Indicator
from fairlead.errors import InputError
from fairlead.ingest.context import Context
from fairlead.ingest.database import name, text
from fairlead.ingest.problems import Severity, counted, listed, quotable, quoted
from fairlead.ingest.raw import text_of
from fairlead.ingest.rows import Rows, number_of_text
from fairlead.study.spellings import respelt

_LISTED = 1000
"""Columns with more different values are asked for each value of a condition instead."""


def check_field(context: Context, field: str, column: str, indicators: Iterable[Indicator]) -> str | None:
    """Prepare the column behind a field. Returns its name in the output; None where it cannot be used."""
    testing = [i for i in indicators if field in i.fields]
    conditions = [c for i in testing for c in (*i.numerator, *i.denominator) if c.field == field]
    if not conditions or not context.has(column):
        return None
    kind = _kind(conditions)
    if kind == "mixed":
        context.report(
            f"the indicators test '{field}' both as a number and as text",
            column,
            "give one of the two a field of its own",
        )
        return None
    if kind in ("number", "whole") and not _numeric(context, field, column, kind):
        return None
    written = context.task.source.field_values.get(field, {})
    _occurs(context, field, column, testing, written)
    return _output(context, field, column, kind, written)


def _kind(conditions: list[Condition]) -> str:
    """What the tests need: "number" (limits), "whole" (numbers), "text", "any" (presence), or "mixed"."""
    limits = any(c.at_least is not None or c.at_most is not None for c in conditions)
    values = _values(conditions)
    texts = any(isinstance(value, str) for value in values)
    if limits:
        return "mixed" if texts else "number"
    return "text" if texts else "whole" if values else "any"


def _values(conditions: list[Condition]) -> list[str | int]:
    return [value for c in conditions for value in (*(c.one_of or ()), *(c.none_of or ()))]


def _numeric(context: Context, field: str, column: str, kind: str) -> bool:
    """Every value that is not empty must be a number."""
    rows = context.rows
    noun = "whole number" if kind == "whole" else "number"
    count, raw, row = _wrong_number(rows, column, whole=kind == "whole")
    if count:
        context.report(
            f"{quoted(text_of(raw))} is not a {noun}, in {counted(count, 'row')}",
            column,
            f"correct it or leave the value empty; the indicators test '{field}' as a number",
            row,
        )
    return count == 0


def _wrong_number(rows: Rows, column: str, *, whole: bool) -> tuple[int, object, int]:
    """In how many rows there is no (whole) number, the first such value and its row."""
    if rows.is_whole(column):
        return 0, None, 0
    number = rows.as_number(column)
    wrong = f"NOT ({rows.empty(column)}) AND {number} IS NULL"
    if whole:
        wrong = f"({wrong}) OR {number} <> floor({number})"
    if rows.is_text(column) and _few_are_numbers(rows, column, whole=whole):
        return 0, None, 0
    count = rows.number_of(wrong)
    if not count:
        return 0, None, 0
    raw = rows.select(name(column), "ORDER BY file_row_number LIMIT 1", also=wrong)[0][0]
    return count, raw, rows.first(wrong)


def _few_are_numbers(rows: Rows, column: str, *, whole: bool) -> bool:
    """Whether a column has few different values and all are numbers: known without looking at every row."""
    try:
        texts = [one for raw, _ in rows.distinct(column, _LISTED) if (one := text_of(raw)) is not None]
    except InputError:
        return False
    numbers = [number_of_text(one) for one in texts]
    return all(number is not None and (not whole or number.is_integer()) for number in numbers)


def _occurs(
    context: Context, field: str, column: str, testing: list[Indicator], written: Mapping[str, str]
) -> None:
    """Refuse other spellings of values that a condition names; warn of values that no row holds."""
    conditions = [c for i in testing for c in (*i.numerator, *i.denominator) if c.field == field]
    wanted = dict.fromkeys(str(value) for value in _values(conditions))
    seen = _seen(context, field, column, list(wanted), written, _based_on(field, testing))
    near = respelt(sorted(seen - written.keys()), wanted)
    if near:
        _other_spellings(context, field, column, near)
        return
    absent = [value for value in wanted if value not in {written.get(text, text) for text in seen}]
    if absent:
        there = listed(repr(one) for one in sorted(seen) if quotable(one))
        missing = listed(quoted(value) for value in absent)
        context.report(
            f"{missing} never occur{'' if absent[1:] else 's'}, though the indicators test '{field}' for it",
            column,
            f"check the spelling and the column; values seen: {there or 'none that can be shown'}",
            severity=Severity.WARNING,
        )


def _other_spellings(context: Context, field: str, column: str, near: Mapping[str, str]) -> None:
    """Rows that would count in nothing because a value is spelt otherwise: refused before any is counted."""
    rows = context.rows
    same = " OR ".join(f"{rows.as_text(column)} = ?" for _ in near)
    entries = listed(f'"{one}": "{value}"' for one, value in near.items() if quotable(one))
    first, meant = next(iter(near.items()))
    rows_of = counted(rows.number_of(same, list(near)), "row")
    context.report(
        f"{quoted(first)} looks like another spelling of {quoted(meant)}, for which the indicators test "
        f"'{field}' ({counted(len(near), 'such value')} in {rows_of})",
        column,
        f"write field_values: {{{field}: {{{entries or 'VALUE: VALUE'}}}}} for this source in the study; "
        "a value that means something else is given itself",
        rows.first(same, list(near)),
    )


def _based_on(field: str, testing: list[Indicator]) -> frozenset[str] | None:
    """The values with which a row is in the denominator of an indicator; None, any value may do."""
    accepted: list[str] = []
    for indicator in testing:
        tests = [c.one_of for c in indicator.denominator if c.field == field and c.one_of]
        if not tests:
            return None
        accepted += [str(value) for values in tests for value in values]
    return frozenset(accepted)


def _seen(
    context: Context,
    field: str,
    column: str,
    wanted: list[str],
    written: Mapping[str, str],
    based_on: frozenset[str] | None,
) -> set[str]:
    rows = context.rows
    meaning = f"field {field}"
    try:
        found = rows.distinct(column, _LISTED)
    except InputError:
        context.filled(rows, column, meaning)
        return {value for value in wanted if rows.number_of(f"{rows.as_text(column)} = ?", [value])}
    texts = [(one, many) for raw, many in found if (one := text_of(raw)) is not None]
    out = [(one, n) for one, n in texts if based_on is not None and written.get(one, one) not in based_on]
    context.understood(column, meaning, found, aside=_left_out(out))
    return {one for one, _ in texts}


def _left_out(values: list[tuple[str, int]]) -> str:
    """How many rows are in no denominator for their value, which may be meant or a spelling not known."""
    if not values:
        return ""
    shares = listed((f"{quoted(one)} ({many:,})" for one, many in values), most=6)
    rows = counted(sum(many for _, many in values), "row")
    return f"; {rows} left out of every figure, since no indicator counts their value: {shares}"


def _output(context: Context, field: str, column: str, kind: str, written: Mapping[str, str]) -> str:
    rows, plan = context.rows, context.plan
    if written and kind in ("text", "any"):
        cases = " ".join(f"WHEN {text(one)} THEN {text(value)}" for one, value in written.items())
        plain = rows.as_text(column)
        return plan.derived(f"field_{field}", f"CASE {plain} {cases} ELSE {plain} END")
    if kind in ("number", "whole"):
        fits = rows.is_whole(column) if kind == "whole" else rows.is_number(column)
        number = rows.cast_number(column)
        cast = number if kind == "number" else f"CAST({number} AS BIGINT)"
        return plan.same(column) if fits else plan.derived(f"field_{field}", cast)
    clean = _is_clean(rows, column) and (kind == "any" or rows.is_text(column))
    return plan.same(column) if clean else plan.derived(f"field_{field}", rows.as_text(column))


def _is_clean(rows: Rows, column: str) -> bool:
    """Whether no text has outer space and none is empty without being null."""
    if rows.table.own or not rows.is_text(column):
        return True
    try:
        return all(raw == text_of(raw) for raw, _ in rows.distinct(column, _LISTED))
    except InputError:
        return not rows.number_of(f"{rows.as_text(column)} IS DISTINCT FROM {name(column)}")
