"""Studies: what is counted, from which files, by whom, under which policy."""

from fairlead.study.breakdowns import breakdowns
from fairlead.study.checked import CheckedSource, Coded
from fairlead.study.key import key
from fairlead.study.loader import load
from fairlead.study.profile import ColumnProfile, ColumnType, Profile
from fairlead.study.schema import PolicyChoice, Source, Study

__all__ = [
    "CheckedSource",
    "Coded",
    "ColumnProfile",
    "ColumnType",
    "PolicyChoice",
    "Profile",
    "Source",
    "Study",
    "breakdowns",
    "key",
    "load",
]
