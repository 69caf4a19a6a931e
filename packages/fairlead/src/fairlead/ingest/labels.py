"""One period under two names, such as "2023/24" in one sheet and "2023-24" in the next."""

from collections.abc import Iterable, Iterator

from fairlead.ingest.problems import Problem, Severity, quoted
from fairlead.study.periods import TWO_YEARS, one_period
from fairlead.study.schema import Source


def two_names(labels: Iterable[tuple[Source, Iterable[str]]]) -> Iterator[Problem]:
    """A warning for each period that a study calls by two names: it is counted as two.

    labels: the periods of each source.
    """
    known: dict[str, tuple[str, Source]] = {}
    for source, periods in labels:
        for label in periods:
            first, of = known.setdefault(one_period(label), (label, source))
            if first != label:
                yield Problem(
                    f"{_named(label)} and {_named(first)} ({of.file.name}) look like one period under two "
                    "names, and are counted as two",
                    source.file.name,
                    column=source.period.column,
                    remedy="write it alike, or there is no change over time and people may be counted twice",
                    severity=Severity.WARNING,
                )


def _named(label: str) -> str:
    return f"'{label}'" if TWO_YEARS.fullmatch(label) else quoted(label)
