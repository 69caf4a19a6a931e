"""Columns of counts and of published figures: numbers within their bounds, cells that occur once."""

from dataclasses import dataclass

from fairlead.ingest.context import Context
from fairlead.ingest.database import name, text
from fairlead.ingest.problems import Severity, counted, quoted
from fairlead.ingest.raw import text_of
from fairlead.ingest.rows import Rows
from fairlead.study.profile import MARK

WITHHELD = ("-", "–", "*", "**", "x", "c", ":", "..", "#", "n/a", "[c]", "[x]", "[z]", "[u]", "[w]", "[low]")
"""What publishers write in place of a figure they withhold; so does an empty cell."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What numbers of a column may be, with the noun that a message needs. `integers`: written as such."""

    noun: str
    least: int | None = 0
    greatest: int | None = None
    whole: bool = False
    integers: bool = False
    may_be_withheld: bool = True


COUNT = Bounds("count", greatest=10**15, whole=True, integers=True, may_be_withheld=False)
BASE = Bounds("base", whole=True)
FIGURE = Bounds("figure", least=None)
PERCENTAGE = Bounds("percentage", greatest=100)


def check_number(context: Context, rows: Rows, role: str, column: str, bounds: Bounds) -> str | None:
    """Check one column of numbers in some rows. Returns its name in the output, None if at fault."""
    if not context.has(column):
        return None
    number, plain = rows.as_number(column), rows.as_text(column)
    withheld = f"{plain} IS NULL OR lower({plain}) IN ({', '.join(map(text, WITHHELD))})"
    excused = withheld if bounds.may_be_withheld else "FALSE"
    faults = {f"is not a {bounds.noun}": f"{number} IS NULL AND NOT ({excused})"}
    if bounds.least is not None:
        faults[f"is a {bounds.noun} below {bounds.least}"] = f"{number} < {bounds.least}"
    if bounds.greatest is not None:
        faults[f"is a {bounds.noun} above {bounds.greatest:,}"] = f"{number} > {bounds.greatest}"
    if bounds.whole:
        faults[f"is not a whole {bounds.noun}"] = f"{number} <> floor({number})"
    before = len(context.problems)
    for fault, test in faults.items():
        _report(context, rows, column, fault, test)
    if len(context.problems) > before:
        return None
    context.filled(rows, column, role)
    if rows.is_whole(column) or (not bounds.integers and rows.is_number(column)):
        return context.plan.same(column)
    kind = "BIGINT" if bounds.integers else "DOUBLE"
    return context.plan.derived(role.replace(" ", "_"), f"CAST({number} AS {kind})")


def _report(context: Context, rows: Rows, column: str, fault: str, test: str) -> None:
    count = rows.number_of(test)
    if not count:
        return
    raw = rows.select(name(column), "ORDER BY file_row_number LIMIT 1", also=test)[0][0]
    remedy = "correct it, or leave such rows out with 'only'"
    written = text_of(raw) or "-"
    if written.lower() in WITHHELD or MARK.fullmatch(written):
        remedy = (
            "sums cannot be made without the counts that were withheld: get the table with every count, "
            "since small ones are withheld here before anything is shown, or leave such rows out with 'only'"
        )
    context.report(
        f"{quoted(text_of(raw))} {fault}, in {counted(count, 'row')}", column, remedy, rows.first(test)
    )


def check_shares(context: Context, rows: Rows, column: str) -> None:
    """Warn where no percentage is above 1: a cell of Excel that shows 15.3 % holds 0.153."""
    number = rows.as_number(column)
    found = rows.select(f"max({number})", also=f"{number} <> floor({number})")[0][0]
    greatest = 0.0 if found is None else float(str(found))
    if greatest and not rows.number_of(f"{number} > 1"):
        context.report(
            f"no figure is above 1, though the indicator is in per cent: {greatest:g} would be published "
            f"as {greatest:.2g} %",
            column,
            f"if it means {100 * greatest:g} %, as in Excel's cells of percentages, "
            "multiply the column by 100",
            severity=Severity.WARNING,
        )


def check_pair(context: Context, numerator: str, denominator: str) -> None:
    """A numerator above its denominator is an error."""
    rows = context.rows
    above = f"{rows.as_number(numerator)} > {rows.as_number(denominator)}"
    count = rows.number_of(above)
    if count:
        context.report(
            f"the numerator is above the denominator ('{denominator}') in {counted(count, 'row')}",
            numerator,
            "check which column is which, and correct the counts",
            rows.first(above),
        )


def check_once(context: Context, keys: list[str], *, everyone: bool) -> None:
    """The same cell twice is an error: it would be counted twice.

    keys: SQL of the raw values that name a cell. everyone: the rows that hold everyone, not groups.
    """
    rows = context.rows.kept({**context.rows.keep, **_total(context)}) if everyone else context.groups
    grouped = f"GROUP BY {', '.join(keys)}" if keys else ""
    found = rows.select(
        "count(*) AS n, min(file_row_number) AS f", f"{grouped} HAVING count(*) > 1 ORDER BY f LIMIT 1"
    )
    if found:
        count, first = (int(str(value)) for value in found[0])
        context.report(
            f"{counted(count, 'row')} hold the same organisation, period and groups",
            None,
            "keep one of them (delete the others, or use 'only'), or map the column that tells them apart "
            "as a breakdown",
            context.table.row_number(first),
        )


def check_totals(context: Context, keys: list[str], column: str) -> None:
    """Warn where the groups of an organisation and period add up to more than everyone."""
    whole = context.rows.kept({**context.rows.keep, **_total(context)})
    asked = ", ".join([*keys, f"sum({context.rows.as_number(column)})"])
    grouped = f"GROUP BY {', '.join(keys)}" if keys else ""
    totals = {row[:-1]: row[-1] for row in whole.select(asked, grouped)}
    groups = {row[:-1]: row[-1] for row in context.groups.select(asked, grouped)}
    less = [key for key, total in totals.items() if float(str(total or 0)) < float(str(groups.get(key) or 0))]
    if less:
        context.report(
            f"everyone is less than the sum of the groups, {counted(len(less), 'time')}",
            column,
            "check 'total' and 'only' in the study; rounded counts may differ a little",
            severity=Severity.WARNING,
        )


def _total(context: Context) -> dict[str, tuple[object, ...]]:
    return {column: (raw,) for column, raw in context.groups.drop.items()}
