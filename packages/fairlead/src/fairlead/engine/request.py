"""What is asked of an engine, and which sources can answer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fairlead.catalogue import Indicator
from fairlead.study import CheckedSource

Table = tuple[str, ...]


@dataclass(frozen=True)
class Request:
    """The tables wanted of each indicator.

    tables: sorted breakdown ids, () for everybody. unknown: breakdown id to the code that
    empty values and remainders get. A table is made of an indicator where at least one source
    that holds the indicator maps all the table's breakdowns (and the population too, for a rate
    that is counted from rows); in the other sources everyone is unknown in what they lack.
    """

    sources: Sequence[CheckedSource]
    indicators: Sequence[Indicator]
    tables: Sequence[Table]
    unknown: Mapping[str, str]
    population: CheckedSource | None = None

    def tables_of(self, indicator: Indicator) -> tuple[Table, ...]:
        """The tables to make of an indicator."""
        holders = [source for source in self.sources if feeds(source, indicator)]
        if not holders:
            return ()
        wanted = sorted({(), *self.tables})
        if self.population and any(needs_population(source, indicator) for source in holders):
            wanted = [table for table in wanted if set(table) <= set(self.population.breakdowns)]
        return tuple(
            table for table in wanted if any(set(table) <= set(source.breakdowns) for source in holders)
        )

    def indicators_of(self, source: CheckedSource) -> tuple[Indicator, ...]:
        """The indicators a source holds."""
        return tuple(indicator for indicator in self.indicators if feeds(source, indicator))


def feeds(source: CheckedSource, indicator: Indicator) -> bool:
    """Whether a source holds what an indicator counts.

    Rows hold every indicator whose fields are all mapped, if it declares a condition at all;
    a table of counts those whose two columns are named.
    """
    if indicator.kind == "published" or source.source.kind == "published":
        return False
    if source.source.kind == "counts":
        return indicator.key in source.source.counts
    return bool(indicator.fields) and set(indicator.fields) <= set(source.fields)


def needs_population(source: CheckedSource, indicator: Indicator) -> bool:
    """Whether an indicator's denominator has to come from the population file."""
    return indicator.kind == "rate" and source.source.kind == "rows"
