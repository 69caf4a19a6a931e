"""What leaders and others have said in surveys that are already published.

Facts with their source. No interval can be given: none of these sources publishes how many people answered.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Finding:
    """One published answer, in the past tense: how many, of whom, to what."""

    figure: str
    statement: str
    source: str


CONFEDERATION = "NHS Confederation survey of its members, 2020. Base not published."

FINDINGS = [
    Finding(
        "9 in 10",
        "leaders agreed that addressing health inequalities should be a priority for the NHS.",
        CONFEDERATION,
    ),
    Finding(
        "Fewer than half",
        "of leaders felt that they had the knowledge, tools and support to tackle health inequalities.",
        CONFEDERATION,
    ),
    Finding(
        "More than half", "of leaders had concerns about institutional racism in the NHS.", CONFEDERATION
    ),
    Finding(
        "Fewer than half",
        "of leaders were confident that their board would represent its community within five years.",
        CONFEDERATION,
    ),
    Finding(
        "75%",
        "of leaders agreed that “Black and minority ethnic communities”, in the survey’s words, had poorer "
        "access and outcomes.",
        CONFEDERATION,
    ),
    Finding(
        "Almost two-thirds",
        "of the Black people asked thought the NHS protected their health less than that of White people.",
        "ClearView Research, 2020. Base not published.",
    ),
    Finding(
        "In words",
        "Racism in organisational culture prevented progress on inequities among staff, the study found.",
        "TIDES study, 2021. A finding from what people said, not from a count.",
    ),
]
