"""The engines that can count, and what each must do: open a file as a lazy frame, bring a result home."""

import importlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Literal, Protocol, cast

import narwhals as nw
import pyarrow as pa

from fairlead.errors import UsageError

Backend = Literal["duckdb", "polars", "pyspark", "plain"]
Frame = nw.LazyFrame[Any]

# Named, not imported: PySpark takes seconds to import and is an optional extra, and whoever
# counts with one engine should not pay for the others. The names stand here and nowhere else.
MODULES = {
    "duckdb": "fairlead.engine.duckdb_backend",
    "polars": "fairlead.engine.polars_backend",
    "pyspark": "fairlead.engine.pyspark_backend",
}


class Reader(Protocol):
    """An engine that is open."""

    def scan(self, path: Path, columns: int) -> Frame:
        """The rows of a Parquet file, lazily, its `columns` columns named c0, c1, … by their position."""

    def collect(self, frame: Frame) -> pa.Table:
        """Run a query and bring its (small) result into memory."""


@contextmanager
def opened(name: str) -> Iterator[Reader]:
    """The engine of this name, closed again afterwards. Raises UsageError for a name it does not know."""
    if name not in MODULES:
        raise UsageError(
            f"There is no backend '{name}'", "--backend", f"Use one of {', '.join([*MODULES, 'plain'])}."
        )
    module = importlib.import_module(MODULES[name])
    with cast("AbstractContextManager[Reader]", module.opened()) as reader:
        yield reader
