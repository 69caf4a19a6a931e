"""What the checks of one source share: its rows, what was found so far, and the plan of its output."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from fairlead.ingest.plan import Plan
from fairlead.ingest.problems import Problem, Severity, listed, quotable, shown
from fairlead.ingest.raw import text_of
from fairlead.ingest.rows import Rows
from fairlead.ingest.table import Table
from fairlead.ingest.task import CheckTask, ColumnCheck
from fairlead.reference.breakdowns import Kind


@dataclass
class Context:
    """rows: those that count. groups: those of them that hold groups, not everyone."""

    task: CheckTask
    table: Table
    rows: Rows
    groups: Rows
    plan: Plan
    problems: list[Problem] = field(default_factory=list)
    columns: list[ColumnCheck] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    periods: tuple[str, ...] = ()

    def report(
        self,
        what: str,
        column: str | None = None,
        remedy: str = "",
        row: int | None = None,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Note a problem of this source."""
        self.problems.append(Problem(what, self.table.name, row, column, remedy, severity))

    def has(self, column: str) -> bool:
        """Whether the file has the column and its values can be compared; notes a problem if not."""
        kind = self.table.columns.get(column)
        if kind is None:
            near = get_close_matches(column, self.table.headings, n=1)
            there = listed(f"'{shown(n)}'" for n in near or self.table.headings)
            self.report(
                "there is no such column",
                column,
                f"write the heading as it stands in the file, which has {there}",
            )
        elif kind == "BLOB" or "[" in kind or kind.startswith(("STRUCT", "MAP", "UNION", "TIME WITH", "BIT")):
            self.report("holds binary or nested values", column, "write it as plain text or numbers")
            return False
        return kind is not None

    def filled(self, rows: Rows, column: str, meaning: str, aside: str = "") -> None:
        """Note how far a column with values of its own in every row is filled."""
        number, blank = rows.select(f"count(*), count(*) FILTER ({rows.empty(column)})")[0]
        every = int(str(number))
        self.columns.append(
            ColumnCheck(self.task.source.id, column, meaning, every, int(str(blank)), aside=aside)
        )

    def understood(
        self,
        column: str,
        meaning: str,
        found: Sequence[tuple[object, int]],
        codes: Mapping[object, str] | None = None,
        kinds: Mapping[Kind, int] | None = None,
        of: str = "",
        aside: str = "",
    ) -> None:
        """Note how a column was understood; values are listed where they are few and like codes."""
        texts = [(text_of(raw), (codes or {}).get(raw, ""), rows) for raw, rows in found]
        few = texts if len(texts) <= 60 else []
        self.columns.append(
            ColumnCheck(
                source=self.task.source.id,
                column=column,
                meaning=meaning,
                rows=sum(rows for _, rows in found),
                blank=sum(rows for text, _, rows in texts if text is None),
                known=kinds[Kind.KNOWN] if kinds else None,
                not_stated=kinds[Kind.NOT_STATED] if kinds else None,
                unknown=kinds[Kind.UNKNOWN] if kinds else None,
                values=tuple(
                    (text or "", code, rows) for text, code, rows in few if text is None or quotable(text)
                ),
                of=of,
                aside=aside,
            )
        )
