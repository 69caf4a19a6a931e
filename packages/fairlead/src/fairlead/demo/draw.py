"""Drawing synthetic people: shares of a population, and coin tosses with planted chances."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Texts = NDArray[np.str_]
Marks = NDArray[np.bool_]
Numbers = NDArray[np.float64]


def shares(rng: np.random.Generator, weights: Mapping[str, float], size: int) -> Texts:
    """`size` values, each with its weight's share of the sum of the weights."""
    chances = np.array(list(weights.values()), dtype=float)
    return rng.choice(np.array(list(weights)), size=size, p=chances / chances.sum())


def lookup(values: Texts, chances: Mapping[str, float], otherwise: float = 0.0) -> Numbers:
    """The number that belongs to each value."""
    found, places = np.unique(values, return_inverse=True)
    return np.array([chances.get(str(one), otherwise) for one in found])[places]


def toss(rng: np.random.Generator, chances: Numbers) -> Marks:
    """True with each one's own chance."""
    return rng.random(len(chances)) < chances


def rewrite(rng: np.random.Generator, codes: Texts, spellings: Mapping[str, Sequence[str]]) -> Texts:
    """What a source writes for each code: one of its spellings, or the code itself."""
    written = codes.astype("<U60")
    for code, choices in spellings.items():
        here = codes == code
        written[here] = rng.choice(np.array(choices), size=int(here.sum()))
    return written


def counted(
    rows: Mapping[str, Texts], by: Sequence[str], numerator: Marks, denominator: Marks
) -> dict[str, Any]:
    """The true counts and share of each group of each breakdown in `by`, and of everybody."""
    everybody = np.full(len(numerator), "all")
    return {
        name: {
            str(code): one_count(numerator & denominator & (column == code), denominator & (column == code))
            for code in np.unique(column)
        }
        for name, column in (("everybody", everybody), *((name, rows[name]) for name in by))
    }


def one_count(numerator: Marks, denominator: Marks) -> dict[str, Any]:
    """Numerator, denominator and share in per cent (nothing where the denominator is nought)."""
    above, below = int(numerator.sum()), int(denominator.sum())
    return {
        "numerator": above,
        "denominator": below,
        "share": round(100 * above / below, 6) if below else None,
    }
