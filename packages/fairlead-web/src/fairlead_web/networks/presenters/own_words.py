"""What somebody wrote, as they find it again."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from fairlead_web.networks.models import Post, Topic, Update
from fairlead_web.networks.presenters.discussion import note
from fairlead_web.networks.presenters.words import paragraphs
from fairlead_web.ui import api as ui


@dataclass(frozen=True)
class OwnWords:
    """One topic, post or update, with the way to take it back; to its place only for somebody inside."""

    what: str
    title: str
    network: str
    when: str
    paragraphs: list[SafeString]
    note: str
    remove: str
    place: str


def lines(said: Iterable[Topic | Post], updates: Iterable[Update], inside: Collection[int]) -> list[OwnWords]:
    """All of it, newest first; `inside` are the numbers of the networks that its author may enter."""
    written = [(one.written_at, _said(one, inside)) for one in said]
    told = [(one.published_at, _update(one, inside)) for one in updates]
    return [line for _when, line in sorted(written + told, key=lambda pair: pair[0], reverse=True)]


def _said(one: Topic | Post, inside: Collection[int]) -> OwnWords:
    place = reverse("networks:topic", args=[one.network.code, one.topic.pk])
    return OwnWords(
        what=_("Topic") if isinstance(one, Topic) else _("Post"),
        title=getattr(one, "title", ""),
        network=str(one.network),
        when=ui.moment(one.written_at),
        paragraphs=paragraphs(one.text),
        note=note(one, mine=True),
        remove=reverse(f"networks:withdraw_{one.kind}", args=[one.pk]),
        place=place if one.network.pk in inside else "",
    )


def _update(one: Update, inside: Collection[int]) -> OwnWords:
    place = reverse("networks:update", args=[one.network.code, one.pk])
    return OwnWords(
        what=_("Update"),
        title=one.title,
        network=str(one.network),
        when=ui.moment(one.published_at),
        paragraphs=paragraphs(one.text),
        note="",
        remove=reverse("networks:withdraw_update", args=[one.pk]),
        place=place if one.public or one.network.pk in inside else "",
    )
