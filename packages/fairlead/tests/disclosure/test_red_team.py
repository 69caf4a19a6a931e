"""The red team: read nothing but release.json, know the definitions, and look for small counts.

A row is one of five statuses; indicators are sets of statuses, so that they nest, complete or
repeat each other. The attack keeps a whole count for every group and status, holds it to all
that is shown, and asks whether each small count can still be nought, and can be large.
"""

import json
from itertools import product
from typing import Any

import numpy as np
import pytest
from scipy.optimize import Bounds, LinearConstraint, milp

from fairlead.catalogue.indicator import Condition
from fairlead.cells import CellKey, Cells, Counts, add
from fairlead.disclosure import related as related_module
from fairlead.disclosure.kinds import kinds_of, meets, related
from fairlead.disclosure.solver import Program, UnsolvedError
from fairlead.disclosure.universe import EVENTS
from fairlead.errors import DisclosureError

STATUSES = "01234"
STUDIES = {
    "one alone": {"one": ("1", "0123")},
    "one base": {"one": ("1", "0123"), "two": ("2", "0123")},
    "nested": {"one": ("1", "0123"), "two": ("12", "0123")},
    "parts of a whole": {"one": ("0", "0123"), "two": ("1", "0123"), "six": ("23", "0123")},
    "complement": {"one": ("01", "0123"), "two": ("23", "0123")},
    "numerator as base": {"one": ("12", "0123"), "two": ("2", "12")},
    "nearly one base": {"one": ("1", "0123"), "two": ("2", "01234")},
    "rate of the base": {"one": ("1", "0123"), "two": ("0123", None)},
    "nested rates": {"one": ("1", None), "two": ("12", None)},
}
ETHNICITY, SEX = ("a", "b", "c", "d", "ns", "nk"), ("f", "m", "ns", "nk")
ATOMS = list(product(ETHNICITY, SEX, STATUSES))


def declared(world: Any, name: str, events: str, base: str | None) -> Any:
    made = world.indicator(name, "rate" if base is None else "proportion")
    within = (Condition(field="status", one_of=tuple(base)),) if base else ()
    return made.model_copy(
        update={"numerator": (Condition(field="status", one_of=tuple(events)),), "denominator": within}
    )


def held(lists: Any, groups: Any, statuses: str) -> Any:
    """Which atoms a count holds."""
    sides = dict(zip(("ethnicity", "sex"), (0, 1), strict=True))
    return np.array(
        [
            float(
                atom[2] in statuses
                and all(atom[sides[b]] in lists[b].parents.get(code, (code,)) for b, code in groups)
            )
            for atom in ATOMS
        ]
    )


def recovered(released: Any, lists: Any, study: Any, people: Any) -> list[Any]:
    """Small counts that the attack knows not to be nought, or not to be large."""
    shown, secret = [], []
    for figure in json.loads(released.document_json)["figures"]:
        events, base = study[figure["indicator"].split("@")[0]]
        groups = tuple(sorted(figure["groups"].items()))
        counts = [(events, figure["numerator"])]
        if base is not None:
            both = None not in (figure["numerator"], figure["denominator"])
            rest = figure["denominator"] - figure["numerator"] if both else None
            counts += [(base, figure["denominator"]), ("".join(sorted(set(base) - set(events))), rest)]
        for statuses, value in counts:
            terms = held(lists, groups, statuses)
            limit = 10 if any(lists[b].special for b, _ in groups) else 8
            if value is not None:
                assert value == terms @ people
                assert not 0 < value < limit
                shown.append((terms, value))
            elif 0 < terms @ people < limit:
                secret.append((figure["indicator"], groups, statuses, terms, limit))
    return [
        one[:3] for one in secret if not all(possible(shown, one[3], b) for b in ((0, 0), (one[4], np.inf)))
    ]


def possible(shown: Any, terms: Any, between: tuple[float, float]) -> bool:
    rows, values = np.array([one for one, _ in shown]), np.array([value for _, value in shown])
    rules = [LinearConstraint(rows, values, values), LinearConstraint(terms[None, :], *between)]
    found = milp(np.zeros(len(ATOMS)), constraints=rules, integrality=np.ones(len(ATOMS)), bounds=Bounds(0))
    return bool(found.status != 2)


def rolled(world: Any, lists: Any, study: Any, people: Any, crossed: bool) -> Any:
    tables = [(), ("ethnicity",), ("sex",), *([("ethnicity", "sex")] if crossed else [])]
    found = []
    for name, (events, base) in study.items():
        for table in tables:
            for codes in product(*(lists[b].labels for b in table)):
                groups = tuple(zip(table, codes, strict=True))
                n = int(held(lists, groups, events) @ people)
                d = 1000 if base is None else int(held(lists, groups, base) @ people)
                found.append((f"{name}@1", CellKey("R1", "2025", groups), Counts(n, d)))
    return add(found)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("name", STUDIES)
def test_nothing_small_is_recovered_from_related_indicators(world: Any, name: str, seed: int) -> None:
    rng = np.random.default_rng(seed)
    lists = {
        "ethnicity": world.breakdown("ethnicity", ["a", "b", "c", "d"], {"AB": ["a", "b"]}),
        "sex": world.breakdown("sex", ["f", "m"], special=seed == 1),
    }
    weights = [
        rng.dirichlet([0.6] * len(ETHNICITY))[ETHNICITY.index(e)]
        * (2.0 if s in "fm" else 0.2)
        * (1 + STATUSES.index(t)) ** -0.5
        for e, s, t in ATOMS
    ]
    people = rng.multinomial(int(rng.integers(40, 160)), np.array(weights) / sum(weights))
    study = STUDIES[name]
    cells = rolled(world, lists, study, people, crossed=seed == 2)
    # A refusal would be safe too, and no use to anybody: every one of these can be released.
    released = world.release(cells, lists, [declared(world, k, *v) for k, v in study.items()])
    assert recovered(released, lists, study, people) == []


def test_a_subtotal_of_some_organisations_is_refused(world: Any) -> None:
    lists = {"sex": world.breakdown("sex", ["f", "m"])}
    people = [
        (place, "2025", {"sex": sex}, 40 + k, {"one@1": 15 + k})
        for k, (place, sex) in enumerate(product("ABC", ["f", "m", "nk"]))
    ]
    people += [("P", *rest) for place, *rest in people if place in "AB"]
    cells = world.roll(people, lists, [(), ("sex",)], ["one@1"])
    with pytest.raises(DisclosureError, match="P is the sum of some"):
        world.release(cells, lists, [world.indicator("one")])


def test_a_year_beside_its_quarters_is_refused(world: Any) -> None:
    lists = {"sex": world.breakdown("sex", ["f", "m"])}
    quarters = [
        ("R1", quarter, {"sex": sex}, 41 + 7 * k, {"one@1": 3 + 5 * k})
        for k, (quarter, sex) in enumerate(product(("Q1", "Q2", "Q3", "Q4"), "fm"))
    ]
    year = [("R1", "year", *rest) for _, _, *rest in quarters]
    for kind in ("proportion", "rate"):
        cells = world.roll(quarters + year, lists, [(), ("sex",)], ["one@1"])
        with pytest.raises(DisclosureError, match="'year' is the sum of other periods"):
            world.release(cells, lists, [world.indicator("one", kind)])
    apart = [(*one[:3], one[3] + 1, one[4]) for one in year]
    cells = world.roll(quarters + apart, lists, [(), ("sex",)], ["one@1"])
    assert world.release(cells, lists, [world.indicator("one")])


def test_a_year_beside_its_quarters_stays_where_nothing_is_withheld(world: Any) -> None:
    lists = {"sex": world.breakdown("sex", ["f", "m"])}
    quarters = [
        ("R1", quarter, {"sex": sex}, 141 + 7 * k, {"one@1": 43 + 5 * k})
        for k, (quarter, sex) in enumerate(product(("Q1", "Q2", "Q3"), ("f", "m", "ns", "nk")))
    ]
    year = [("R1", "year", *rest) for _, _, *rest in quarters]
    cells = world.roll(quarters + year, lists, [(), ("sex",)], ["one@1"])
    assert withheld(world.release(cells, lists, [world.indicator("one")])) == set()


def test_a_year_whose_quarters_hold_a_secret_elsewhere_is_no_matter(world: Any) -> None:
    lists = {"sex": world.breakdown("sex", ["f", "m"])}
    sums = [
        ("R1", period, {"sex": sex}, n, {"one@1": n // 3})
        for period, n in (("a", 300), ("b", 600), ("c", 900), ("z", 2000))
        for sex in ("f", "m", "ns", "nk")
    ]
    small = [("R1", "z", {"sex": "m"}, 0, {"one@1": 0}), ("R1", "y", {"sex": "f"}, 5000, {"one@1": 3})]
    cells = world.roll(sums + small, lists, [(), ("sex",)], ["one@1"])
    released = world.release(cells, lists, [world.indicator("one")])
    assert {one.period for one in released.document.figures if one.numerator is None} == {"y"}


def test_periods_that_add_up_by_chance_are_not_refused(world: Any) -> None:
    lists = {"sex": world.breakdown("sex", ["f", "m"])}
    people = [("R1", p, {"sex": "f"}, n, {"one@1": 9}) for p, n in (("a", 20), ("b", 20), ("c", 41))]
    assert world.release(
        world.roll(people, lists, [(), ("sex",)], ["one@1"]), lists, [world.indicator("one")]
    )


def test_definitions_say_which_rows_can_be_in_which_counts(world: Any) -> None:
    one, two = (
        world.indicator(name).model_copy(update={"numerator": (Condition(field="days", at_least=days),)})
        for name, days in (("one", 18), ("two", 52))
    )
    assert related([one, two, world.indicator("six")]) == [(one, two)]
    for kind in kinds_of([one, two]):
        assert ("events", "one@1") in kind or ("events", "two@1") not in kind


@pytest.mark.parametrize(
    ("condition", "yes", "no"),
    [
        ({"one_of": ("1",)}, 1.0, None),
        ({"none_of": ("x",)}, "y", "x"),
        ({"at_most": 3}, 3.0, 4.0),
        ({"at_least": 3}, 3.0, "text"),
        ({"present": False}, None, "x"),
    ],
)
def test_values_meet_conditions_as_the_engine_has_it(condition: Any, yes: Any, no: Any) -> None:
    assert meets(yes, Condition(field="f", **condition))
    assert not meets(no, Condition(field="f", **condition))


def nested(world: Any) -> list[Any]:
    return [declared(world, "one", "1", "0123"), declared(world, "two", "12", "0123")]


def several(world: Any, lists: Any, small: str, total: bool) -> Any:
    """Organisations A and B with nested events; those of `small` are few; P is their sum."""
    people = [
        (place, "2025", {"sex": sex}, 60 + 7 * k, {"one@1": n, "two@1": n + 20})
        for k, (place, sex) in enumerate(product("AB", ["f", "m", "nk"]))
        for n in [3 + k if place in small else 20 + 3 * k]
    ]
    people += [("P", *rest) for _, *rest in people if total]
    return world.roll(people, lists, [(), ("sex",)], ["one@1", "two@1"])


@pytest.fixture
def lists(world: Any) -> Any:
    return {"sex": world.breakdown("sex", ["f", "m"])}


def withheld(released: Any) -> set[str]:
    return {one.organisation for one in released.document.figures if one.numerator is None}


def test_related_indicators_are_held_together_with_a_total(world: Any, lists: Any) -> None:
    released = world.release(several(world, lists, "A", total=True), lists, nested(world))
    assert {"A"} < withheld(released)


def test_an_organisation_with_nothing_withheld_is_left_alone(world: Any, lists: Any) -> None:
    assert withheld(world.release(several(world, lists, "A", total=False), lists, nested(world))) == {"A"}


def test_nothing_is_asked_where_nothing_is_small(
    world: Any, lists: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related_module.Joint, "aims", lambda *_: iter(()))
    assert withheld(world.release(several(world, lists, "A", total=False), lists, nested(world))) == {"A"}


def test_a_solver_that_stops_in_the_middle_ends_the_release(
    world: Any, lists: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stops(Program):
        def solve(self, whole: bool = False) -> Any:
            if getattr(self, "asked", False):
                raise UnsolvedError("time limit reached")
            self.asked = True
            return super().solve(whole)

    monkeypatch.setattr(related_module, "Program", Stops)
    with pytest.raises(DisclosureError, match="together would give small counts away"):
        world.release(several(world, lists, "A", total=False), lists, nested(world))


def test_a_search_without_end_ends_the_release(
    world: Any, lists: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(related_module, "more", lambda *_: ({0: frozenset()}, []))
    with pytest.raises(DisclosureError, match="No safe pattern was found"):
        world.release(several(world, lists, "A", total=False), lists, nested(world))


def test_a_cell_that_an_indicator_lacks_is_nought() -> None:
    assert related_module.true(Cells({"one@1": {}}), (EVENTS, "one@1"), ("A", ()), "2025") == 0
