"""Figures that others published: carried as they are, with an interval only where a base is known."""

from typing import Any

import pytest

from fairlead.disclosure import published_figures
from fairlead.disclosure.release import proved
from fairlead.study.checked import PublishedValue


@pytest.mark.parametrize(
    ("value", "base", "unit", "limits"),
    [
        (6.77, 1000, "%", (5.37, 8.50)),
        (6.77, None, "%", None),
        (6.77, 1000, "days", None),
        (105.0, 1000, "%", None),
    ],
)
def test_an_interval_needs_a_percentage_and_a_base(
    world: Any, value: float, base: int | None, unit: str, limits: tuple[float, float] | None
) -> None:
    indicator = world.indicator("one", "published").model_copy(update={"unit": unit})
    asked = PublishedValue("counts", "one@1", "R1", "2025", (("g", "a"),), value, base)
    withheld = PublishedValue("counts", "one@1", "R1", "2025", (), None)
    (figure,) = published_figures(world.study({}), [indicator], [asked, withheld])
    assert (figure.value, figure.base, figure.groups) == (value, base, {"g": "a"})
    assert figure.publisher == "Nobody"
    if limits is None:
        assert figure.lower is figure.upper is None
    else:
        assert (figure.lower, figure.upper) == pytest.approx(limits, abs=0.02)


def test_published_figures_stand_in_a_release_in_order(world: Any) -> None:
    lists = {"g": world.breakdown("g", ["a"])}
    cells = world.roll([("R1", "2025", {"g": "a"}, 90, {})], lists, ((), ("g",)), ["one@1"])
    values = [PublishedValue("counts", "other@1", place, "2024", (), 5.0) for place in ("R3", "R2")]
    other = world.indicator("other", "published")
    found = world.release(
        cells,
        lists,
        [world.indicator("one"), other],
        published=published_figures(world.study(lists), [other], values),
        organisations={"R2": "Two"},
    )
    assert [one.organisation for one in found.document.published] == ["R2", "R3"]
    assert [(one.code, one.name) for one in found.document.organisations] == [
        ("R1", "One"),
        ("R2", "Two"),
        ("R3", "R3"),
    ]
    assert found.document.periods == ("2024", "2025")


def test_a_release_says_how_much_of_it_others_published(world: Any) -> None:
    lists = {"g": world.breakdown("g", ["a"])}
    cells = world.roll([("R1", "2025", {"g": "a"}, 90, {})], lists, ((), ("g",)), ["one@1"])
    other = world.indicator("other", "published")
    values = [PublishedValue("counts", "other@1", "R1", "2025", (), 5.0)]
    theirs = published_figures(world.study(lists), [other], values)
    both = world.release(cells, lists, [world.indicator("one"), other], published=theirs)
    beside = "1 figure published by others, which the certificate does not cover."
    assert both.summary.endswith(f" withheld to protect people; {beside}")
    alone = proved(both.document.model_copy(update={"figures": ()}), both.certificate)
    assert alone.summary == beside
