"""A group beside its own parts in one table of counts, such as White beside White British and White Irish."""

from collections.abc import Mapping, Sequence

from fairlead.ingest.codes import Codes
from fairlead.ingest.context import Context
from fairlead.ingest.database import name
from fairlead.ingest.problems import Severity, listed, quotable, quoted
from fairlead.ingest.raw import text_of

Sums = tuple[float, ...]
"""What one value counts in all rows, by column of counts."""


def check_parts(context: Context, column: str, codes: Codes, coded: Mapping[object, str]) -> None:
    """Refuse a group that counts what its parts count beside it: its people would be counted twice.

    Where it counts more than they do, nobody can tell whether it holds them too: a warning.
    """
    if context.task.source.kind != "counts":
        return
    wholes: dict[str, list[object]] = {}
    parts: dict[str, list[object]] = {}
    for raw, code in coded.items():
        part = codes.is_part(text_of(raw) or "")
        if part is not None and text_of(raw):
            (parts if part else wholes).setdefault(code, []).append(raw)
    both = [code for code in wholes if code in parts]
    sums = _sums(context, column) if both else {}
    for code in both if sums else ():
        whole, below = _added(wholes[code], sums), _added(parts[code], sums)
        if all(one >= other for one, other in zip(whole, below, strict=True)):
            _report(context, column, code, (wholes[code], parts[code]), same=whole == below)


def _report(
    context: Context,
    column: str,
    code: str,
    raws: tuple[Sequence[object], Sequence[object]],
    *,
    same: bool,
) -> None:
    wholes, parts = raws
    group = text_of(wholes[0]) or ""
    beside = listed((quoted(text_of(raw)) for raw in parts), most=3)
    fault = (
        "and counts just as many, so that its people would be counted twice"
        if same
        else "and all are added up; if it holds them too, they are counted twice"
    )
    entry = f'values: {{"{group}": {code}}}' if quotable(group) else "a 'values' entry for it"
    context.report(
        f"{quoted(group)} stands beside {beside}, {fault}",
        column,
        f"leave one or the other out with 'only', or, if these are other people, write {entry} "
        "for this column in the study",
        context.groups.first_with(column, wholes),
        Severity.ERROR if same else Severity.WARNING,
    )


def _added(raws: Sequence[object], sums: Mapping[object, Sums]) -> Sums:
    return tuple(map(sum, zip(*(sums[raw] for raw in raws), strict=True)))


def _sums(context: Context, column: str) -> dict[object, Sums]:
    """What each value counts, column of counts by column."""
    rows = context.groups
    pairs = context.task.source.counts.values()
    counted = dict.fromkeys(c for pair in pairs for c in (pair.numerator, pair.denominator))
    there = [c for c in counted if c in context.table.columns]
    asked = ", ".join(f"coalesce(sum({rows.as_number(c)}), 0)" for c in there)
    found = rows.select(f"{name(column)} AS raw, {asked}", "GROUP BY raw") if there else []
    return {raw: tuple(float(str(one)) for one in numbers) for raw, *numbers in found}
