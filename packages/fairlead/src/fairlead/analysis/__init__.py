"""Disparity: Cells in, Findings out.

Conventions that hold for every Finding:

- Values are after the indicator's multiplier (0.0677 with multiplier 100 is 6.77), and so
  are differences and slope indices. Ratios and relative indices have no unit.
- A difference is group minus comparator, a ratio group over comparator. Whether that is
  good or bad is for the reader of the indicator's polarity to say; it is not turned round.
- Gradients run from the first group of an ordered breakdown to the last (deprivation: most
  to least deprived): slope index = last end minus first end, relative index = last end
  over first end.
"""

from fairlead.analysis.comparable import require_same_definition, require_same_groups
from fairlead.analysis.finding import Finding
from fairlead.analysis.findings import findings
from fairlead.analysis.roll_up import roll_up
from fairlead.cells import Cells

__all__ = ["Cells", "Finding", "findings", "require_same_definition", "require_same_groups", "roll_up"]
