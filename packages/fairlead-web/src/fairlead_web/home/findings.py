"""What leaders and others have said in surveys that are already published.

Facts with their source. No interval can be given: none of these sources publishes how many people answered.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _


@dataclass(frozen=True)
class Finding:
    """One published answer, in the past tense: how many, of whom, to what."""

    figure: str
    statement: str
    source: str


CONFEDERATION = _("NHS Confederation survey of its members, 2020. Base not published.")

FINDINGS = [
    Finding(
        _("9 in 10"),
        _("leaders agreed that addressing health inequalities should be a priority for the NHS."),
        CONFEDERATION,
    ),
    Finding(
        _("Fewer than half"),
        _("of leaders felt that they had the knowledge, tools and support to tackle health inequalities."),
        CONFEDERATION,
    ),
    Finding(
        _("More than half"),
        _("of leaders had concerns about institutional racism in the NHS."),
        CONFEDERATION,
    ),
    Finding(
        _("Fewer than half"),
        _("of leaders were confident that their board would represent its community within five years."),
        CONFEDERATION,
    ),
    Finding(
        _("75%"),
        _(
            "of leaders agreed that “Black and minority ethnic communities”, in the survey’s words, had "
            "poorer access and outcomes."
        ),
        CONFEDERATION,
    ),
    Finding(
        _("Almost two-thirds"),
        _("of the Black people asked thought the NHS protected their health less than that of White people."),
        _("ClearView Research, 2020. Base not published."),
    ),
    Finding(
        _("In words"),
        _("Racism in organisational culture prevented progress on inequities among staff, the study found."),
        _("TIDES study, 2021. A finding from what people said, not from a count."),
    ),
]
