"""Counts handed over by our own code: as good as a table that was read, and held to the same study."""

import csv
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from fairlead import api
from fairlead.api import Counted
from fairlead.catalogue import Condition, Indicator, Polarity, Theme
from fairlead.cells import CellKey, Counts
from fairlead.engine import given
from fairlead.errors import DisclosureError, InputError
from fairlead.reference import load

SEX = {"F": (900, 120), "M": (300, 5), "I": (40, 30)}
YEARS = ("2024", "2025")


@pytest.fixture
def event() -> Indicator:
    return Indicator(
        id="event",
        version=1,
        title="People with the event",
        theme=Theme.EQUITY,
        kind="proportion",
        polarity=Polarity.LOWER,
        numerator=(Condition(field="event", one_of=("yes",)),),
        numerator_words="people with the event",
        denominator_words="people",
        cannot_tell=("Why.",),
        source="made for a test",
        owner="test",
        review=datetime.date(2030, 1, 1),
    )


@pytest.fixture
def study(tmp_path: Path, event: Indicator) -> Path:
    """A table of counts by sex, as a file and as a study of it."""
    (tmp_path / "event.yaml").write_text(yaml.safe_dump(event.model_dump(mode="json", exclude_none=True)))
    with (tmp_path / "counts.csv").open("w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["year", "sex", "people", "events"])
        writer.writerows((year, sex, d, n) for year in YEARS for sex, (d, n) in SEX.items())
    written = {
        "version": 1,
        "title": "A table of counts",
        "organisation": {"code": "X01", "name": "A synthetic trust"},
        "publisher": "A synthetic trust",
        "synthetic": True,
        "sources": [
            {
                "id": "counts",
                "file": "counts.csv",
                "kind": "counts",
                "period": {"column": "year"},
                "breakdowns": {"sex": {"column": "sex"}},
                "counts": {"event@1": {"numerator": "events", "denominator": "people"}},
            }
        ],
        "indicators": ["event@1"],
        "indicator_files": ["event.yaml"],
        "breakdowns": {"sex": None},
    }
    path = tmp_path / "study.yaml"
    path.write_text(yaml.safe_dump(written))
    return path


def counted(groups: dict[str, tuple[int, int]] = SEX) -> list[Counted]:
    """The same counts, and everybody's."""
    everybody = [sum(pair[k] for pair in groups.values()) for k in (1, 0)]
    return [
        one
        for year in YEARS
        for one in [
            Counted("event@1", "X01", year, {}, *everybody),
            *(Counted("event@1", "X01", year, {"sex": sex}, n, d) for sex, (d, n) in groups.items()),
        ]
    ]


def test_counts_handed_over_give_what_the_file_gives(study: Path, tmp_path: Path) -> None:
    read = api.run(study, tmp_path / "read", report_files=False)
    made = api.run_counts(study, counted(), tmp_path / "made", report_files=False)
    for name in ("release.json", "certificate.json"):
        assert (made / name).read_bytes() == (read / name).read_bytes()
    figures = json.loads((made / "release.json").read_text())["figures"]
    assert any(figure["numerator"] is None for figure in figures)
    assert api.open_release(made).summary == api.open_release(read).summary


def test_earlier_releases_and_names_count_here_too(study: Path, tmp_path: Path) -> None:
    first = api.run_counts(study, counted(), tmp_path / "first", report_files=False)
    again = api.run_counts(
        study,
        counted(),
        tmp_path / "again",
        previous=[first],
        organisations={"X01": "Another name"},
        report_files=False,
    )
    document = json.loads((again / "release.json").read_text())
    assert document["figures"] == json.loads((first / "release.json").read_text())["figures"]
    assert document["organisations"] == [{"code": "X01", "name": "Another name"}]


@pytest.mark.parametrize("groups", [{"F": (900, 120), "M": (4, 5)}, {"F": (10, 2), "M": (10, -2)}])
def test_counts_that_cannot_be_are_refused(study: Path, tmp_path: Path, groups: Any) -> None:
    with pytest.raises((DisclosureError, InputError)):
        api.run_counts(study, counted(groups), tmp_path / "out", report_files=False)
    assert not (tmp_path / "out").exists()


def test_totals_that_do_not_add_up_are_refused(study: Path, tmp_path: Path) -> None:
    wrong = [one._replace(denominator=one.denominator + 20) if not one.groups else one for one in counted()]
    with pytest.raises(DisclosureError, match="do not add up"):
        api.run_counts(study, wrong, tmp_path / "out", report_files=False)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"indicator": "other@1"}, "does not ask for this indicator"),
        ({"groups": {"age": "x"}}, "does not ask for this table"),
        ({"groups": {"sex": "known"}}, "'known' is no group"),
        ({"numerator": 1.0}, "whole numbers"),
        ({"denominator": True}, "whole numbers"),
        ({"numerator": -1}, "not below nought"),
        ({"numerator": 10}, "no larger than its denominator"),
        ({}, "stands twice"),
    ],
)
def test_every_count_is_one_the_study_asks_for(event: Indicator, change: dict[str, Any], said: str) -> None:
    one = Counted("event@1", "X01", "2024", {"sex": "F"}, 3, 9)
    lists = {"sex": load("sex")}
    with pytest.raises(InputError, match=said) as caught:
        given([one, one._replace(**change)], [event], [(), ("sex",)], lists)
    assert "event@1" in str(caught.value) or "other@1" in str(caught.value)
    cells = given([one], [event], [(), ("sex",)], lists)
    assert dict(cells["event@1"]) == {CellKey("X01", "2024", (("sex", "F"),)): Counts(3, 9)}
