"""Kinds of rows: what the definitions of indicators say about who can be counted in which of them.

"Waited 18 weeks" holds everybody who "waited 52 weeks", and both stand over the list that a
rate counts. A reader knows that from the definitions, so the proof must know it too.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from fairlead.catalogue.indicator import Condition, Indicator
from fairlead.disclosure.universe import DENOMINATOR, EVENTS

Count = tuple[str, str]
"""What is counted: EVENTS or DENOMINATOR, and the indicator's key."""
Kinds = tuple[frozenset[Count], ...]
"""Kinds of rows, each as all that it is counted in."""

MISSING = None
Value = str | float | None


class Other:
    """A value that no condition names."""


def related(indicators: Sequence[Indicator]) -> list[tuple[Indicator, ...]]:
    """Indicators whose conditions read the same fields, directly or by way of others: two or more."""
    found: list[tuple[set[str], list[Indicator]]] = []
    for indicator in sorted(indicators, key=lambda one: one.key):
        fields, members = set(indicator.fields), [indicator]
        for other in [one for one in found if one[0] & fields]:
            found.remove(other)
            fields, members = fields | other[0], [*other[1], *members]
        found.append((fields, members))
    return [tuple(members) for _, members in found if len(members) > 1]


def kinds_of(indicators: Sequence[Indicator]) -> Kinds:
    """Every kind of row that the definitions allow, but those counted in nothing.

    A rate's denominators come from a population file and count no rows.
    """
    asked = conditions(indicators)
    fields = sorted({condition.field for needed in asked.values() for condition in needed})
    answers = []
    for field in fields:
        on_field = sorted({c for needed in asked.values() for c in needed if c.field == field}, key=repr)
        answers.append({frozenset(c for c in on_field if meets(v, c)) for v in values(on_field)})
    found = set()
    for combination in product(*answers):
        met = frozenset().union(*combination)
        found.add(frozenset(count for count, needed in asked.items() if needed <= met))
    return tuple(sorted(found - {frozenset()}, key=sorted))


def conditions(indicators: Iterable[Indicator]) -> dict[Count, frozenset[Condition]]:
    """What a row must meet to be counted, by count."""
    asked: dict[Count, frozenset[Condition]] = {}
    for one in indicators:
        asked[EVENTS, one.key] = frozenset(one.numerator + one.denominator)
        if one.kind != "rate":
            asked[DENOMINATOR, one.key] = frozenset(one.denominator)
    return asked


def values(asked: Iterable[Condition]) -> list[Value | Other]:
    """One value of a field for each way in which it can meet the conditions."""
    named: set[str | float] = set()
    for condition in asked:
        named |= {plain(one) for one in (*(condition.one_of or ()), *(condition.none_of or ()))}
        for limit in (condition.at_least, condition.at_most):
            if limit is not None:
                named |= {limit - 0.5, limit, limit + 0.5}
    numbers = sorted(one for one in named if isinstance(one, float))
    between = [(a + b) / 2 for a, b in pairwise(numbers)]
    return [MISSING, Other(), *sorted(named, key=str), *between]


def plain(value: str | float) -> str | float:
    """A value as it is compared: numbers alike, however they are written."""
    try:
        return float(value)
    except ValueError:
        return str(value)


def meets(value: Value | Other, condition: Condition) -> bool:
    """Whether a value meets a condition; a missing one meets only `present: false`."""
    if condition.present is not None:
        return (value is not MISSING) == condition.present
    if value is MISSING:
        return False
    if condition.one_of is not None:
        return value in {plain(one) for one in condition.one_of}
    if condition.none_of is not None:
        return value not in {plain(one) for one in condition.none_of}
    if not isinstance(value, float):
        return False
    if condition.at_least is not None:
        return value >= condition.at_least
    return condition.at_most is not None and value <= condition.at_most
