"""Earlier releases count: what was withheld stays withheld, what was shown must bear showing again."""

from collections.abc import Iterator, Sequence

from fairlead.disclosure.document import ReleasedBreakdown, ReleasedFigure, ReleaseDocument
from fairlead.disclosure.universe import DENOMINATOR, EVENTS, Quantity, Universe
from fairlead.errors import DisclosureError
from fairlead.study.periods import one_period

REMEDY = (
    "Keep the earlier release as it is, or withdraw it first; figures about the same people that "
    "differ a little give away the few who make the difference."
)
ADDED = (
    "Leave out the breakdowns, crosses and indicators that are new in this release; where nothing is new, "
    "keep the earlier release as it is, or withdraw it first."
)

CellName = tuple[str, str, str, tuple[tuple[str, str], ...]]


def withheld(documents: Sequence[ReleaseDocument], universe: Universe) -> frozenset[Quantity]:
    """The quantities of a universe that any earlier release withheld."""
    return frozenset(
        quantity
        for document in documents
        for figure in document.figures
        if figure.period == universe.period
        and figure.organisation in universe.organisations
        and figure.indicator in universe.indicators
        for quantity in hidden_in(figure, universe.rate)
    )


def hidden_in(figure: ReleasedFigure, rate: bool) -> Iterator[Quantity]:
    """What an earlier row withheld, as quantities."""
    groups = tuple(sorted(figure.groups.items()))
    if figure.numerator is None:
        yield Quantity(EVENTS, figure.indicator, figure.organisation, groups)
    if figure.denominator is None and not rate:
        yield Quantity(DENOMINATOR, "", figure.organisation, groups)


def refuse_conflicts(documents: Sequence[ReleaseDocument], new: ReleaseDocument) -> None:
    """Raise DisclosureError where old and new figures together would say more than either."""
    now = {name(figure): figure for figure in new.figures}
    tables = {(one[0], one[2]) for one in now}
    for document in documents:
        refuse_changed_lists(document, new)
        refuse_renamed_periods(document, new)
        for figure in document.figures:
            if (figure.indicator, figure.period) in tables:
                refuse_conflict(figure, now.get(name(figure)), new)


def refuse_changed_lists(old: ReleaseDocument, new: ReleaseDocument) -> None:
    """The same breakdown must mean the same groups in both."""
    lists = {one.id: one for one in new.breakdowns}
    for one in old.breakdowns:
        other = lists.get(one.id)
        if other is not None and (one.scheme, one.edition, one.groups) != (
            other.scheme,
            other.edition,
            other.groups,
        ):
            raise DisclosureError(
                f"The breakdown {one.id} has other groups than in the earlier release",
                f"{named(one)}; {named(other)}",
                "Use the earlier code list and grouping, or give the breakdown another id.",
            )


def refuse_renamed_periods(old: ReleaseDocument, new: ReleaseDocument) -> None:
    """One period under two names would not be compared, and the few who make a difference be given away."""
    before = {figure.period for figure in old.figures}
    names = {one_period(label): label for label in before}
    for label in dict.fromkeys(figure.period for figure in new.figures):
        other = names.get(one_period(label), label)
        if label not in before and other != label:
            raise DisclosureError(
                "A period has another name than in the earlier release",
                f"'{other}' there; '{label}' here",
                f"Call it '{other}' here too: figures about the same people are compared by it.",
            )


def named(one: ReleasedBreakdown) -> str:
    """A breakdown's code list, with edition and grouping where it has them."""
    return ", ".join(filter(None, (one.scheme, one.edition, one.grouping)))


def refuse_conflict(old: ReleasedFigure, new: ReleasedFigure | None, document: ReleaseDocument) -> None:
    """One cell, then and now."""
    whom = ", ".join(f"{breakdown} {group}" for breakdown, group in old.groups.items()) or "everybody"
    where = f"{old.indicator}; {old.organisation}; {old.period}; {whom}"
    if new is None:
        raise DisclosureError(
            "A cell of the earlier release is missing from this one",
            where,
            "Keep the earlier breakdowns and crosses in the study; new ones may be added.",
        )
    special = {one.id for one in document.breakdowns if one.special}
    policy = document.policy
    limit = policy.special_threshold if special & old.groups.keys() else policy.threshold
    for before, after in pairs(old, new):
        if before is not None and after is None:
            raise DisclosureError(
                "A count that was published earlier would now have to be withheld", where, ADDED
            )
        if before is not None and after is not None and 0 < abs(after - before) < limit:
            raise DisclosureError(
                f"A count differs from the earlier release by fewer than {limit}", where, REMEDY
            )


def pairs(old: ReleasedFigure, new: ReleasedFigure) -> Iterator[tuple[int | None, int | None]]:
    """Counts then and now: events, denominators, and what lies between them."""
    yield old.numerator, new.numerator
    yield old.denominator, new.denominator
    yield rest(old), rest(new)


def rest(figure: ReleasedFigure) -> int | None:
    """Non-events, where both counts are shown."""
    if figure.numerator is None or figure.denominator is None:
        return None
    return figure.denominator - figure.numerator


def name(figure: ReleasedFigure) -> CellName:
    """What makes a figure the same figure in two releases."""
    return figure.indicator, figure.organisation, figure.period, tuple(sorted(figure.groups.items()))
