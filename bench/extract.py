"""The generated extract: 17 columns, ten of them outcomes; the same rows on every machine."""

from dataclasses import dataclass
from pathlib import Path

import duckdb

FOLDER = Path(__file__).parents[1] / "var" / "bench"
OUTCOMES = tuple(f"outcome_{number}" for number in range(10))
ETHNICITY = "ABCDEFGHJKLMNPRSZ"
GROUPS = {
    "age_band_10yr": [*(f"{low}-{low + 9}" for low in range(0, 90, 10)), "90+"],
    "deprivation_decile": [str(decile) for decile in range(1, 11)],
    "ethnicity_nhs2001": list(ETHNICITY),
    "sex": ["F", "M"],
}
PERIODS = ["2023/24", "2024/25"]


@dataclass(frozen=True)
class Extract:
    """A file of so many generated rows."""

    rows: int
    form: str

    @property
    def path(self) -> Path:
        """Where it lies."""
        return FOLDER / f"extract_{self.rows}.{self.form}"

    def make(self) -> None:
        """Write it, where it is not there yet."""
        if self.path.exists():
            return
        FOLDER.mkdir(parents=True, exist_ok=True)
        begun = self.path.with_suffix(".part")
        with duckdb.connect(config={"preserve_insertion_order": False}) as connection:
            connection.execute("SET enable_progress_bar = false")
            connection.execute(f"COPY ({self.query()}) TO '{begun}' ({self.options()})")
        begun.rename(self.path)

    def options(self) -> str:
        """How DuckDB writes it."""
        return "FORMAT parquet, COMPRESSION zstd" if self.form == "parquet" else "FORMAT csv, HEADER"

    def query(self) -> str:
        """The rows, as SQL."""
        groups = [
            f"({values})[1 + (hash(row * {place}) % {len(values)})::INT] AS {name}"
            for place, (name, values) in enumerate(GROUPS.items(), start=3)
        ]
        outcomes = [
            f"(hash(row * {31 + place}) % 1000 < {80 + 50 * place})::UTINYINT AS {name}"
            for place, name in enumerate(OUTCOMES)
        ]
        columns = ["row AS person", "'RX1' AS organisation", f"({PERIODS})[1 + row % 2] AS period"]
        return f"SELECT {', '.join([*columns, *groups, *outcomes])} FROM range({self.rows}) AS rows(row)"  # noqa: S608  # our own words
