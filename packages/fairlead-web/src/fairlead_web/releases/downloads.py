"""Files of a public release that everybody may download."""

import csv
import io
from pathlib import Path

from fairlead_web.releases import store
from fairlead_web.releases.models import Figure, Release

# What a reader needs to check a release. Its other files are the sender's own bytes, so they are not served.
CHECKABLE = ("release.json", "certificate.json", "manifest.json")
FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
COLUMNS = (
    "indicator", "indicator_title", "body_code", "body_name", "period", "breakdown", "group", "group_label",
    "state", "numerator", "denominator", "value", "lower", "upper", "unit", "polarity", "publisher",
)  # fmt: skip


def certificate_files(release: Release) -> dict[str, Path]:
    """The files of a release that its certificate is checked with, by name; those that it has."""
    folder = store.path(release.folder)
    return {name: folder / name for name in CHECKABLE if (folder / name).is_file()}


def figures_csv(release: Release) -> str:
    """All figures of a release as CSV with a byte order mark, so that Excel reads it as UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in Figure.objects.filter(release=release).order_by("pk").values_list(*COLUMNS):
        writer.writerow([guarded(cell) for cell in row])
    return "\ufeff" + text.getvalue()


def guarded(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula: text that begins like one gets an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
