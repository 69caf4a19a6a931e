"""Lookup files: from the codes of small areas to deprivation."""

from fairlead.errors import InputError
from fairlead.ingest.context import Context
from fairlead.ingest.opening import open_table
from fairlead.ingest.problems import listed, shown
from fairlead.ingest.raw import text_of
from fairlead.ingest.rows import Rows
from fairlead.study.schema import BreakdownColumn


def read_lookup(context: Context, column: BreakdownColumn) -> dict[str, str]:
    """Key to value of the lookup file that the study names for a column.

    Raises InputError where it cannot be read, lacks a column, or gives one key two values.
    """
    task = context.task
    path = task.folder / str(column.lookup)
    box = task.box / "lookup"
    box.mkdir(exist_ok=True)
    wanted = {n for n in (column.lookup_key, column.lookup_value) if n}
    table = open_table(path, box, context.rows.connection, task.limits, wanted)
    for role, name in (("lookup_key", column.lookup_key), ("lookup_value", column.lookup_value)):
        if name not in table.columns:
            there = listed(repr(shown(n)) for n in table.headings)
            raise InputError(
                f"The lookup has no column '{name}'" if name else f"The study does not say {role}",
                table.name,
                f"Write {role}: COLUMN; the lookup's columns are {there}.",
            )
    key, value = str(column.lookup_key), str(column.lookup_value)
    rows = Rows(context.rows.connection, table, box)
    found: dict[str, str] = {}
    for raw_key, raw_value in rows.select(f"DISTINCT {rows.as_text(key)}, {rows.as_text(value)}"):
        area, text = text_of(raw_key), text_of(raw_value)
        if area is None or text is None:
            continue
        if found.setdefault(area, text) != text:
            raise InputError(
                f"The lookup gives one '{shown(key)}' two values", table.name, "Correct the lookup."
            )
    return found
