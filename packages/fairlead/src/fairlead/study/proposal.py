"""A study.yaml proposed from the columns and values of an extract, with comments for a person."""

import math
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from fairlead.catalogue import Indicator, load_all
from fairlead.reference import built_in
from fairlead.study.checks import UNKNOWN_INDICATOR
from fairlead.study.clues import Role, role, words
from fairlead.study.margins import without_margins
from fairlead.study.open_questions import MARK as QUESTION
from fairlead.study.profile import ColumnProfile, ColumnType, Profile
from fairlead.study.shape import Shape, shape
from fairlead.study.spellings import respelt
from fairlead.study.understanding import NO_CLUE, ColumnGuess, understanding
from fairlead.study.wide import refuse_wide

FEW_DATES = 8
"""More different dates than these are no snapshots, and are cut by year."""


def propose(profile: Profile, file: Path, study: Path = Path("study.yaml")) -> str:
    """The text of a study.yaml for one file; every line that needs an answer is marked as a question.

    file: the extract, as the study is to name it. study: the name of the study, for what to do next.
    Raises InputError for a table whose groups stand side by side.
    """
    refuse_wide(profile)
    guesses = understanding(profile)
    found = shape(profile, guesses)
    indicators = proposed_indicators(profile, found)
    lines = [
        *opening(profile, found, guesses, indicators, study),
        "version: 1",
        f"title: {quoted(file.stem.replace('_', ' ').capitalize())}  {QUESTION} a title people will read",
        f"organisation: {{code: X, name: Our organisation}}  {QUESTION} whose figures are these?",
        f"publisher: Our organisation  {QUESTION} who answers for them?",
        "sources:",
        *("  " + line for line in source(profile, file, guesses, found, indicators)),
        *indicator_lines(found, indicators),
        *breakdown_lines(guesses),
    ]
    return "\n".join(lines) + "\n"


def opening(
    profile: Profile,
    found: Shape,
    guesses: Sequence[ColumnGuess],
    indicators: Sequence[tuple[Indicator, dict[str, str]]],
    study: Path,
) -> Iterator[str]:
    """Comments: what the file is, and what each column was taken for."""
    yield f"# Proposed from {one_line(profile.path.name)}: {one_line(profile.form)}, {profile.rows:,} rows."
    yield f"# Taken for {found.kind}. {found.sentence}"
    checks = f"fairlead check {one_line(str(study))}"
    yield f"# Answer the lines marked QUESTION and delete the marks, then run: {checks}"
    others = [one for one in profile.sheets if one != profile.sheet]
    if others:
        names = ", ".join(map(quoted, others[:10])) + (f" and {len(others) - 10} more" * (len(others) > 10))
        yield f"# Only the sheet {quoted(profile.sheet or '')} was read; the workbook also holds {names}."
        yield "# Another sheet is another source of the study: see it with `fairlead init FILE --sheet NAME`."
    yield "#"
    silent = []
    tested = {column: field for _, needed in indicators for field, column in needed.items()}
    for guess in guesses:
        if sentence := found.taken(guess.column):
            yield f"# {quoted(guess.column)} (likely): {sentence}"
            if profile.column(guess.column).marks:
                yield f"{QUESTION} {one_line(guess.sentence)} {guess.question}"
        elif found.kind == "counts" and role(guess.column) is Role.VALUE:
            yield f"# {quoted(guess.column)} (likely): It holds figures; they are worked out anew."
        elif guess.sentence == NO_CLUE and guess.column in tested:
            fit = f"It was taken for the field '{tested[guess.column]}' that indicators test."
            yield f"# {quoted(guess.column)} (likely): {fit}"
        elif guess.sentence == NO_CLUE and not guess.question:
            silent.append(quoted(guess.column))
        else:
            yield f"# {quoted(guess.column)} ({guess.confidence}): {one_line(guess.sentence)}"
            if guess.question:
                yield f"{QUESTION} {one_line(guess.question)}"
    if silent:
        yield f"# Neither heading nor values say what these hold: {', '.join(silent)}."
    yield ""


def source(
    profile: Profile,
    file: Path,
    guesses: Sequence[ColumnGuess],
    found: Shape,
    indicators: Sequence[tuple[Indicator, dict[str, str]]],
) -> Iterator[str]:
    """The lines of the one source."""
    columns = {guess.role: guess.column for guess in guesses}
    yield "- id: extract"
    yield f"  file: {quoted(file.as_posix())}"
    yield f"  kind: {found.kind}"
    if profile.sheet:
        yield f"  sheet: {quoted(profile.sheet)}"
    if profile.headings > 1:
        yield f"  headings: {profile.headings}  # the row that holds them: what stands above is left out"
    if Role.PERIOD in columns:
        yield f"  period: {period(profile.column(columns[Role.PERIOD]))}"
    else:
        yield f'  period: {{label: "now"}}  {QUESTION} which period is this?'
    for held, word in ((Role.ORGANISATION, "organisation"), (Role.ORGANISATION_NAME, "organisation_name")):
        if held in columns:
            yield f"  {word}: {quoted(columns[held])}"
    if found.kind == "rows" and Role.PERSON in columns:
        yield f"  person: {quoted(columns[Role.PERSON])}"
    yield from breakdown_columns(guesses)
    yield from totals(profile, guesses, found)
    yield from measured(profile, found, columns, indicators)


def period(column: ColumnProfile) -> str:
    """The column of the period; many dates are cut by year."""
    named = f"column: {quoted(column.name)}"
    if column.type is ColumnType.TEXT and column.too_many:
        asked = "are these dates? Then write all of them in one form; else which periods are they?"
        return f"{{{named}, by: financial year}}  {QUESTION} {asked}"
    if column.type is not ColumnType.DATE or 0 < column.distinct <= FEW_DATES:
        return f"{{{named}}}"
    british = all(re.match(r"\d{1,2}/\d{1,2}/\d{4}$", text) for text in column.examples)
    written = ', format: "%d/%m/%Y"' if column.examples and british else ""
    ways = "or by calendar year, quarter or month"
    return f"{{{named}, by: financial year{written}}}  {QUESTION} does this date say the period? ({ways})"


def breakdown_columns(guesses: Sequence[ColumnGuess]) -> Iterator[str]:
    """Where each breakdown stands, and what is not understood of it."""
    used = [guess for guess in guesses if guess.breakdown]
    if used:
        yield "  breakdowns:"
    for guess in used:
        yield f"    {guess.breakdown}:"
        yield f"      column: {quoted(guess.column)}"
        yield f"      codes: {guess.codes}"
        if guess.role is Role.AREA:
            yield f"      lookup: lookup.csv  {QUESTION} the file that gives the decile of each area"
            yield f"      lookup_key: lsoa  {QUESTION} its column of areas"
            yield f"      lookup_value: decile  {QUESTION} its column of deciles"
        if guess.unknown:
            codes = ", ".join(group.code for group in built_in(guess.codes).groups)
            yield f"      values:  {QUESTION} the code each stands for: {codes}"
            yield from (f"        {quoted(value)}: CODE" for value in guess.unknown)


def totals(profile: Profile, guesses: Sequence[ColumnGuess], found: Shape) -> Iterator[str]:
    """The rows that hold everybody."""
    named = {guess.column: guess.total for guess in guesses if guess.total}
    if not named or found.kind == "rows":
        return
    groups = without_margins(profile, named)
    if groups:
        sums = ", ".join(dict.fromkeys(named.values()))
        yield f"  only:  # the groups; left out are the sums: {one_line(sums)}"
        for column, values in groups.items():
            yield f"    {quoted(column)}: [{', '.join(map(quoted, values))}]"
    else:
        yield f"  total: {{{', '.join(f'{quoted(one)}: {quoted(total)}' for one, total in named.items())}}}"


def measured(
    profile: Profile,
    found: Shape,
    columns: dict[Role, str],
    indicators: Sequence[tuple[Indicator, dict[str, str]]],
) -> Iterator[str]:
    """Where the indicators' fields, counts or figures stand."""
    if found.kind == "counts":
        numerator = quoted(found.numerator or "COLUMN")
        denominator = quoted(found.denominator or "COLUMN")
        yield f"  counts:  {QUESTION} which indicator is it, and are these its columns?"
        yield f"    {UNKNOWN_INDICATOR}: {{numerator: {numerator}, denominator: {denominator}}}"
    elif found.kind == "published":
        yield f"  published:  {QUESTION} which indicator is it?"
        yield f"    {UNKNOWN_INDICATOR}: {{value: {quoted(columns[Role.VALUE])}}}"
        yield f"  publisher: NAME  {QUESTION} who published these figures?"
        yield f"  published_on: DATE  {QUESTION} when?"
    else:
        fields = {field: column for _, needed in indicators for field, column in needed.items()}
        empty = f" {{}}  {QUESTION} which columns do the indicators need? Write {{FIELD: COLUMN}}"
        yield "  fields:" + ("" if fields else empty)
        yield from (f"    {field}: {quoted(column)}" for field, column in fields.items())
        yield from spellings(profile, fields, indicators)


def spellings(
    profile: Profile, fields: dict[str, str], indicators: Sequence[tuple[Indicator, dict[str, str]]]
) -> Iterator[str]:
    """What the file writes otherwise than the indicators test for it."""
    found = {}
    for field, column in fields.items():
        wanted = [value for indicator, _ in indicators for value in accepted(indicator, field)]
        found[field] = respelt([value for value, _ in profile.column(column).frequent], wanted)
    if any(found.values()):
        yield f"  field_values:  {QUESTION} are these other spellings of what the indicators test for?"
    for field, near in found.items():
        if near:
            yield f"    {field}:"
            yield from (f"      {quoted(text)}: {quoted(value)}" for text, value in near.items())


def indicator_lines(found: Shape, indicators: Sequence[tuple[Indicator, dict[str, str]]]) -> Iterator[str]:
    """The indicators that the columns can give, or the question which are wanted."""
    yield "indicators:"
    if found.kind == "rows" and indicators:
        yield from (f"  - {indicator.key}  # {indicator.title}" for indicator, _ in indicators)
        return
    yield f"  - {UNKNOWN_INDICATOR}  {QUESTION} `fairlead indicators` lists them; or declare your own:"
    yield "# indicator_files: [indicator.yaml]"


def breakdown_lines(guesses: Sequence[ColumnGuess]) -> Iterator[str]:
    """The breakdowns, each with the groupings that could be chosen."""
    used = [guess for guess in guesses if guess.breakdown]
    yield "breakdowns:" if used else f"breakdowns: {{}}  {QUESTION} which groups are to be compared?"
    for guess in used:
        first, *others = [*built_in(guess.codes).groupings, "null"]
        yield f"  {guess.breakdown}: {first}" + (f"  # or: {', '.join(others)}" if others else "")


def proposed_indicators(profile: Profile, found: Shape) -> list[tuple[Indicator, dict[str, str]]]:
    """Indicators of the catalogue whose every field has a column, with those columns."""
    if found.kind != "rows":
        return []
    proposed = []
    for indicator in load_all():
        needed = {field: field_column(profile, indicator, field) for field in indicator.fields}
        if needed and indicator.kind == "proportion" and all(needed.values()):
            proposed.append((indicator, needed))
    return proposed


def field_column(profile: Profile, indicator: Indicator, field: str) -> str:
    """The column whose heading holds the field's words and whose values fit its conditions; else empty."""
    wanted = words(field).split()
    for column in profile.columns:
        if all(word in words(column.name) for word in wanted) and fits(column, accepted(indicator, field)):
            return column.name
    return ""


def accepted(indicator: Indicator, field: str) -> set[str]:
    """The values that an indicator's conditions on a field accept."""
    conditions = [one for one in indicator.numerator + indicator.denominator if one.field == field]
    return {str(value) for one in conditions for value in one.one_of or ()}


def fits(column: ColumnProfile, wanted: set[str]) -> bool:
    """Whether a column holds any of the values a condition accepts (or has too many to list)."""
    values = {value for value, _ in column.frequent}
    return not wanted or not values or bool(wanted & values) or bool(respelt(values, wanted))


def quoted(text: str) -> str:
    """Text as YAML takes it, whatever it holds."""
    written: str = yaml.safe_dump(text, default_style='"', allow_unicode=True, width=math.inf)
    return written.strip()


def one_line(text: str) -> str:
    """A comment's text, which must not end its line."""
    return " ".join("".join(one if one.isprintable() else " " for one in text).split())
