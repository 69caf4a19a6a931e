"""A study of a table of counts, written from a person's answers."""

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from fairlead.catalogue import load
from fairlead.errors import StudyError
from fairlead.reference import built_in
from fairlead.reference.declarations import fit, parse
from fairlead.study.clues import LISTS, Role
from fairlead.study.margins import without_margins
from fairlead.study.profile import Profile
from fairlead.study.questions import EVERYBODY, OWN, Question, questions
from fairlead.study.schema import Study
from fairlead.study.understanding import ColumnGuess


@dataclass(frozen=True, slots=True)
class About:
    """What the caller knows without asking: whose table it is, and when the answers were given."""

    code: str
    name: str
    publisher: str
    today: datetime.date
    synthetic: bool = False


def study_from(
    profile: Profile, guesses: Sequence[ColumnGuess], answers: Mapping[str, str], about: About
) -> dict[str, str]:
    """File name to text: study.yaml, and indicator.yaml where the indicator is the person's own.

    answers: by the names of `questions`; those that are missing are taken from what was
    understood. The files belong beside the table. Raises StudyError naming what is unanswered.
    """
    given = answered(profile, guesses, answers)
    own = given["indicator"] == OWN
    indicator = indicator_of(given, about) if own else None
    key = f"{indicator['id']}@1" if indicator else given["indicator"]
    held = [guess for guess in guesses if guess.role is Role.BREAKDOWN]
    lists = {guess.column: given.get(f"codes:{guess.column}", guess.codes) for guess in held}
    study: dict[str, Any] = {
        "version": 1,
        "title": indicator["title"] if indicator else load(key).title,
        "organisation": {"code": about.code, "name": about.name},
        "publisher": about.publisher,
        "synthetic": about.synthetic,
        "sources": [source_of(profile, guesses, given, key, lists)],
        "indicators": [key],
        "breakdowns": {breakdown_of(codes): grouping(codes) for codes in lists.values()},
    }
    if indicator:
        study["indicator_files"] = ["indicator.yaml"]
    files = {"study.yaml": written(study)}
    fit(parse(files["study.yaml"], "study.yaml", StudyError), Study, StudyError)
    return files | ({"indicator.yaml": written(indicator)} if indicator else {})


def answered(profile: Profile, guesses: Sequence[ColumnGuess], answers: Mapping[str, str]) -> dict[str, str]:
    """An answer to every question that was asked. Raises StudyError for those that lack or do not fit."""
    asked = questions(profile, guesses)
    counted = (Role.NUMERATOR, Role.DENOMINATOR)
    sure = {guess.role.value: guess.column for guess in guesses if guess.role in counted}
    given = sure | {one.name: answer(one, answers) for one in asked}
    own = given["indicator"] == OWN
    wrong = [
        one.label
        for one in asked
        if (own or not one.own)
        and (one.required or given[one.name])
        and (given[one.name] not in dict(one.choices) if one.choices else not given[one.name])
    ]
    if wrong:
        raise StudyError(
            f"{len(wrong)} answers are missing or are none of those offered",
            "",
            f"Please answer: {' '.join(wrong)}",
        )
    if given["numerator"] == given["denominator"]:
        raise StudyError(
            "The same column is named as numerator and as denominator",
            given["numerator"],
            "Choose another column for one of them.",
        )
    return given


def answer(question: Question, answers: Mapping[str, str]) -> str:
    """What was answered; of free text without outer space, which makes an empty answer none."""
    given = answers.get(question.name, question.initial)
    return given if question.choices else given.strip()


def breakdown_of(codes: str) -> str:
    """The breakdown a code list belongs to."""
    return next(name for name, lists in LISTS.items() if codes in lists)


def grouping(codes: str) -> str | None:
    """The grouping a code list puts first; None where it has none."""
    return next(iter(built_in(codes).groupings), None)


def source_of(
    profile: Profile,
    guesses: Sequence[ColumnGuess],
    given: Mapping[str, str],
    key: str,
    lists: Mapping[str, str],
) -> dict[str, Any]:
    """The one source: the table, its columns, and the rows that hold everybody."""
    columns = {guess.role: guess.column for guess in guesses}
    source: dict[str, Any] = {"id": "counts", "file": profile.path.name, "kind": "counts"}
    if profile.sheet:
        source["sheet"] = profile.sheet
    if profile.headings > 1:
        source["headings"] = profile.headings
    period = columns.get(Role.PERIOD)
    source["period"] = {"column": period} if period else {"label": given["period"]}
    if Role.ORGANISATION in columns:
        source["organisation"] = columns[Role.ORGANISATION]
        if Role.ORGANISATION_NAME in columns:
            source["organisation_name"] = columns[Role.ORGANISATION_NAME]
    source["breakdowns"], source["total"] = {}, {}
    for guess in (one for one in guesses if one.role is Role.BREAKDOWN):
        meant = {value: given[f"value:{guess.column}:{value}"] for value in guess.unknown}
        values = {value: code for value, code in meant.items() if code != EVERYBODY}
        codes = lists[guess.column]
        refuse_strangers(guess, values, codes)
        source["breakdowns"][breakdown_of(codes)] = {"column": guess.column, "codes": codes, "values": values}
        if total := everybody(guess, meant):
            source["total"][guess.column] = total
    if groups := without_margins(profile, source["total"]):
        del source["total"]
        source["only"] = groups
    source["counts"] = {key: {name: given[name] for name in ("numerator", "denominator")}}
    return source


def refuse_strangers(guess: ColumnGuess, values: Mapping[str, str], codes: str) -> None:
    """A value may be given a group of another list than the one that was chosen for its column."""
    groups = {group.code: group.label for group in built_in(codes).groups}
    if lost := [value for value, code in values.items() if code not in groups]:
        raise StudyError(
            f"What was chosen for '{lost[0]}' is no group of the list that was chosen for its column",
            guess.column,
            f"Choose one of these for it: {', '.join(groups.values())}.",
        )


def everybody(guess: ColumnGuess, meant: Mapping[str, str]) -> str:
    """The one value of a column that stands for all groups together; empty, none does."""
    totals = [value for value, code in meant.items() if code == EVERYBODY]
    totals += [guess.total] if guess.total else []
    if len(totals) > 1:
        raise StudyError(
            f"{len(totals)} values stand for everybody: {', '.join(totals)}",
            guess.column,
            "Take all but one of these rows out of the table.",
        )
    return totals[0] if totals else ""


def indicator_of(given: Mapping[str, str], about: About) -> dict[str, Any]:
    """The person's own indicator, to be looked at again in a year."""
    review = about.today + datetime.timedelta(days=365)
    return {
        "id": re.sub(r"[^a-z0-9]+", "_", f"own {given['title']}".lower()).strip("_")[:60],
        "version": 1,
        "title": given["title"],
        "theme": given["theme"],
        "kind": "proportion",
        "polarity": given["polarity"],
        "numerator_words": given["numerator_words"],
        "denominator_words": given["denominator_words"],
        "cannot_tell": [given["cannot_tell"] or "Why groups differ: counts alone do not say."],
        "source": given["indicator_source"],
        "owner": about.name,
        "review": review.isoformat(),
    }


def written(declaration: Mapping[str, Any]) -> str:
    """A declaration as YAML, in the order given; what is not ASCII is escaped, so nothing is lost."""
    return str(yaml.safe_dump(dict(declaration), sort_keys=False, width=100))
