"""What the universes of several periods have in common: the same counts under the same equations."""

from collections.abc import Mapping
from dataclasses import dataclass

from fairlead.disclosure import rules
from fairlead.disclosure.policy import Policy
from fairlead.disclosure.system import Real, System, Whole
from fairlead.disclosure.universe import Quantity, Universe
from fairlead.reference.breakdowns import Breakdown


@dataclass(frozen=True)
class Layout:
    """A universe without its values.

    limits: the threshold of every quantity. weights: how much readers need each variable.
    blocks: which variables belong together.
    """

    system: System
    limits: Whole
    weights: Real
    blocks: Whole


class Layouts:
    """Layouts, each made once: a study's periods mostly hold the same tables."""

    def __init__(self, breakdowns: Mapping[str, Breakdown], policy: Policy) -> None:
        """One study's breakdowns and policy."""
        self.breakdowns = breakdowns
        self.policy = policy
        self._made: dict[tuple[tuple[Quantity, ...], bool, str | None], Layout] = {}

    def of(self, universe: Universe) -> Layout:
        """The layout of a universe."""
        name = universe.variables, universe.rate, universe.linked
        if name not in self._made:
            self._made[name] = Layout(
                universe.system(self.breakdowns),
                rules.thresholds(universe, self.breakdowns, self.policy),
                rules.weights(universe, self.breakdowns),
                rules.blocks(universe),
            )
        return self._made[name]
