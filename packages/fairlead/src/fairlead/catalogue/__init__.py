"""What is measured: indicators declared in a closed vocabulary."""

from fairlead.catalogue.indicator import Condition, Indicator, Polarity, Theme
from fairlead.catalogue.loader import load, load_all, newest

__all__ = ["Condition", "Indicator", "Polarity", "Theme", "load", "load_all", "newest"]
