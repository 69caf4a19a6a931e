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


def lines(written: Iterable[Topic | Post | Update], inside: Collection[int]) -> list[OwnWords]:
    """All of it, newest first; `inside` are the numbers of the networks that its author may enter."""
    return [_line(one, inside) for one in sorted(written, key=_moment, reverse=True)]


def _moment(one: Topic | Post | Update) -> object:
    return one.published_at if isinstance(one, Update) else one.written_at


def _line(one: Topic | Post | Update, inside: Collection[int]) -> OwnWords:
    update = isinstance(one, Update)
    kind = "update" if update else one.kind
    reads = one.network.pk in inside or (update and one.public)
    thing = one if update or isinstance(one, Topic) else one.topic
    page = "networks:update" if update else "networks:topic"
    return OwnWords(
        what={"update": _("Update"), "topic": _("Topic"), "post": _("Post")}[kind],
        title=getattr(one, "title", ""),
        network=str(one.network),
        when=ui.moment(_moment(one)),
        paragraphs=paragraphs(one.text),
        note="" if update else note(one, mine=True),
        remove=reverse(f"networks:withdraw_{kind}", args=[one.pk]),
        place=reverse(page, args=[one.network.code, thing.pk]) if reads else "",
    )
