"""Words by which somebody may be telling of harm, and where they find help.

The words are looked for to one end only: to show the person who wrote them where help is, on the preview and
under what they have just posted. That is worked out each time from the text, is stored nowhere, changes no
page but the author's own, and is told to nobody. Whether a moderator hears of it, the author decides. So a
word too many does little harm, and the list is wide.
"""

import re
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise

LIFE: Final = (
    "suicide", "suicidal", "kill myself", "killing myself", "end my life", "ending my life", "end it all",
    "want to die", "wish i was dead", "better off dead", "better off without me", "no reason to live",
    "self-harm", "self harm", "self-harming", "self harming", "hurt myself", "hurting myself", "cut myself",
    "cutting myself", "overdose", "overdosed", "cannot go on", "can't go on", "cannot cope", "can't cope",
)  # fmt: skip  # several to a line read better here
"""A life may be at risk."""

WORK: Final = (
    "bully", "bullied", "bullies", "bullying", "harass", "harassed", "harasses", "harassing", "harassment",
    "assault", "assaulted", "assaulting", "abuse", "abused", "abusing", "abusive", "rape", "raped", "groped",
    "grabbed me", "hit me", "stalked", "stalking", "threaten", "threatened", "threatening", "threats",
    "intimidated", "intimidating", "intimidation", "humiliated", "belittled", "victimised", "victimisation",
    "discriminated", "discriminates", "discriminating", "discrimination", "racist", "racism", "racial slur",
    "slur", "sexist", "sexism", "homophobic", "homophobia", "biphobic", "biphobia", "transphobic",
    "transphobia", "ableist", "ableism", "islamophobic", "islamophobia", "antisemitic", "antisemitism",
    "outed me", "hate crime", "unsafe at work", "whistleblowing", "cover-up", "retaliation",
)  # fmt: skip  # several to a line read better here
"""Somebody is harmed, at work or elsewhere, or care is unsafe."""


@dataclass(frozen=True)
class Signpost:
    """Where help is, and what for."""

    name: Text
    how: Text


EMERGENCY: Final = Signpost(_("999"), _("If you or somebody else is in danger now, ring 999 or go to A&E."))
FOR_LIFE: Final = (
    Signpost(_("Samaritans"), _("Ring 116 123, free, at any hour, about anything.")),
    Signpost(_("Shout"), _("Text SHOUT to 85258, free, at any hour.")),
    Signpost(
        _("NHS 111, option 2"), _("Ring 111 and choose option 2 for help with mental health, at any hour.")
    ),
)
AT_WORK: Final = (
    Signpost(
        _("Freedom to Speak Up Guardian"),
        _(
            "Every NHS trust has one, who listens in confidence and helps you to raise what happened. Your "
            "organisation’s own pages name yours."
        ),
    ),
    Signpost(
        _("NHS staff support"),
        _("Your organisation’s staff support or occupational health service. You need not ask a manager."),
    ),
)

SIGNPOSTS: Final = (EMERGENCY, *FOR_LIFE, *AT_WORK)


def signposts(*texts: str) -> tuple[Signpost, ...]:
    """Where help is for whoever wrote these; nothing where no word tells of harm."""
    said = " ".join(" ".join(texts).casefold().replace("’", "'").split())
    life = _any_of(LIFE).search(said) is not None
    if life:
        return SIGNPOSTS
    return (*AT_WORK, *FOR_LIFE, EMERGENCY) if _any_of(WORK).search(said) else ()


def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)")  # re keeps it
