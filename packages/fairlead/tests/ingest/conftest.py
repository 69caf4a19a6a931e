"""A small study to put files into, and a reading process that runs inside the test."""

import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from fairlead.catalogue.indicator import Condition, Indicator
from fairlead.ingest import Limits, check
from fairlead.ingest.child import perform
from fairlead.ingest.faults import unpack
from fairlead.ingest.task import ANSWERS, TASKS
from fairlead.reference.breakdowns import Breakdown, Group, Kind
from fairlead.study.schema import Organisation, Study

SHARED = Path(__file__).parents[5] / "shared"

UNKNOWN = Group("unknown", "Not known", Kind.UNKNOWN, ("NK",))
SEX = Breakdown(
    "sex",
    "Sex",
    "test",
    (
        Group("F", "Female", values=("Woman",)),
        Group("M", "Male"),
        Group("X", "Not stated", Kind.NOT_STATED),
        UNKNOWN,
    ),
)
AGE = Breakdown(
    "age_band",
    "Age",
    "test",
    (Group("0-17", "Under 18"), Group("18-64", "18 to 64"), Group("65+", "65 and over"), UNKNOWN),
)
DECILE = Breakdown(
    "deprivation_decile",
    "Deprivation",
    "test",
    (*(Group(str(n), f"Decile {n}") for n in range(1, 11)), UNKNOWN),
)
LISTS = {one.id: one for one in (SEX, AGE, DECILE)}


def an_indicator(name="seen", **changes):
    """An indicator that counts rows with outcome yes, unless changed."""
    given = {
        "id": name,
        "version": 1,
        "title": name,
        "theme": "equity",
        "kind": "proportion",
        "polarity": "higher is better",
        "numerator": (Condition(field="outcome", one_of=("yes",)),),
        "numerator_words": "n",
        "denominator_words": "d",
        "cannot_tell": ("Why.",),
        "source": "test",
        "owner": "test",
        "review": datetime.date(2027, 1, 1),
    }
    return Indicator.model_validate(given | changes)


def a_study(*sources, **changes):
    """A study of these sources."""
    given = {
        "version": 1,
        "title": "Test",
        "organisation": Organisation(code="R0A", name="Test Trust"),
        "publisher": "Test Trust",
        "sources": sources,
        "indicators": ("seen@1",),
    }
    return Study.model_validate(given | changes)


def rows_source(file, **changes):
    """A source of rows with sex and outcome."""
    given = {
        "id": "rows",
        "file": file,
        "kind": "rows",
        "period": {"label": "2024"},
        "fields": {"outcome": "outcome"},
        "breakdowns": {"sex": {"column": "sex"}},
    }
    return given | changes


def counts_source(file, **changes):
    """A source of counts by sex."""
    given = {
        "id": "counts",
        "file": file,
        "kind": "counts",
        "period": {"label": "2024"},
        "breakdowns": {"sex": {"column": "sex"}},
        "counts": {"seen@1": {"numerator": "n", "denominator": "d"}},
    }
    return given | changes


def published_source(file, **changes):
    """A source of published figures by sex."""
    given = {
        "id": "figures",
        "file": file,
        "kind": "published",
        "period": {"label": "2024"},
        "breakdowns": {"sex": {"column": "sex"}},
        "published": {"seen@1": {"value": "value", "base": "base"}},
    }
    return given | changes


def run_here(task, name):
    """Do a reading process's work in this one, with the same journey there and back as JSON."""
    answer = ANSWERS.validate_json(ANSWERS.dump_json(perform(TASKS.validate_json(TASKS.dump_json(task)))))
    if answer.fault:
        raise unpack(answer.fault)
    return answer


@pytest.fixture
def lists():
    """The code lists of a test, which may add its own."""
    return dict(LISTS)


@pytest.fixture
def make(lists):
    """What a study is made of."""
    return SimpleNamespace(
        indicator=an_indicator,
        study=a_study,
        rows=rows_source,
        counts=counts_source,
        published=published_source,
        lists=lists,
        shared=SHARED,
        nothing_left=nothing_left,
        run_here=run_here,
        limits=Limits,
    )


@pytest.fixture
def in_process(monkeypatch):
    """Read in this process: quick, and seen by coverage."""
    monkeypatch.setattr("fairlead.ingest.checking.run", run_here)


@pytest.fixture
def checked(in_process, tmp_path, lists):
    """Check a study of these sources, whose files lie in tmp_path."""

    def run(*sources, indicators=None, limits=None, **changes):
        study = a_study(*sources, **changes)
        wanted = [an_indicator()] if indicators is None else indicators
        return check(study, tmp_path, lists, wanted, tmp_path / "work", limits=limits)

    return run


@pytest.fixture
def write(tmp_path):
    """Write a file beside the study; text is UTF-8."""

    def put(name, content):
        data = content.encode() if isinstance(content, str) else content
        (tmp_path / name).write_bytes(data)
        return tmp_path / name

    return put


def nothing_left(workspace):
    """Whether a workspace is empty or was never made."""
    return not workspace.exists() or not any(workspace.iterdir())
