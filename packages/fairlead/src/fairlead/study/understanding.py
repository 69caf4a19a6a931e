"""What each column of a file was taken for, why, and what could not be told."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fairlead.reference import Group, load
from fairlead.study.clues import LISTS, Role, characteristic, name_beside_code, role
from fairlead.study.profile import ColumnProfile, ColumnType, Profile

Confidence = Literal["sure", "likely", "unclear"]
TOTAL = re.compile(
    r"(?!.*\b(others?|white|black|asian|mixed|minority|bme|known|stated|disabled|f?e?males?|w?o?men)\b)"
    r"(all|total|everyone|everybody|overall|persons|any)\b.*",
    re.IGNORECASE,
)
"""How a row of a table that holds everybody is usually named; "All Black groups" or "Any other" are some."""
ENOUGH = 0.8
"""The share of a column's values a code list must know where the heading says nothing."""

NO_CLUE = "Neither its heading nor its values say what it holds."
VAGUE = frozenset(
    (
        "yes",
        "no",
        "other",
        "none",
        "mixed",
        "unknown",
        "missing",
        "not known",
        "not stated",
        "prefer not to say",
    )
)
"""Words that many code lists share, so that they speak for none."""


@dataclass(frozen=True, slots=True)
class ColumnGuess:
    """One column as it was understood.

    breakdown, codes: the breakdown's id and its code list, for a breakdown or an area code.
    unknown: values the code list does not know. total: the value that stands for everybody.
    sentence: what it was taken for and why; question: what a person must say; empty, nothing.
    """

    column: str
    role: Role
    confidence: Confidence
    sentence: str
    question: str = ""
    breakdown: str = ""
    codes: str = ""
    unknown: tuple[str, ...] = ()
    total: str = ""


def understanding(profile: Profile) -> tuple[ColumnGuess, ...]:
    """A guess for every column of a file, in its order; no two are the same thing."""
    taken: dict[str, str] = {}
    guesses = []
    name = name_beside_code([column.name for column in profile.columns])
    for column in profile.columns:
        guess = by_role(column, Role.ORGANISATION_NAME) if column.name == name else guessed(column)
        thing = plainly(guess.breakdown) or guess.role.value
        if guess.role is not Role.OTHER and thing in taken:
            sentence = f"It looks like {thing} too, but the column '{taken[thing]}' was taken for that."
            guess = ColumnGuess(
                column.name, Role.OTHER, "unclear", sentence, f"Which of the two columns holds the {thing}?"
            )
        taken.setdefault(thing, column.name)
        guesses.append(guess)
    return tuple(guesses)


def guessed(column: ColumnProfile) -> ColumnGuess:
    """What one column was taken for: a characteristic, else another role, else nothing."""
    if column.type is ColumnType.EMPTY:
        return ColumnGuess(column.name, Role.OTHER, "sure", "It is empty.")
    if column.marks:
        return withheld(column)
    named, other = characteristic(column.name), role(column.name)
    if other is Role.AREA:
        return area(column)
    if named:
        return by_name(column, named)
    if found := by_values(column):
        return found
    if other is not None:
        return by_role(column, other)
    return ColumnGuess(column.name, Role.OTHER, "unclear", NO_CLUE)


def withheld(column: ColumnProfile) -> ColumnGuess:
    """Counts of which some were withheld before they came here."""
    found = role(column.name)
    marks = " and ".join(f"'{mark}'" for mark in column.marks[:3])
    return ColumnGuess(
        column.name,
        found if found in (Role.NUMERATOR, Role.DENOMINATOR) else Role.OTHER,
        "unclear",
        f"It holds counts, with {marks} where some were withheld.",
        "Could you get the table with every count? Small ones are withheld here before anything is shown, "
        "and sums cannot be made without them.",
    )


def area(column: ColumnProfile) -> ColumnGuess:
    """Area codes, from which deprivation can be looked up."""
    return ColumnGuess(
        column.name,
        Role.AREA,
        "likely",
        "The heading says that it holds codes of small areas (LSOA).",
        "Which lookup gives the deprivation of these areas? Codes of 2011 go with the index of 2019, "
        "codes of 2021 with that of 2025.",
        breakdown="deprivation",
        codes="deprivation_decile",
    )


def by_name(column: ColumnProfile, named: str) -> ColumnGuess:
    """A characteristic that the heading names, in the code list that knows most of its values."""
    if named == "age_band" and (column.type in (ColumnType.WHOLE, ColumnType.NUMBER) or years(column)):
        return ColumnGuess(
            column.name,
            Role.BREAKDOWN,
            "likely",
            "The heading says age, and it holds numbers: ages in years, which find their band.",
            "Which age bands are wanted?",
            breakdown="age_band",
            codes="age_band_broad",
        )
    if column.too_many:
        return too_many(column, named)
    values = [value for value, _ in column.frequent]
    codes, unknown = best(values, LISTS[named])
    if values and len(unknown) == len(values):
        return ColumnGuess(
            column.name,
            Role.OTHER,
            "unclear",
            f"The heading suggests {plainly(named)}, but no code list knows its values.",
            f"Does it hold {plainly(named)}? Then name a code list of your own, or map its values.",
        )
    total = next((value for value in unknown if TOTAL.fullmatch(value)), "")
    unknown = tuple(value for value in unknown if value != total)
    reason = "its heading and its values" if not unknown else "its heading and most of its values"
    return ColumnGuess(
        column.name,
        Role.BREAKDOWN,
        "likely" if unknown or doubt(named, codes) else "sure",
        f"It holds {plainly(named)} by the code list {codes}, as {reason} say.",
        asked(unknown, named, codes),
        breakdown=named,
        codes=codes,
        unknown=unknown,
        total=total,
    )


def too_many(column: ColumnProfile, named: str) -> ColumnGuess:
    """A heading that names a characteristic above more values than any code list has."""
    if column.type is not ColumnType.TEXT:
        return ColumnGuess(column.name, Role.OTHER, "unclear", NO_CLUE)
    codes = LISTS[named][0]
    return ColumnGuess(
        column.name,
        Role.BREAKDOWN,
        "unclear",
        f"The heading says {plainly(named)}, above {column.distinct:,} different values, too many to list.",
        f"Does it hold {plainly(named)}? Then `fairlead check` lists the values that {codes} does not know.",
        breakdown=named,
        codes=codes,
    )


def years(column: ColumnProfile) -> bool:
    """Whether a column of text holds ages in years, the oldest or youngest among them as "90+" or "<1"."""
    values = [value for value, _ in column.frequent]
    numbers = [value for value in values if value.isdecimal()]
    others = [value for value in values if value not in numbers]
    return len(numbers) > len(others) and all(re.fullmatch(r"\d+\s*\+|<\s*\d+", value) for value in others)


def plainly(named: str) -> str:
    """A characteristic's name in running text."""
    return {"age_band": "age"}.get(named, named.replace("_", " "))


def doubt(named: str, codes: str) -> str:
    """What values alone cannot tell of a characteristic."""
    if named == "gender":
        return "Did the source ask for gender, or is it sex under another heading? The two are never merged."
    if codes.startswith("ethnicity_five"):
        return "Are Chinese people among Asian people here (2021), or among other ethnic groups (2001)?"
    if codes == "disability":
        return "Is this what staff declared to their employer, or what they answered in a survey?"
    return ""


def asked(unknown: Iterable[str], named: str, codes: str) -> str:
    """The questions about a breakdown: its unknown values, and its general doubt."""
    listed = ", ".join(f"'{value}'" for value in unknown)
    values = f"What do these values stand for: {listed}?" if listed else ""
    if values and named == "age_band":
        values += " A band that is cut elsewhere is none of these: bring a list of your own."
    return " ".join(filter(None, (values, doubt(named, codes))))


def by_values(column: ColumnProfile) -> ColumnGuess | None:
    """A characteristic that only the values speak of: most of them are words of one code list."""
    values = [value for value, _ in column.frequent]
    for named, lists in LISTS.items():
        codes, unknown = best(values, lists)
        telling = [one for one in values if one not in unknown and speaks(one)]
        if named != "gender" and len(telling) >= 2 and len(unknown) <= (1 - ENOUGH) * len(values):
            total = next((value for value in unknown if TOTAL.fullmatch(value)), "")
            rest = tuple(value for value in unknown if value != total)
            return ColumnGuess(
                column.name,
                Role.BREAKDOWN,
                "likely",
                f"Its values are those of the code list {codes}, so it was taken for {plainly(named)}.",
                asked(rest, named, codes),
                breakdown=named,
                codes=codes,
                unknown=rest,
                total=total,
            )
    return None


def speaks(value: str) -> bool:
    """Whether a value is a word of its own code list rather than a code or a word of many."""
    return len(value) > 2 and value.casefold() not in VAGUE


def by_role(column: ColumnProfile, found: Role) -> ColumnGuess:
    """A role that the heading names."""
    if found in (Role.NUMERATOR, Role.DENOMINATOR) and column.type is not ColumnType.WHOLE:
        sentence = f"The heading says {found.value}, but it holds {column.type.value}, not whole numbers."
        return ColumnGuess(column.name, Role.OTHER, "unclear", sentence, "Which column holds the counts?")
    if found is Role.VALUE and any(value.endswith("%") for value, _ in column.frequent):
        sentence = "The heading says that it holds figures, but they are written with % signs."
        remedy = (
            "Could you take the % signs out, so that 21.0% is written 21.0, and run `fairlead init` again?"
        )
        return ColumnGuess(column.name, Role.OTHER, "unclear", sentence, remedy)
    if found is Role.VALUE and column.type not in (ColumnType.WHOLE, ColumnType.NUMBER):
        return ColumnGuess(column.name, Role.OTHER, "unclear", "It holds text where a figure was expected.")
    sure: Confidence = "sure" if found in (Role.NUMERATOR, Role.DENOMINATOR) else "likely"
    held = "a number or name for each person" if found is Role.PERSON else f"the {found.value}"
    return ColumnGuess(column.name, found, sure, f"The heading says that it holds {held}.")


def best(values: Sequence[str], lists: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """The code list that knows most of some values, and the values it does not know."""
    ranked = [
        (tuple(value for value in values if value.strip().casefold() not in known(name)), name)
        for name in lists
    ]
    unknown, name = min(ranked, key=lambda one: len(one[0]))
    if name == "ethnicity_nhs2001" and census_only(values):
        name = "ethnicity_census2021"
    return name, unknown


def census_only(values: Iterable[str]) -> bool:
    """Whether categories are told apart that only the Census of 2021 tells apart."""
    groups = {group.code: group for group in load("ethnicity_census2021").groups}
    finer = ("white_gypsy_traveller", "white_roma", "other_arab")
    written = {value.strip().casefold() for value in values}
    return any(written & texts(groups[code]) for code in finer)


@lru_cache
def known(name: str) -> frozenset[str]:
    """Everything a built-in code list understands, without case."""
    return frozenset().union(*(texts(group) for group in load(name).groups))


def texts(group: Group) -> frozenset[str]:
    """Everything that stands for a group, without case."""
    return frozenset(text.casefold() for text in (group.code, group.label, *group.values))
