"""The demonstration: a synthetic care system and programme, and published national figures beside them."""

from fairlead.demo.care_system import write, write_national
from fairlead.demo.programme import write_programme

__all__ = ["write", "write_national", "write_programme"]
