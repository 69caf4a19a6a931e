"""Charts as SVG: narrow enough for a telephone, told by shape and words as well as by colour.

Group names stand above their dots, not beside them, so that long names fit in 340 units.
Scales are worked out from the dots that are drawn, and those are released figures only.
"""

import math
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import vl_convert

from fairlead.reports.svg import INK, LINE, SIZE, Words, accessible, lettered

WIDTH = 340
LINE_CHARACTERS = 46
GREY, RULE = "#768692", "#d8dde0"

EVERYTHING, SHOWN = "everything", "shown"
"""Names of the rows: all of them, and those with a dot."""

LETTERS = "letters"
"""The layer that keeps a place for labels and values. They are written by us, where we have worked them
out to stand: vl-convert opens the font's file for each letter that it measures."""

Datum = dict[str, object]
Spec = dict[str, object]
"""A part of a Vega-Lite specification."""


class Mark(StrEnum):
    """What a dot's shape and colour say."""

    PLAIN = "Figure"
    COMPARATOR = "Compared with"
    HIGHER = "Higher"
    LOWER = "Lower"
    UNCLEAR = "Cannot be told apart"
    UNCOMPARED = "Not compared"
    RISES = "Rises"
    FALLS = "Falls"
    LEVEL = "No clear gradient"


# Okabe and Ito's colours: apart for the common kinds of colour vision, and each with its own shape.
LOOKS = {
    Mark.PLAIN: ("#0072B2", "circle"),
    Mark.COMPARATOR: ("#212b32", "square"),
    Mark.HIGHER: ("#D55E00", "triangle-up"),
    Mark.LOWER: ("#0072B2", "triangle-down"),
    Mark.UNCLEAR: ("#768692", "circle"),
    Mark.UNCOMPARED: ("#768692", "diamond"),
    Mark.RISES: ("#D55E00", "triangle-up"),
    Mark.FALLS: ("#0072B2", "triangle-down"),
    Mark.LEVEL: ("#768692", "circle"),
}


@dataclass(frozen=True)
class Dot:
    """One line of a dot plot: value with its interval, or words in place of the value.

    value, lower, upper: as drawn, None where nothing may be shown; written: what stands at
    the right, the value with its unit or the state in words.
    """

    label: str
    written: str
    mark: Mark = Mark.PLAIN
    value: float | None = None
    lower: float | None = None
    upper: float | None = None


@dataclass(frozen=True)
class Plot:
    """A dot plot. beside: where the comparator's tick stands, told in the subtitle; axis: its title."""

    id: str
    title: str
    subtitle: tuple[str, ...]
    axis: str
    description: str
    dots: tuple[Dot, ...]
    beside: float | None = None


def dot_plot(plot: Plot) -> str:
    """The plot as SVG, or an empty text where no dot may be drawn."""
    if all(dot.value is None for dot in plot.dots):
        return ""
    rows: list[Datum] = []
    tops: list[int] = []
    height = 0
    for dot in plot.dots:
        foot = height + LINE * len(_lines(dot))
        rows.append(_datum(dot, plot.beside) | {"y": foot + 13})
        tops.append(height)
        height = foot + 32
    spec: Spec = {
        "width": WIDTH,
        "height": height,
        "title": _title(plot.title, plot.subtitle),
        "datasets": {EVERYTHING: rows, SHOWN: [row for row in rows if row["value"] is not None]},
        "layer": _layers(plot, height),
    }
    svg = lettered(_drawn(spec), LETTERS, _letters(plot.dots, tops))
    return accessible(svg, plot.id, plot.title, plot.description)


def _letters(dots: Sequence[Dot], tops: Sequence[int]) -> list[Words]:
    """Each dot's label at the left and its value at the right, `tops` units from the top."""
    return [
        words
        for dot, top in zip(dots, tops, strict=True)
        for words in (
            Words(tuple(_lines(dot)), 0, top, "start"),
            Words((dot.written,), WIDTH, top, "end"),
        )
    ]


def _lines(dot: Dot) -> list[str]:
    """The label in lines that leave room for the value."""
    return textwrap.wrap(dot.label, LINE_CHARACTERS - len(dot.written)) or [""]


def _datum(dot: Dot, beside: float | None) -> Datum:
    """What is drawn of a dot; a value without interval has one of no length."""
    return {
        "mark": dot.mark.value,
        "value": dot.value,
        "lower": dot.value if dot.lower is None else dot.lower,
        "upper": dot.value if dot.upper is None else dot.upper,
        "beside": beside,
    }


def _drawn(spec: Spec) -> str:
    """A Vega-Lite specification as SVG; the same specification gives the same bytes."""
    style = {
        "font": "sans-serif",
        "aria": False,
        "background": "white",
        "padding": 8,
        "view": {"stroke": None},
    }
    return vl_convert.vegalite_to_svg(spec | {"config": style}, vl_version="6.4")


def domain(values: Sequence[float]) -> tuple[float, float]:
    """Round axis limits that hold all values, with room; percentages and rates never go below nought."""
    low, high = min(values), max(values)
    room = (high - low) * 0.06 or abs(high) * 0.1 or 1.0
    step = 10 ** math.floor(math.log10(high - low + 2 * room)) / 4
    bottom = math.floor((low - room) / step) * step
    return (max(bottom, 0.0) if low >= 0 else bottom, math.ceil((high + room) / step) * step)


def _title(title: str, subtitle: Sequence[str]) -> Spec:
    """Title and subtitle in lines that fit."""
    return {
        "text": textwrap.wrap(title, 38),
        "subtitle": [line for part in subtitle if part for line in textwrap.wrap(part, 46)],
        "anchor": "start",
        "frame": "group",
        "fontSize": 16,
        "lineHeight": 20,
        "color": INK,
        "subtitleFontSize": SIZE,
        "subtitleLineHeight": LINE,
        "subtitleColor": INK,
        "subtitlePadding": 4,
        "offset": 12,
    }


def _layers(plot: Plot, height: int) -> list[Spec]:
    """Guide lines, ticks of the comparator, intervals, dots, then words, one over the other."""
    y = _pixels("y", height)
    left, right = {"value": 0}, {"value": WIDTH}
    low, color = _x(plot, "lower"), _by_mark(plot, 0)
    tick = _layer(
        SHOWN,
        {"type": "tick", "color": INK, "thickness": 2, "size": 20},
        {"y": y, "x": _x(plot, "beside")},
    )
    return [
        _layer(EVERYTHING, {"type": "rule", "color": RULE}, {"y": y, "x": left, "x2": right}),
        *([] if plot.beside is None else [tick]),
        _layer(
            SHOWN,
            {"type": "rule", "strokeWidth": 2.5},
            {"y": y, "x": low, "x2": {"field": "upper"}, "color": color},
        ),
        _layer(
            SHOWN,
            {"type": "point", "size": 110, "filled": True, "opacity": 1},
            {"y": y, "x": _x(plot, "value"), "color": color, "shape": _by_mark(plot, 1)},
        ),
        {"name": LETTERS, "data": {"values": [{}]}, "mark": {"type": "text", "text": "."}},
    ]


def _layer(rows: str, mark: Spec, encoding: Spec) -> Spec:
    """One kind of mark, drawn for each of some rows."""
    return {"data": {"name": rows}, "mark": mark, "encoding": encoding}


def _pixels(field: str, height: int) -> Spec:
    """A vertical place that is worked out already, from the top."""
    scale = {"domain": [0, height], "range": [0, height], "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "axis": None, "scale": scale}


def _x(plot: Plot, field: str) -> Spec:
    """The axis of values, from the released figures that are drawn."""
    held = [v for dot in plot.dots for v in (dot.value, dot.lower, dot.upper) if v is not None]
    if plot.beside is not None:
        held.append(plot.beside)
    axis = {
        "title": textwrap.wrap(plot.axis, 46),
        "titleFontSize": SIZE,
        "titleFontWeight": "normal",
        "titleColor": INK,
        "labelFontSize": SIZE,
        "labelColor": INK,
        "grid": True,
        "gridColor": "#eef1f2",
        "tickCount": 5,
        "domainColor": GREY,
        "tickColor": GREY,
    }
    scale = {"domain": list(domain(held)), "nice": False, "zero": False}
    return {"field": field, "type": "quantitative", "scale": scale, "axis": axis}


def _used(plot: Plot) -> list[Mark]:
    """The marks that are drawn, in the order of the legend."""
    return [mark for mark in Mark if any(dot.mark is mark and dot.value is not None for dot in plot.dots)]


def _legend(plot: Plot) -> Spec | None:
    """Shapes explained under the title; a plot of one kind of dot needs none."""
    if _used(plot) == [Mark.PLAIN]:
        return None
    return {
        "title": None,
        "orient": "bottom",
        "direction": "horizontal",
        "columns": 2,
        "labelFontSize": SIZE,
        "labelColor": INK,
        "labelLimit": 0,
        "symbolSize": 110,
        "symbolOpacity": 1,
        "offset": 8,
    }


def _by_mark(plot: Plot, look: int) -> Spec:
    """Colour (look 0) or shape (look 1) by mark; both share one legend."""
    marks = _used(plot)
    scale = {"domain": [m.value for m in marks], "range": [LOOKS[m][look] for m in marks]}
    return {"field": "mark", "type": "nominal", "scale": scale, "legend": _legend(plot)}
