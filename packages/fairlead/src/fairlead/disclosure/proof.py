"""Exact proofs that a hidden quantity is large, made from a solver's rounded prices."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from fairlead.disclosure.system import Mask, System, Whole

Proof = tuple[tuple[str, Fraction], ...]
"""(equation, multiplier) pairs; a rest's own equation (whole - part - rest = 0) bears its name."""

DENOMINATORS = (1, 2, 6, 60, 5040)


def prove(
    system: System, published: Whole, hidden: Mask, quantity: int, threshold: int, prices: Mapping[int, float]
) -> Proof | None:
    """Multipliers under which the published values force the quantity above threshold - 1.

    prices: by equation, and by rest after the last equation. Tries ever finer fractions and
    keeps only what verifies exactly; None where nothing does.
    """
    for largest in DENOMINATORS:
        multipliers = {r: Fraction(price).limit_denominator(largest) for r, price in prices.items() if price}
        if quantity >= system.size:
            own = len(system.rows) + quantity - system.size
            multipliers[own] = multipliers.get(own, Fraction(0)) - 1
        least = bound(system, published, hidden, quantity, multipliers)
        if least is not None and least > threshold - 1:
            names = system.row_names + system.part_names
            return tuple((names[r], value) for r, value in sorted(multipliers.items()) if value)
    return None


def bound(
    system: System, published: Whole, hidden: Mask, quantity: int, multipliers: Mapping[int, Fraction]
) -> Fraction | None:
    """The least the quantity can be by these multipliers; None where they prove nothing.

    Taking multiples of equations whose value is nought away from the quantity must leave
    nothing below nought on what is hidden; what is left on the published is the bound.
    """
    left = {quantity: Fraction(1)}
    for r, multiplier in multipliers.items():
        for k, coefficient in equation(system, r):
            left[k] = left.get(k, Fraction(0)) - multiplier * coefficient
    secret = system.hidden_quantities(hidden)
    values = system.quantities(published)
    if any(share < 0 for k, share in left.items() if secret[k]):
        return None
    return sum((share * int(values[k]) for k, share in left.items() if not secret[k]), Fraction(0))


def equation(system: System, number: int) -> Sequence[tuple[int, int]]:
    """An equation as (quantity, coefficient) pairs; after the rows come those of the rests."""
    if number < len(system.rows):
        return system.rows[number]
    rest = number - len(system.rows)
    whole, part = system.parts[rest]
    return ((whole, 1), (part, -1), (system.size + rest, -1))
