"""Which indicators count the same people, and which organisation is the sum of all others."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from fairlead.catalogue.indicator import Indicator
from fairlead.cells import CellKey, Cells, Counts
from fairlead.disclosure.universe import Universe

Table = Mapping[CellKey, Counts]


def universes(cells: Cells, indicators: Sequence[Indicator]) -> tuple[Universe, ...]:
    """Every universe of a release, in a fixed order."""
    kinds = {indicator.key: indicator.kind for indicator in indicators}
    found: list[Universe] = []
    for base in bases(cells, kinds):
        rate = kinds[base[0]] == "rate"
        parts = {indicator: split(cells[indicator]) for indicator in base}
        keys = sorted({key for indicator in base for key in cells[indicator]}, key=lambda k: (k.period, k))
        for period, of_period in groupby(keys, key=lambda key: key.period):
            organisations = sorted({key.organisation for key in of_period})
            tables = {indicator: parts[indicator].get(period, {}) for indicator in base}
            linked = total_organisation(list(tables.values()), organisations, rate)
            families = [tuple(organisations)] if linked else [(one,) for one in organisations]
            found += [universe(base, rate, period, family, linked, tables) for family in families]
    return tuple(found)


def bases(cells: Cells, kinds: Mapping[str, str]) -> list[tuple[str, ...]]:
    """Indicators whose denominators agree in every cell they share; every rate by itself.

    Sharing is judged over the whole study, so that what is equal by chance in one
    organisation does not count.
    """
    found: list[tuple[list[str], dict[CellKey, int]]] = []
    for indicator, table in cells.tables.items():
        denominators = {key: counts.denominator for key, counts in table.items()}
        for names, known in found:
            shared = known.keys() & denominators.keys()
            if kinds[indicator] != "rate" and shared and all(known[k] == denominators[k] for k in shared):
                names.append(indicator)
                known.update(denominators)
                break
        else:
            # A rate's denominators are public and stand for nothing else: no keys to share.
            found.append(([indicator], {} if kinds[indicator] == "rate" else denominators))
    return [tuple(names) for names, _ in found]


def split(table: Table) -> dict[str, dict[str, dict[CellKey, Counts]]]:
    """A table by period and organisation."""
    result: dict[str, dict[str, dict[CellKey, Counts]]] = {}
    for key, counts in table.items():
        result.setdefault(key.period, {}).setdefault(key.organisation, {})[key] = counts
    return result


def total_organisation(
    tables: Sequence[Mapping[str, Table]], organisations: Sequence[str], rate: bool
) -> str | None:
    """The organisation whose counts are the sum of all others' in every cell, if there is one."""
    if len(organisations) < 2:
        return None
    return next((one for one in organisations if all(is_total(table, one, rate) for table in tables)), None)


def is_total(table: Mapping[str, Table], organisation: str, rate: bool) -> bool:
    """Whether one organisation's cells are everywhere the sum of the other organisations'."""
    sums: dict[object, list[int]] = {}
    for name, cells in table.items():
        sign = 1 if name == organisation else -1
        for key, counts in cells.items():
            entry = sums.setdefault(key.groups, [0, 0, 0])
            entry[0] += sign * counts.numerator
            entry[1] += 0 if rate else sign * counts.denominator
            entry[2] += 1
    return all(entry == [0, 0, len(table)] for entry in sums.values())


def universe(
    base: tuple[str, ...],
    rate: bool,
    period: str,
    family: tuple[str, ...],
    linked: str | None,
    tables: Mapping[str, Mapping[str, Table]],
) -> Universe:
    """The universe of one base, period and family of organisations."""
    cells = {
        (indicator, organisation): {
            key.groups: counts for key, counts in tables[indicator].get(organisation, {}).items()
        }
        for indicator in base
        for organisation in family
    }
    return Universe(base, rate, period, family, linked, cells)
