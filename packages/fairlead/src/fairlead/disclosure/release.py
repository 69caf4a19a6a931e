"""The one way from findings to a release. Nothing reaches a reader that did not pass here."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from pydantic_core import to_json

from fairlead.analysis.finding import Finding
from fairlead.catalogue.indicator import Indicator
from fairlead.cells import CellKey, Cells
from fairlead.disclosure import assemble, related
from fairlead.disclosure import previous as earlier
from fairlead.disclosure.bases import universes
from fairlead.disclosure.certificate import certify
from fairlead.disclosure.columns import by_columns
from fairlead.disclosure.document import (
    PublishedFigure,
    ReleaseDocument,
    ReleasedOrganisation,
    ReleasedPolicy,
)
from fairlead.disclosure.layout import Layouts
from fairlead.disclosure.policy import Policy
from fairlead.disclosure.protection import MERGE, Protected, batches, prepare, protect
from fairlead.disclosure.solver import UnsolvedError
from fairlead.disclosure.subtotals import refuse_subtotals, refuse_sums_of_periods
from fairlead.disclosure.tables import refuse_unsuited
from fairlead.disclosure.universe import EVENTS, Quantity
from fairlead.errors import DisclosureError
from fairlead.figures import State
from fairlead.reference.breakdowns import Breakdown
from fairlead.study.schema import Study

Progress = Callable[[str, float], None]

ROUNDS = 25
ONE_ALONE = "Leave one of the indicators out, merge small groups, or leave out the smallest organisations."

_PROVED = object()


class Release:
    """A document with the certificate that proves it safe. Only this package can make one."""

    def __init__(self, document: ReleaseDocument, certificate: Mapping[str, Any], proved: object) -> None:
        """Refuse everybody who does not hold this module's token. Raises TypeError."""
        if proved is not _PROVED:
            raise TypeError("a Release is made by disclosure.release() or disclosure.load() only")
        self._document = document
        self._certificate = to_json(certificate, indent=1).decode() + "\n"

    @property
    def document(self) -> ReleaseDocument:
        """Everything a reader holds."""
        return self._document

    @property
    def certificate(self) -> dict[str, Any]:
        """What proves it safe, as in certificate.json; a fresh copy."""
        loaded: dict[str, Any] = json.loads(self._certificate)
        return loaded

    @property
    def document_json(self) -> str:
        """The text of release.json."""
        return self._document.model_dump_json(indent=1) + "\n"

    @property
    def certificate_json(self) -> str:
        """The text of certificate.json."""
        return self._certificate

    @property
    def summary(self) -> str:
        """One sentence: how much there is and how much is withheld."""
        states = Counter(figure.state for figure in self._document.figures)
        others = len(self._document.published)
        own = f"{states.total():,} figures, {states[State.SUPPRESSED]:,} of them withheld to protect people"
        if not others:
            return f"{own}."
        figures = "figure" if others == 1 else "figures"
        beside = f"{others:,} {figures} published by others, which the certificate does not cover"
        return f"{own}; {beside}." if states else f"{beside}."


def proved(document: ReleaseDocument, certificate: Mapping[str, Any]) -> Release:
    """A Release of what the checker has accepted; for this package's own use."""
    return Release(document, certificate, _PROVED)


def quiet(stage: str, share: float) -> None:
    """Report no progress."""


def release(
    *,
    study: Study,
    indicators: Sequence[Indicator],
    breakdowns: Mapping[str, Breakdown],
    cells: Cells,
    findings: Iterable[Finding],
    policy: Policy,
    key: bytes,
    organisations: Mapping[str, str] | None = None,
    published: Iterable[PublishedFigure] = (),
    previous: Sequence[Release] = (),
    progress: Progress | None = None,
) -> Release:
    """Withhold what must be, prove that it is enough, and give a Release.

    cells: rolled up (groups, broad groups, known totals, everybody; no holes). organisations:
    code to name. key: the study key, which breaks ties. Raises DisclosureError, and gives
    nothing, wherever safety is not proved.
    """
    if not isinstance(policy, Policy):
        raise TypeError("a release needs a Policy")
    refuse_unsuited(cells, breakdowns)
    documents = [one.document for one in previous]
    linked = by_columns(study, indicators, cells)
    patterns = protect_all(cells, linked, breakdowns, policy, key, documents, progress or quiet)
    document = build(
        study,
        indicators,
        breakdowns,
        cells,
        tuple(findings),
        policy,
        organisations or {},
        published,
        patterns,
    )
    earlier.refuse_conflicts(documents, document)
    return proved(document, certify(document, patterns))


def protect_all(
    cells: Cells,
    indicators: Sequence[Indicator],
    breakdowns: Mapping[str, Breakdown],
    policy: Policy,
    key: bytes,
    documents: Sequence[ReleaseDocument],
    progress: Progress,
) -> list[Protected]:
    """Every universe, protected. Raises DisclosureError where a solver fails, as where safety fails."""
    asked, layouts = universes(cells, indicators), Layouts(breakdowns, policy)
    before = [earlier.withheld(documents, universe) for universe in asked]
    patterns: list[Protected] = []
    try:
        refuse_subtotals(asked, cells)
        prepared = [prepare(one, layouts.of(one), key, kept) for one, kept in zip(asked, before, strict=True)]
        for batch in batches(prepared):
            progress("Protecting people", len(patterns) / len(asked))
            patterns += protect(batch)
        patterns = protect_related(patterns, before, cells, indicators, layouts, key)
        refuse_sums_of_periods(patterns, cells, breakdowns)
    except (UnsolvedError, MemoryError) as fault:
        raise DisclosureError(f"No safe pattern could be proved: {fault}", "study.yaml", MERGE) from fault
    return patterns


def protect_related(
    patterns: list[Protected],
    before: list[frozenset[Quantity]],
    cells: Cells,
    indicators: Sequence[Indicator],
    layouts: Layouts,
    key: bytes,
) -> list[Protected]:
    """The patterns, with more withheld where related indicators together would say too much."""
    for _ in range(ROUNDS):
        found, stuck = related.more(patterns, cells, indicators, layouts.breakdowns, layouts.policy)
        if stuck:
            raise DisclosureError(
                "These indicators together would give small counts away", stuck[0], ONE_ALONE
            )
        if not found:
            return patterns
        for number, quantities in found.items():
            before[number] |= quantities
            universe = patterns[number].universe
            [patterns[number]] = protect([prepare(universe, layouts.of(universe), key, before[number])])
    raise DisclosureError("No safe pattern was found for related indicators", "study.yaml", ONE_ALONE)


def build(
    study: Study,
    indicators: Sequence[Indicator],
    breakdowns: Mapping[str, Breakdown],
    cells: Cells,
    findings: Sequence[Finding],
    policy: Policy,
    organisations: Mapping[str, str],
    published: Iterable[PublishedFigure],
    patterns: Sequence[Protected],
) -> ReleaseDocument:
    """The document that the patterns allow."""
    kinds = {indicator.key: indicator.kind for indicator in indicators}
    shown = shows(patterns, kinds)
    others = assemble.in_order(published)
    codes = sorted({key.organisation for _, key, _ in cells} | {one.organisation for one in others})
    names = {study.organisation.code: study.organisation.name, **organisations}
    return ReleaseDocument(
        title=study.title,
        organisation=ReleasedOrganisation(code=study.organisation.code, name=study.organisation.name),
        publisher=study.publisher,
        synthetic=study.synthetic,
        policy=ReleasedPolicy(threshold=policy.threshold, special_threshold=policy.special_threshold),
        sources=tuple(dict.fromkeys(source.file.name for source in study.sources)),
        organisations=tuple(ReleasedOrganisation(code=code, name=names.get(code, code)) for code in codes),
        periods=tuple(sorted({key.period for _, key, _ in cells} | {one.period for one in others})),
        indicators=assemble.indicator_entries(indicators),
        breakdowns=tuple(assemble.breakdown_entry(one) for _, one in sorted(breakdowns.items())),
        figures=assemble.figures(cells, findings, kinds, shown),
        comparisons=assemble.comparisons(findings, kinds, shown),
        completeness=assemble.completeness(cells, kinds, shown),
        published=others,
    )


def shows(patterns: Sequence[Protected], kinds: Mapping[str, str]) -> assemble.Shown:
    """Which counts of a cell the patterns show: numerator, denominator."""
    events: set[tuple[str, CellKey]] = set()
    wholes: set[tuple[str, CellKey]] = set()
    for one in patterns:
        for k in np.flatnonzero(one.hidden):
            quantity = one.universe.variables[k]
            key = CellKey(quantity.organisation, one.universe.period, quantity.groups)
            if quantity.kind == EVENTS:
                events.add((quantity.indicator, key))
            else:
                wholes.update((indicator, key) for indicator in one.universe.indicators)

    def shown(indicator: str, key: CellKey) -> tuple[bool, bool]:
        return (indicator, key) not in events, kinds[indicator] == "rate" or (indicator, key) not in wholes

    return shown
