"""How numbers, intervals and states are written. One rule for page, chart, table and description."""

import datetime
from collections.abc import Sequence

from fairlead.figures import State

MINUS = "\N{MINUS SIGN}"

STATE_WORDS = {
    State.VALUE: "value",
    State.SUPPRESSED: "withheld",
    State.UNKNOWN: "not known",
    State.NOT_APPLICABLE: "does not apply",
    State.TOO_FEW: "too few to interpret",
    State.UNDEFINED: "cannot be worked out",
}
"""What a reader sees in place of a number. "withheld" never says why this one."""

NOBODY = "nobody counted"
NO_POPULATION = "no population"
FIGURE_WORDS = {**STATE_WORDS, State.UNDEFINED: NOBODY}
"""The same in place of a figure of one group: it has no answer where nobody was counted, or see `absent`."""

STATE_MEANINGS = {
    State.VALUE: "A figure that may be shown.",
    State.SUPPRESSED: (
        "The figure is left out to protect people: it is small, or it would give away another figure. "
        "Fairlead never says which of the two it is. Withheld does not mean nought."
    ),
    State.UNKNOWN: "Nobody recorded what would be needed to work this out.",
    State.NOT_APPLICABLE: "The measure makes no sense for this group.",
    State.TOO_FEW: "The count may be shown, but it is too small for a figure that means anything.",
    State.UNDEFINED: "The sum has no answer, for example because there is nobody to compare with.",
}


def absent(state: State, numerator: int | None) -> str:
    """What stands in place of a group's figure; a rate may lack only the people to set its events against."""
    return NO_POPULATION if state is State.UNDEFINED and numerator else FIGURE_WORDS[state]


def day(text: str) -> str:
    """A date as it is read: 30 June 2027; any other text as it is."""
    try:
        found = datetime.date.fromisoformat(text)
    except ValueError:
        return text
    return f"{found.day} {found:%B %Y}"


def number(value: float) -> str:
    """One decimal; smaller values keep one significant digit, so that only nought is written 0.0."""
    size = abs(value)
    digits = 1
    while size and digits < 6 and round(size, digits) == 0:
        digits += 1
    if size and round(size, digits) == 0:
        return f"{MINUS if value < 0 else ''}under 0.000001"
    sign = MINUS if value < 0 and size else ""
    return f"{sign}{size:,.{digits}f}"


def ratio(value: float, digits: int = 2) -> str:
    """A ratio: two decimals, more where fewer would read as 1 or as 0."""
    while digits < 6 and value not in (0, 1) and round(value, digits) in (0, 1):
        digits += 1
    return f"{value:.{digits}f}"


def ratios(lower: float, upper: float) -> str:
    """The interval of a ratio, with as many decimals as tell its bounds apart, four at most."""
    digits = next((many for many in (2, 3) if round(lower, many) != round(upper, many)), 4)
    return f"{ratio(lower, digits)} to {ratio(upper, digits)}"


def signed(value: float) -> str:
    """A difference with its sign, also when it is positive."""
    return f"+{number(value)}" if value > 0 else number(value)


def level(value: float, unit: str) -> str:
    """A value with its unit: 6.8%, or 12.3 per 100,000. Only what is all of them is written 100.0%."""
    if unit != "%":
        return f"{number(value)} {unit}"
    digits = next((many for many in range(1, 6) if round(value, many) != 100), 1)
    return f"{value:.{digits}f}%" if 99 < value < 100 else f"{number(value)}%"


def points(unit: str) -> str:
    """The unit of a difference: percentages differ by percentage points."""
    return "percentage points" if unit == "%" else unit


def span(lower: float, upper: float, unit: str) -> str:
    """An interval of a level: 6.5% to 7.1%."""
    return f"{level(lower, unit)} to {level(upper, unit)}"


def within(title: str) -> str:
    """A title as it stands inside a sentence: a small first letter, names and initials as they are."""
    return title[:1].lower() + title[1:]


def several(words: Sequence[str]) -> str:
    """A list in a sentence: a, b and c. Labels that hold commas are parted by semicolons."""
    if len(words) < 2:
        return "".join(words)
    mark = "; " if any("," in word for word in words) else ", "
    return f"{mark.join(words[:-1])}{';' if mark == '; ' else ''} and {words[-1]}"


def counted(amount: int, noun: str) -> str:
    """A number of things, singular or plural: 1 group, 1,200 groups."""
    return f"{amount:,} {noun}" if amount == 1 else f"{amount:,} {noun}s"
