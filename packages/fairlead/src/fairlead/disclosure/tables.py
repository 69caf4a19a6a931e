"""What a release's tables must be like for the proof to hold: whole, with margins, without circles."""

from collections.abc import Collection, Iterable, Mapping
from itertools import product

from fairlead.cells import Cells, Groups
from fairlead.errors import DisclosureError
from fairlead.reference.breakdowns import Breakdown

Table = tuple[str, ...]


def refuse_unsuited(cells: Cells, breakdowns: Mapping[str, Breakdown]) -> None:
    """Raise DisclosureError for tables that are not whole or hang together in a circle."""
    families: dict[tuple[str, str, str], set[Groups]] = {}
    for indicator, key, _ in cells:
        families.setdefault((indicator, key.organisation, key.period), set()).add(key.groups)
    for (indicator, organisation, period), family in families.items():
        refuse_holes(family, breakdowns, f"{indicator}; {organisation}; {period}")
    refuse_circles({tuple(name for name, _ in groups) for family in families.values() for groups in family})


def refuse_holes(family: Collection[Groups], breakdowns: Mapping[str, Breakdown], where: str) -> None:
    """Every table must hold every combination of its breakdowns' codes, and come with its margins."""
    tables = {tuple(name for name, _ in groups) for groups in family}
    for table in sorted(tables):
        for name in table:
            margin = tuple(other for other in table if other != name)
            if margin not in tables:
                raise DisclosureError(
                    f"The table of {' and '.join(table)} lacks its margin {' and '.join(margin) or 'total'}",
                    where,
                    "Add the missing breakdown to the study.",
                )
    asked = {
        tuple(zip(table, codes, strict=True))
        for table in tables
        for codes in product(*(breakdowns[name].labels for name in table))
    }
    if asked != set(family):
        raise DisclosureError(
            f"{len(asked ^ set(family))} cells are missing or unknown",
            where,
            "Roll the counts up before releasing them.",
        )


def refuse_circles(tables: Iterable[Table]) -> None:
    """Crosses must not form a circle: then equations alone would not say which tables can be real."""
    crosses = sorted({table for table in tables if len(table) > 1})
    if decomposable(crosses):
        return
    drop = next((one for one in crosses[::-1] if decomposable([t for t in crosses if t != one])), crosses[-1])
    raise DisclosureError(
        "The crosses form a circle, so that safety cannot be proved: "
        + ", ".join(" x ".join(table) for table in crosses),
        "study.yaml",
        f"Drop the cross {' x '.join(drop)}.",
    )


def decomposable(tables: Iterable[Table]) -> bool:
    """Whether tables form an acyclic hypergraph: peel off breakdowns and tables that hang by one end.

    Then, and only then, any whole tables that agree on their margins are margins of one table.
    """
    edges = {frozenset(table) for table in tables}
    while edges:
        lonely = {b for edge in edges for b in edge if sum(b in other for other in edges) == 1}
        peeled = {edge - lonely for edge in edges}
        peeled = {edge for edge in peeled if edge and not any(edge < other for other in peeled)}
        if peeled == edges:
            return False
        edges = peeled
    return True
