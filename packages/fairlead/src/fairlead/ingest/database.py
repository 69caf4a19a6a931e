"""DuckDB inside the reading process: no network, no other files, little memory."""

from collections.abc import Iterable
from pathlib import Path

import duckdb

from fairlead.ingest.limits import MIB

LEAST_MEMORY, MOST_MEMORY = 250 * MIB, 600 * MIB
"""Bytes. A file may use its own size more than the least: wide rows need room while they are written."""

Connection = duckdb.DuckDBPyConnection


def connect(box: Path, inputs: Iterable[Path]) -> Connection:
    """A database that may write in `box` and read there and the named files, nothing else."""
    files = list(inputs)
    size = max((path.stat().st_size for path in files if path.is_file()), default=0)
    connection = duckdb.connect(
        config={
            "memory_limit": f"{min(LEAST_MEMORY + size, MOST_MEMORY) // MIB}MiB",
            "threads": 2,
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
    )
    paths = ", ".join(text(str(path)) for path in files)
    for setting in (
        f"temp_directory = {text(str(box))}",
        f"allowed_directories = [{text(str(box))}]",
        f"allowed_paths = [{paths}]",
        "enable_external_access = false",
        "lock_configuration = true",
    ):
        connection.execute(f"SET {setting}")
    return connection


def name(identifier: str) -> str:
    """A column's name as SQL, whatever it holds."""
    return '"' + identifier.replace('"', '""') + '"'


def text(value: str) -> str:
    """A text as SQL, whatever it holds."""
    return "'" + value.replace("'", "''") + "'"


def parquet(path: Path) -> str:
    """The rows of a Parquet file, as SQL."""
    return f"read_parquet({text(str(path))})"


def types(connection: Connection, path: Path) -> dict[str, str]:
    """Column names and DuckDB types of a Parquet file."""
    # Names and texts are quoted by our own functions; values are parameters.
    described = connection.execute(f"DESCRIBE SELECT * FROM {parquet(path)}").fetchall()  # noqa: S608 - names and paths are quoted by our own code
    return {str(row[0]): str(row[1]) for row in described}


def readable(path: Path, box: Path) -> Path:
    """The path itself, or a link to it where its name holds signs that DuckDB expands."""
    if not set("*?[") & set(str(path)):
        return path
    link = box / f"input{path.suffix if path.suffix.isalnum() else ''}"
    link.unlink(missing_ok=True)
    link.symlink_to(path)
    return link
