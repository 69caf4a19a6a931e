"""Breakdown columns: every value to a code of its list, or a problem that says what to write."""

from collections.abc import Sequence

from fairlead.errors import InputError, StudyError
from fairlead.ingest.areas import edition_hint
from fairlead.ingest.codes import Codes
from fairlead.ingest.context import Context
from fairlead.ingest.database import name
from fairlead.ingest.lookup import read_lookup
from fairlead.ingest.parts import check_parts
from fairlead.ingest.problems import Severity, counted, quotable, quoted
from fairlead.ingest.raw import text_of
from fairlead.reference.breakdowns import Breakdown, Kind
from fairlead.study.checked import Coded
from fairlead.study.schema import BreakdownColumn
from fairlead.study.understanding import TOTAL

_SHOWN = 10
"""Problems of single values for one column; more are summed up."""
_STRAY_SHARE = 0.05
"""Up to this share of rows may have an area that the lookup does not hold (Scottish, no fixed address)."""

NOTE = "if it is a note below the table, delete its row; else "
SUM = "if it stands for all groups together, leave its rows out: name the other values under 'only'; else "

Found = Sequence[tuple[object, int]]


def check_breakdown(context: Context, breakdown: Breakdown, column: BreakdownColumn) -> Coded | None:
    """Understand one breakdown column. Notes problems; None where it cannot be used."""
    if not context.has(column.column):
        return None
    try:
        areas = read_lookup(context, column) if column.lookup else {}
        codes = Codes(breakdown, column, areas)
        found = context.groups.distinct(column.column, context.task.limits.distinct)
    except (InputError, StudyError) as error:
        context.report(
            f"{error.what} ({error.where})" if error.where else error.what,
            column.column,
            _lower(error.remedy),
        )
        return None
    texts = {raw: text_of(raw) for raw, _ in found}
    coded = {raw: code for raw, text in texts.items() if (code := codes.of(text)) is not None}
    wrong = [(raw, rows) for raw, rows in found if raw not in coded]
    if wrong and column.lookup:
        usable = _stray_areas(context, column, codes, wrong, coded, found)
    else:
        usable = not wrong
        _not_understood(context, breakdown, column, codes, wrong)
    _completeness(context, breakdown, column, found, coded, codes)
    if not column.lookup:
        check_parts(context, column.column, codes, coded)
    return None if not usable else context.plan.coded(f"breakdown_{breakdown.id}", column.column, coded)


def _not_understood(
    context: Context, breakdown: Breakdown, column: BreakdownColumn, codes: Codes, wrong: Found
) -> None:
    if len(wrong) > 5 * _SHOWN:
        context.report(
            f"holds {counted(len(wrong), 'different value')} that are not codes of '{breakdown.id}'",
            column.column,
            f"check that this is the right column; the codes are {codes.accepted}",
            context.groups.first_with(column.column, [wrong[0][0]]),
        )
        return
    for raw, rows in wrong[:_SHOWN]:
        text = text_of(raw)
        note = NOTE if _nothing_beside(context, column.column, raw) else ""
        if context.task.source.kind != "rows" and text and TOTAL.fullmatch(text):
            note = SUM
        context.report(
            f"{quoted(text)} is not a code of '{breakdown.id}', in {counted(rows, 'row')}",
            column.column,
            f"{note}{_remedy(text, codes)}",
            context.groups.first_with(column.column, [raw]),
        )
    if len(wrong) > _SHOWN:
        context.report(
            f"{counted(len(wrong) - _SHOWN, 'further value')} not understood", column.column, "see above"
        )


def _nothing_beside(context: Context, column: str, raw: object) -> bool:
    """Whether a value stands alone in its rows, as a note below a table does."""
    rows = context.groups
    others = [rows.empty(one) for one in context.table.columns if one != column]
    alone = " AND ".join((f"{name(column)} IS NOT DISTINCT FROM ?", *others))
    return bool(others) and bool(rows.number_of(alone, [raw]))


def _remedy(text: str | None, codes: Codes) -> str:
    if text is None:
        return f"write blank: CODE for this column in the study; the codes are {codes.accepted}"
    entry = f'values: {{"{text}": CODE}}' if quotable(text) else "a 'values' entry"
    return f"correct it, or write {entry} for this column in the study; the codes are {codes.accepted}"


def _stray_areas(
    context: Context,
    column: BreakdownColumn,
    codes: Codes,
    wrong: Found,
    coded: dict[object, str],
    found: Found,
) -> bool:
    """Areas that the lookup does not hold: of another edition, an error; a few others, not known.

    Puts those that are not known among the codes. Returns whether the column can be used.
    """
    texts = [text for raw, _ in wrong if (text := text_of(raw))]
    rows = sum(n for _, n in wrong)
    hint = edition_hint(texts, codes.areas)
    row = context.groups.first_with(column.column, [wrong[0][0]])
    number = (
        f"{counted(len(wrong), 'area code')} in {counted(rows, 'row')} {'is' if len(wrong) == 1 else 'are'}"
    )
    if hint or rows > _STRAY_SHARE * sum(n for _, n in found) or codes.unknown is None:
        context.report(
            f"{number} not in the lookup {column.lookup}" + (f": {hint}" if hint else ""),
            column.column,
            "name the lookup of the same edition as the codes, or write a 'values' entry for each code",
            row,
        )
        return False
    context.report(
        f"{number} not in the lookup {column.lookup} and counted as '{codes.unknown}'",
        column.column,
        "write a 'values' entry for a code to count it elsewhere",
        row,
        Severity.WARNING,
    )
    coded |= dict.fromkeys((raw for raw, _ in wrong), codes.unknown)
    return True


def _completeness(
    context: Context,
    breakdown: Breakdown,
    column: BreakdownColumn,
    found: Found,
    coded: dict[object, str],
    codes: Codes,
) -> None:
    kinds = dict.fromkeys(Kind, 0)
    of = _base(context)
    amounts = _people(context, column.column, of) if of else found
    for raw, many in amounts:
        kinds[codes.kinds[coded[raw]] if raw in coded else Kind.UNKNOWN] += many
    context.understood(column.column, f"breakdown {breakdown.id}", amounts, coded, kinds, of)


def _base(context: Context) -> str:
    """The column that says how many a row of a table of counts stands for; empty for other sources."""
    pairs = context.task.source.counts.values()
    return next((pair.denominator for pair in pairs if pair.denominator in context.table.columns), "")


def _people(context: Context, column: str, of: str) -> Found:
    """How many each value stands for in a table of counts: a row there is a group, not a person."""
    many = f"CAST(least(coalesce(sum({context.groups.as_number(of)}), 0), 1e18) AS BIGINT)"
    summed = context.groups.select(f"{name(column)} AS raw, {many} AS n", "GROUP BY raw ORDER BY n DESC, raw")
    return [(raw, int(str(n))) for raw, n in summed]


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:].rstrip(".")
