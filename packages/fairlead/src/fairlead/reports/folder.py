"""The release folder: written beside its place and moved there when it is whole."""

import os
import tempfile
from pathlib import Path

from fairlead.disclosure import Release, seal
from fairlead.errors import OutputError
from fairlead.reports.figures_csv import figures_csv
from fairlead.reports.page import report_html
from fairlead.reports.sections import sections

FILES = {"release.json", "certificate.json", "manifest.json", "report.html", "figures.csv"}
CHARTS = "charts"


def write(release: Release, out: Path, report_files: bool = True) -> Path:
    """Write `release` to the folder `out` and return it; `out` is then whole, or else as it was.

    report_files: without them only release.json, certificate.json and manifest.json are
    written. An `out` that holds anything but an earlier release raises OutputError, as does
    a folder that cannot be written or a disk that is full.
    """
    place = out.resolve()
    try:
        refuse_foreign(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=f".{place.name}-", dir=place.parent) as private:
            fresh = Path(private) / "new"
            _fill(fresh, release, report_files)
            _move(fresh, place, Path(private) / "old")
    except OSError as problem:
        raise OutputError(
            what=f"The release could not be written: {problem.strerror or type(problem).__name__}",
            where=str(out),
            remedy="Nothing was left half-written. Make room, or name another folder with --out.",
        ) from problem
    return out


def refuse_foreign(place: Path) -> None:
    """OutputError if `place` exists and is neither empty nor a release folder without other files."""
    if not place.exists():
        return
    held = {one.name for one in place.iterdir()} if place.is_dir() else {place.name}
    if held and not _ours(place, held):
        raise OutputError(
            what="The folder for the release holds something else",
            where=str(place),
            remedy="Name a new folder with --out; only an earlier release is ever replaced.",
        )


def _ours(place: Path, held: set[str]) -> bool:
    """Whether everything in a folder is what an earlier release holds."""
    charts = place / CHARTS
    drawn = {one.suffix for one in charts.iterdir()} if charts.is_dir() else set()
    plain = all((place / name).is_file() for name in held - {CHARTS})
    return plain and "release.json" in held and held <= FILES | {CHARTS} and drawn <= {".svg"}


def _fill(folder: Path, release: Release, report_files: bool) -> None:
    """Every file of the release; the seal, which hashes them, comes last."""
    folder.mkdir()
    (folder / "release.json").write_bytes(release.document_json.encode("utf-8"))
    (folder / "certificate.json").write_bytes(release.certificate_json.encode("utf-8"))
    if report_files:
        told = sections(release)
        (folder / "figures.csv").write_bytes(figures_csv(release))
        (folder / "report.html").write_bytes(report_html(release.document, told).encode("utf-8"))
        (folder / CHARTS).mkdir()
        for section in told:
            for name, svg in ((section.id, section.chart_svg), (f"{section.id}-change", section.change_svg)):
                if svg:
                    (folder / CHARTS / f"{name}.svg").write_bytes(svg.encode("utf-8"))
    seal(folder)


def _move(fresh: Path, place: Path, aside: Path) -> None:
    """Put `fresh` in `place`; what stood there goes aside first, and comes back if that fails."""
    held = place.exists()
    if held:
        os.replace(place, aside)
    try:
        os.replace(fresh, place)
    except OSError:
        if held:
            os.replace(aside, place)
        raise
