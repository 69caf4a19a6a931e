"""Whether two names mean one period, such as "2023/24" and "2023-24"."""

import re

TWO_YEARS = re.compile(r"(?:fy|financial year)?\s*(\d\d)(\d\d)\s*[/–-]\s*(?:\1)?(\d\d)", re.IGNORECASE)


def one_period(label: str) -> str:
    """A label without what only tells apart how it was written."""
    years = TWO_YEARS.fullmatch(label.strip())
    if years:
        return "".join(years.groups())
    return " ".join(re.findall(r"[^\W_]+", label.casefold()))
