"""Check one source: from a file to Parquet whose every value is understood."""

from collections.abc import Mapping

from fairlead.catalogue.indicator import Indicator
from fairlead.ingest.context import Context
from fairlead.ingest.database import connect, name
from fairlead.ingest.fields import check_field
from fairlead.ingest.filters import accepted_raws, keep_and_total, none_left
from fairlead.ingest.groups import check_breakdown
from fairlead.ingest.numbers import (
    BASE,
    COUNT,
    FIGURE,
    PERCENTAGE,
    check_number,
    check_once,
    check_pair,
    check_shares,
    check_totals,
)
from fairlead.ingest.opening import open_table
from fairlead.ingest.places import check_organisation, check_period
from fairlead.ingest.plan import Plan
from fairlead.ingest.problems import Problem, Severity, counted
from fairlead.ingest.published import published_values
from fairlead.ingest.repeats import check_repeats
from fairlead.ingest.rows import Rows
from fairlead.ingest.task import Answer, CheckTask, PackedSource
from fairlead.study.checked import CheckedSource, Coded
from fairlead.study.schema import CountColumns, PublishedColumns, Source


def check_source(task: CheckTask) -> Answer:
    """Read the source's file, check every column the study names, and write checked Parquet if need be.

    The answer holds a checked source only where there is no error among the problems.
    Raises InputError and ResourceError where the file as a whole cannot be read.
    """
    source = task.source
    path = task.folder / source.file
    lookups = [task.folder / column.lookup for column in source.breakdowns.values() if column.lookup]
    connection = connect(task.box, [path, *lookups])
    table = open_table(
        path, task.box, connection, task.limits, columns_of(source), source.sheet, headings=source.headings
    )
    every = Rows(connection, table, task.box)
    problems: list[Problem] = []
    keep, total = keep_and_total(every, source, task.limits.distinct, problems)
    rows = every.kept(keep)
    context = Context(task, table, rows, rows.kept(keep, total), Plan(rows), problems)
    if not rows.number_of():
        raise none_left(table.name)
    checked = _check(context, keep, total)
    figures = published_values(checked) if checked and source.kind == "published" else []
    return Answer(
        checked=PackedSource.of(checked) if checked else None,
        problems=tuple(context.problems),
        columns=tuple(context.columns),
        reconciled=(table.reconciled,),
        names=context.names,
        periods=context.periods,
        published=tuple(figures),
    )


def columns_of(source: Source) -> set[str]:
    """Every column of the file that the study names."""
    single = (source.person, source.organisation, source.organisation_name, source.period.column)
    pairs = [n for c in source.counts.values() for n in (c.numerator, c.denominator)]
    figures = [n for p in source.published.values() for n in (p.value, p.base, *p.rows, *p.base_rows)]
    grouped = [b.column for b in source.breakdowns.values()]
    return {
        n
        for n in (*single, *pairs, *figures, *grouped, *source.fields.values(), *source.only, *source.total)
        if n
    }


def _check(
    context: Context, keep: dict[str, tuple[object, ...]], total: dict[str, object]
) -> CheckedSource | None:
    source, task, plan = context.task.source, context.task, context.plan
    for column in (*source.only, *source.total):
        context.has(column)
    organisation, period = check_organisation(context), check_period(context)
    breakdowns = {b: _breakdown(context, b) for b in source.breakdowns}
    fields = {f: check_field(context, f, column, task.indicators) for f, column in source.fields.items()}
    person = _person(context)
    source = _numbers(context)
    if any(problem.severity is Severity.ERROR for problem in context.problems):
        return None
    totals = {plan.same(column): raw for column, raw in total.items()}
    kept = {plan.same(column): raws for column, raws in keep.items()} if plan.in_place else {}
    out = task.box / "checked.parquet"
    written = plan.write(out)
    return CheckedSource(
        source=source,
        path=out if written else context.table.path,
        rows=context.rows.number_of(),
        breakdowns={b: coded for b, coded in breakdowns.items() if coded},
        fields={f: column for f, column in fields.items() if column},
        organisation=organisation,
        organisation_label="" if organisation else task.organisation,
        period=period,
        period_label="" if period else source.period.label or "",
        person=person,
        keep=kept if kept and not written else None,
        total=totals or None,
    )


def _breakdown(context: Context, breakdown: str) -> Coded | None:
    column = context.task.source.breakdowns[breakdown]
    code_list = context.task.breakdowns.get(breakdown)
    if code_list is None:
        context.report(f"there is no code list for '{breakdown}'", column.column, "name one with 'codes:'")
        return None
    return check_breakdown(context, code_list, column)


def _person(context: Context) -> str | None:
    """The column that says who a row is about; a row without one is nobody's."""
    column = context.task.source.person
    if column is None or not context.has(column):
        return None
    rows = context.rows
    check_repeats(context, column, columns_of(context.task.source) & context.table.columns.keys())
    empty = rows.empty(column)
    count = rows.number_of(empty)
    if count:
        context.report(
            f"the person is empty in {counted(count, 'row')}",
            column,
            "fill it in if you can; these rows add nobody to the number of people",
            rows.first(empty),
            Severity.WARNING,
        )
    if rows.table.own or not rows.is_text(column):
        return context.plan.same(column)
    return context.plan.derived("person", rows.as_text(column))


def _numbers(context: Context) -> Source:
    """Check the columns of counts or figures. Returns the source with their names in the output."""
    source = context.task.source
    indicators = {indicator.key: indicator for indicator in context.task.indicators}
    counts = {key: _counts(context, key, c, indicators.get(key)) for key, c in source.counts.items()}
    published = {key: _published(context, key, p, indicators.get(key)) for key, p in source.published.items()}
    if counts and columns_of(source) <= context.table.columns.keys():
        keys = _keys(context)
        check_once(context, keys, everyone=False)
        if source.total:
            check_once(context, keys[: len(keys) - len(source.breakdowns)], everyone=True)
    return source.model_copy(update={"counts": counts, "published": published})


def _keys(context: Context) -> list[str]:
    source = context.task.source
    columns = [source.organisation, source.period.column, *(b.column for b in source.breakdowns.values())]
    return [name(column) for column in columns if column]


def _counts(context: Context, key: str, columns: CountColumns, indicator: Indicator | None) -> CountColumns:
    plain = key.split("@")[0]
    before = len(context.problems)
    numerator = check_number(context, context.rows, f"numerator {plain}", columns.numerator, COUNT)
    if columns.denominator == columns.numerator:
        return CountColumns(numerator=numerator or "", denominator=numerator or "")
    denominator = check_number(context, context.rows, f"denominator {plain}", columns.denominator, COUNT)
    if numerator is None or denominator is None:
        return columns
    if indicator is None or indicator.kind == "proportion":
        check_pair(context, columns.numerator, columns.denominator)
    if context.task.source.total and len(context.problems) == before:
        places = [c for c in (context.task.source.organisation, context.task.source.period.column) if c]
        for column in dict.fromkeys((columns.numerator, columns.denominator)):
            check_totals(context, [name(place) for place in places], column)
    return CountColumns(numerator=numerator, denominator=denominator)


def _published(
    context: Context, key: str, columns: PublishedColumns, indicator: Indicator | None
) -> PublishedColumns:
    """Value and base may stand in rows of their own."""
    plain = key.split("@")[0]
    bounds = PERCENTAGE if indicator is not None and indicator.unit == "%" else FIGURE
    value = check_number(context, _those(context, columns.rows), f"value {plain}", columns.value, bounds)
    if bounds is PERCENTAGE and value is not None:
        check_shares(context, _those(context, columns.rows), columns.value)
    base_rows = _those(context, columns.base_rows or columns.rows)
    base = check_number(context, base_rows, f"base {plain}", columns.base, BASE) if columns.base else None
    if value is None or (columns.base and base is None):
        return columns
    return PublishedColumns(
        value=value,
        base=base,
        rows={context.plan.same(column): texts for column, texts in columns.rows.items()},
        base_rows={context.plan.same(column): texts for column, texts in columns.base_rows.items()},
    )


def _those(context: Context, wanted: Mapping[str, tuple[str, ...]]) -> Rows:
    """The rows that count and hold one of the wanted texts in each column."""
    there = {column: texts for column, texts in wanted.items() if context.has(column)}
    most = context.task.limits.distinct
    accepted = accepted_raws(context.rows, there, most, context.problems)
    return context.rows.kept(
        {**accepted, **{c: raws for c, raws in context.rows.keep.items() if c not in accepted}}
    )
