"""Organisations that are the sum of some of the others: their counts would complete each other's."""

from collections.abc import Iterable, Sequence

import numpy as np

from fairlead.cells import Cells
from fairlead.disclosure.solver import Program
from fairlead.disclosure.universe import Universe
from fairlead.errors import DisclosureError

CHANCE = 5
"""So many equal counts above nought, and no unequal one, are a rule and not chance."""


def refuse_subtotals(universes: Iterable[Universe], cells: Cells) -> None:
    """Raise DisclosureError for an organisation that is a sum of others without being proved as one.

    One total of all the others is proved together with them; a second, or a sum of only some
    of them, is not.
    """
    linked = {
        (indicator, one.period): one.linked for one in universes for indicator in one.indicators if one.linked
    }
    for indicator, table in cells.tables.items():
        for period in sorted({key.period for key in table}):
            found = {key: counts.numerator for key, counts in table.items() if key.period == period}
            places = sorted({key.organisation for key in found} - {linked.get((indicator, period))})
            groups = sorted({key.groups for key in found})
            at = {(key.organisation, key.groups): value for key, value in found.items()}
            counts = np.array([[at.get((place, one), 0) for place in places] for one in groups], dtype=float)
            for k, place in enumerate(places):
                if sums(counts, k):
                    raise DisclosureError(
                        f"{place} is the sum of some of the other organisations, so safety cannot be proved",
                        f"{indicator}; {period}",
                        "Leave the subtotal out, or leave out the organisations within it.",
                    )


def sums(counts: np.ndarray[tuple[int, int], np.dtype[np.float64]], place: int) -> bool:
    """Whether one column of counts (groups, organisations) is the sum of some others."""
    own = counts[:, place]
    size = counts.shape[1]
    if size < 2 or (own > 0).sum() < CHANCE:
        return False
    upper = np.ones(size)
    upper[place] = 0.0
    rows: Sequence[Sequence[tuple[int, int]]] = [
        [(k, int(value)) for k, value in enumerate(row) if value and k != place] for row in counts
    ]
    program = Program(np.zeros(size), upper, np.ones(size), rows, own, own)
    return program.solve(whole=True) is not None
