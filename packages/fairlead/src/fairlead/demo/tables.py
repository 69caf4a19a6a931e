"""Tables as files."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def table(path: Path, columns: Mapping[str, Any]) -> None:
    """Write columns as CSV, the same bytes on every system."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
