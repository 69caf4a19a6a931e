"""Polars, the second engine: its streaming mode reads a file in batches."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import narwhals as nw
import polars as pl
import pyarrow as pa

from fairlead.engine.backends import Frame
from fairlead.errors import InputError


class Polars:
    """Polars keeps nothing open."""

    def scan(self, path: Path, columns: int) -> Frame:
        """Neither signs in the file's name nor folders named like `year=2024` mean anything."""
        frame = pl.scan_parquet(path, glob=False, hive_partitioning=False)
        try:
            names = frame.collect_schema().names()
        except (pl.exceptions.PolarsError, OSError) as fault:
            raise InputError(
                "The checked file could not be read", path.name, "Run `fairlead check` again."
            ) from fault
        return nw.from_native(frame.select(pl.col(name).alias(f"c{i}") for i, name in enumerate(names)))

    def collect(self, frame: Frame) -> pa.Table:
        """Run a query."""
        return frame.collect("polars", engine="streaming").to_arrow()


@contextmanager
def opened() -> Iterator[Polars]:
    """Polars, ready."""
    yield Polars()
