"""Writes the demonstration: a synthetic integrated care system, studies of it, and its true values."""

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from fairlead.demo import applicants, staff, waiting
from fairlead.demo.gaps import gaps
from fairlead.demo.tables import table
from fairlead.errors import OutputError
from fairlead.reference import load

STUDIES = Path(__file__).parent / "studies"
MARK = "SYNTHETIC.txt"
NOTICE = (
    "Everything in this folder is synthetic: drawn at random, about nobody.\n"
    "The trust, the care system, the areas and the people do not exist.\n"
    "Only the folder national holds real figures: published ones, with their source.\n"
    "truth.json holds the values that were planted and those that came of them.\n"
)


def write(folder: Path, seed: int = 2026, staff_size: int = 7_000, waiting_size: int = 250_000) -> Path:
    """Write the demonstration to `folder` (new, or an earlier demonstration) and return it.

    staff/ and waiting/ are studies of rows, counts.csv is a table of counts for the site,
    national/ a study of published figures. The same seed and sizes give the same bytes.
    Raises OutputError where the folder holds something else or cannot be written.
    """
    try:
        prepare(folder)
        rng = np.random.default_rng(seed)
        truth = write_staff(folder, rng, staff_size) | write_waiting(folder, rng, waiting_size)
        write_national(folder / "national")
        write_truth(folder / "truth.json", seed, truth)
        (folder / MARK).write_text(NOTICE, encoding="utf-8")
    except OSError as fault:
        raise OutputError(
            f"The demonstration could not be written: {fault.strerror}",
            str(folder),
            "Name a new folder in a place you may write, with 100 MB to spare.",
        ) from fault
    return folder


def prepare(folder: Path) -> None:
    """Make the folder; refuse one that holds anything but an earlier demonstration."""
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise OutputError("The folder holds something else", str(folder), "Name a new folder.")
    for name in ("staff", "waiting"):
        shutil.copytree(STUDIES / name, folder / name, dirs_exist_ok=True)


def write_national(folder: Path) -> Path:
    """The study of published national figures (WRES 2024), with its tables."""
    return Path(shutil.copytree(STUDIES / "national", folder, dirs_exist_ok=True))


def write_staff(folder: Path, rng: np.random.Generator, size: int) -> dict[str, Any]:
    """The trust: staff, applicants, and the applicants as a table of counts. Returns true counts."""
    rows, truth = staff.staff(rng, size)
    table(folder / "staff" / "staff.csv", rows)
    rows, appointed = applicants.applicants(rng, size)
    table(folder / "staff" / "shortlisting.csv", rows)
    table(folder / "counts.csv", counts_table(appointed["appointment_from_shortlisting@1"]))
    return truth | appointed


def counts_table(truth: Mapping[str, Any]) -> dict[str, Sequence[object]]:
    """What an analyst would hand over: a row for each year and ethnic group, and one for everybody."""
    labels = load("ethnicity_nhs2001").labels
    lines: list[tuple[object, ...]] = []
    for year, by in truth.items():
        for code, one in by["ethnicity"].items():
            lines.append((year, labels[code], one["denominator"], one["numerator"]))
        everybody = by["everybody"]["all"]
        lines.append((year, "All applicants", everybody["denominator"], everybody["numerator"]))
    return dict(
        zip(("Year", "Ethnic group", "Shortlisted", "Appointed"), zip(*lines, strict=True), strict=True)
    )


def write_waiting(folder: Path, rng: np.random.Generator, size: int) -> dict[str, Any]:
    """The care system: waiting list, areas and residents. Returns true counts."""
    lsoas = waiting.areas(rng)
    table(
        folder / "waiting" / "areas.csv",
        {"lsoa": list(lsoas), "deprivation_decile": list(lsoas.values())},
    )
    rows, truth = waiting.waiting_list(rng, size, lsoas)
    columns = {name: pa.array(values.tolist()) for name, values in rows.items()}
    for name in ("lsoa", "first_attendance"):
        columns[name] = pa.array([value or None for value in rows[name].tolist()], pa.string())
    pq.write_table(pa.table(columns), folder / "waiting" / "waiting_list.parquet", compression="zstd")
    table(folder / "waiting" / "population.csv", waiting.population(rng, 2 * size, lsoas))
    return truth


def write_truth(path: Path, seed: int, counted: Mapping[str, Any]) -> None:
    """What was planted (chances from 0 to 1) and what came of it (counts; shares and gaps in per cent)."""
    truth = {
        "synthetic": True,
        "note": "Planted: the chances drawn from. Gaps and counted: what came of it.",
        "seed": seed,
        "planted": staff.PLANTED | applicants.PLANTED | waiting.PLANTED,
        "gaps": gaps(counted),
        "counted": counted,
    }
    path.write_text(json.dumps(truth, indent=1) + "\n", encoding="utf-8")
