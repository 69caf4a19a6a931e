"""Exact proofs that a hidden quantity is large, made from a solver's rounded prices."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import lcm

from fairlead.disclosure.system import Mask, System, Whole

Proof = tuple[tuple[str, Fraction], ...]
"""(equation, multiplier) pairs; a rest's own equation (whole - part - rest = 0) bears its name."""

DENOMINATORS = (1, 2, 6, 60, 5040)


def prove(
    system: System,
    published: Whole,
    hidden: Mask,
    quantity: int,
    threshold: int,
    prices: Mapping[int, float | Fraction],
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
            names = system.equation_names
            return tuple((names[r], value) for r, value in sorted(multipliers.items()) if value)
    return None


def bound(
    system: System, published: Whole, hidden: Mask, quantity: int, multipliers: Mapping[int, Fraction]
) -> Fraction | None:
    """The least the quantity can be by these multipliers; None where they prove nothing.

    Taking multiples of equations whose value is nought away from the quantity must leave
    nothing below nought on what is hidden; what is left on the published is the bound.
    """
    scale = lcm(*(multiplier.denominator for multiplier in multipliers.values()))
    left = defaultdict(int, {quantity: scale})
    for r, multiplier in multipliers.items():
        times = int(multiplier * scale)
        for k, coefficient in equation(system, r):
            left[k] -= times * coefficient
    secret = system.hidden_quantities(hidden)
    values = system.quantities(published)
    if any(share < 0 for k, share in left.items() if secret[k]):
        return None
    return Fraction(sum(share * int(values[k]) for k, share in left.items() if not secret[k]), scale)


def equation(system: System, number: int) -> Sequence[tuple[int, int]]:
    """An equation as (quantity, coefficient) pairs; after the rows come those of the rests."""
    if number < len(system.rows):
        return system.rows[number]
    rest = number - len(system.rows)
    whole, part = system.parts[rest]
    return ((whole, 1), (part, -1), (system.size + rest, -1))


class Lines:
    """Proofs that need one line of a table: what is shown in it bounds what is not.

    A hidden whole is at least the sum of its shown parts; a hidden part is at most what its
    shown whole leaves, so that what is left beside it is large.
    """

    def __init__(self, system: System, published: Whole, hidden: Mask) -> None:
        """published: values of the variables, nought where hidden."""
        self.system, self.published, self.hidden = system, published, hidden
        self.sides = system.residuals(published)
        self.least: dict[int, tuple[Fraction, int, Fraction]] = {}
        self.most: dict[int, tuple[Fraction, int, Fraction]] = {}
        for r, row in enumerate(system.rows):
            self._look(r, [(k, c) for k, c in row if hidden[k]])

    def _look(self, number: int, entries: Sequence[tuple[int, int]]) -> None:
        """Keep the best bounds that one line gives."""
        above = sum(c > 0 for _, c in entries)
        below = len(entries) - above
        for k, c in entries:
            same, others = (above, below) if c > 0 else (below, above)
            value = Fraction(-int(self.sides[number]), c)
            if same == 1 and (k not in self.least or value > self.least[k][0]):
                self.least[k] = value, number, Fraction(1, c)
            if not others and (k not in self.most or value < self.most[k][0]):
                self.most[k] = value, number, Fraction(-1, c)

    def prove(self, quantity: int, threshold: int) -> Proof | None:
        """A proof that a quantity is at least the threshold; None where one line does not do."""
        rest = quantity - self.system.size
        variable = quantity if rest < 0 else int(self.system.taken[rest])
        if rest >= 0 and self.hidden[self.system.wholes[rest]]:
            return None
        value, number, multiplier = (self.least if rest < 0 else self.most).get(variable, NOTHING)
        if rest >= 0:
            value = int(self.published[self.system.wholes[rest]]) - value
        if number < 0 or value < threshold:
            return None
        return prove(self.system, self.published, self.hidden, quantity, threshold, {number: multiplier})


NOTHING = (Fraction(0), -1, Fraction(0))
