"""Opening topics, posting, changing and removing what one wrote.

None of it is on the record of deeds. Those inside see to the minute when something was written, under the
name that its author uses there; the record would give the account's name for the same minute. It also
outlives what is written: beside an empty place it would tell for ever who wrote there.
"""

import datetime as dt
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.networks.actions.departing import empty
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.who import inside_only
from fairlead_web.networks.models import Network, Post, Topic

MOST_AN_HOUR = 20  # topics and posts of one person, in all networks together
HOUR = dt.timedelta(hours=1)
Thing = TypeVar("Thing", bound=Topic | Post)


@transaction.atomic
def start_topic(network: Network, *, title: str, text: str, by: Any, key: UUID | None = None) -> Topic:
    """Open a topic. The same form sent twice opens one."""
    inside_only(by, network)
    return _once(Topic(network=network, title=title.strip(), text=plain(text), author=by), key, by)


@transaction.atomic
def post(topic: Topic, *, text: str, by: Any, key: UUID | None = None) -> Post:
    """Post under a topic. The same form sent twice is one post."""
    inside_only(by, topic.network)
    if Topic.objects.select_for_update().get(pk=topic.pk).state != Topic.State.SHOWN:
        raise NotNow(_("This topic is hidden or removed. Nobody can post under it any more."))
    return _once(Post(topic=topic, text=plain(text), author=by), key, by)


@transaction.atomic
def change_post(thing: Thing, *, text: str, by: Any, title: str = "") -> None:
    """Change the words of one's own topic or post; it says then that it was edited."""
    inside_only(by, thing.network)
    held = own(thing, by)
    if isinstance(held, Topic):
        held.title = title.strip() or held.title
    held.text, held.edited_at = plain(text), timezone.now()
    held.full_clean()
    held.save()


@transaction.atomic
def remove_post(thing: Thing, *, by: Any) -> None:
    """Delete one's own words; an empty place says that the author removed them, and not who that was."""
    empty(own(thing, by))


def own(thing: Thing, person: Any) -> Thing:
    """The thing as it stands now, for its author, locked until the deed is done."""
    held: Any = type(thing).objects.select_for_update().filter(pk=thing.pk, author=person).first()
    if held is None or held.is_gone:
        raise NotNow(_("It is not there any more, or it is not yours to change."))
    return held  # type: ignore[no-any-return]  # of the class that was given


def plain(text: str) -> str:
    """Text as it is kept: line ends of one kind, nothing around it."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _once(fresh: Thing, key: UUID | None, by: Any) -> Thing:
    fresh.key = key or uuid4()
    fresh.full_clean(exclude=["key"])
    model = type(fresh)
    held: Any = model.objects.filter(key=fresh.key).first()
    if held is None:
        not_too_often(by)
        names = [field.name for field in model._meta.concrete_fields if field.name not in {"id", "key"}]
        given = {name: getattr(fresh, name) for name in names}
        held, _new = model.objects.get_or_create(key=fresh.key, defaults=given)
    if held.author_id not in {None, by.pk}:
        raise NotNow(_("This form has been sent already. Open it again to write something new."))
    return held  # type: ignore[no-any-return]  # of the class that was given


def not_too_often(person: Any) -> None:
    """Refuse what comes too fast for a discussion."""
    since = timezone.now() - HOUR
    written = sum(
        model.objects.filter(author=person, written_at__gt=since).count() for model in (Topic, Post)
    )
    if written >= MOST_AN_HOUR:
        raise NotNow(_("You have posted a lot in the last hour. Wait a little, then send it again."))
