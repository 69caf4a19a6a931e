"""What those who belong say to one another: topics, and posts below them. There is no third level.

Whoever writes here tells everybody inside that they belong, so all of it is special-category data. What is
removed loses its words at once; what its author removed loses the author too.
"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead_web.networks.models.network import Network


class Contribution(models.Model):
    """What a topic and a post have in common."""

    class State(models.TextChoices):
        """Whether others read it."""

        SHOWN = "shown", _("Shown")
        HIDDEN = "hidden", _("Hidden by a moderator")
        WITHDRAWN = "withdrawn", _("Removed by its author")
        REMOVED = "removed", _("Removed by a moderator")

    GONE = (State.WITHDRAWN, State.REMOVED)

    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="author",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    text = models.TextField("text", max_length=5000)
    state = models.CharField("state", max_length=10, choices=State, default=State.SHOWN)
    verdict = models.ForeignKey(
        "networks.Verdict",
        verbose_name="why a moderator hid or removed it",
        null=True,
        blank=True,
        on_delete=models.RESTRICT,
        related_name="+",
    )
    key = models.UUIDField("the form it came from, so that sending twice is sending once", unique=True)
    written_at = models.DateTimeField("written", default=timezone.now)
    edited_at = models.DateTimeField("edited", null=True, blank=True)

    class Meta:
        """What is removed holds no words; what its author removed names nobody."""

        abstract = True
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            models.CheckConstraint(
                name="%(class)s_has_words_until_removed",
                condition=(Q(state__in=["shown", "hidden"]) & ~Q(text=""))
                | Q(state__in=["withdrawn", "removed"], text=""),
            ),
            models.CheckConstraint(
                name="%(class)s_withdrawn_names_nobody",
                condition=Q(state="withdrawn", author__isnull=True)
                | (~Q(state="withdrawn") & Q(author__isnull=False)),
            ),
            models.CheckConstraint(
                name="%(class)s_says_why_a_moderator_hid_it",
                condition=Q(state__in=["hidden", "removed"], verdict__isnull=False)
                | Q(state__in=["shown", "withdrawn"], verdict__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{type(self).__name__} {self.pk}"  # no words, since texts of objects end in logs

    @property
    def is_shown(self) -> bool:
        """Whether others read it."""
        return self.state == self.State.SHOWN

    @property
    def is_gone(self) -> bool:
        """Whether its words are deleted."""
        return self.state in self.GONE

    def withdraw(self) -> None:
        """Take out the words and the author; whoever calls this saves."""
        self.author, self.text, self.state = None, "", self.State.WITHDRAWN
        self.verdict, self.edited_at = None, None


class Topic(Contribution):
    """What somebody wants to talk about in a network."""

    kind = "topic"

    network = models.ForeignKey(Network, verbose_name="network", on_delete=models.CASCADE, related_name="+")
    title = models.CharField("title", max_length=120, blank=True)

    class Meta(Contribution.Meta):
        """Newest first; the pages order by the last post."""

        ordering = ("-written_at", "-pk")
        indexes = (models.Index(fields=["network", "-written_at"], name="topic_network_written"),)
        constraints: ClassVar[tuple[models.BaseConstraint, ...]] = (
            *Contribution.Meta.constraints,
            models.CheckConstraint(
                name="topic_has_a_title_until_removed",
                condition=(Q(state__in=["shown", "hidden"]) & ~Q(title=""))
                | Q(state__in=["withdrawn", "removed"], title=""),
            ),
        )

    def withdraw(self) -> None:
        """The same, with the title."""
        super().withdraw()
        self.title = ""

    @property
    def topic(self) -> "Topic":
        """The topic that holds it: itself. So a page need not ask which of the two it has."""
        return self


class Post(Contribution):
    """An answer to a topic. A post has no answers of its own."""

    kind = "post"

    topic = models.ForeignKey(Topic, verbose_name="topic", on_delete=models.CASCADE, related_name="posts")

    class Meta(Contribution.Meta):
        """Oldest first."""

        ordering = ("written_at", "pk")
        indexes = (models.Index(fields=["topic", "written_at"], name="post_topic_written"),)

    @property
    def network(self) -> Network:
        """The network in which it was written."""
        return self.topic.network
