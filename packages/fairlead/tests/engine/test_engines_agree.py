"""Generated extracts: DuckDB, Polars and PySpark must say what the plain reference says."""

import datetime
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairlead import engine
from fairlead.catalogue import Condition, Indicator, Polarity, Theme
from fairlead.errors import StudyError
from fairlead.study import CheckedSource, Coded
from fairlead.study.schema import CountColumns, Period, Source

UNKNOWN = {"ethnicity": "unknown", "sex": "not known", "decile": "?"}
TABLES = [(), ("ethnicity",), ("sex",), ("decile",), ("decile", "sex"), ("ethnicity", "sex")]
WORDS = ["", " ", "x", "X", "é", "1", "1.0", "a'b", 'a"b', "x\x00y", "%", "null", "None", "\U0001f600", "NaN"]
VALUES = st.lists(st.sampled_from([*WORDS, 0, 1, 2, 300, -1]), min_size=1, max_size=3, unique=True).map(tuple)

texts = st.none() | st.sampled_from(WORDS)
small = st.none() | st.integers(0, 3)
floats = st.none() | st.sampled_from([0.0, -0.0, 1.0, 1.5, 2.0, float("nan"), float("inf")])
COLUMNS = {
    "text": (texts, pa.string()),
    "whole": (small, pa.uint8()),
    "number": (floats, pa.float64()),
    "short": (floats, pa.float32()),
    "flag": (st.none() | st.booleans(), pa.bool_()),
    "once": (st.none() | st.integers(0, 1), pa.int16()),
}


@dataclass(frozen=True)
class Case:
    """What `engine.count` is asked."""

    sources: tuple[CheckedSource, ...]
    indicators: tuple[Indicator, ...]
    population: CheckedSource | None

    def answer(self, backend):
        try:
            found = engine.count(
                self.sources,
                self.indicators,
                TABLES,
                backend=backend,
                unknown=UNKNOWN,
                population=self.population,
            )
        except StudyError:
            return "refused"
        return {indicator: dict(cells) for indicator, cells in found.tables.items()}


def indicator(number, kind="proportion", numerator=(), denominator=()):
    return Indicator(
        id=f"indicator_{number}",
        version=1,
        title="Generated",
        theme=Theme.EQUITY,
        kind=kind,
        polarity=Polarity.NEITHER,
        numerator=numerator,
        denominator=denominator,
        numerator_words="some",
        denominator_words="all",
        cannot_tell=("anything",),
        source="generated",
        owner="tests",
        review=datetime.date(2030, 1, 1),
    )


def conditions(fields):
    def with_test(field):
        tests = [
            VALUES.map(lambda values: Condition(field=field, one_of=values)),
            VALUES.map(lambda values: Condition(field=field, none_of=values)),
            st.booleans().map(lambda value: Condition(field=field, present=value)),
        ]
        if field in {"whole", "number", "short"}:
            bounds = st.sampled_from([0, 1, 1.5, 300])
            tests += [
                bounds.map(lambda bound: Condition(field=field, at_least=bound)),
                bounds.map(lambda bound: Condition(field=field, at_most=bound)),
            ]
        return st.one_of(tests)

    return st.lists(st.sampled_from(fields).flatmap(with_test), max_size=2).map(tuple)


def written(folder, columns, types):
    path = Path(folder) / f"rows [{len(list(Path(folder).iterdir()))}] year=2024.parquet"
    pq.write_table(pa.table({name: pa.array(values, types[name]) for name, values in columns.items()}), path)
    return path


CODES = {
    "ethnicity": st.sampled_from(["White", "Asian", "unknown"]),
    "sex": st.sampled_from(["1", "2", "not known"]),
}
# Names that engines would misread; "Sex" and "sex" are two columns.
PEOPLE = "Person `id`"
PLACE = "org.code"
TYPES = {name: kind for name, (_, kind) in COLUMNS.items()} | {
    "Sex": pa.string(),
    "sex": pa.uint8(),
    "decile": pa.string(),
    PLACE: pa.string(),
    "when": pa.date32(),
    PEOPLE: pa.int64(),
    "num": pa.int64(),
    "den": pa.int32(),
}
DAYS = [datetime.date(2024, 1, 1), datetime.date(2024, 2, 1), datetime.date(2025, 1, 1)]
RAW = {
    "Sex": texts,
    "sex": small,
    "decile": st.none() | st.sampled_from(["1", "10", "All"]),
    PLACE: st.sampled_from(["R1A", "RX1"]),
    "when": st.sampled_from(DAYS),
    PEOPLE: st.none() | st.integers(1, 4),
}


@st.composite
def frames(draw, strategies):
    rows = draw(st.integers(0, 12))
    return {name: draw(st.lists(one, min_size=rows, max_size=rows)) for name, one in strategies.items()}


@st.composite
def mapped(draw, breakdowns):
    """Raw values to codes; several raw values may share a code, and null may have one of its own."""
    found = {}
    if "ethnicity" in breakdowns:
        found["ethnicity"] = Coded("Sex", {word: draw(CODES["ethnicity"]) for word in WORDS})
    if "sex" in breakdowns:
        found["sex"] = Coded("sex", {raw: draw(CODES["sex"]) for raw in [0, 1, 2, 3, None]})
    if "decile" in breakdowns:
        found["decile"] = Coded("decile")
    return found


def places(draw):
    organisation = draw(st.none() | st.just(Coded(PLACE)))
    label = {DAYS[0]: "2024", DAYS[1]: "2024", DAYS[2]: "2025"}
    period = draw(st.none() | st.just(Coded("when", label)))
    return {
        "organisation": organisation,
        "organisation_label": "" if organisation else "R1A",
        "period": period,
        "period_label": "" if period else "2024",
    }


def declared(kind, number, counts=()):
    return Source(
        id=f"source_{number}",
        file="x.csv",
        kind=kind,
        period=Period(label="2024"),
        counts={key: CountColumns(numerator="num", denominator="den") for key in counts},
    )


@st.composite
def row_sources(draw, folder, number, breakdowns):
    columns = draw(frames(RAW | {name: values for name, (values, _) in COLUMNS.items()}))
    keep = draw(st.none() | st.just({"sex": (0, 1, None)}) | st.just({"Sex": ("x", "é", "")}))
    return CheckedSource(
        source=declared("rows", number),
        path=written(folder, columns, TYPES),
        rows=len(columns["sex"]),
        breakdowns=draw(mapped(breakdowns)),
        fields={name: name for name in COLUMNS},
        person=PEOPLE if draw(st.booleans()) else None,
        keep=keep,
        **places(draw),
    )


@st.composite
def count_sources(draw, folder, number, key, breakdowns):
    columns = draw(frames(RAW | {"num": st.none() | st.integers(0, 9), "more": st.integers(0, 9)}))
    columns["den"] = [(n or 0) + more for n, more in zip(columns["num"], columns.pop("more"), strict=True)]
    return CheckedSource(
        source=declared("counts", number, [key]),
        path=written(folder, columns, TYPES),
        rows=len(columns["den"]),
        breakdowns=draw(mapped(breakdowns)),
        fields={},
        total=draw(st.sampled_from([None, {"decile": "All"}, {"decile": "All", "sex": None}])),
        **places(draw),
    )


@st.composite
def populations(draw, folder):
    columns = draw(frames(RAW | {"den": st.integers(0, 50)}))
    return CheckedSource(
        source=declared("counts", 0),
        path=written(folder, columns, TYPES),
        rows=len(columns["den"]),
        breakdowns=draw(mapped(["ethnicity", "sex"])),
        fields={"people": "den"},
        **places(draw),
    )


@st.composite
def cases(draw, folder):
    some = st.lists(st.sampled_from(["ethnicity", "sex", "decile"]), unique=True)
    fields = list(COLUMNS)
    indicators = [
        indicator(
            number,
            draw(st.sampled_from(["proportion", "proportion", "rate"])),
            draw(conditions(fields)),
            draw(conditions(fields)),
        )
        for number in range(draw(st.integers(1, 3)))
    ]
    sources = [draw(row_sources(folder, n, draw(some))) for n in range(draw(st.integers(0, 2)))]
    if draw(st.booleans()):
        sources.append(draw(count_sources(folder, 8, "indicator_0@1", draw(some))))
        if draw(st.booleans()):
            sources.append(draw(count_sources(folder, 9, "indicator_0@1", draw(some))))
    population = draw(st.none() | populations(folder))
    return Case(tuple(sources), (*indicators, indicator(9, "published")), population)


RELAXED = {
    "deadline": None,
    "suppress_health_check": [
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
}


@pytest.mark.parametrize("backend", ["duckdb", "polars"])
@settings(max_examples=60, **RELAXED)
@given(data=st.data())
def test_engines_say_what_the_reference_says(backend, data):
    with tempfile.TemporaryDirectory() as folder:
        case = data.draw(cases(folder))
        assert case.answer(backend) == case.answer("plain")


@pytest.mark.spark
def test_spark_says_what_the_reference_says():
    pytest.importorskip("pyspark", reason="PySpark is not installed")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed")

    @settings(max_examples=20, **RELAXED)
    @given(data=st.data())
    def agrees(data):
        with tempfile.TemporaryDirectory() as folder:
            case = data.draw(cases(folder))
            assert case.answer("pyspark") == case.answer("plain")

    agrees()
