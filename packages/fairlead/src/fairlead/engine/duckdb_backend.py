"""DuckDB, the engine embedded by default: no network, no extensions, modest memory."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import duckdb
import narwhals as nw
import pyarrow as pa

from fairlead.engine.backends import Frame
from fairlead.errors import InputError, ResourceError

THREADS = min(os.cpu_count() or 1, 8)
MEMORY = f"{160 + 80 * THREADS}MB"


@dataclass(frozen=True)
class DuckDB:
    """An open in-memory database with a private folder for what does not fit into memory."""

    connection: duckdb.DuckDBPyConnection
    folder: Path

    def scan(self, path: Path, columns: int) -> Frame:
        """Columns are named by position, since DuckDB does not tell `Sex` from `sex`."""
        names = ", ".join(f"c{place}" for place in range(columns))
        file = literal(str(self.plainly_named(path)))
        # Names and texts are quoted by our own functions; values are parameters.
        query = f"SELECT * FROM read_parquet({file}, hive_partitioning = false) AS checked({names})"  # noqa: S608 - names and paths are quoted by our own code
        try:
            rows = self.connection.sql(query)
            if {"FLOAT", "DOUBLE"} & {str(kind) for kind in rows.types}:
                # Parquet's smallest and largest values leave out not-a-number; DuckDB trusts them
                # and would take `isnan` for false and not-a-number for more than any bound.
                self.connection.execute("SET disabled_optimizers = 'statistics_propagation'")
            return nw.from_native(rows)
        except duckdb.Error as fault:
            raise unreadable(path) from fault

    def plainly_named(self, path: Path) -> Path:
        """The path, or a link to it where its name holds signs that DuckDB would expand."""
        if not set("*?[") & set(str(path)):
            return path.absolute()
        link = self.folder / f"{len(list(self.folder.iterdir()))}.parquet"
        link.symlink_to(path.absolute())
        return link

    def collect(self, frame: Frame) -> pa.Table:
        """Run a query."""
        try:
            return frame.collect("pyarrow").to_native()
        except (duckdb.OutOfMemoryException, duckdb.IOException) as fault:
            raise ResourceError(
                f"Counting needed more than {MEMORY} of memory, and the disk had no room for the rest",
                tempfile.gettempdir(),
                "Make room on the disk, count fewer breakdowns at once, or use --backend polars.",
            ) from fault


@contextmanager
def opened() -> Iterator[DuckDB]:
    """A database for one count; it may write into a folder of its own, which is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="fairlead-duckdb-") as folder:
        connection = duckdb.connect(
            config={
                "threads": THREADS,
                "memory_limit": MEMORY,
                "temp_directory": folder,
                "preserve_insertion_order": False,
                "autoinstall_known_extensions": False,
                "autoload_known_extensions": False,
            }
        )
        try:
            connection.execute("SET enable_progress_bar = false")  # it would draw on standard output
            yield DuckDB(connection, Path(folder))
        finally:
            connection.close()


def literal(text: str) -> str:
    """A text as SQL, whatever it holds."""
    return "'" + text.replace("'", "''") + "'"


def unreadable(path: Path) -> InputError:
    """The error for a file that is not the Parquet it was when it was checked."""
    return InputError("The checked file could not be read", path.name, "Run `fairlead check` again.")
