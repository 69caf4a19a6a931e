"""Cells from all sources put together, with what does not add up: people, populations, two views."""

from collections.abc import Iterable, Mapping
from operator import attrgetter

from fairlead.catalogue import Indicator
from fairlead.cells import CellKey, Cells, Counts
from fairlead.engine.people import People
from fairlead.engine.request import Request, needs_population
from fairlead.errors import StudyError
from fairlead.study import CheckedSource

Place = tuple[str, str]
NOBODY = People(0, 0)
ORDER = attrgetter("organisation", "period", "groups")


class Gathered:
    """The cells of one indicator, growing source by source."""

    def __init__(self, indicator: Indicator, request: Request) -> None:
        self.indicator = indicator
        holders = [source for source in request.sources if indicator in request.indicators_of(source)]
        self.names_persons = any(source.person for source in holders)
        self.numerators: dict[CellKey, int] = {}
        self.denominators: dict[CellKey, int] = {}
        self.without_persons: set[CellKey] = set()
        self.in_need: set[Place] = set()
        self.views: dict[Place, frozenset[str]] = {}

    def add(self, source: CheckedSource, cells: Iterable[tuple[CellKey, int, int]]) -> None:
        """Add one source's cells. Of a rate that is counted from rows only the numerator counts."""
        relate = needs_population(source, self.indicator)
        for key, numerator, denominator in cells:
            self.numerators[key] = self.numerators.get(key, 0) + numerator
            self.denominators[key] = self.denominators.get(key, 0) + (0 if relate else denominator)
            if relate:
                self.in_need.add((key.organisation, key.period))
            if not source.person:
                self.without_persons.add(key)
            if source.source.kind == "counts" and not key.groups:
                self.note_view(key, source)

    def note_view(self, key: CellKey, source: CheckedSource) -> None:
        """Refuse tables that show the same people by ethnicity here and by sex there: they do not add up."""
        view = frozenset(source.breakdowns)
        if self.views.setdefault((key.organisation, key.period), view) != view:
            raise StudyError(
                f"Two tables hold '{self.indicator.key}' for {key.organisation}, {key.period}, "
                "by different breakdowns; added up, everyone would be counted twice",
                f"study.yaml, source '{source.source.id}'",
                "Put each table into a study of its own, or bring one table that crosses the breakdowns.",
            )

    def add_population(self, population: Mapping[CellKey, int]) -> None:
        """Denominators for the organisations and periods whose rows were counted, and for no others."""
        for key, people in population.items():
            if (key.organisation, key.period) in self.in_need:
                self.numerators.setdefault(key, 0)
                self.denominators[key] = self.denominators.get(key, 0) + people

    def counts(self, people: Mapping[tuple[str, CellKey], People]) -> dict[CellKey, Counts]:
        """The finished cells, in sorted order."""
        return {
            key: Counts(self.numerators[key], self.denominators[key], *self.people_of(key, people))
            for key in sorted(self.numerators, key=ORDER)
        }

    def people_of(
        self, key: CellKey, people: Mapping[tuple[str, CellKey], People]
    ) -> tuple[int | None, int | None]:
        """Distinct people of a cell, where all of its sources name persons."""
        if not self.names_persons:
            return None, None
        found = people.get((self.indicator.key, key), NOBODY)
        if key in self.without_persons:
            self.refuse_mixture(key, found)
            return None, None
        in_need = (key.organisation, key.period) in self.in_need
        return (self.denominators[key] if in_need else found.all), found.having

    def refuse_mixture(self, key: CellKey, found: People) -> None:
        """Refuse a cell in which some sources name persons and others do not."""
        if found != NOBODY:
            raise StudyError(
                f"Of the sources that hold '{self.indicator.key}' for {key.organisation}, {key.period}, "
                "some name persons and some do not, so that people cannot be counted",
                "study.yaml, sources",
                "Name the column of the person id as `person` in every source, or in none.",
            )


def finish(gathered: Iterable[Gathered], people: Mapping[tuple[str, CellKey], People]) -> Cells:
    """All indicators' cells."""
    return Cells({one.indicator.key: one.counts(people) for one in gathered})
