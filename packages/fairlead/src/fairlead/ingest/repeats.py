"""Rows of people that stand in a file twice, as they do after two exports were put together."""

from collections.abc import Iterable

from fairlead.ingest.context import Context
from fairlead.ingest.database import name
from fairlead.ingest.problems import Severity, counted

MOST = 2_000_000
"""Rows of which repeats are looked for: to know every row asks for memory."""


def check_repeats(context: Context, person: str, columns: Iterable[str]) -> None:
    """Say how many people there are, and warn of rows that say of a person what another row says.

    Some may be meant: two appointments of a day. So nothing is left out, and nothing refused.
    """
    rows = context.rows
    if rows.number_of() > MOST:
        context.filled(rows, person, "person")
        return
    there = f"NOT ({rows.empty(person)})"
    row = f"hash({', '.join(name(one) for one in sorted(columns))})"
    filled, different, people = (
        int(str(number))
        for number in rows.select(
            f"count(*), count(DISTINCT {row}), count(DISTINCT {rows.as_text(person)})", also=there
        )[0]
    )
    context.filled(rows, person, "person", f"; {people:,} different")
    if different == filled:
        return
    twice = f"GROUP BY {row} HAVING count(*) > 1 ORDER BY f LIMIT 1"
    first = rows.select("min(file_row_number) AS f", twice, also=there)[0][0]
    context.report(
        f"{counted(filled - different, 'row')} say of a person just what another row says, in every column "
        "that the study names, and are counted again",
        person,
        "if the same record stands there twice, take it out",
        context.table.row_number(int(str(first))),
        Severity.WARNING,
    )
