"""Sentences from typed results. Every word about direction comes from the interval, by the rules below."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import numpy as np

from fairlead.figures import State
from fairlead.measures import Estimate, difference_of_estimates
from fairlead.reports.wording import level, number, points, several


class Direction(StrEnum):
    """Where a group stands beside its comparator, as far as its interval can tell."""

    HIGHER = "higher"
    LOWER = "lower"
    UNCLEAR = "cannot be told apart"


class Verdict(StrEnum):
    """What a direction means for the people counted."""

    WORSE = "worse"
    BETTER = "better"
    DIFFERENT = "different"
    UNCLEAR = "cannot be told apart"


@dataclass(frozen=True)
class Gap:
    """A group beside its comparator: value is group minus comparator, in the indicator's unit.

    polarity: the indicator's, in its own words. group_value, comparator_value: the two
    levels; numerator, denominator: the group's counts; None where a figure is not shown.
    """

    group: str
    comparator: str
    value: float
    lower: float | None
    upper: float | None
    polarity: str
    unit: str
    multiplier: float = 100
    group_value: float | None = None
    comparator_value: float | None = None
    numerator: int | None = None
    denominator: int | None = None

    @property
    def direction(self) -> Direction:
        """Higher or lower only where the whole interval lies on that side of nought."""
        if self.lower is not None and min(self.lower, self.value) > 0:
            return Direction.HIGHER
        if self.upper is not None and max(self.upper, self.value) < 0:
            return Direction.LOWER
        return Direction.UNCLEAR

    @property
    def verdict(self) -> Verdict:
        """Better or worse by the indicator's polarity."""
        if self.direction is Direction.UNCLEAR:
            return Verdict.UNCLEAR
        good = {"higher is better": Direction.HIGHER, "lower is better": Direction.LOWER}.get(self.polarity)
        if good is None:
            return Verdict.DIFFERENT
        return Verdict.BETTER if self.direction is good else Verdict.WORSE

    @property
    def people(self) -> float:
        """By how many the group's count differs from what the comparator's level would give; 0 if unclear."""
        return self.among(self.denominator)

    def among(self, denominator: int | None) -> float:
        """How many a clear difference of this size makes among `denominator`; 0 if unclear or not shown."""
        if self.direction is Direction.UNCLEAR or denominator is None:
            return 0.0
        return abs(self.value) / abs(self.multiplier) * denominator

    def swapped(self) -> "Gap":
        """The same gap seen from the comparator's side."""
        return replace(
            self,
            group=self.comparator,
            comparator=self.group,
            value=-self.value,
            lower=None if self.upper is None else -self.upper,
            upper=None if self.lower is None else -self.lower,
            group_value=self.comparator_value,
            comparator_value=self.group_value,
            numerator=None,
            denominator=None,
        )


def gap_sentence(gap: Gap) -> str:
    """One gap: levels, size, direction, interval, and what it means by polarity."""
    if gap.direction is Direction.UNCLEAR:
        return f"{gap.group} and {gap.comparator} cannot be told apart: {_unclear_detail(gap)}."
    near, far = sorted((abs(gap.lower or 0), abs(gap.upper or 0)))
    size = f"{number(abs(gap.value))} {points(gap.unit)} {gap.direction} than {gap.comparator}"
    interval = f"95% interval {number(near)} to {number(far)} {gap.direction}"
    told = meaning(gap, "for this group")
    if gap.group_value is None or gap.comparator_value is None:
        return f"The figure for {gap.group} is {size}; {interval}. {told}"
    own, other = level(gap.group_value, gap.unit), level(gap.comparator_value, gap.unit)
    return f"The figure for {gap.group} is {own}{_counts(gap)}, {size} ({other}); {interval}. {told}"


def meaning(gap: Gap, whom: str) -> str:
    """What a clear gap means, by the indicator's polarity; `whom` says for which group in the sentence."""
    if gap.verdict is Verdict.DIFFERENT:
        return "Neither direction is better in itself."
    return f"For this measure {gap.polarity}, so this is {gap.verdict} {whom}."


def people_sentence(gap: Gap) -> str:
    """The gap as a count, where it is at least one; else nothing."""
    if gap.people < 1 or gap.denominator is None:
        return ""
    more = "more" if gap.direction is Direction.HIGHER else "fewer"
    return (
        f"That is about {gap.people:,.0f} {more} among the {gap.denominator:,} counted for {gap.group} "
        f"than at the level of {gap.comparator}."
    )


def gradient_sentence(gap: Gap, name: str) -> str:
    """A gradient: `gap.group` is the last group of the order, `gap.comparator` the first."""
    ends = f"from {gap.comparator} to {gap.group}"
    if gap.direction is Direction.UNCLEAR:
        return f"No gradient {ends} can be told apart from none: {_unclear_detail(gap)} ({name})."
    near, far = sorted((abs(gap.lower or 0), abs(gap.upper or 0)))
    moves = "rises" if gap.direction is Direction.HIGHER else "falls"
    worse_off = gap if gap.verdict is not Verdict.BETTER else gap.swapped()
    size = f"{number(abs(gap.value))} {points(gap.unit)}"
    interval = f"95% interval {number(near)} to {number(far)}"
    told = meaning(worse_off, f"for {worse_off.group}")
    return f"The figure {moves} by {size} {ends} ({name}; {interval}). {told}"


def gaps_claim(gaps: Sequence[Gap]) -> str:
    """The claim over all gaps with one comparator: the largest clear gap in each direction, told alike."""
    leads = lead_gaps(gaps)
    if leads or len(gaps) < 2:
        return " ".join(map(gap_sentence, leads or gaps))
    return (
        f"No group shown can be told apart from {gaps[0].comparator}: every interval includes no difference."
    )


def gaps_details(gaps: Sequence[Gap]) -> tuple[str, ...]:
    """What follows the claim: the leading gaps as counts, and where the other groups stand."""
    leads = lead_gaps(gaps)
    said = [people_sentence(gap) for gap in leads]
    rest = [gap for gap in gaps if gap not in leads]
    for direction in (Direction.HIGHER, Direction.LOWER):
        also = [gap.group for gap in rest if gap.direction is direction]
        if also:
            said.append(f"Also {direction} than {gaps[0].comparator}: {several(also)}.")
    unclear = [gap.group for gap in rest if gap.direction is Direction.UNCLEAR]
    if unclear and leads:
        said.append(f"Cannot be told apart from {gaps[0].comparator}: {several(unclear)}.")
    return tuple(sentence for sentence in said if sentence)


def lead_gaps(gaps: Sequence[Gap]) -> tuple[Gap, ...]:
    """The largest clear gap in each direction, the larger first; none where nothing is clear."""
    leads = []
    for direction in (Direction.HIGHER, Direction.LOWER):
        clear = [gap for gap in gaps if gap.direction is direction]
        if clear:
            leads.append(max(clear, key=lambda gap: abs(gap.value)))
    return tuple(sorted(leads, key=lambda gap: -abs(gap.value)))


def absent_sentence(state: State, groups: Sequence[str], undefined: str = "Cannot be worked out") -> str:
    """Which groups have no figure, and the state in plain words; nothing if there are none."""
    if not groups:
        return ""
    words = {
        State.SUPPRESSED: "Withheld to protect people",
        State.UNKNOWN: "Not known",
        State.NOT_APPLICABLE: "Does not apply",
        State.TOO_FEW: "Too few to interpret",
        State.UNDEFINED: undefined,
    }
    return f"{words[state]}: {several(groups)}."


def levels_sentence(levels: Sequence[tuple[str, float]], unit: str) -> str:
    """Highest and lowest of some (label, value) pairs, where nothing says which differences are real."""
    if len(levels) < 2:
        return "".join(f"{label}: {level(value, unit)}." for label, value in levels)
    high, low = max(levels, key=lambda pair: pair[1]), min(levels, key=lambda pair: pair[1])
    if level(high[1], unit) == level(low[1], unit):
        return f"All that is shown is {level(high[1], unit)}."
    return (
        f"Highest: {high[0]}, {level(high[1], unit)}. Lowest: {low[0]}, {level(low[1], unit)}. "
        "These differences were not tested."
    )


def change_sentence(earlier: Gap, later: Gap, first: str, second: str, opening: str = "Change") -> str:
    """How a gap differs between two periods; it has changed only if the interval of the change says so."""
    told = f"{opening} for {later.group}: {_place(earlier, than=True)}, {first}; {_place(later)}, {second}."
    change = _change(earlier, later)
    by = f"{number(abs(change.value))} {points(change.unit)}{_interval(change, ' (', ')')}"
    if change.direction is Direction.UNCLEAR:
        return f"{told} The two differ by {by}, so this does not show that the gap has changed."
    if {earlier.direction, later.direction} == {Direction.HIGHER, Direction.LOWER}:
        return f"{told} The gap has changed direction."
    if earlier.value * later.value < 0:
        return f"{told} The gap has changed by {by}."
    return f"{told} The gap has {'narrowed' if abs(later.value) < abs(earlier.value) else 'widened'} by {by}."


def _change(earlier: Gap, later: Gap) -> Gap:
    """The later gap less the earlier one. Two intervals that overlap do not tell that nothing has changed."""
    if None in (earlier.lower, earlier.upper, later.lower, later.upper):
        return replace(later, value=later.value - earlier.value, lower=None, upper=None)
    then, now = (Estimate(*np.array([one.value, one.lower, one.upper])) for one in (earlier, later))
    value, lower, upper = map(float, difference_of_estimates(now, then))
    return replace(later, value=value, lower=lower, upper=upper)


def _place(gap: Gap, than: bool = False) -> str:
    """A gap's size, side and interval in words that need no sign; with `than`, also what it is beside."""
    size = f"{number(abs(gap.value))} {points(gap.unit)}"
    word = "higher" if gap.value > 0 else "lower" if gap.value < 0 else "apart"
    beside = f" {'from' if word == 'apart' else 'than'} {gap.comparator}" if than else ""
    return f"{size} {word}{beside}{_interval(gap, ' (', ')')}"


def _unclear_detail(gap: Gap) -> str:
    """Levels, difference and interval of a gap that is not clear; which side it is on would say too much."""
    known = gap.group_value is not None and gap.comparator_value is not None
    levels = (
        f"{level(gap.group_value or 0, gap.unit)} and {level(gap.comparator_value or 0, gap.unit)}, "
        if known
        else ""
    )
    size = f"{number(abs(gap.value))} {points(gap.unit)}"
    return f"{levels}a difference of {size}{_interval(gap, ' (', ')')}"


def _interval(gap: Gap, before: str, after: str) -> str:
    """The 95 % interval, with a side for each bound where they differ, or that there is none."""
    if gap.lower is None or gap.upper is None:
        return f"{before}no interval is known{after}"
    near, far = sorted((abs(gap.lower), abs(gap.upper)))
    if gap.direction is not Direction.UNCLEAR:
        return f"{before}95% interval {number(near)} to {number(far)}{after}"
    return f"{before}95% interval {_side(gap.lower)} to {_side(gap.upper)}{after}"


def _side(bound: float) -> str:
    """A bound as so much lower or higher."""
    return f"{number(abs(bound))} {'higher' if bound > 0 else 'lower'}" if bound else "no difference"


def _counts(gap: Gap) -> str:
    """The group's counts in brackets, where both are shown."""
    if gap.numerator is None or gap.denominator is None:
        return ""
    return f" ({gap.numerator:,} of {gap.denominator:,})"
