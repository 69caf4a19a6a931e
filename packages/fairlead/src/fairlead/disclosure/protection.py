"""Universes made safe: suppression, then the attacker's audit, until the audit is content."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from fairlead.disclosure import rules
from fairlead.disclosure.audit import Audit, Findings
from fairlead.disclosure.joined import Search, join, part
from fairlead.disclosure.layout import Layout
from fairlead.disclosure.solver import Deadline, UnsolvedError
from fairlead.disclosure.suppression import Suppression, Task
from fairlead.disclosure.system import Mask, System, Whole
from fairlead.disclosure.universe import Quantity, Universe
from fairlead.errors import DisclosureError

ROUNDS = 25

LARGEST = 4000
"""How many variables universes that are searched together may have: beyond, programmes grow slow."""

SECONDS = 300.0
"""How long the search for one batch's patterns may take. Time only ever ends it without a release:
what is withheld never depends on how fast a machine is."""

MERGE = (
    "Merge small groups (choose a grouping with broader groups, or fewer crosses), "
    "or leave out the smallest organisations, and run again."
)


@dataclass(frozen=True)
class Protected:
    """A universe with its pattern (True: withheld, by variable) and what proves it safe."""

    universe: Universe
    system: System
    hidden: Mask
    findings: Findings


@dataclass(frozen=True)
class Prepared:
    """A universe and the search for its pattern."""

    universe: Universe
    search: Search

    @property
    def where(self) -> str:
        """Its place, for messages."""
        one = self.universe
        return f"{', '.join(one.indicators)}; {', '.join(one.organisations)}; {one.period}"


def prepare(universe: Universe, layout: Layout, key: bytes, earlier: frozenset[Quantity]) -> Prepared:
    """The search for a universe's pattern. Raises DisclosureError where its counts do not add up.

    earlier: quantities withheld in an earlier release, which stay withheld.
    """
    system, limits = layout.system, layout.limits
    true = rules.values(universe)
    found = system.quantities(true)
    small = rules.sensitive(universe, found, limits)
    kept = np.array([quantity in earlier for quantity in universe.variables], dtype=bool)
    task = Task(
        system=system,
        values=true,
        costs=rules.costs(system, true, layout.weights),
        ties=rules.ties(universe, system, key),
        blocks=layout.blocks,
        forced=system.closed(rules.forced(system, small) | kept),
        aims=tuple(aim for q in np.flatnonzero(small) for aim in aims(int(q), found, limits)),
    )
    prepared = Prepared(universe, Search(task, limits, small))
    if not system.holds(true):
        raise DisclosureError("The counts do not add up", prepared.where, what_is_wrong(system, true))
    return prepared


def batches(prepared: Iterable[Prepared]) -> Iterator[list[Prepared]]:
    """Universes to be searched together, in order: as many as LARGEST allows, or one."""
    batch: list[Prepared] = []
    size = 0
    for one in prepared:
        size += one.search.task.system.size
        if batch and size > LARGEST:
            yield batch
            batch, size = [], one.search.task.system.size
        batch.append(one)
    if batch:
        yield batch


def protect(batch: Sequence[Prepared]) -> list[Protected]:
    """The patterns of universes, proved safe. Raises DisclosureError for the first where that fails."""
    joint, numbers = join([one.search for one in batch], Deadline(SECONDS))
    try:
        hidden, findings = search(joint)
    except (UnsolvedError, MemoryError) as fault:
        if len(batch) > 1:
            return [pattern for one in batch for pattern in protect([one])]
        raise DisclosureError(f"No safe pattern could be proved: {fault}", batch[0].where, MERGE) from fault
    found = []
    for one, place in zip(batch, numbers, strict=True):
        system = one.search.task.system
        own = hidden[place[: system.size]]
        found.append(Protected(one.universe, system, own, part(findings, place, system.size)))
    return found


def aims(quantity: int, true: Whole, limits: Whole) -> tuple[tuple[int, int], ...]:
    """What a reader must think possible of a quantity: nought, and the threshold or more."""
    return (quantity, 0), (quantity, max(int(limits[quantity]), int(true[quantity])))


def search(asked: Search) -> tuple[Mask, Findings]:
    """Suppress and audit in turn. Raises UnsolvedError where no round ends well."""
    task, limits = asked.task, asked.limits
    suppression = Suppression(task)
    true = task.system.quantities(task.values)
    for _ in range(ROUNDS):
        suppression.protect()
        suppression.show_again()
        findings = Audit(task.system, task.values, suppression.hidden, limits, task.deadline).run()
        weak = {*findings.unproven, *doubtful(task.system, findings, asked.small, limits)}
        if not weak:
            return suppression.hidden, findings
        if not suppression.aim(aim for q in sorted(weak) for aim in aims(q, true, limits)):
            break
    raise UnsolvedError("the search did not come to an end")


def doubtful(system: System, findings: Findings, small: Mask, limits: Whole) -> list[int]:
    """Small quantities that the solutions do not show to be possibly nought and possibly large."""
    if not small.any():
        return []
    values = np.array([system.quantities(one) for one in findings.solutions]).reshape(-1, len(small))
    safe = (values == 0).any(axis=0) & (values >= limits).any(axis=0)
    return [int(q) for q in np.flatnonzero(small & ~safe)]


def what_is_wrong(system: System, true: Whole) -> str:
    """Name the first equation that the counts break, without saying by how much."""
    broken = [name for name, side in zip(system.row_names, system.residuals(true), strict=True) if side]
    below = [
        name for name, value in zip(system.quantity_names, system.quantities(true), strict=True) if value < 0
    ]
    return f"Look at {(broken + below)[0]}: parts and whole differ, or a numerator exceeds its denominator."
