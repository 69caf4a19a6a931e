"""Files of a public release that everybody may download."""

from pathlib import Path

from fairlead_web.releases import store
from fairlead_web.releases.models import Figure, Release
from fairlead_web.ui import api as ui

# What a reader needs to check a release. Its other files are the sender's own bytes, so they are not served.
CHECKABLE = ("release.json", "certificate.json", "manifest.json")
COLUMNS = (
    "indicator", "indicator_title", "body_code", "body_name", "period", "breakdown", "group", "group_label",
    "state", "numerator", "denominator", "value", "lower", "upper", "unit", "polarity", "publisher",
)  # fmt: skip  # several to a line read better here


def certificate_files(release: Release) -> dict[str, Path]:
    """The files of a release that its certificate is checked with, by name; those that it has."""
    folder = store.path(release.folder)
    return {name: folder / name for name in CHECKABLE if (folder / name).is_file()}


def figures_csv(release: Release) -> str:
    """All figures of a release as CSV with a byte order mark, so that Excel reads it as UTF-8."""
    rows = Figure.objects.filter(release=release).order_by("pk").values_list(*COLUMNS)
    return ui.csv_text(COLUMNS, rows)
