"""Tables whose groups stand side by side, one column each: recognised, and refused with what to do."""

from pathlib import Path

from fairlead.errors import InputError
from fairlead.study.clues import LISTS, role
from fairlead.study.profile import ColumnType, Profile
from fairlead.study.understanding import best, speaks


def refuse_wide(profile: Profile) -> None:
    """Raises InputError where columns are headed by the groups of one code list and hold numbers."""
    if groups := groups_in_headings(profile):
        shown = ", ".join(f"'{one}'" for one in groups[:4]) + (" and others" if len(groups) > 4 else "")
        raise InputError(
            f"The groups stand side by side, one column each ({shown})",
            Path(profile.path).name,
            "Make one row for each group, with a column for the group and a column for each count: "
            "select the table in Excel, copy it, then Paste Special, Transpose; or choose Data, "
            "From Table, Unpivot Columns.",
        )


def groups_in_headings(profile: Profile) -> tuple[str, ...]:
    """The headings of columns of numbers that are groups of one code list; empty where they are few."""
    numbers = (ColumnType.WHOLE, ColumnType.NUMBER)
    headings = [one.name for one in profile.columns if one.type in numbers and role(one.name) is None]
    for lists in LISTS.values():
        unknown = best(headings, lists)[1]
        known = tuple(heading for heading in headings if heading not in unknown)
        if sum(speaks(heading) for heading in known) >= 2:
            return known
    return ()
