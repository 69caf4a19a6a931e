"""Reading discussions, reports and the moderation log, for those inside and those who judge."""

from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from fairlead_web.networks import queries
from fairlead_web.networks.models import Network, Post, Report, Topic, Verdict

PEOPLE = ("author", "verdict")


def topics_of(network: Network) -> QuerySet[Topic]:
    """A network's topics, the one with the newest post first."""
    last = Coalesce(Max("posts__written_at"), "written_at")
    found = Topic.objects.filter(network=network).select_related(*PEOPLE, "network")
    return found.annotate(last_at=last).order_by("-last_at", "-pk")


def topics_for(person: Any) -> QuerySet[Topic]:
    """Topics that others opened in the networks that a person belongs to or chairs; for that person only."""
    inside = queries.networks_inside(person)
    shown = Topic.objects.filter(network__in=inside.values("pk"), state=Topic.State.SHOWN)
    return shown.exclude(author_id=person.pk).select_related("network")


def posts_of(topic: Topic) -> QuerySet[Post]:
    """The posts of a topic, oldest first."""
    return Post.objects.filter(topic=topic).select_related(*PEOPLE, "topic__network")


def contribution(network: Network, kind: str, number: int) -> Topic | Post | None:
    """One topic or post of a network."""
    if kind == Topic.kind:
        return Topic.objects.filter(network=network, pk=number).select_related(*PEOPLE, "network").first()
    posts = Post.objects.filter(topic__network=network, pk=number)
    return posts.select_related(*PEOPLE, "topic__network").first()


def words_left_in(person: Any) -> QuerySet[Network]:
    """Networks where a person's words stand who no longer takes part there, as a chair's after their term."""
    wrote = Q(pk__in=Topic.objects.filter(author_id=person.pk).values("network"))
    wrote |= Q(pk__in=Post.objects.filter(author_id=person.pk).values("topic__network"))
    inside = queries.networks_belonged_to(person) | queries.networks_chaired(person)
    return Network.objects.filter(wrote).exclude(pk__in=inside.values("pk"))


def judged_of(person: Any) -> list[Topic | Post]:
    """What a person wrote and a moderator hid or removed; for that person only."""
    topics = Topic.objects.filter(author_id=person.pk, verdict__isnull=False)
    posts = Post.objects.filter(author_id=person.pk, verdict__isnull=False)
    return [
        *topics.select_related("network", "verdict"),
        *posts.select_related("topic__network", "verdict"),
    ]


def written_by(person: Any) -> list[Topic | Post]:
    """What a person wrote that still has words, inside or not; for that person only."""
    topics = Topic.objects.filter(author_id=person.pk).exclude(state__in=Topic.GONE)
    posts = Post.objects.filter(author_id=person.pk).exclude(state__in=Post.GONE)
    return [
        *topics.select_related("network", "verdict"),
        *posts.select_related("topic__network", "verdict"),
    ]


def reports_of(thing: Topic | Post) -> QuerySet[Report]:
    """The reports of one topic or post that wait."""
    return Report.objects.filter(answered_at=None, **{thing.kind: thing})


def reports_waiting() -> QuerySet[Any]:
    """All reports that wait, with the numbers of network and author beside them."""
    return (
        Report.objects.filter(answered_at=None)
        .annotate(
            network_number=Coalesce("topic__network_id", "post__topic__network_id"),
            author_number=Coalesce("topic__author_id", "post__author_id"),
        )
        .select_related("topic__network", "post__topic__network")
    )


def reports_to_judge(person: Any, *networks: Network) -> QuerySet[Any]:
    """Those that wait for a chair in these networks: none about what the chair wrote."""
    inside = reports_waiting().filter(network_number__in=[network.pk for network in networks])
    return inside.exclude(author_number=person.pk)


def reports_for_team() -> QuerySet[Any]:
    """Those that no chair can judge, since the network has none but the author."""
    able = queries.terms_today().filter(network=OuterRef("network_number"))
    return reports_waiting().exclude(Exists(able.exclude(person=OuterRef("author_number"))))


def reports_waiting_for(person: Any) -> int:
    """How many reports wait for a person as chair; for that person's own page only."""
    return reports_to_judge(person, *queries.networks_chaired(person)).count()


def reports_waiting_for_team(person: Any) -> int:
    """How many reports a member of the programme team can judge, having written none of it."""
    return reports_for_team().exclude(author_number=person.pk).count()


def is_for_team(thing: Topic | Post) -> bool:
    """Whether a report of this waits for the programme team."""
    return reports_for_team().filter(**{thing.kind: thing}).exists()


def log_of(network: Network) -> QuerySet[Verdict]:
    """The moderation log of a network, newest first."""
    return Verdict.objects.filter(network=network)


def of_network(network: Network) -> Q:
    """A condition on reports: about something in this network."""
    return Q(topic__network=network) | Q(post__topic__network=network)
