"""What kind of table a file is: rows about people or events, counts, or published figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Literal

from fairlead.study.clues import Role, counts_a_group, counts_people
from fairlead.study.profile import ColumnProfile, Profile
from fairlead.study.understanding import ColumnGuess

DIMENSIONS = (Role.BREAKDOWN, Role.PERIOD, Role.ORGANISATION, Role.ORGANISATION_NAME)
LACKS = (
    "“{}” counts people, so each row is a group and not a person. A share needs a second count beside it: "
    "how many of these it is about."
)
AGAIN = (
    " The same groups stand in several rows: name the column that tells them apart as a breakdown, add the "
    "rows up, or take out those that stand there twice."
)


@dataclass(frozen=True, slots=True)
class Shape:
    """The kind of source a file is, and in one sentence why.

    numerator, denominator: the columns of a table of counts; empty where they are not clear.
    lacks_a_count: it counts people once, so that no share can be made of it.
    """

    kind: Literal["rows", "counts", "published"]
    sentence: str
    numerator: str = ""
    denominator: str = ""
    lacks_a_count: bool = False

    def taken(self, column: str) -> str:
        """Which of the two counts a column was taken for, in a sentence; empty for any other column."""
        which = {self.denominator: "denominator", self.numerator: "numerator"}.get(column)
        return f"It holds counts, and was taken for the {which}." if which else ""


def shape(profile: Profile, guesses: Sequence[ColumnGuess]) -> Shape:
    """Rows, unless each combination of groups stands once and whole numbers stand beside it."""
    if any(guess.role in (Role.PERSON, Role.AREA) for guess in guesses):
        return Shape("rows", "A column names people or where they live, so each row is about one person.")
    dimensions = [profile.column(guess.column) for guess in guesses if guess.role in DIMENSIONS]
    if not dimensions:
        return Shape("rows", "No column names groups that counts could belong to.")
    counts = count_columns(profile, guesses)
    published = any(guess.role is Role.VALUE for guess in guesses)
    if len(counts) == 1 and counts_people(counts[0].name) and not published:
        return Shape("counts", LACKS.format(counts[0].name), "", counts[0].name, lacks_a_count=True)
    again = profile.rows > prod(column.distinct + bool(column.blanks) for column in dimensions)
    grouped = len(counts) >= 2 and any(counts_a_group(c.name) and not is_mark(c) for c in counts)
    if again and not grouped:
        return Shape("rows", "The same groups stand in many rows, as they do in rows of people.")
    if len(counts) >= 2:
        numerator, denominator = pair(counts, guesses)
        beside = (
            "counts beside it, some of them withheld"
            if any(c.marks for c in counts)
            else ("whole numbers beside it: counts")
        )
        return Shape("counts", f"Each row is a group, with {beside}.{AGAIN * again}", numerator, denominator)
    if published:
        return Shape("published", "Each row is a group with one figure: published figures.")
    return Shape("rows", "There are no two columns of counts.")


def count_columns(profile: Profile, guesses: Iterable[ColumnGuess]) -> list[ColumnProfile]:
    """Columns of whole numbers that are not taken for something else."""
    free = (Role.NUMERATOR, Role.DENOMINATOR, Role.OTHER)
    return [
        column
        for column in (profile.column(guess.column) for guess in guesses if guess.role in free)
        if column.counts
    ]


def pair(counts: Sequence[ColumnProfile], guesses: Iterable[ColumnGuess]) -> tuple[str, str]:
    """Numerator and denominator: by their headings, or of two the smaller over the larger."""
    named = {guess.role: guess.column for guess in guesses}
    numerator, denominator = named.get(Role.NUMERATOR, ""), named.get(Role.DENOMINATOR, "")
    if not (numerator or denominator) and len(counts) == 2:
        smaller, larger = sorted(counts, key=largest)
        return smaller.name, larger.name
    other = [column.name for column in counts if column.name not in (numerator, denominator)]
    if len(counts) == 2 and len(other) == 1:
        return numerator or other[0], denominator or other[0]
    return numerator, denominator


def is_mark(column: ColumnProfile) -> bool:
    """Whether a column of whole numbers says yes or no of each row, as 1 and 0."""
    return bool(column.frequent) and {value for value, _ in column.frequent} <= {"0", "1"}


def largest(column: ColumnProfile) -> int:
    """The largest number that is known of a column of whole numbers."""
    texts = (*column.examples, *(value for value, _ in column.frequent))
    numbers = [text.replace(",", "") for text in texts if text not in column.marks]
    return max((int(float(text)) for text in numbers), default=0)
