"""The use cases, each a short straight line. Read this file first: it is the map of the library."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import yaml

from fairlead import analysis, catalogue, demo, disclosure, engine, ingest, reference, reports, study
from fairlead.errors import OutputError
from fairlead.study.schema import Organisation

Progress = Callable[[str, float], None]
"""Told what is being done and how far the whole has come, from 0 to 1."""


Warn = Callable[[str], None]
"""Told each warning of the sources that are counted, as one sentence."""


def quiet(stage: str, share: float) -> None:
    """Report no progress."""


@dataclass(frozen=True)
class Plan:
    """A study with everything it names, looked up."""

    study: study.Study
    folder: Path
    indicators: tuple[catalogue.Indicator, ...]
    breakdowns: dict[str, reference.Breakdown]

    @property
    def tables(self) -> tuple[tuple[str, ...], ...]:
        """Breakdowns alone and crossed, and everybody."""
        crosses = {tuple(sorted(pair)) for pair in self.study.crosses}
        return ((), *((name,) for name in self.breakdowns), *sorted(crosses))

    def of(self, organisation: Organisation) -> "Plan":
        """The same plan for one organisation's own release."""
        own = self.study.model_copy(
            update={"organisation": organisation, "publisher": organisation.name, "national": None}
        )
        return replace(self, study=own)


@dataclass(frozen=True)
class CountedStudy:
    """What the sources of a study came to: counts, the names of organisations, and figures of others."""

    cells: analysis.Cells
    organisations: Mapping[str, str]
    published: tuple[disclosure.PublishedFigure, ...]


def init(extract: Path, sheet: str | None = None, out: Path | None = None) -> str:
    """The text of a commented study.yaml proposed for `extract` (CSV, Excel or Parquet).

    out: where the study will be written; it names the extract from there. Without, from here.
    """
    target = out or Path("study.yaml")
    return study.propose(profile(extract, sheet), seen_from(target.parent, extract), target)


def seen_from(folder: Path, file: Path) -> Path:
    """The name of a file from a folder: relative where both are on one drive."""
    try:
        return Path(os.path.relpath(file.resolve(), folder.resolve()))
    except ValueError:
        return file.resolve()


def check(study_path: Path, progress: Progress = quiet) -> ingest.Checking:
    """Read everything a study names and say what is not understood; count nothing."""
    with workspace() as private:
        return read_sources(plan(study_path), private, progress)


def run(
    study_path: Path,
    out: Path,
    backend: engine.Backend = "duckdb",
    previous: Sequence[Path] = (),
    progress: Progress = quiet,
    report_files: bool = True,
    warn: Warn | None = None,
) -> Path:
    """Walk the whole road, from extract to release folder. Returns the folder.

    backend: which engine counts (all give the same Cells). previous: earlier release
    folders about the same people, whose pattern is kept. Raises a FairleadError of the
    kind that fits; whatever happens, `out` is whole or as it was before.
    """
    planned = plan(study_path)
    earlier = tuple(disclosure.load(folder) for folder in previous)
    counts = count_sources(planned, backend, progress, warn)
    release = protect(planned, counts, earlier, progress)
    progress("Writing the release", 0.9)
    return reports.write(release, out, report_files=report_files)


def run_counts(
    study_path: Path,
    counted: Iterable[engine.Counted],
    out: Path,
    previous: Sequence[Path] = (),
    progress: Progress = quiet,
    report_files: bool = True,
    organisations: Mapping[str, str] | None = None,
) -> Path:
    """As `run`, from counts that our own code made: no file is read, so no reading process is started.

    The study names its source as ever; `counted` stands in for what would be read from it, and
    organisations (code to name) for the names. Everything after reading is the same road:
    nothing is written that disclosure has not proved. Raises InputError for a count that the
    study does not ask for, and what `run` raises.
    """
    planned = plan(study_path)
    earlier = tuple(disclosure.load(folder) for folder in previous)
    cells = engine.given(counted, planned.indicators, planned.tables, planned.breakdowns)
    release = protect(planned, CountedStudy(cells, organisations or {}, ()), earlier, progress)
    progress("Writing the release", 0.9)
    return reports.write(release, out, report_files=report_files)


def run_each(
    study_path: Path,
    out: Path,
    backend: engine.Backend = "duckdb",
    progress: Progress = quiet,
    report_files: bool = True,
    successive: bool = False,
    warn: Warn | None = None,
) -> list[Path]:
    """Read and count once, then release each organisation of the extract by itself.

    Each gets a folder in `out` under its code, and answers for its own figures: it is their publisher.
    successive: not one release of all periods but one for each, as an office makes them: it holds the
    periods before it again, and keeps the pattern of the release before it. The folders are numbered.
    Every release is proved alone. What is done stays, should a later one fail: each folder is whole or
    not there. Raises a FairleadError of the kind that fits.
    """
    planned = plan(study_path)
    counts = count_sources(planned, backend, progress, warn)
    each = counts.cells.by_organisation()
    folders = []
    for number, (code, cells) in enumerate(each.items()):
        progress(f"Releasing {code}", 0.5 + number / (2 * len(each)))
        name = counts.organisations.get(code, code)
        own = planned.of(Organisation(code=code, name=name))
        earlier: tuple[disclosure.Release, ...] = ()
        for ending, part in parts_of(cells, successive=successive):
            release = protect(own, CountedStudy(part, {code: name}, ()), earlier, quiet)
            folders.append(
                reports.write(release, out / f"{folder_name(code)}{ending}", report_files=report_files)
            )
            earlier = (release,)  # the last one holds all that those before it held
    return folders


def parts_of(cells: analysis.Cells, *, successive: bool) -> Iterator[tuple[str, analysis.Cells]]:
    """What is released of an organisation, with the ending of its folder: all, or all up to each period."""
    if not successive:
        yield "", cells
        return
    periods = sorted({key.period for _, key, _ in cells})
    for number in range(1, len(periods) + 1):
        yield f"-{number:02}", cells.of_periods(frozenset(periods[:number]))


def folder_name(code: str) -> str:
    """A folder for an organisation's code, which comes from the extract. Raises OutputError."""
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]*", code):
        raise OutputError(
            f"No folder can be named after the organisation '{code[:40]}'",
            remedy="Use codes of letters, digits, full stops and hyphens.",
        )
    return code


def profile(extract: Path, sheet: str | None = None, limits: ingest.Limits | None = None) -> study.Profile:
    """What a file holds, column by column: names, kinds and frequent values, never a row."""
    with workspace() as private:
        return ingest.profile(extract, private, sheet=sheet, limits=limits)


def verify(folder: Path) -> disclosure.Release:
    """The release in `folder`, if its hashes and its certificate hold; else a CertificateError."""
    return disclosure.load(folder)


def refuse_conflicts(earlier: Sequence[disclosure.Release], fresh: disclosure.Release) -> None:
    """Raise DisclosureError where a release beside earlier ones would say more than each alone."""
    disclosure.refuse_conflicts([one.document for one in earlier], fresh.document)


def write_demonstration(folder: Path) -> Path:
    """A synthetic care system with studies ready to run and its true values beside it."""
    return demo.write(folder)


def write_programme(folder: Path, many: int) -> list[Path]:
    """Ten years of counts of so many synthetic bodies, in studies to be run side by side: their folders."""
    return demo.write_programme(folder, many)


def describe_indicators(name: str | None = None) -> list[str]:
    """Lines that list the built-in indicators, or show one in full as it is declared."""
    if name:
        shown = catalogue.load(catalogue.newest(name)).model_dump(mode="json", exclude_defaults=True)
        return yaml.safe_dump(shown, sort_keys=False, allow_unicode=True, width=100).splitlines()
    return [f"{one.key:40} {one.theme.value:15} {one.title}" for one in catalogue.load_all()]


def plan(study_path: Path) -> Plan:
    """Read a study and look up all it names."""
    read = study.load(study_path)
    folder = study_path.parent
    return Plan(
        study=read,
        folder=folder,
        indicators=catalogue.load_all(read.indicators, [folder / name for name in read.indicator_files]),
        breakdowns=study.breakdowns(read, folder),
    )


def read_sources(planned: Plan, private: Path, progress: Progress) -> ingest.Checking:
    """Check every source of a study, in a private folder."""
    return ingest.check(
        planned.study, planned.folder, planned.breakdowns, planned.indicators, private, progress=progress
    )


def count_sources(
    planned: Plan, backend: engine.Backend, progress: Progress, warn: Warn | None = None
) -> CountedStudy:
    """Read every source of a study and count it. Raises InputError and its kin."""
    with workspace() as private:
        checking = read_sources(planned, private, progress)
        ingest.refuse(checking)
        for problem in checking.problems:
            (warn or str)(f"Warning: {problem}")
        progress("Counting", 0.4)
        return CountedStudy(
            cells=count(planned, checking, backend),
            organisations=checking.organisations,
            published=tuple(
                disclosure.published_figures(planned.study, planned.indicators, checking.published)
            ),
        )


def protect(
    planned: Plan, counted: CountedStudy, earlier: Sequence[disclosure.Release], progress: Progress
) -> disclosure.Release:
    """From counts to a release: gaps and their doubt, what must be withheld, and the proof."""
    progress("Working out gaps", 0.5)
    cells = analysis.roll_up(counted.cells, planned.breakdowns)
    findings = analysis.findings(cells, planned.indicators, planned.breakdowns, planned.study.national)
    progress("Protecting people", 0.6)
    return disclosure.release(
        study=planned.study,
        indicators=planned.indicators,
        breakdowns=planned.breakdowns,
        organisations=counted.organisations,
        cells=cells,
        findings=findings,
        published=counted.published,
        policy=disclosure.Policy.of(planned.study.policy),
        key=study.key(planned.folder),
        previous=earlier,
    )


def count(planned: Plan, checking: ingest.Checking, backend: engine.Backend) -> analysis.Cells:
    """One scan of each checked source to Cells."""
    return engine.count(
        checking.sources,
        planned.indicators,
        planned.tables,
        backend=backend,
        unknown={name: one.unknown for name, one in planned.breakdowns.items()},
        population=checking.population,
    )


@contextmanager
def workspace() -> Iterator[Path]:
    """A private folder that is gone afterwards, whatever happens."""
    folder = Path(tempfile.mkdtemp(prefix="fairlead-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
