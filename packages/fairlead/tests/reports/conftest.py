"""Releases to report on: made here, so that reports are tested without the road before them."""

import math

import pytest

from fairlead.disclosure.document import (
    PublishedFigure,
    ReleasedBreakdown,
    ReleasedComparison,
    ReleasedCompleteness,
    ReleasedFigure,
    ReleasedGroup,
    ReleasedIndicator,
    ReleaseDocument,
    ReleasedOrganisation,
    ReleasedPolicy,
)
from fairlead.disclosure.release import proved
from fairlead.figures import State
from fairlead.reports import Section, sections

READMISSION = ReleasedIndicator(
    key="readmission@1",
    id="readmission",
    version=1,
    title="Stays followed by readmission within 30 days",
    theme="equity",
    kind="proportion",
    polarity="lower is better",
    unit="%",
    multiplier=100,
    numerator="Stays after which the person was readmitted within 30 days",
    denominator="Stays",
    cannot_tell=("Whether a readmission could have been avoided.",),
    source="Hospital records",
    owner="Fairlead",
    review="2027-06-30",
)
DISCRIMINATION = READMISSION.model_copy(
    update={
        "key": "discrimination@1",
        "id": "discrimination",
        "title": "Staff who experienced discrimination from a manager or colleague",
        "theme": "accountability",
        "kind": "published",
        "source": "NHS Staff Survey, question 16b",
    }
)
ETHNICITY = ReleasedBreakdown(
    id="ethnicity",
    title="Ethnicity",
    scheme="Five groups of NHS 2001",
    ordered=False,
    special=False,
    comparator="white",
    groups=(
        ReleasedGroup(code="white", label="White", kind="known"),
        ReleasedGroup(code="mixed", label="Mixed", kind="known"),
        ReleasedGroup(code="asian", label="Asian", kind="known"),
        ReleasedGroup(code="black", label="Black", kind="known"),
        ReleasedGroup(code="other", label="Any other ethnic group, with a long name <in> it", kind="known"),
        ReleasedGroup(code="Z", label="Not stated", kind="not stated"),
        ReleasedGroup(code="99", label="Not known", kind="unknown"),
    ),
    source="NHS Data Dictionary",
    note="The two schemes of five groups are never compared.",
)
QUINTILE = ReleasedBreakdown(
    id="quintile",
    title="Deprivation (fifths of areas)",
    scheme="Deprivation quintile, 1 = most deprived",
    edition="English Indices of Deprivation 2019",
    ordered=True,
    special=False,
    comparator="5",
    groups=(
        ReleasedGroup(code="1", label="1 (most deprived)", kind="known"),
        *(ReleasedGroup(code=str(place), label=str(place), kind="known") for place in (2, 3, 4)),
        ReleasedGroup(code="5", label="5 (least deprived)", kind="known"),
        ReleasedGroup(code="known", label="All with a known group", kind="all known"),
    ),
)
SEX = ReleasedBreakdown(
    id="sex",
    title="Sex",
    scheme="Sex",
    ordered=False,
    special=False,
    comparator=None,
    groups=(
        ReleasedGroup(code="F", label="Female", kind="known"),
        ReleasedGroup(code="M", label="Male", kind="known"),
    ),
)


class Maker:
    """Makes figures, comparisons and whole releases with as little to say as possible."""

    readmission, discrimination = READMISSION, DISCRIMINATION
    ethnicity, quintile, sex = ETHNICITY, QUINTILE, SEX

    def figure(self, groups, numerator, denominator, period="2024/25", organisation="RXX", **more):
        share = numerator / denominator
        error = 1.96 * math.sqrt(share * (1 - share) / denominator)
        told = {
            "indicator": "readmission@1",
            "state": State.VALUE,
            "numerator": numerator,
            "denominator": denominator,
            "value": 100 * share,
            "lower": 100 * (share - error),
            "upper": 100 * (share + error),
            "method": "Wilson",
        }
        return ReleasedFigure(organisation=organisation, period=period, groups=groups, **(told | more))

    def hidden(self, groups, state=State.SUPPRESSED, period="2024/25", organisation="RXX", **more):
        return ReleasedFigure(
            indicator="readmission@1",
            organisation=organisation,
            period=period,
            groups=groups,
            state=state,
            **more,
        )

    def compare(
        self, groups, value, lower, upper, measure="difference", period="2024/25", organisation="RXX", **more
    ):
        told = {"indicator": "readmission@1", "comparator": None, "state": State.VALUE, "method": "Newcombe"}
        return ReleasedComparison(
            measure=measure,
            organisation=organisation,
            period=period,
            groups=groups,
            value=value,
            lower=lower,
            upper=upper,
            **(told | more),
        )

    def published(self, groups, value, base=None, half=None, period="2024", **more):
        told = {
            "indicator": "discrimination@1",
            "organisation": "RXX",
            "publisher": "NHS England, Survey Coordination Centre",
            "published_on": "March 2025",
            "link": "https://www.nhsstaffsurveys.com/results/",
        }
        return PublishedFigure(
            groups=groups,
            period=period,
            value=value,
            base=base,
            lower=None if half is None else value - half,
            upper=None if half is None else value + half,
            **(told | more),
        )

    def document(self, **more):
        told = {
            "title": "Readmission at Example Trust",
            "organisation": ReleasedOrganisation(code="RXX", name="Example Trust"),
            "publisher": "Example Trust",
            "synthetic": True,
            "policy": ReleasedPolicy(threshold=8, special_threshold=10),
            "sources": ("stays.csv",),
            "organisations": (ReleasedOrganisation(code="RXX", name="Example Trust"),),
            "periods": ("2023/24", "2024", "2024/25"),
            "indicators": (READMISSION, DISCRIMINATION),
            "breakdowns": (ETHNICITY, QUINTILE, SEX),
            "figures": (),
            "comparisons": (),
            "completeness": (),
            "published": (),
        }
        return ReleaseDocument(**(told | more))

    def release(self, **more):
        """A release as disclosure gives it, with a certificate that says nothing."""
        return proved(self.document(**more), {"format": "test"})

    def full(self, synthetic=True):
        """Gaps both ways, groups without figures, two periods, gradients, published figures."""
        by = [{"ethnicity": code} for code in ("white", "mixed", "asian", "black", "other", "Z", "99")]
        figures = [self.figure({}, 1010, 14100), self.figure({}, 930, 13900, period="2023/24")]
        comparisons = []
        counts = {
            "2023/24": ((640, 9600), (120, 1200), (60, 1400)),
            "2024/25": ((680, 9700), (165, 1210), (50, 1450)),
        }
        for period, (white, black, asian) in counts.items():
            figures += [
                self.figure(by[0], *white, period=period),
                self.hidden(by[1], period=period),
                self.figure(by[2], *asian, period=period),
                self.figure(by[3], *black, period=period),
                self.hidden(by[4], State.TOO_FEW, period=period, reason="Fewer than ten are counted."),
                self.figure(by[5], 71, 1000, period=period),
                self.hidden(by[6], State.UNDEFINED, period=period),
            ]
            for groups, own in ((by[2], asian), (by[3], black)):
                value = 100 * (own[0] / own[1] - white[0] / white[1])
                told = {"period": period, "comparator": "white"}
                comparisons.append(self.compare(groups, value, value - 1.6, value + 1.6, **told))
                share = own[0] / own[1] / (white[0] / white[1])
                comparisons.append(
                    self.compare(groups, share, share * 0.9, share * 1.1, measure="ratio", **told)
                )
            comparisons.append(
                self.compare(
                    by[1], None, None, None, state=State.SUPPRESSED, comparator="white", period=period
                )
            )
        for place, count in enumerate((260, 230, 200, 170, 150), start=1):
            figures.append(self.figure({"quintile": str(place)}, count, 2800))
        everyone = {"quintile": "known"}
        comparisons += [
            self.compare(everyone, -4.8, -6.1, -3.5, measure="slope_index", method="Exact"),
            self.compare(everyone, 0.51, 0.42, 0.61, measure="relative_index", method="Fieller"),
        ]
        figures += [self.figure({"sex": "F"}, 520, 7200), self.figure({"sex": "M"}, 490, 6900)]
        groups = {"white": (6.6, 520000.0, 0.07), "black": (14.9, 44000.0, 0.33), "mixed": (11.0, None, None)}
        return self.release(
            synthetic=synthetic,
            figures=tuple(figures),
            comparisons=tuple(comparisons),
            completeness=(
                ReleasedCompleteness(
                    indicator="readmission@1",
                    breakdown="ethnicity",
                    organisation="RXX",
                    period="2024/25",
                    state=State.VALUE,
                    known=13000,
                    total=14100,
                    share=92.198,
                ),
            ),
            published=tuple(
                self.published({"ethnicity": code}, value, base, half)
                for code, (value, base, half) in groups.items()
            ),
        )

    def many(self, slopes=(6.0, -5.0, 0.4, 2.0, None)):
        """Five organisations with gradients by deprivation, one of them withheld."""
        bodies = [
            ReleasedOrganisation(code=f"Q{place}", name=f"Board {place}") for place in range(len(slopes))
        ]
        figures, comparisons = [], []
        for body, slope in zip(bodies, slopes, strict=True):
            figures.append(self.figure({}, 500, 5000, organisation=body.code))
            figures += [
                self.figure({"quintile": str(place)}, 100, 1000, organisation=body.code)
                for place in range(1, 6)
            ]
            hidden = slope is None
            for measure in ("slope_index", "slope_index_national"):
                comparisons.append(
                    self.compare(
                        {"quintile": "known"},
                        slope,
                        None if hidden else slope - 1.5,
                        None if hidden else slope + 1.5,
                        measure=measure,
                        organisation=body.code,
                        state=State.SUPPRESSED if hidden else State.VALUE,
                    )
                )
        return self.release(
            organisations=(ReleasedOrganisation(code="RXX", name="Example Trust"), *bodies),
            figures=tuple(figures),
            comparisons=tuple(comparisons),
        )


@pytest.fixture(scope="session")
def make() -> Maker:
    """The maker of releases."""
    return Maker()


@pytest.fixture(scope="session")
def told(make: Maker) -> tuple[Section, ...]:
    """The sections of the full release, drawn once."""
    return sections(make.full())
