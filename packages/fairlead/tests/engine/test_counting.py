"""What Cells hold, on small extracts that a reader can count by hand.

Longer than other files: rows, counts and conditions meet in one count, and share one small extract.
"""

import dataclasses
import datetime
import math

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from fairlead import engine
from fairlead.catalogue import Condition, Indicator, Polarity, Theme
from fairlead.cells import CellKey, Counts
from fairlead.engine import backends, pyspark_backend
from fairlead.engine.scan import scan
from fairlead.engine.splitting import split
from fairlead.errors import InputError, ResourceError, StudyError, UsageError
from fairlead.study import CheckedSource, Coded
from fairlead.study.schema import CountColumns, Period, Source

UNKNOWN = {"sex": "X", "ethnicity": "Z"}
EMBEDDED = pytest.mark.parametrize("backend", ["duckdb", "polars", "plain"])


def indicator(name="waits", kind="proportion", numerator=(), denominator=()):
    return Indicator(
        id=name,
        version=1,
        title=name,
        theme=Theme.EQUITY,
        kind=kind,
        polarity=Polarity.LOWER,
        numerator=numerator,
        denominator=denominator,
        numerator_words="some",
        denominator_words="all",
        cannot_tell=("why",),
        source="invented",
        owner="tests",
        review=datetime.date(2030, 1, 1),
    )


LONG = indicator(numerator=(Condition(field="weeks", at_least=18),))
LONG_RATE = indicator(kind="rate", numerator=(Condition(field="weeks", at_least=18),))


def source(tmp_path, columns, kind="rows", name="extract", counts=(), **places):
    path = tmp_path / f"{name}.parquet"
    table = pa.table(columns)
    pq.write_table(table, path)
    declared = Source(
        id=name,
        file="extract.csv",
        kind=kind,
        period=Period(label="2024"),
        counts={key: CountColumns(numerator="with", denominator="all") for key in counts},
    )
    where = {"organisation_label": "R1A", "period_label": "2024", "fields": {}, "breakdowns": {}}
    return CheckedSource(source=declared, path=path, rows=table.num_rows, **(where | places))


def count(sources, indicators=(LONG,), tables=(("sex",),), backend="duckdb", **more):
    found = engine.count(sources, indicators, tables, backend=backend, unknown=UNKNOWN, **more)
    return {
        name: {(key.organisation, *(code for _, code in key.groups)): counts for key, counts in cells.items()}
        for name, cells in found.tables.items()
    }


def people(tmp_path, name="extract", person="id", ids=(1, 1, 2, 3, None), **more):
    columns = {"id": list(ids), "sex": ["F", "f", "M", None, "M"], "weeks": [20.0, 30.0, 3.0, 40.0, math.nan]}
    codes = {"F": "F", "f": "F", "M": "M"}
    return source(
        tmp_path,
        columns,
        name=name,
        person=person,
        fields={"weeks": "weeks"},
        breakdowns={"sex": Coded("sex", codes)},
        **more,
    )


@EMBEDDED
def test_rows_people_and_unknown_groups(tmp_path, backend):
    assert count([people(tmp_path)], backend=backend)["waits@1"] == {
        ("R1A",): Counts(3, 5, 3, 2),
        ("R1A", "F"): Counts(2, 2, 1, 1),
        ("R1A", "M"): Counts(0, 2, 1, 0),
        ("R1A", "X"): Counts(1, 1, 1, 1),
    }


@EMBEDDED
def test_one_person_in_two_sources_is_one_person(tmp_path, backend):
    sources = [people(tmp_path), people(tmp_path, "second", ids=(1, 4, 5, 6, 7))]
    found = count(sources, backend=backend)["waits@1"]
    assert found["R1A",] == Counts(6, 10, 7, 4)
    assert found["R1A", "F"] == Counts(4, 4, 2, 2)


@EMBEDDED
def test_sources_of_which_some_name_persons_are_refused(tmp_path, backend):
    with pytest.raises(StudyError, match="name persons and some do not"):
        count([people(tmp_path), people(tmp_path, "second", person=None)], backend=backend)


@EMBEDDED
def test_a_source_without_the_breakdown_is_unknown_in_it(tmp_path, backend):
    without = dataclasses.replace(people(tmp_path, "second"), breakdowns={})
    found = count([people(tmp_path), without], backend=backend)["waits@1"]
    assert found["R1A", "X"] == Counts(4, 6, 3, 2)
    assert ("R1A", "X") not in count([without], backend=backend)["waits@1"]


@EMBEDDED
def test_rates_take_the_population_of_the_organisations_that_were_counted(tmp_path, backend):
    population = source(
        tmp_path,
        {"org": ["R1A", "R1A", "RX1"], "sex": ["F", "I", "F"], "n": [100, 7, 5000]},
        name="population",
        organisation=Coded("org"),
        breakdowns={"sex": Coded("sex", {"F": "F", "I": "I"})},
        fields={"people": "n"},
    )
    found = count([people(tmp_path)], [LONG_RATE], backend=backend, population=population)["waits@1"]
    assert found == {
        ("R1A",): Counts(3, 107, 107, 2),
        ("R1A", "F"): Counts(2, 100, 100, 1),
        ("R1A", "I"): Counts(0, 7, 7, 0),
        ("R1A", "M"): Counts(0, 0, 0, 0),
        ("R1A", "X"): Counts(1, 0, 0, 1),
    }


def test_a_rate_without_population_is_refused(tmp_path):
    with pytest.raises(StudyError, match="there is no population"):
        count([people(tmp_path)], [LONG_RATE])


def test_a_rate_has_no_table_that_the_population_lacks(tmp_path):
    population = source(tmp_path, {"n": [50]}, name="population", fields={"people": "n"})
    assert count([people(tmp_path)], [LONG_RATE], population=population)["waits@1"] == {
        ("R1A",): Counts(3, 50, 50, 2)
    }


COUNTED = indicator("counted")
TABLE = {"sex": ["F", "M", "All"], "with": [3, 4, 9], "all": [10, 20, 36]}


def counts_source(tmp_path, columns=TABLE, name="table", breakdown="sex"):
    codes = {"F": "F", "M": "M"}
    return source(
        tmp_path,
        columns,
        "counts",
        name,
        ["counted@1"],
        breakdowns={breakdown: Coded("sex", codes)},
        total={"sex": "All"},
    )


@EMBEDDED
def test_what_groups_miss_of_the_total_is_unknown(tmp_path, backend):
    assert count([counts_source(tmp_path)], [COUNTED], backend=backend)["counted@1"] == {
        ("R1A",): Counts(9, 36),
        ("R1A", "F"): Counts(3, 10),
        ("R1A", "M"): Counts(4, 20),
        ("R1A", "X"): Counts(2, 6),
    }


@EMBEDDED
def test_groups_that_hold_more_than_the_total_outweigh_it(tmp_path, backend):
    found = count([counts_source(tmp_path, TABLE | {"all": [10, 20, 29]})], [COUNTED], backend=backend)
    assert found["counted@1"]["R1A",] == Counts(7, 30)
    assert found["counted@1"]["R1A", "X"] == Counts(0, 0)


@EMBEDDED
def test_two_views_of_the_same_people_are_not_added(tmp_path, backend):
    sources = [counts_source(tmp_path), counts_source(tmp_path, name="second", breakdown="ethnicity")]
    with pytest.raises(StudyError, match="by different breakdowns"):
        count(sources, [COUNTED], backend=backend)


def test_tables_of_the_same_breakdowns_add_up(tmp_path):
    sources = [counts_source(tmp_path), counts_source(tmp_path, name="second")]
    assert count(sources, [COUNTED])["counted@1"]["R1A", "F"] == Counts(6, 20)


@EMBEDDED
@pytest.mark.parametrize(
    ("column", "test", "met"),
    [
        (["a", None, "b"], {"none_of": ("a",)}, 1),
        (["a", None, "b"], {"present": False}, 1),
        ([1.0, math.nan, 2.0], {"present": True}, 2),
        ([1.0, math.nan, 2.0], {"at_least": 1.5}, 1),
        ([1, 300, None], {"one_of": ("1", "x", 70000)}, 1),
        ([True, False, None], {"one_of": ("true",)}, 1),
        ([True, False, None], {"none_of": ("maybe",)}, 2),
        ([None, None, None], {"one_of": ("a",)}, 0),
        (["1", "x", "1.0"], {"one_of": (1,)}, 1),
        ([1, 0, None], {"one_of": (1,)}, 1),
        ([0, None, 0], {"one_of": ("1",)}, 0),
        ([1, -1, 1], {"one_of": (1,)}, 2),
    ],
)
def test_conditions(tmp_path, backend, column, test, met):
    one = indicator(numerator=(Condition(field="field", **test),))
    extract = source(tmp_path, {"field": column}, fields={"field": "field"})
    assert count([extract], [one], [], backend)["waits@1"] == {("R1A",): Counts(met, 3)}


@EMBEDDED
@pytest.mark.parametrize("statistics", [True, False])
def test_a_column_is_its_own_count_only_where_all_of_it_is_nought_or_one(tmp_path, backend, statistics):
    one = indicator(numerator=(Condition(field="field", one_of=(1,)),))
    extract = source(tmp_path, {"field": [0]}, fields={"field": "field"})
    table = pa.table({"field": pa.array([1, 0, None, 1, 2, 1], pa.uint8())})
    pq.write_table(table, extract.path, row_group_size=3, write_statistics=statistics)
    assert count([extract], [one], [], backend)["waits@1"] == {("R1A",): Counts(3, 6)}
    pq.write_table(table.slice(0, 4), extract.path, row_group_size=3, write_statistics=statistics)
    assert count([extract], [one], [], backend)["waits@1"] == {("R1A",): Counts(2, 4)}


@EMBEDDED
def test_a_column_that_cannot_be_compared_is_refused(tmp_path, backend):
    extract = source(tmp_path, {"field": ["a"]}, fields={"field": "field"})
    with pytest.raises(StudyError, match="holds no numbers"):
        count([extract], [indicator(numerator=(Condition(field="field", at_most=1),))], [], backend)


def test_a_list_of_values_is_not_compared_with_dates(tmp_path):
    extract = source(tmp_path, {"field": [datetime.date(2024, 1, 1)]}, fields={"field": "field"})
    with pytest.raises(StudyError, match="date32"):
        count([extract], [indicator(numerator=(Condition(field="field", one_of=("2024",)),))], [])


@EMBEDDED
@pytest.mark.parametrize("value", ["Q", None])
def test_values_that_were_not_checked_are_refused_and_not_quoted(tmp_path, backend, value):
    columns = {"org": ["R1A", value], "weeks": [1, 2]}
    codes = {"R1A": "R1A"}
    extract = source(tmp_path, columns, organisation=Coded("org", codes), fields={"weeks": "weeks"})
    with pytest.raises(InputError, match="column 'org'") as refused:
        count([extract], tables=[], backend=backend)
    assert "Q" not in str(refused.value)


def test_large_cubes_are_split_and_hold_the_same(tmp_path, monkeypatch):
    columns = {"org": ["R1A", "RX1"] * 8, "sex": ["F", "M", "M", "F"] * 4}
    columns |= {"ethnicity": list("ABCDEFGHABCDEFGH"), "weeks": list(range(10, 26))}
    extract = source(
        tmp_path,
        columns,
        organisation=Coded("org"),
        fields={"weeks": "weeks"},
        breakdowns={"sex": Coded("sex", {"F": "F", "M": "M"}), "ethnicity": Coded("ethnicity")},
    )
    tables = [("sex",), ("ethnicity",), ("ethnicity", "sex")]
    whole = count([extract], tables=tables)
    with backends.opened("duckdb") as reader:
        opened = scan(reader, extract)
        assert split(opened, tables, limit=16) == [tuple(tables)]
        assert split(opened, tables, limit=10) == [(("ethnicity", "sex"), ("ethnicity",), ("sex",))]
        assert split(opened, tables[:2], limit=15) == [(("ethnicity",),), (("sex",),)]
    monkeypatch.setattr("fairlead.engine.counting.split", lambda one, wanted: [(table,) for table in wanted])
    assert count([extract], tables=tables) == whole


def test_progress_names_the_sources(tmp_path):
    told = []
    count([people(tmp_path)], progress=lambda stage, share: told.append((stage, share)))
    assert told == [("Counting extract", 0.0)]


def test_published_figures_are_not_counted(tmp_path):
    assert count([people(tmp_path)], [LONG, indicator("others", "published")]).keys() == {"waits@1"}


def test_groups_are_named_in_the_cell_key(tmp_path):
    found = engine.count([people(tmp_path)], [LONG], [("sex",)], unknown=UNKNOWN)
    assert CellKey("R1A", "2024", (("sex", "F"),)) in found["waits@1"]


def test_an_extract_without_rows_has_no_cells(tmp_path):
    columns = {"weeks": pa.array([], pa.int64()), "org": pa.array([], pa.string())}
    none = source(tmp_path, columns, organisation=Coded("org"), fields={"weeks": "weeks"})
    assert count([none]) == {"waits@1": {}}


def test_an_unknown_backend_is_refused(tmp_path):
    with pytest.raises(UsageError, match="no backend 'abacus'"):
        count([people(tmp_path)], backend="abacus")


def test_spark_that_is_not_installed_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(pyspark_backend, "INSTALLED", False)
    with pytest.raises(UsageError, match="PySpark and Java 17"):
        count([people(tmp_path)], backend="pyspark")


@pytest.mark.parametrize("backend", ["duckdb", "polars"])
@pytest.mark.parametrize("damage", ["schema", "body"])
def test_a_file_that_changed_since_it_was_checked(tmp_path, monkeypatch, backend, damage):
    extract = people(tmp_path)
    if damage == "body":
        schema = pq.read_schema(extract.path)
        monkeypatch.setattr("fairlead.engine.scan.pq.read_schema", lambda path: schema)
    extract.path.write_bytes(b"not Parquet any more")
    with pytest.raises(InputError, match="could not be read"):
        count([extract], backend=backend)


def test_no_room_for_what_memory_cannot_hold(tmp_path, monkeypatch):
    monkeypatch.setattr("fairlead.engine.duckdb_backend.MEMORY", "1KB")
    with pytest.raises(ResourceError, match="1KB"):
        count([people(tmp_path)])
