"""Age bands: what the codes of a list say about the ages they hold."""

import math
import re
from itertools import pairwise

from fairlead.reference.breakdowns import Breakdown

OLDEST = 130

_CLOSED = re.compile(r"(?:aged? )?(\d{1,3})\s*(?:-|–|to)\s*(\d{1,3})")
_HALF_OPEN = re.compile(r"\[(\d{1,3})-(\d{1,3})\)")
_OPEN = re.compile(r"(\d{1,3})\s*(?:\+|plus|and over|or over|and above)")
_UNDER = re.compile(r"(?:<|under)\s*(\d{1,3})")


def limits(code: str) -> tuple[int, int] | None:
    """Youngest and oldest age in whole years of a band such as "18-24", "85+", "under 16", "[70-80)"."""
    plain = code.strip().casefold()
    if match := _CLOSED.fullmatch(plain):
        return int(match[1]), int(match[2])
    if match := _HALF_OPEN.fullmatch(plain):
        return int(match[1]), int(match[2]) - 1
    if match := _OPEN.fullmatch(plain):
        return int(match[1]), OLDEST
    if match := _UNDER.fullmatch(plain):
        return 0, int(match[1]) - 1
    return None


def bands(breakdown: Breakdown) -> dict[str, tuple[int, int]]:
    """Code to limits, where all known groups of the list are bands that do not overlap; else empty."""
    found = {code: limits(code) for code in breakdown.known}
    whole = {code: ages for code, ages in found.items() if ages is not None}
    ordered = sorted(whole.values())
    apart = all(low[1] < high[0] for low, high in pairwise(ordered))
    return whole if len(whole) == len(found) and apart else {}


def band_of(text: str, found: dict[str, tuple[int, int]]) -> str | None:
    """The band that holds an age written as a number, or all ages from or below one, if there is one.

    Sources write the oldest as "90+" and the youngest as "<1" among ages in years.
    """
    ages = limits(text)
    if ages and (ages[0] == 0 or ages[1] == OLDEST):
        return next((code for code, (low, high) in found.items() if low <= ages[0] and ages[1] <= high), None)
    try:
        age = float(text)
    except ValueError:
        return None
    if not math.isfinite(age):
        return None
    return next((code for code, (low, high) in found.items() if low <= math.floor(age) <= high), None)
