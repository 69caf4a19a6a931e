"""The demonstration: a synthetic care system, and published national figures beside it."""

from fairlead.demo.care_system import write, write_national

__all__ = ["write", "write_national"]
