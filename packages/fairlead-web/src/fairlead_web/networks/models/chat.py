"""A live chat: a question-and-answer session between two moments, held by a network with its chair."""

import datetime as dt

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = dt.timedelta(days=30)
"""So long after a chat has closed its questions are kept, for the chair to edit the summary."""


class LiveChat(models.Model):
    """One session. Those who belong see that it is held; others see at most its public summary."""

    class State(models.TextChoices):
        """Where it stands; worked out from its moments and never stored."""

        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Open now")
        CLOSED = "closed", _("Closed")
        SUMMARISED = "summarised", _("Closed, with a summary")
        CANCELLED = "cancelled", _("Cancelled")

    network = models.ForeignKey(
        "networks.Network", verbose_name="network", on_delete=models.PROTECT, related_name="chats"
    )
    title = models.CharField("title", max_length=120)
    about = models.TextField("about", max_length=2000)
    guest_name = models.CharField("guest's name, as they want it shown", max_length=120, blank=True)
    guest_role = models.CharField("guest's role", max_length=160, blank=True)
    guest_agreed_on = models.DateField("guest agreed to be named", null=True, blank=True)
    opens_at = models.DateTimeField("opens")
    closes_at = models.DateTimeField("closes")
    planned_at = models.DateTimeField("planned", default=timezone.now)
    cancelled_at = models.DateTimeField("cancelled", null=True, blank=True)
    summary = models.TextField("edited summary", max_length=20_000, blank=True)
    summary_public = models.BooleanField("everybody may read the summary", default=False)
    summarised_at = models.DateTimeField("summary published", null=True, blank=True)

    class Meta:
        """Newest first; each pair of facts stands together or not at all."""

        ordering = ("-opens_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="chat_closes_after_it_opens",
                condition=Q(closes_at__gt=F("opens_at")),
                violation_error_message=_("A live chat closes after it opens."),
            ),
            models.CheckConstraint(
                name="chat_guest_is_named_with_consent",
                condition=Q(guest_agreed_on__isnull=True, guest_name="", guest_role="")
                | (Q(guest_agreed_on__isnull=False) & ~Q(guest_name="")),
            ),
            models.CheckConstraint(
                name="chat_summary_if_and_only_if_dated",
                condition=Q(summarised_at__isnull=True, summary="", summary_public=False)
                | (Q(summarised_at__isnull=False, cancelled_at__isnull=True) & ~Q(summary="")),
            ),
        )

    def __str__(self) -> str:
        return self.title

    def state_at(self, moment: dt.datetime) -> "LiveChat.State":
        """Where it stands at a moment."""
        if self.cancelled_at is not None:
            return self.State.CANCELLED
        if self.summarised_at is not None:
            return self.State.SUMMARISED
        if moment < self.opens_at:
            return self.State.PLANNED
        return self.State.OPEN if moment < self.closes_at else self.State.CLOSED

    @property
    def state(self) -> "LiveChat.State":
        """Where it stands now."""
        return self.state_at(timezone.now())

    @property
    def questions_go_at(self) -> dt.datetime:
        """When its questions are deleted."""
        return self.closes_at + KEPT
