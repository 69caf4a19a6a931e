"""What becomes of somebody's topics and posts when they leave a network or erase their account: they go.

A topic that others have answered stays as an empty place above their posts, without words and without author.
"""

from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from fairlead_web.audit import api as audit
from fairlead_web.networks import discussion
from fairlead_web.networks.models import Network, Post, Report, Topic


@transaction.atomic
def take_out(person: Any, network: Network | None = None) -> None:
    """Delete what a person wrote in a network, or everywhere; of reports they made the reason alone stays."""
    topics, posts = Topic.objects.filter(author=person), Post.objects.filter(author=person)
    reports = Report.objects.filter(reporter=person)
    if network is not None:
        topics, posts = topics.filter(network=network), posts.filter(topic__network=network)
        reports = reports.filter(discussion.of_network(network))
    reports.update(reporter=None, words="")
    posts.delete()
    topics.exclude(Exists(Post.objects.filter(topic=OuterRef("pk")))).delete()
    for topic in topics:
        empty(topic)


def empty(thing: Topic | Post) -> None:
    """Take the words and the author out of one, and with them what was asked about it."""
    discussion.reports_of(thing).update(answered_at=timezone.now())
    thing.withdraw()
    thing.save()


def erase(*, person: Any, by: audit.Actor) -> None:
    """The same everywhere: what erasing an account does."""
    take_out(person)
