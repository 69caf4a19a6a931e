"""A Finding: an estimate from Cells, with the cells it depends on."""

from dataclasses import dataclass

from fairlead.cells import CellKey
from fairlead.figures import Figure


@dataclass(frozen=True, slots=True)
class Finding:
    """One estimate. It may be released only if every cell it depends on is released exactly.

    measure: "proportion", "rate" (one cell); "difference", "ratio" (group and comparator);
    "slope_index", "relative_index" (local mid-points), "slope_index_national",
    "relative_index_national" (all groups of an ordered breakdown).
    key: the cell described; for gradients the key of the whole breakdown's known total.
    comparator: the group compared with, as a code of the same breakdown, or None.
    """

    indicator: str
    measure: str
    key: CellKey
    figure: Figure
    cells: tuple[CellKey, ...]
    comparator: str | None = None
    reason: str = ""
    """One sentence where the figure is not a value, or where the reader must be warned."""
