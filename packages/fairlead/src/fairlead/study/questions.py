"""What a person is asked about a table of counts, so that a study can be written for them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from fairlead.catalogue import Polarity, Theme, load_all
from fairlead.reference import load
from fairlead.study.clues import LISTS, Role
from fairlead.study.profile import Profile
from fairlead.study.shape import count_columns, shape
from fairlead.study.understanding import ColumnGuess, doubt

OWN = "own"
"""The answer that the indicator is not in the catalogue."""
EVERYBODY = "everybody"
"""The answer that a value stands for all groups together."""
Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One question: its name among the answers, its words, and the answers that are offered.

    choices: (answer, words) pairs; empty, any text will do. initial: the answer that was
    understood already. own: asked only where the indicator is a person's own.
    """

    name: str
    label: str
    hint: str = ""
    choices: Choices = ()
    initial: str = ""
    required: bool = True
    own: bool = False


def questions(profile: Profile, guesses: Sequence[ColumnGuess]) -> tuple[Question, ...]:
    """All that must be known of a table of counts and was not certain from the table itself."""
    return (
        *count_questions(profile, guesses),
        *period_questions(guesses),
        *(question for guess in guesses for question in breakdown_questions(guess)),
        *indicator_questions(),
    )


def count_questions(profile: Profile, guesses: Sequence[ColumnGuess]) -> Iterator[Question]:
    """Which columns are counted; asked unless their headings say so."""
    sure = {guess.role for guess in guesses}
    found = shape(profile, guesses)
    choices = tuple((column.name, column.name) for column in count_columns(profile, guesses))
    for role, initial, hint in (
        (Role.NUMERATOR, found.numerator, "How many of the group it happened to."),
        (Role.DENOMINATOR, found.denominator, "How many people are in the group."),
    ):
        if role not in sure:
            yield Question(role.value, f"Which column holds the {role.value}?", hint, choices, initial)


def period_questions(guesses: Sequence[ColumnGuess]) -> Iterator[Question]:
    """Which period the table is about, where no column says so."""
    if not any(guess.role is Role.PERIOD for guess in guesses):
        yield Question("period", "Which period is the table about?", "For example 2025/26 or 31 March 2026.")


def breakdown_questions(guess: ColumnGuess) -> Iterator[Question]:
    """Which of several code lists a column is written in, and what its unknown values stand for."""
    if guess.role is not Role.BREAKDOWN:
        return
    lists: Choices = ((guess.codes, ""),)
    if which := doubt(guess.breakdown, guess.codes) if guess.unknown else guess.question:
        lists = alternatives(guess)
        yield Question(f"codes:{guess.column}", f"{guess.column}: {which}", "", lists, guess.codes)
    groups = tuple(
        {group.code: group.label for name, _ in lists[::-1] for group in load(name).groups}.items()
    )
    for value in guess.unknown:
        yield Question(
            f"value:{guess.column}:{value}",
            f"In the column {guess.column}, what does '{value}' stand for?",
            "Choose the group it means, or everybody if the row holds all groups together.",
            (*groups, (EVERYBODY, "Everybody: all groups together")),
        )


def alternatives(guess: ColumnGuess) -> Choices:
    """The code lists a column may be written in, by their titles and schemes."""
    lists = LISTS["gender"] + LISTS["sex"] if guess.breakdown == "gender" else LISTS[guess.breakdown]
    if guess.codes.startswith("ethnicity_five"):
        lists = ("ethnicity_five_2001", "ethnicity_five_2021")
    return tuple((name, f"{(found := load(name)).title}: {found.scheme}") for name in lists)


def indicator_questions() -> Iterator[Question]:
    """What is measured: one of the catalogue's indicators, or the person's own words."""
    known = tuple((one.key, one.title) for one in load_all() if one.kind == "proportion")
    yield Question(
        "indicator", "What do the figures measure?", "", (*known, (OWN, "Something else, in my own words"))
    )
    for name, label, hint in (
        ("title", "What is it called?", "For example: Staff who had an appraisal."),
        ("numerator_words", "Who is counted?", "For example: Staff who had an appraisal in the year."),
        ("denominator_words", "Out of whom?", "For example: Staff in post on 31 March."),
        ("indicator_source", "Where do the counts come from?", "For example: Electronic staff record."),
    ):
        yield Question(name, label, hint, own=True)
    yield Question("cannot_tell", "What can these figures not tell?", "", required=False, own=True)
    polarity = tuple((one.value, one.value.capitalize()) for one in Polarity)
    yield Question("polarity", "Which direction is better for the people counted?", "", polarity, own=True)
    theme = tuple((one.value, one.value.capitalize()) for one in Theme)
    yield Question("theme", "Which theme does it belong to?", "", theme, own=True)
