"""Code lists, groupings and the deprivation indices' groups: what a breakdown stands on."""

from fairlead.reference.breakdowns import KNOWN, Breakdown, Broad, Group, Kind
from fairlead.reference.code_list import CodeList
from fairlead.reference.loader import built_in, load, names

__all__ = ["KNOWN", "Breakdown", "Broad", "CodeList", "Group", "Kind", "built_in", "load", "names"]
