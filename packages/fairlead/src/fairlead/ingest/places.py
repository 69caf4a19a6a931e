"""Organisation and period of every row."""

from collections.abc import Mapping

from fairlead.ingest.context import Context
from fairlead.ingest.database import name
from fairlead.ingest.periods import by_text, explain, labels
from fairlead.ingest.problems import Severity, counted, quoted, shown
from fairlead.ingest.raw import text_of
from fairlead.study.checked import Coded
from fairlead.study.schema import Period

_MOST_NAMES = 20_000
_MERGED = " (of merged cells the first alone holds the value)"
_MANY_PERIODS = 60
"""Five years of months: more are dates that nobody has cut."""


def check_organisation(context: Context) -> Coded | None:
    """The column of organisation codes, as it is but for outer space; an empty one is an error."""
    column = context.task.source.organisation
    if column is None or not context.has(column):
        return None
    found = context.rows.distinct(column, context.task.limits.distinct)
    context.understood(column, "organisation", found)
    texts = {raw: text for raw, _ in found if (text := text_of(raw)) is not None}
    _no_blank(context, column, found, texts, "organisation")
    _names(context, column)
    return context.plan.coded("organisation_code", column, texts)


def check_period(context: Context) -> Coded | None:
    """The column of periods, or of dates cut into periods."""
    period = context.task.source.period
    context.periods = (period.label,) if period.label else ()
    if period.column is None or not context.has(period.column):
        return None
    column = period.column
    expression = _day(context, period)
    found = context.rows.distinct(column, context.task.limits.distinct, expression)
    texts = {raw: text for raw, _ in found if (text := text_of(raw)) is not None}
    _no_blank(context, column, found, texts, "period")
    right, wrong = labels(texts.values(), period)
    if wrong:
        raws = {text: raw for raw, text in texts.items()}
        asked = expression or name(column)

        def first(text: str) -> int:
            return context.rows.first(f"{asked} IS NOT DISTINCT FROM ?", [raws[text]])

        what, remedy = explain(wrong, right, period, first)
        rows = sum(n for raw, n in found if texts.get(raw) in set(wrong))
        context.report(f"{what} ({counted(rows, 'row')})", column, remedy, first(wrong[0]))
        return None
    if period.by == "value" and len(texts) > _MANY_PERIODS:
        context.report(
            f"holds {counted(len(texts), 'different value')}, and each is a period of its own",
            column,
            "if these are dates, write by: financial year (or calendar year, quarter, month) beside it",
            severity=Severity.WARNING,
        )
    codes = by_text(texts, right)
    context.periods = tuple(sorted(set(codes.values())))
    context.understood(column, "period", found, codes)
    return context.plan.coded("period_label", column, codes, expression)


def _day(context: Context, period: Period) -> str | None:
    """SQL for the day of a date with a time, so that there are no more values than days."""
    kind = context.table.columns[str(period.column)]
    if period.by == "value" or period.format:
        return None
    if kind.startswith("TIMESTAMP"):
        return f"CAST({name(str(period.column))} AS DATE)"
    plain = context.rows.as_text(str(period.column))
    timed = f"regexp_matches({plain}, '^\\d{{4}}-\\d{{2}}-\\d{{2}}[ T]\\d')"
    is_timed = kind == "VARCHAR" and context.rows.number_of(timed)
    return f"CASE WHEN {timed} THEN left({plain}, 10) ELSE {plain} END" if is_timed else None


def _no_blank(
    context: Context, column: str, found: list[tuple[object, int]], texts: Mapping[object, str], what: str
) -> None:
    blank = [(raw, rows) for raw, rows in found if raw not in texts]
    if blank:
        count = sum(rows for _, rows in blank)
        context.report(
            f"the {what} is empty in {counted(count, 'row')}",
            column,
            f"fill it in{_MERGED if context.table.sheet else ''}, or leave these rows out with 'only'",
            context.rows.first(context.rows.empty(column)),
        )


def _names(context: Context, column: str) -> None:
    """The organisations' names; of several for one code, the first in the alphabet."""
    named = context.task.source.organisation_name
    if named is None or not context.has(named):
        return
    code, label = context.rows.as_text(column), context.rows.as_text(named)
    pairs = context.rows.select(f"DISTINCT {code}, {label}", f"ORDER BY 1, 2 LIMIT {_MOST_NAMES}")
    for organisation, title in pairs:
        if organisation is None or title is None:
            continue
        held = context.names.setdefault(str(organisation), str(title))
        if held != title:
            context.report(
                f"organisation {quoted(str(organisation))} has more than one name",
                named,
                f"write one name for each code; '{shown(held)}' is used",
                severity=Severity.WARNING,
            )
            return
