"""Parquet: read where it lies, or written anew as codes."""

import datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fairlead.ingest import profile
from fairlead.study.checked import Coded

DAY = datetime.date(2024, 1, 1)


def rows_of(source):
    return pq.read_table(source.path).to_pylist()


@pytest.fixture(autouse=True)
def _in_process(in_process):
    """Every test here reads in this process."""


def profile_of(path, folder, sheet=None):
    return profile(path, folder / "work", sheet=sheet)


class TestParquet:
    def test_read_in_place(self, checked, make, tmp_path):
        table = {
            "sex": ["F", "M", None],
            "outcome": ["yes", "no", "no"],
            "id": [1, 2, 3],
            "year": [2023, 2024, 2024],
        }
        pq.write_table(pa.table(table), tmp_path / "x.parquet")
        source = make.rows("x.parquet", person="id", period={"column": "year"})
        checking = checked(source)
        assert not checking.problems
        [found] = checking.sources
        assert found.path == tmp_path / "x.parquet"
        assert found.breakdowns["sex"].codes == {"F": "F", "M": "M", None: "unknown"}
        assert found.period == Coded("year", {2023: "2023", 2024: "2024"})
        assert (found.person, found.fields, found.keep, found.rows) == ("id", {"outcome": "outcome"}, None, 3)

    def test_categories(self, checked, make, tmp_path):
        table = {"sex": pa.array(["F", "M", "F"]).dictionary_encode(), "outcome": ["yes", "no", "no"]}
        pq.write_table(pa.table(table), tmp_path / "x.parquet")
        assert checked(make.rows("x.parquet")).sources[0].path == tmp_path / "x.parquet"

    def test_person_with_empty_text(self, checked, make, tmp_path):
        table = {"sex": ["F", "M"], "outcome": ["yes", "no"], "id": ["a", " "]}
        pq.write_table(pa.table(table), tmp_path / "x.parquet")
        checking = checked(make.rows("x.parquet", person="id"))
        assert [row["person"] for row in rows_of(checking.sources[0])] == ["a", None]

    def test_numbers_with_a_point_are_written_as_codes(self, checked, make, tmp_path):
        table = {"decile": [1.0, 10.0, float("nan")], "outcome": ["yes", "no", "no"]}
        pq.write_table(pa.table(table), tmp_path / "x.parquet")
        source = make.rows("x.parquet", breakdowns={"deprivation_decile": {"column": "decile"}})
        [found] = checked(source).sources
        column = found.breakdowns["deprivation_decile"].column
        assert [row[column] for row in rows_of(found)] == ["1", "10", "unknown"]

    def test_profile(self, tmp_path):
        pq.write_table(
            pa.table({"a": [1.5, float("nan")], "b": [b"x", b"y"], "c": [[1], [2]], "d": [DAY] * 2}),
            tmp_path / "x.parquet",
        )
        found = profile_of(tmp_path / "x.parquet", tmp_path)
        assert found.form == "Parquet"
        assert [c.name for c in found.columns] == ["a", "b", "c", "d"]
        assert found.column("d").examples == ("2024-01-01", "2024-01-01")
        assert found.column("a").blanks == 1
