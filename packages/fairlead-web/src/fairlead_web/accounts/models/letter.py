"""A letter: what the site has to tell somebody by e-mail, kept until it is sent."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Letter(models.Model):
    """One e-mail. Written with the deed it tells of, sent by the worker, its text wiped once it is over.

    The key is the writer's own name for it ("invitation-12"), so that the same is never written twice. It is
    for a person, or for an address where nobody has an account yet; the address is wiped with the text.
    """

    class State(models.TextChoices):
        """Where it stands."""

        WAITING = "waiting", "Waiting to be sent"
        SENDING = "sending", "Being sent"
        DOUBTFUL = "doubtful", "May have been sent"
        SENT = "sent", "Sent"
        FAILED = "failed", "Given up"

    key = models.CharField("the writer's name for it", max_length=120, unique=True)
    kind = models.CharField("kind", max_length=30)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="person",
        null=True,
        on_delete=models.CASCADE,
        related_name="letters",
    )
    address = models.EmailField("address of somebody without an account", blank=True)
    subject = models.CharField("subject", max_length=150)
    text = models.TextField("text", blank=True)
    state = models.CharField("state", max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveIntegerField("times tried", default=0)
    due_at = models.DateTimeField("to be tried from", default=timezone.now)
    good_until = models.DateTimeField("of no use after", null=True)
    handed_at = models.DateTimeField("being sent since", null=True)
    written_at = models.DateTimeField("written", default=timezone.now)
    sent_at = models.DateTimeField("sent", null=True)
    fault = models.CharField("kind of the last fault", max_length=60, blank=True)

    class Meta:
        """Oldest first; what is over holds no text and no address."""

        ordering = ("due_at", "pk")
        indexes = (models.Index(fields=["state", "due_at"], name="letter_state_due"),)
        constraints = (
            models.CheckConstraint(
                name="letter_is_wiped_once_over",
                condition=Q(state__in=["waiting", "sending", "doubtful"]) | Q(text="", address=""),
            ),
            models.CheckConstraint(
                name="letter_is_dated_while_its_fate_is_open",
                condition=Q(state__in=["sending", "doubtful"], handed_at__isnull=False)
                | (~Q(state__in=["sending", "doubtful"]) & Q(handed_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="letter_sent_if_and_only_if_dated",
                condition=Q(state="sent", sent_at__isnull=False)
                | (~Q(state="sent") & Q(sent_at__isnull=True)),
            ),
        )

    def __str__(self) -> str:
        return f"Letter {self.pk}"
