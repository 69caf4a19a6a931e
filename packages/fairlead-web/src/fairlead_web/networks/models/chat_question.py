"""What people ask in a live chat, and what of it a summary keeps, as far as they agreed."""

import datetime as dt

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class AnsweredBy(models.TextChoices):
    """Whose words an answer is."""

    CHAIR = "chair", _("The chair")
    GUEST = "guest", _("The guest")


ANSWERED = ~Q(answer="") & Q(answered_by__in=AnsweredBy.values)
NO_ANSWER = Q(answer="", answered_by="")


class ChatQuestion(models.Model):
    """One question, kept until thirty days after its chat has closed. It tells that its asker belongs."""

    class State(models.TextChoices):
        """Seen by the chair alone, put to all who belong, answered, or declined."""

        WAITING = "waiting", _("With the chair")
        PUT = "put", _("Put")
        ANSWERED = "answered", _("Answered")
        DECLINED = "declined", _("Declined")

    class Quote(models.TextChoices):
        """How a summary that everybody may read may quote it: the asker's consent."""

        NO = "no", _("Not at all: everybody may read the answer, and the question in the chair’s words")
        UNNAMED = "unnamed", _("In my words, without my name")
        NAMED = "named", _("In my words, with my name, which tells everybody that I belong to this network")

    chat = models.ForeignKey(
        "networks.LiveChat", verbose_name="live chat", on_delete=models.CASCADE, related_name="+"
    )
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="asker", on_delete=models.CASCADE, related_name="+"
    )
    text = models.TextField("question", max_length=1000)
    named = models.BooleanField("put with the asker's name", default=False)
    quote = models.CharField(
        "how a public summary may quote it", max_length=10, choices=Quote, default=Quote.NO
    )
    state = models.CharField("state", max_length=10, choices=State, default=State.WAITING)
    answer = models.TextField("answer", max_length=4000, blank=True)
    answered_by = models.CharField("whose answer", max_length=10, choices=AnsweredBy, blank=True)
    reason = models.CharField("why it was declined", max_length=300, blank=True)
    asked_at = models.DateTimeField("asked")
    put_at = models.DateTimeField("put", null=True, blank=True)
    answered_at = models.DateTimeField("answered for the first time", null=True, blank=True)

    class Meta:
        """As they were put, then as they were asked."""

        ordering = ("put_at", "asked_at", "pk")
        constraints = (
            models.CheckConstraint(
                name="question_answer_and_reason_fit_its_state",
                condition=Q(state__in=["waiting", "put"], reason="") & NO_ANSWER
                | Q(state="answered", reason="") & ANSWERED
                | Q(state="declined") & NO_ANSWER & ~Q(reason=""),
            ),
            models.CheckConstraint(
                name="question_put_if_and_only_if_dated",
                condition=Q(state__in=["put", "answered"], put_at__isnull=False)
                | Q(state__in=["waiting", "declined"], put_at__isnull=True),
            ),
            models.CheckConstraint(
                name="question_answered_if_and_only_if_dated",
                condition=Q(state="answered", answered_at__isnull=False)
                | (~Q(state="answered") & Q(answered_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="question_quoted_by_name_was_put_by_name", condition=~Q(quote="named") | Q(named=True)
            ),
        )

    def __str__(self) -> str:
        return f"Question {self.pk}"  # no words and no name, since texts of objects end in logs

    @property
    def changed_at(self) -> dt.datetime | None:
        """When those who belong last saw something new of it: that it was put, or its answer."""
        return self.answered_at or self.put_at


class Exchange(models.Model):
    """A question and its answer in a summary. The asker's own words and name go when the asker says so."""

    chat = models.ForeignKey(
        "networks.LiveChat", verbose_name="live chat", on_delete=models.CASCADE, related_name="exchanges"
    )
    position = models.PositiveIntegerField("position")
    asked = models.ForeignKey(
        "networks.ChatQuestion",
        verbose_name="question as it was asked, while it is kept",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="asker, where the words are theirs",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    named = models.BooleanField("with the asker's name", default=False)
    question = models.TextField("question", max_length=1000, blank=True)
    answer = models.TextField("answer", max_length=4000)
    answered_by = models.CharField("whose answer", max_length=10, choices=AnsweredBy)

    class Meta:
        """In the chair's order; a name stands beside its owner's own words only."""

        ordering = ("chat", "position")
        constraints = (
            models.UniqueConstraint(name="one_exchange_a_position", fields=["chat", "position"]),
            models.CheckConstraint(
                name="exchange_names_the_asker_of_the_words",
                condition=Q(named=False) | (Q(asker__isnull=False) & ~Q(question="")),
            ),
        )

    def __str__(self) -> str:
        return f"Exchange {self.pk}"
