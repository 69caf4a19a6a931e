"""Rows, tables of counts and counts handed over to Cells, in one scan, on the engine that is asked for."""

from fairlead.engine.backends import Backend
from fairlead.engine.counting import count
from fairlead.engine.given import Counted, given

__all__ = ["Backend", "Counted", "count", "given"]
