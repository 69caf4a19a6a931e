"""The stand-alone checker: accepts what is proved, and nothing that was changed.

Longer than other files: one release and its certificate stand written out, and every test changes something
in them.
"""

import ast
import copy
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fairlead import checker
from fairlead.checker import check

A = (("g", "a"),)
SIZES = {"a": (12, 3), "b": (40, 20), "c": (60, 30), "known": (112, 53), "ns": (0, 0), "nk": (0, 0)}
HIDDEN = {"a", "b"}


def figure(
    groups: dict[str, str], d: int, n: int | None, indicator: str = "one@1", place: str = "R1"
) -> dict[str, Any]:
    return {
        "indicator": indicator,
        "organisation": place,
        "period": "2025",
        "groups": groups,
        "state": "suppressed" if n is None else "value" if d else "undefined",
        "numerator": n,
        "denominator": d,
        "value": 100 * n / d if n is not None and d else None,
        "lower": None,
        "upper": None,
    }


def indicator(name: str, kind: str = "proportion") -> dict[str, Any]:
    return {"key": name, "kind": kind, "multiplier": 100.0}


@pytest.fixture
def release() -> dict[str, Any]:
    """Events of group a (3 of 12) and, to protect them, of b (20 of 40) are withheld."""
    return {
        "policy": {"threshold": 8, "special_threshold": 10},
        "indicators": [indicator("one@1")],
        "breakdowns": [
            {
                "id": "g",
                "special": False,
                "groups": [
                    *({"code": c, "kind": "known", "members": []} for c in "abc"),
                    {"code": "ns", "kind": "not stated", "members": []},
                    {"code": "nk", "kind": "unknown", "members": []},
                    {"code": "known", "kind": "all known", "members": ["a", "b", "c"]},
                ],
            }
        ],
        "figures": [
            figure({}, 112, 53),
            *(figure({"g": g}, d, None if g in HIDDEN else n) for g, (d, n) in SIZES.items()),
        ],
        "comparisons": [
            comparison("c", "b", None),
            comparison("known", None, None),
        ],
        "completeness": [
            {
                "indicator": "one@1",
                "breakdown": "g",
                "organisation": "R1",
                "period": "2025",
                "known": 112,
                "total": 112,
                "share": 100.0,
            }
        ],
    }


def comparison(code: str, comparator: str | None, value: float | None) -> dict[str, Any]:
    return {
        "indicator": "one@1",
        "organisation": "R1",
        "period": "2025",
        "groups": {"g": code},
        "comparator": comparator,
        "value": value,
        "lower": None,
        "upper": None,
    }


@pytest.fixture
def certificate() -> dict[str, Any]:
    """The 23 withheld events may be 0 and 23, or 12 and 11; of b's 40, at least 17 had none: a proof."""
    events = [["events", "one@1", "R1", [["g", g]]] for g in "ab"]
    left = [["non-events", "one@1", "R1", [["g", g]]] for g in "ab"]
    known = ["events", "one@1", "R1", [["g", "known"]]]
    return {
        "format": "fairlead-certificate/1",
        "universes": [
            {
                "indicators": ["one@1"],
                "period": "2025",
                "organisations": ["R1"],
                "total": None,
                "hidden": events,
                "witnesses": [[0, 23], [12, 11]],
                "proofs": [
                    {"quantity": left[1], "equations": [[[*known, "g"], "1"], [[*left[1], ""], "-1"]]},
                    {"quantity": events[1], "equations": [[[*known, "g"], "-1"], [[*left[0], ""], "1"]]},
                ],
            }
        ],
    }


def test_accepts_what_is_proved(release: dict[str, Any], certificate: dict[str, Any]) -> None:
    assert check(release, certificate) == []


def test_a_proof_stands_without_a_wide_spread(release: dict[str, Any], certificate: dict[str, Any]) -> None:
    # Without the proofs the spread of 12 is enough; with witnesses 7 apart only a proof is.
    universe = certificate["universes"][0]
    universe["witnesses"] = [[0, 23], [7, 16]]
    faults = check(release, certificate)
    assert [f for f in faults if "('g', 'a')" not in f] == []
    assert faults
    universe["proofs"] = []
    assert len(check(release, certificate)) == 4


KNOWN_EVENTS = ["events", "one@1", "R1", [["g", "known"]], "g"]


@pytest.mark.parametrize("equations", [[], [[KNOWN_EVENTS, "1"]], [[KNOWN_EVENTS, "-1"]]])
def test_a_proof_must_prove(release: dict[str, Any], certificate: dict[str, Any], equations: Any) -> None:
    universe = certificate["universes"][0]
    universe["witnesses"] = [[0, 23], [7, 16]]
    universe["proofs"][0]["equations"] = equations
    assert any("non-events" in f and "'b'" in f for f in check(release, certificate))


def numbers(tree: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where whole numbers stand in JSON."""
    items = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    found = [path] if type(tree) is int else []
    return found + [one for name, inner in items for one in numbers(inner, (*path, name))]


def at(tree: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy with one number replaced."""
    changed = copy.deepcopy(tree)
    inner = changed
    for name in path[:-1]:
        inner = inner[name]
    inner[path[-1]] = value
    return changed


def value_at(tree: Any, path: tuple[Any, ...]) -> Any:
    for name in path:
        tree = tree[name]
    return tree


def test_refuses_every_changed_count(release: dict[str, Any], certificate: dict[str, Any]) -> None:
    tried = 0
    for path in numbers(release):
        if path[0] == "policy":
            continue
        for other in (
            None,
            -1,
            1.5,
            True,
            *(value_at(release, path) + step for step in (-10, -1, 1, 10, 100)),
        ):
            assert check(at(release, path, other), certificate), (path, other)
            tried += 1
    for path in numbers(certificate):
        for other in (
            None,
            -1,
            1.5,
            "3",
            *(value_at(certificate, path) + step for step in (-10, -1, 1, 10, 100)),
        ):
            assert check(release, at(certificate, path, other)), (path, other)
            tried += 1
    assert tried > 150


Edit = Callable[[Any, Any], Any]


def twin(r: Any) -> dict[str, Any]:
    """Add a second indicator with other events over the same people."""
    r["indicators"].append(indicator("two@1"))
    r["figures"] += [figure(f["groups"], f["denominator"], 0, "two@1") for f in r["figures"]]
    return {"indicators": ["two@1"], "period": "2025", "organisations": ["R1"], "total": None}


def empty(universe: dict[str, Any]) -> dict[str, Any]:
    return universe | {"hidden": [], "witnesses": [], "proofs": []}


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(lambda r, c: r["policy"].update(threshold=5), id="threshold"),
        pytest.param(lambda r, c: r["policy"].update(special_threshold=7), id="special threshold"),
        pytest.param(
            lambda r, c: r["breakdowns"][0].update(special=True) or r["policy"].update(special_threshold=13),
            id="special",
        ),
        pytest.param(lambda r, c: r["figures"].append(r["figures"][0]), id="cell twice"),
        pytest.param(lambda r, c: r["figures"].pop(), id="cell missing"),
        pytest.param(lambda r, c: r["figures"].pop(0), id="total missing"),
        pytest.param(lambda r, c: r["figures"][1]["groups"].update(g="z"), id="strange group"),
        pytest.param(lambda r, c: r["figures"][1]["groups"].update(h="z"), id="strange breakdown"),
        pytest.param(lambda r, c: r["figures"][1].update(value=25.0), id="value of a hidden count"),
        pytest.param(lambda r, c: r["figures"][1].update(upper=25.0), id="interval of a hidden count"),
        pytest.param(lambda r, c: r["figures"][1].update(state="value"), id="state of a hidden count"),
        pytest.param(lambda r, c: r["figures"][3].update(value=50.01), id="wrong value"),
        pytest.param(lambda r, c: r["comparisons"][0].update(value=1.0), id="gap to a hidden count"),
        pytest.param(lambda r, c: r["comparisons"][1].update(lower=1.0), id="slope over hidden counts"),
        pytest.param(lambda r, c: r["comparisons"].append(comparison("c", None, 1.0)), id="slope of a group"),
        pytest.param(lambda r, c: r["comparisons"].append(comparison("c", "z", 1.0)), id="gap to nobody"),
        pytest.param(lambda r, c: r["completeness"][0].update(share=99.0), id="completeness"),
        pytest.param(lambda r, c: r["completeness"][0].update(share=None), id="completeness withheld"),
        pytest.param(lambda r, c: c.update(format="other"), id="format"),
        pytest.param(lambda r, c: c["universes"].clear(), id="no universe"),
        pytest.param(lambda r, c: c["universes"].append(c["universes"][0]), id="universe twice"),
        pytest.param(lambda r, c: c["universes"][0]["hidden"].pop(), id="less hidden"),
        pytest.param(
            lambda r, c: c["universes"][0]["hidden"].append(["events", "one@1", "R1", []]), id="more hidden"
        ),
        pytest.param(
            lambda r, c: c["universes"][0].update(hidden=c["universes"][0]["hidden"][:1] * 2),
            id="hidden twice",
        ),
        pytest.param(lambda r, c: c["universes"][0]["witnesses"].clear(), id="no witnesses"),
        pytest.param(lambda r, c: c["universes"][0]["witnesses"].pop(), id="one witness"),
        pytest.param(lambda r, c: c["universes"][0].pop("proofs"), id="malformed"),
        pytest.param(lambda r, c: c["universes"].append(empty(twin(r))), id="same people apart"),
        pytest.param(
            lambda r, c: (
                (twin(r) and r["figures"][-1].update(denominator=9, numerator=0))
                or c["universes"][0]["indicators"].append("two@1")
            ),
            id="two denominators",
        ),
        pytest.param(
            lambda r, c: c["universes"].append(
                empty(twin(r)) | {"indicators": ["one@1", "two@1"], "period": "2024"}
            ),
            id="two bases",
        ),
        pytest.param(
            lambda r, c: r.update(
                figures=r["figures"] + [f | {"organisation": "R2"} for f in r["figures"] if f["numerator"]]
            ),
            id="uncovered organisation",
        ),
    ],
)
def test_refuses(release: dict[str, Any], certificate: dict[str, Any], edit: Edit) -> None:
    edit(release, certificate)
    assert check(release, certificate)


def test_hidden_denominators_take_completeness_with_them(
    release: dict[str, Any], certificate: dict[str, Any]
) -> None:
    release["figures"][0].update(denominator=None, numerator=None, value=None, state="suppressed")
    faults = check(release, certificate)
    assert any("completeness" in fault for fault in faults)
    release["completeness"][0].update(known=None, total=None, share=None)
    assert not any("completeness" in fault for fault in check(release, certificate))


def test_a_sum_of_others_must_be_proved_with_them(
    release: dict[str, Any], certificate: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    release["figures"] = [
        figure(f["groups"], 40 * times, 20 * times, place=place)
        if f["denominator"]
        else figure(f["groups"], 0, 0, place=place)
        for place, times in (("ENG", 2), ("R1", 1), ("R2", 1))
        for f in [
            figure({}, 1, 1),
            figure({"g": "a"}, 1, 1),
            *(figure({"g": g}, 0, 0) for g in ("b", "c", "ns", "nk")),
            figure({"g": "known"}, 1, 1),
        ]
    ]
    release["comparisons"], release["completeness"] = [], []
    universe = empty({"indicators": ["one@1"], "period": "2025", "total": None})
    apart = {
        "format": certificate["format"],
        "universes": [universe | {"organisations": [o]} for o in ("ENG", "R1", "R2")],
    }
    # Three equal counts may be chance; five are not.
    assert check(release, apart) == []
    monkeypatch.setattr(checker, "CHANCE", 3)
    assert any("sum of the others" in fault for fault in check(release, apart))
    joined = universe | {"organisations": ["ENG", "R1", "R2"], "total": "ENG"}
    assert check(release, {"format": certificate["format"], "universes": [joined]}) == []


def test_rates_guard_their_events_only(release: dict[str, Any], certificate: dict[str, Any]) -> None:
    release["indicators"][0]["kind"] = "rate"
    release["completeness"] = []
    universe = certificate["universes"][0]
    universe["proofs"] = []
    universe["witnesses"] = [[0, 23], [23, 0]]
    assert check(release, certificate) == []
    universe["indicators"] = ["one@1", "one@1"]
    assert check(release, certificate)


def test_tables_must_not_form_a_circle() -> None:
    circle = {frozenset(edge) for edge in ("", "a", "b", "c", "ab", "bc", "ac")}
    assert not checker._acyclic(circle)
    assert checker._acyclic(circle - {frozenset("ac")})
    assert checker._acyclic({frozenset("abc"), *circle})


def test_a_circle_is_a_fault(
    release: dict[str, Any], certificate: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checker, "_acyclic", lambda edges: False)
    assert check(release, certificate) == ["The crosses form a circle."]


def test_stands_alone_and_is_short() -> None:
    source = Path(checker.__file__).read_text(encoding="utf-8")
    tree = ast.parse(source)
    imported = {
        name.split(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    }
    assert imported <= sys.stdlib_module_names
    assert "float(" not in source
    texts = {
        number
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        for number in range(node.lineno, (node.end_lineno or 0) + 1)
    }
    lines = enumerate(source.splitlines(), 1)
    assert sum(bool(line.strip()) for number, line in lines if number not in texts) <= 200
    ran = subprocess.run(
        [sys.executable, "-I", "-c", source + "\nprint(check({}, {}))"], capture_output=True, text=True
    )
    assert "not in the expected form" in ran.stdout
    assert json.dumps(ran.stderr) == '""'
