"""Area codes to deprivation: each edition of the codes has a lookup of its own."""

import re
from collections.abc import Iterable

# Source: Office for National Statistics, LSOA codes of England and Wales. Codes of areas that
# changed for the Census of 2021 are numbered on from the last code of 2011.
_LAST_2011 = {"E": "E01033768", "W": "W01001958"}
_LSOA = re.compile(r"[EW]01\d{6}")


def is_lsoa(code: str) -> bool:
    """Whether this is written like the code of a lower layer super output area."""
    return bool(_LSOA.fullmatch(code.strip().upper()))


def edition_hint(unmatched: Iterable[str], lookup: Iterable[str]) -> str | None:
    """Which edition the unmatched codes and the lookup look like, where they differ; else None."""
    codes = [code.strip().upper() for code in unmatched if is_lsoa(code)]
    if not codes:
        return None
    newer = sum(_new(code) for code in codes)
    lookup_is_new = any(_new(area.strip().upper()) for area in lookup if is_lsoa(area))
    if newer and not lookup_is_new:
        return "these look like LSOA codes of 2021, and the lookup holds those of 2011"
    if len(codes) > newer and lookup_is_new:
        return "these look like LSOA codes of 2011, and the lookup holds those of 2021"
    return None


def _new(code: str) -> bool:
    return code > _LAST_2011[code[0]]
