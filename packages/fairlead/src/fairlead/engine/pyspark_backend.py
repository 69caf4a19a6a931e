"""PySpark, the third engine, for those who already run Spark (the `spark` extra and Java 17)."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import narwhals as nw
import pyarrow as pa

from fairlead.engine.backends import Frame
from fairlead.errors import InputError, UsageError

try:
    from pyspark.errors import PySparkException
    from pyspark.sql import SparkSession

    INSTALLED = shutil.which("java") is not None
except ImportError:
    INSTALLED = False

SETTINGS = {
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.ui.enabled": "false",
    "spark.sql.shuffle.partitions": "2",
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.caseSensitive": "true",
    "spark.sql.legacy.parquet.nanosAsLong": "true",
    "spark.log.level": "ERROR",
}


@dataclass(frozen=True)
class Spark:
    """A Spark session. It is left running: starting one takes ten seconds, and it may be the user's own."""

    session: "SparkSession"

    def scan(self, path: Path, columns: int) -> Frame:
        """Signs in the file's name that Spark would expand are escaped."""
        plain = "".join("\\" + sign if sign in "*?[]{}\\" else sign for sign in str(path.absolute()))
        try:
            frame = self.session.read.parquet(plain)
        except PySparkException as fault:
            raise InputError(
                "The checked file could not be read", path.name, "Run `fairlead check` again."
            ) from fault
        return nw.from_native(frame.toDF(*(f"c{place}" for place in range(columns))))

    def collect(self, frame: Frame) -> pa.Table:
        """Run a query."""
        return frame.collect("pyarrow").to_native()


@contextmanager
def opened() -> Iterator[Spark]:
    """The running session, or a small local one."""
    if not INSTALLED:
        raise UsageError(
            "The backend 'pyspark' needs PySpark and Java 17, and one of them is not installed",
            "--backend",
            "Install it with `pip install 'fairlead[spark]'` and Java, or leave --backend out.",
        )
    builder = SparkSession.builder.appName("fairlead").master("local[2]")
    warehouse = str(Path(tempfile.gettempdir()) / "fairlead-spark")
    for name, value in (SETTINGS | {"spark.sql.warehouse.dir": warehouse}).items():
        builder = builder.config(name, value)
    yield Spark(builder.getOrCreate())
