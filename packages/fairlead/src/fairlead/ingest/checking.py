"""Check a whole study: every source in its own reading process, all problems together."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from fairlead.catalogue.indicator import Indicator
from fairlead.errors import InputError
from fairlead.ingest.labels import two_names
from fairlead.ingest.limits import Limits
from fairlead.ingest.problems import Problem, Severity, counted, listed
from fairlead.ingest.process import private_box, run
from fairlead.ingest.table import Reconciled
from fairlead.ingest.task import Answer, CheckTask, ColumnCheck, PackedSource, ProfileTask
from fairlead.reference.breakdowns import Breakdown
from fairlead.study.checked import CheckedSource, PublishedValue
from fairlead.study.profile import Profile
from fairlead.study.schema import CountColumns, Population, Source, Study

PEOPLE = "people"
"""The field of the population file that holds its people."""

READING_SHARE = 0.4
"""Which share of the whole road reading takes, for progress bars."""


@dataclass(frozen=True)
class Checking:
    """What came of checking a study's files.

    sources: those without an error, in the study's order. population: the population file as a
    source of kind "counts" whose field "people" is the column of people. columns: how each
    column was understood. reconciled: what two parsers agreed on. organisations: code to name,
    where the sources give names. published: the figures of others, those that their publishers
    withhold among them (value None).
    """

    sources: tuple[CheckedSource, ...] = ()
    population: CheckedSource | None = None
    problems: tuple[Problem, ...] = ()
    columns: tuple[ColumnCheck, ...] = ()
    reconciled: tuple[Reconciled, ...] = ()
    organisations: Mapping[str, str] = field(default_factory=dict)
    published: tuple[PublishedValue, ...] = ()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a run."""
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    def lines(self) -> Iterator[str]:
        """All of it for a person to read: what was read and understood, then the problems."""
        for one in self.reconciled:
            yield f"{one.file}: {counted(one.rows, 'row')}, read alike by {one.first} and {one.second}."
        yield from map(str, self.columns)
        for severity in reversed(Severity):
            for problem in self.problems:
                if problem.severity is severity:
                    yield f"{severity.capitalize()}: {problem}"


def refuse(checking: Checking) -> None:
    """Raise InputError with the first error of a study's files, if any, and how many more there are."""
    if not checking.errors:
        return
    first, more = checking.errors[0], len(checking.errors) - 1
    others = f"{counted(more, 'more problem')} like this: see 'fairlead check'." if more else ""
    remedy = f"{_capital(first.remedy)}." if first.remedy else ""
    raise InputError(_capital(first.what), first.where, f"{remedy} {others}".strip())


def check(
    study: Study,
    folder: Path,
    code_lists: Mapping[str, Breakdown],
    indicators: Sequence[Indicator],
    workspace: Path,
    progress: Callable[[str, float], None] | None = None,
    limits: Limits | None = None,
) -> Checking:
    """Read and check every file of a study into checked Parquet inside `workspace`, a private folder.

    folder: where study.yaml lies. code_lists: by breakdown id. progress: is told which file is being
    read, and how far the whole road has come (reading ends at READING_SHARE).
    A file that cannot be read is a problem like others. Raises ResourceError where a limit is
    reached or a file is hostile, OutputError where the workspace cannot be written; then, and on
    Ctrl-C, nothing is left in the workspace.
    """
    population = _as_source(study.population) if study.population else None
    sources = [*study.sources, *([population] if population else [])]
    checked: dict[int, CheckedSource] = {}
    answers = []
    made: list[Path] = []
    try:
        for place, source in enumerate(sources):
            if progress:
                progress(f"Reading {source.file.name}", READING_SHARE * place / len(sources))
            with private_box(workspace) as box:
                task = CheckTask(
                    source=source,
                    folder=folder.resolve(),
                    organisation=study.organisation.code,
                    breakdowns=dict(code_lists),
                    indicators=_concerned(source, indicators),
                    box=box,
                    limits=limits or Limits(),
                )
                answer = _answer(task)
                answers.append(answer)
                if answer.checked:
                    target = workspace / f"{place}-{source.id}.parquet"
                    made.append(target)
                    checked[place] = _take_home(answer.checked, box, target)
    except BaseException:
        for target in made:
            target.unlink(missing_ok=True)
        raise
    return Checking(
        sources=tuple(checked[place] for place in range(len(study.sources)) if place in checked),
        population=_with_people(checked.get(len(study.sources))),
        problems=(
            *_uncovered(study, indicators),
            *(p for answer in answers for p in answer.problems),
            *two_names((one, answer.periods) for one, answer in zip(sources, answers, strict=True)),
        ),
        columns=tuple(c for answer in answers for c in answer.columns),
        reconciled=tuple(r for answer in answers for r in answer.reconciled),
        published=tuple(figure for answer in answers for figure in answer.published),
        organisations={code: name for answer in answers for code, name in answer.names.items()},
    )


def profile(path: Path, workspace: Path, sheet: str | None = None, limits: Limits | None = None) -> Profile:
    """What a file holds, column by column. Of a workbook with several sheets, the first that is a table.

    Raises InputError, ResourceError and OutputError; nothing is left in the workspace.
    """
    real = Path(os.path.realpath(path))
    if real.exists() and not real.is_file() and not real.is_dir():
        raise InputError("This is not an ordinary file", path.name, "Copy what it holds into a file.")
    if path.is_symlink() and not real.exists():
        raise InputError("There is no such file", path.name, "It is a link to nowhere: name the file itself.")
    with private_box(workspace) as box:
        answer = run(ProfileTask(real, sheet, box, limits or Limits()), path.name)
    if answer.profile is None:
        raise InputError("The file could not be described", path.name, "Try it again.")
    return answer.profile


def _answer(task: CheckTask) -> Answer:
    """Run a task; an input that cannot be read becomes its one problem."""
    try:
        return run(task, task.source.file.name)
    except InputError as error:
        remedy = error.remedy[:1].lower() + error.remedy[1:].rstrip(".")
        what = error.what[:1].lower() + error.what[1:]
        return Answer(problems=(Problem(what, error.where or task.source.file.name, remedy=remedy),))


def _take_home(packed: PackedSource, box: Path, target: Path) -> CheckedSource:
    """The checked source, its file moved out of the box if it was written there."""
    path = packed.path
    if path.parent == box:
        path = path.replace(target)
    return packed.checked(path)


def _as_source(population: Population) -> Source:
    return Source(
        id="population",
        file=population.file,
        kind="counts",
        period=population.period,
        organisation=population.organisation,
        breakdowns=population.breakdowns,
        counts={PEOPLE: CountColumns(numerator=population.people, denominator=population.people)},
    )


def _with_people(checked: CheckedSource | None) -> CheckedSource | None:
    """The population with its column of people as a field, where the engine looks for it."""
    if checked is None:
        return None
    return replace(checked, fields={PEOPLE: checked.source.counts[PEOPLE].numerator})


def _concerned(source: Source, indicators: Sequence[Indicator]) -> tuple[Indicator, ...]:
    """The indicators that a source gives."""
    named = {*source.counts, *source.published}
    if source.kind == "rows":
        return tuple(i for i in indicators if i.kind != "published" and set(i.fields) <= source.fields.keys())
    return tuple(i for i in indicators if i.key in named)


def _uncovered(study: Study, indicators: Sequence[Indicator]) -> list[Problem]:
    """Indicators that no source gives, and sources that give none."""
    given = {source.id: _concerned(source, indicators) for source in study.sources}
    problems = []
    for indicator in indicators:
        if not any(indicator in concerned for concerned in given.values()):
            needs = (
                f"map its fields ({listed(indicator.fields)}) in a source of rows" if indicator.fields else ""
            )
            ways = listed([w for w in (needs, "name its columns under 'counts:' or 'published:'") if w])
            problems.append(
                Problem(f"no source gives the indicator {indicator.key}", "study.yaml", remedy=ways)
            )
    for source in study.sources:
        if not given[source.id]:
            what = f"the source '{source.id}' gives none of the study's indicators"
            problems.append(
                Problem(
                    what, "study.yaml", remedy="correct its fields, or take it out", severity=Severity.WARNING
                )
            )
    return problems


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
