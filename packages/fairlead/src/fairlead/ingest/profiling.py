"""What a file holds, column by column."""

from fairlead.ingest.database import connect
from fairlead.ingest.opening import open_table
from fairlead.ingest.raw import text_of
from fairlead.ingest.rows import Rows
from fairlead.ingest.task import Answer, ProfileTask
from fairlead.study.profile import ColumnProfile, ColumnType, Profile

MOST_FREQUENT = 60

_DATE = r"'(\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2}))([ T]\d{2}:\d{2}.*)?'"


def profile_file(task: ProfileTask) -> Answer:
    """Read the whole file and describe each of its columns. Raises InputError and ResourceError."""
    connection = connect(task.box, [task.path])
    table = open_table(task.path, task.box, connection, task.limits, sheet=task.sheet, guess=True)
    rows = Rows(connection, table, task.box)
    return Answer(
        reconciled=(table.reconciled,),
        profile=Profile(
            path=task.path,
            form=table.form,
            rows=table.rows,
            columns=tuple(_column(rows, column) for column in table.headings),
            sheet=table.sheet,
            sheets=table.sheets,
            headings=table.first_row - 1,
        ),
    )


def _column(rows: Rows, column: str) -> ColumnProfile:
    plain, number = rows.as_text(column), rows.as_number(column)
    asked = f"count({plain}), count(DISTINCT {plain}), count({number})"
    whole_numbers = f"count(*) FILTER ({number} = floor({number}))"
    dates = f"count(*) FILTER (regexp_full_match({plain}, {_DATE}))"
    found = [int(str(n)) for n in rows.select(f"{asked}, {whole_numbers}, {dates}")[0]]
    filled, distinct, numbers, whole, dated = found
    kind = _kind(filled, numbers, whole, dated)
    few = distinct <= MOST_FREQUENT
    frequent = (
        rows.select(
            f"{plain} AS v, count(*) AS n", "GROUP BY v ORDER BY n DESC, v", also=f"{plain} IS NOT NULL"
        )
        if few
        else []
    )
    return ColumnProfile(
        name=column,
        type=kind,
        distinct=distinct,
        blanks=rows.table.rows - filled,
        frequent=tuple((str(value), int(str(n))) for value, n in frequent),
        examples=_extremes(rows, column, kind) if distinct < filled else (),
    )


def _kind(filled: int, numbers: int, whole: int, dated: int) -> ColumnType:
    if not filled:
        return ColumnType.EMPTY
    if numbers == filled:
        return ColumnType.WHOLE if whole == filled else ColumnType.NUMBER
    return ColumnType.DATE if dated == filled else ColumnType.TEXT


def _extremes(rows: Rows, column: str, kind: ColumnType) -> tuple[str, ...]:
    """Smallest and largest number or date, for people to recognise the column by."""
    if kind in (ColumnType.WHOLE, ColumnType.NUMBER):
        asked = rows.as_number(column)
    elif kind is ColumnType.DATE:
        asked = rows.as_text(column)
    else:
        return ()
    least, greatest = rows.select(f"min({asked}), max({asked})")[0]
    return (str(text_of(least)), str(text_of(greatest)))
