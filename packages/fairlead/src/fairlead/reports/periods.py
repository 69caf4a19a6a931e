"""The order of periods: by the year and the month or quarter their labels name, then as written."""

import re

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d")
_MONTH = re.compile(rf"\b({'|'.join(MONTHS)})[a-z]*", re.IGNORECASE)
_NUMBERED = re.compile(r"(?:19|20)\d\d-(\d\d)(?!\d)")


def chronological(label: str) -> tuple[int, int, str]:
    """A sort key: year (0 if none is named), month (0 if none), label. "To June 2023" is 2023, 6.

    Years and quarters as Fairlead writes them (2023, 2023/24, 2023 Q2, 2023-06) sort as they stand.
    """
    year = _YEAR.search(label)
    month = _MONTH.search(label)
    numbered = _NUMBERED.search(label)
    place = MONTHS.index(month[1].lower()) + 1 if month else int(numbered[1]) if numbered else 0
    return (int(year[0]) if year else 0, place, label)
