"""Reports of what somebody wrote, and what was decided: the moderation log."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from fairlead_web.networks.models.discussion import Post, Topic


class Reason(models.TextChoices):
    """What can be wrong with a topic or a post."""

    DISRESPECT = "disrespect", _("It attacks or belittles people")
    PRIVATE = "private", _("It tells something about somebody who has not agreed")
    RISK = "risk", _("Somebody may be at risk, or needs help")
    PURPOSE = "purpose", _("It is not what the discussion is for, such as advertising")
    OTHER = "other", _("Something else")
    NONE = "none", _("It breaks no rule")


TO_REPORT = tuple(choice for choice in Reason.choices if choice[0] != Reason.NONE)


class Verdict(models.Model):
    """One entry of the moderation log.

    It holds no name and no words of anybody who belongs, and nothing leads from it to what was judged.
    """

    class Deed(models.TextChoices):
        """What a moderator does."""

        KEEP = "keep", _("Keep: it stays as it is")
        HIDE = "hide", _("Hide: only its author and moderators can read it")
        REMOVE = "remove", _("Remove: its words are deleted for good")

    network = models.ForeignKey(
        "networks.Network", verbose_name="network", on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField(
        "topic or post", max_length=10, choices=[("topic", _("Topic")), ("post", _("Post"))]
    )
    reported_for = models.CharField("reported for", max_length=20, choices=Reason, blank=True)
    deed = models.CharField("decision", max_length=10, choices=Deed)
    reason = models.CharField("reason", max_length=20, choices=Reason)
    words = models.TextField("reason in words", max_length=1000)
    moderator = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="moderator",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    by_team = models.BooleanField("decided by the programme team, since no chair could", default=False)
    decided_on = models.DateField("decided")

    class Meta:
        """Newest first; what is kept breaks no rule, and what is not kept breaks one."""

        ordering = ("-decided_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="verdict_names_a_broken_rule_unless_it_keeps",
                condition=Q(deed="keep", reason="none") | (~Q(deed="keep") & ~Q(reason="none")),
            ),
        )

    def __str__(self) -> str:
        return f"Verdict {self.pk}"


class Report(models.Model):
    """Somebody asks a moderator to look at a topic or a post. Nobody is shown who asked."""

    topic = models.ForeignKey(
        Topic,
        verbose_name="topic",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    post = models.ForeignKey(
        Post,
        verbose_name="post",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="who asked",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    reason = models.CharField("what is wrong", max_length=20, choices=TO_REPORT)
    words = models.TextField("in words", max_length=1000, blank=True)
    made_at = models.DateTimeField("made", default=timezone.now)
    answered_at = models.DateTimeField("answered", null=True, blank=True)

    class Meta:
        """Oldest first; about one thing; a person has one report waiting about it."""

        ordering = ("made_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="report_is_about_a_topic_or_a_post",
                condition=Q(topic__isnull=False, post__isnull=True)
                | Q(topic__isnull=True, post__isnull=False),
            ),
            models.UniqueConstraint(
                name="one_waiting_report_of_a_topic",
                fields=["reporter", "topic"],
                condition=Q(answered_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="one_waiting_report_of_a_post",
                fields=["reporter", "post"],
                condition=Q(answered_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"Report {self.pk}"

    @property
    def about(self) -> Topic | Post:
        """What was reported."""
        thing = self.topic or self.post
        assert thing is not None  # noqa: S101  (the database holds to it)
        return thing
