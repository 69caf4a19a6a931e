"""“How I make a difference”: shared by a person, celebrated by the chair, withdrawn at any time.

The author's deeds are not on the record: a day beside a name, and a story without a name that everybody reads
from that day or no longer, would tell whose it is.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fairlead_web.audit import api as audit
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.who import belonging_only, chair_only
from fairlead_web.networks.models import Network, Story
from fairlead_web.networks.models.story import MOST_WORDS
from fairlead_web.ui import api as ui


def words(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


@transaction.atomic
def share_story(network: Network, *, text: str, shown: str, by: Any) -> Story:
    """Share what one did, with consent to where it is shown. The same words sent twice are one story."""
    belonging_only(by, network)
    too_many = words(text) - MOST_WORDS
    if too_many > 0:
        raise NotNow(
            ngettext(
                "That is %(count)s word too long. 150 is the most.",
                "That is %(count)s words too long. 150 is the most.",
                too_many,
            )
            % {"count": too_many}
        )
    story = Story(network=network, author=by, text=text, shown=shown, shared_on=timezone.localdate())
    story.full_clean()
    same = Story.objects.filter(network=network, author=by, text=text).first()
    if same is not None:
        return same
    story.save()
    return story


@transaction.atomic
def withdraw_story(story: Story, *, by: Any) -> None:
    """Delete one's own story; it is gone from every page at once."""
    if story.author_id != by.pk:
        raise NotNow(_("It is not there any more, or it is not yours to change."))
    story.delete()
    transaction.on_commit(ui.forget_pages, robust=True)


@transaction.atomic
def celebrate(story: Story, *, by: Any) -> None:
    """The chair shows a story where its author agreed."""
    chair_only(by, story.network)
    waiting = Story.objects.filter(pk=story.pk, celebrated_on=None)
    if waiting.update(celebrated_on=timezone.localdate()):
        audit.record("story.celebrated", by=by, subject=story.network)


@transaction.atomic
def put_away(story: Story, *, by: Any) -> None:
    """The chair shows a story no longer; its author still has it."""
    chair_only(by, story.network)
    shown = Story.objects.filter(pk=story.pk, celebrated_on__isnull=False)
    if shown.update(celebrated_on=None):
        audit.record("story.put-away", by=by, subject=story.network)
