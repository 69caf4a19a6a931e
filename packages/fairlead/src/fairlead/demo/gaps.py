"""The gaps that were planted on purpose, as they came out, with the story each tells."""

from collections.abc import Iterable, Mapping
from typing import Any

from fairlead.reference import load

STORIES = (
    ("staff_band_8a_plus@1", "ethnicity", "black", "white", "widens"),
    ("formal_disciplinary@1", "ethnicity", "black", "white", "closes"),
    ("appointment_from_shortlisting@1", "ethnicity", "black", "white", "stays"),
    ("appointment_from_shortlisting@1", "sex", "F", "M", "favours women"),
    ("waiting_over_18_weeks@1", "deprivation_decile", "q1", "q5", "widens"),
    ("waiting_over_18_weeks@1", "ethnicity", "R", "A", "favours Chinese people"),
    ("did_not_attend@1", "deprivation_decile", "q1", "q5", "closes"),
)
"""Indicator, breakdown, group, comparator, and what happens between the two periods."""
GROUPINGS = {
    "ethnicity": ("ethnicity_nhs2001", "five_2001"),
    "deprivation_decile": ("deprivation_decile", "quintile"),
}


def gaps(truth: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Each story with its gap in percentage points by period: group minus comparator."""
    return [
        {
            "indicator": indicator,
            "breakdown": breakdown,
            "group": group,
            "comparator": comparator,
            "story": story,
            "points": {
                period: round(share(by, breakdown, group) - share(by, breakdown, comparator), 6)
                for period, by in truth[indicator].items()
            },
        }
        for indicator, breakdown, group, comparator, story in STORIES
    ]


def share(by: Mapping[str, Any], breakdown: str, group: str) -> float:
    """The share in per cent of a group or a broad group; 0 where nobody is in it."""
    counts = [by[breakdown][code] for code in members(breakdown, group) if code in by[breakdown]]
    below = sum(one["denominator"] for one in counts)
    return 100 * sum(one["numerator"] for one in counts) / below if below else 0.0


def members(breakdown: str, group: str) -> Iterable[str]:
    """The codes that a group stands for: its own, or those of its members."""
    if breakdown not in GROUPINGS:
        return (group,)
    name, grouping = GROUPINGS[breakdown]
    return load(name, grouping=grouping).parents.get(group, (group,))
