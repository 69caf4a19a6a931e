"""The use cases, each a short straight line. Read this file first: it is the map of the library."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from fairlead import analysis, catalogue, demo, disclosure, engine, ingest, reference, reports, study

Progress = Callable[[str, float], None]
"""Told what is being done and how far the whole has come, from 0 to 1."""


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
) -> Path:
    """Walk the whole road, from extract to release folder. Returns the folder.

    backend: which engine counts (all give the same Cells). previous: earlier release
    folders about the same people, whose pattern is kept. Raises a FairleadError of the
    kind that fits; whatever happens, `out` is whole or as it was before.
    """
    planned = plan(study_path)
    earlier = tuple(disclosure.load(folder) for folder in previous)
    with workspace() as private:
        checking = read_sources(planned, private, progress)
        ingest.refuse(checking)
        progress("Counting", 0.4)
        counted = count(planned, checking, backend)
        published = disclosure.published_figures(planned.study, planned.indicators, checking.published)
    return publish(
        planned, counted, out, earlier, published, checking.organisations, progress, report_files=report_files
    )


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
    return publish(planned, cells, out, earlier, (), organisations or {}, progress, report_files=report_files)


def publish(
    planned: Plan,
    counted: analysis.Cells,
    out: Path,
    earlier: Sequence[disclosure.Release],
    published: Sequence[disclosure.PublishedFigure],
    organisations: Mapping[str, str],
    progress: Progress,
    *,
    report_files: bool,
) -> Path:
    """From what was counted to the release folder: gaps, disclosure, files."""
    progress("Working out gaps", 0.5)
    cells = analysis.roll_up(counted, planned.breakdowns)
    findings = analysis.findings(cells, planned.indicators, planned.breakdowns, planned.study.national)
    progress("Protecting people", 0.6)
    release = disclosure.release(
        study=planned.study,
        indicators=planned.indicators,
        breakdowns=planned.breakdowns,
        organisations=organisations,
        cells=cells,
        findings=findings,
        published=published,
        policy=disclosure.Policy.of(planned.study.policy),
        key=study.key(planned.folder),
        previous=earlier,
    )
    progress("Writing the release", 0.9)
    return reports.write(release, out, report_files=report_files)


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


def describe_indicators(name: str | None = None) -> list[str]:
    """Lines that list the built-in indicators, or show one in full as it is declared."""
    if name:
        shown = catalogue.load(name).model_dump(mode="json", exclude_defaults=True)
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
