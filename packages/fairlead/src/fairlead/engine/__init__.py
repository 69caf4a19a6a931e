"""Rows and tables of counts to Cells, in one scan, on the engine that is asked for."""

from fairlead.engine.backends import Backend
from fairlead.engine.counting import count

__all__ = ["Backend", "count"]
