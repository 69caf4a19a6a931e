"""Charts: accessible, deterministic, free of inline style, scaled by what is drawn."""

import math
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairlead.reports.charts import LOOKS, Dot, Mark, Plot, domain, dot_plot

SVG = "{http://www.w3.org/2000/svg}"


def plot(*dots, name="a-chart", **more):
    told = {
        "id": name,
        "title": "Readmission by ethnicity",
        "subtitle": ("Example Trust, 2024/25.", ""),
        "axis": "Per cent",
        "description": "Dot plot <b>of</b> & more",
        "dots": dots,
    }
    return Plot(**(told | more))


WHITE = Dot("White", "6.8%", Mark.COMPARATOR, 6.8, 6.5, 7.1)
BLACK = Dot("Black", "9.1%", Mark.HIGHER, 9.1, 7.9, 10.3)
HIDDEN = Dot("Chinese", "withheld")


@pytest.fixture(scope="module")
def svg():
    return dot_plot(plot(WHITE, BLACK, HIDDEN, beside=6.8))


def parse(svg):
    return ET.fromstring(svg)  # noqa: S314  the chart is our own


def texts(svg):
    return [element.text or "" for element in parse(svg).iter(f"{SVG}text")]


def test_a_chart_is_one_image_with_name_and_description(svg):
    root = parse(svg)
    assert root.get("role") == "img"
    named = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert root.get("aria-labelledby").split() == ["a-chart-title", "a-chart-desc"]
    assert named["a-chart-title"] == "Readmission by ethnicity"
    assert named["a-chart-desc"] == "Dot plot <b>of</b> & more"
    roles = [element.get("role") for element in root.iter() if element is not root and element.get("role")]
    assert roles == []


def test_a_chart_needs_no_style_no_script_and_no_network(svg):
    root = parse(svg)
    assert all(element.get("style") is None for element in root.iter())
    assert not {element.tag.removeprefix(SVG) for element in root.iter()} & {"style", "script", "image", "a"}
    assert set(re.findall(r'(?:href|src)="([^"]*)"', svg)) == set()
    assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"sans-serif"}


def test_the_same_plot_gives_the_same_bytes(svg):
    assert dot_plot(plot(WHITE, BLACK, HIDDEN, beside=6.8)) == svg


def test_a_group_without_a_figure_is_listed_in_words_and_draws_nothing(svg):
    assert "Chinese" in texts(svg)
    assert "withheld" in texts(svg)
    with_it = dot_plot(plot(WHITE, BLACK, HIDDEN))
    assert with_it.count("<path") - dot_plot(plot(WHITE, BLACK)).count("<path") == 0


def test_withheld_groups_look_alike_wherever_they_stand():
    def places(svg):
        return {
            re.search(r"translate\(([\d.]+)", element.get("transform"))[1]
            for element in parse(svg).iter(f"{SVG}text")
            if element.text == "withheld"
        }

    many = dot_plot(plot(HIDDEN, WHITE, Dot("Roma", "withheld"), BLACK))
    assert len(places(many)) == 1


def test_text_is_large_enough_to_read(svg):
    sizes = {int(found) for found in re.findall(r'font-size="(\d+)px"', svg)}
    assert min(sizes) >= 14
    assert parse(svg).get("width") < "375"


def test_long_names_are_wrapped_and_hostile_ones_stay_text():
    long = "Any other Mixed or multiple ethnic background, described at some length"
    hostile = "<script>alert(1)</script>"
    svg = dot_plot(plot(WHITE, Dot(long, "1.0%", Mark.PLAIN, 1.0), Dot(hostile, "2.0%", Mark.PLAIN, 2.0)))
    assert "<script" not in svg
    assert hostile in texts(svg)
    spans = [element.text for element in parse(svg).iter(f"{SVG}tspan")]
    assert " ".join(spans).count(long) == 1


def test_shapes_tell_apart_without_colour(svg):
    assert (
        len(
            {
                shape
                for _, shape in (
                    LOOKS[m]
                    for m in (Mark.COMPARATOR, Mark.HIGHER, Mark.LOWER, Mark.UNCLEAR, Mark.UNCOMPARED)
                )
            }
        )
        == 5
    )
    assert {"Higher", "Compared with"} <= set(texts(svg))
    assert "Lower" not in texts(svg)


def test_one_kind_of_dot_needs_no_legend():
    assert "Figure" not in texts(dot_plot(plot(Dot("F", "7.0%", Mark.PLAIN, 7.0, 6.0, 8.0))))


def test_nothing_to_draw_is_no_chart():
    assert dot_plot(plot(HIDDEN)) == ""
    assert dot_plot(plot()) == ""


def test_ids_of_two_charts_on_a_page_differ():
    def ids(svg):
        return {element.get("id") for element in parse(svg).iter() if element.get("id")}

    first, second = (dot_plot(plot(WHITE, BLACK, name=name)) for name in ("one", "two"))
    assert not ids(first) & ids(second)


@given(st.lists(st.floats(-1e6, 1e6, allow_subnormal=False), min_size=1, max_size=8))
def test_the_axis_holds_every_value(values):
    low, high = domain(values)
    assert low <= min(values)
    assert max(values) <= high
    assert low < high
    assert min(values) < 0 or low >= 0
    assert math.isfinite(low)
    assert math.isfinite(high)
