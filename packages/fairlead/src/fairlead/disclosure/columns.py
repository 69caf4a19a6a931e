"""Tables of counts in which one column serves several indicators: definitions do not say so, columns do.

Those appointed of those shortlisted, and those shortlisted of those who applied: whoever knows that
both speak of the same people holds the one's withheld denominators where the other shows events.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from fairlead.catalogue.indicator import Condition, Indicator
from fairlead.cells import CellKey, Cells
from fairlead.disclosure.universe import DENOMINATOR, EVENTS
from fairlead.study.schema import Source, Study

Side = tuple[str, str]
"""EVENTS or DENOMINATOR, and the indicator's key."""


def by_columns(study: Study, indicators: Sequence[Indicator], cells: Cells) -> tuple[Indicator, ...]:
    """The indicators; those that share a column of events say in their conditions which columns they count.

    Being counted in a column becomes a condition like any other, so that related indicators are
    found and held together in one way, whether rows or columns tell it. A column that is nowhere
    above another counts part of the same people, as anybody would take it who sees the two.
    """
    number = numbered(columns(study))
    events = {k for side, k in number.items() if side[0] == EVENTS}
    shared = {k for k in events if sum(k == other for other in number.values()) > 1}
    together = {key for (_, key), k in number.items() if k in shared}
    counts = counted(number, cells, together)
    return tuple(
        telling(one, {side: within(number[side, one.key], counts) for side in (EVENTS, DENOMINATOR)})
        if one.key in together
        else one
        for one in indicators
    )


def telling(indicator: Indicator, inside: Mapping[str, Iterable[int]]) -> Indicator:
    """An indicator that says which columns its events and its denominators are counted in."""
    conditions = {
        side: tuple(Condition(field=f"column_{k}", present=True) for k in numbers)
        for side, numbers in inside.items()
    }
    base = () if indicator.kind == "rate" else conditions[DENOMINATOR]
    return indicator.model_copy(
        update={
            "numerator": indicator.numerator + conditions[EVENTS],
            "denominator": indicator.denominator + base,
        }
    )


def counted(number: Mapping[Side, int], cells: Cells, keys: Collection[str]) -> dict[int, dict[CellKey, int]]:
    """What each column counts in every cell, for some indicators."""
    found: dict[int, dict[CellKey, int]] = {}
    for (side, key), k in number.items():
        for cell, counts in cells.tables.get(key, {}).items() if key in keys else ():
            value = counts.numerator if side == EVENTS else counts.denominator
            found.setdefault(k, {})[cell] = value
    return found


def within(column: int, counts: Mapping[int, Mapping[CellKey, int]]) -> list[int]:
    """A column and all that are nowhere below it."""
    own = counts.get(column, {})
    above = {
        other
        for other, values in counts.items()
        for both in [own.keys() & values.keys()]
        if both and all(own[cell] <= values[cell] for cell in both)
    }
    return sorted(above | {column})


def columns(study: Study) -> dict[Side, set[str]]:
    """The columns behind each indicator's events and denominators, wherever a source is a table of counts."""
    found: dict[Side, set[str]] = {}
    for source in study.sources:
        for side, column in sides(source):
            found.setdefault(side, set()).add(column)
    return found


def sides(source: Source) -> Iterator[tuple[Side, str]]:
    """Each side of a source's indicators with its column; the same column of other rows is another."""
    where = repr((source.file.as_posix(), source.sheet, sorted(source.only.items())))
    for key, pair in source.counts.items():
        yield (EVENTS, key), f"{where} {pair.numerator}"
        yield (DENOMINATOR, key), f"{where} {pair.denominator}"


def numbered(found: Mapping[Side, set[str]]) -> dict[Side, int]:
    """One number for all sides that share a column, directly or by way of others."""
    together: list[tuple[set[str], set[Side]]] = []
    for side, names in found.items():
        mine, members = set(names), {side}
        for other in [one for one in together if one[0] & mine]:
            together.remove(other)
            mine, members = mine | other[0], members | other[1]
        together.append((mine, members))
    return {side: k for k, (_, members) in enumerate(together) for side in members}
