"""The narrow waist: frozen additive counts. What is large and fast lies before it, statistics after."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

Groups = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, order=True)
class CellKey:
    """Which cell: an organisation, a period, and one group of each breakdown of a table.

    `groups` holds (breakdown id, group code) pairs in the alphabetical order of the
    breakdown ids; the empty tuple is everybody.
    """

    organisation: str
    period: str
    groups: Groups = ()

    def __post_init__(self) -> None:
        """Refuse pairs out of order: a cell has one name only."""
        names = [name for name, _ in self.groups]
        if names != sorted(set(names)):
            raise ValueError(f"groups must be sorted and distinct by breakdown: {names}")

    @property
    def table(self) -> tuple[str, ...]:
        """The breakdowns that are crossed in this cell's table; () is the total."""
        return tuple(name for name, _ in self.groups)


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted in a cell. Numerator and denominator add up over disjoint cells.

    `people` and `people_with` are distinct people in the denominator and the numerator,
    where the study maps a person id; they do not add up, so a sum of cells has none.
    """

    numerator: int
    denominator: int
    people: int | None = None
    people_with: int | None = None

    def __add__(self, other: "Counts") -> "Counts":
        """Add two disjoint cells."""
        return Counts(self.numerator + other.numerator, self.denominator + other.denominator)


@dataclass(frozen=True)
class Cells:
    """Counts by indicator ("id@version") and cell. Immutable; iteration is in sorted order."""

    tables: Mapping[str, Mapping[CellKey, Counts]]

    def __post_init__(self) -> None:
        """Freeze and sort what was handed in."""
        frozen = {
            indicator: MappingProxyType(dict(sorted(cells.items())))
            for indicator, cells in sorted(self.tables.items())
        }
        object.__setattr__(self, "tables", MappingProxyType(frozen))

    def __iter__(self) -> Iterator[tuple[str, CellKey, Counts]]:
        """Every cell as (indicator, key, counts)."""
        for indicator, cells in self.tables.items():
            for key, counts in cells.items():
                yield indicator, key, counts

    def __add__(self, other: "Cells") -> "Cells":
        """Merge disjoint extracts: counts of the same cell add up."""
        return add(iter(self), iter(other))

    def by_organisation(self) -> dict[str, "Cells"]:
        """The cells of each organisation, in one pass; indicators that it has no cell of are left out."""
        found: dict[str, list[tuple[str, CellKey, Counts]]] = {}
        for one in self:
            found.setdefault(one[1].organisation, []).append(one)
        return {code: add(cells) for code, cells in sorted(found.items())}

    def of_periods(self, periods: Collection[str]) -> "Cells":
        """The cells of some periods."""
        return add(one for one in self if one[1].period in periods)

    def __getitem__(self, indicator: str) -> Mapping[CellKey, Counts]:
        """The cells of one indicator."""
        return self.tables[indicator]


def add(*parts: Iterable[tuple[str, CellKey, Counts]]) -> Cells:
    """Cells from (indicator, key, counts) triples; counts of the same cell add up."""
    tables: dict[str, dict[CellKey, Counts]] = {}
    for part in parts:
        for indicator, key, counts in part:
            table = tables.setdefault(indicator, {})
            table[key] = table[key] + counts if key in table else counts
    return Cells(tables)
