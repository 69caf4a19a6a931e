"""A question, or a request for another format: whose turn it is, until when, and what was answered."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Enquiry(models.Model):
    """What somebody wrote to the programme; the asker needs no account."""

    class Kind(models.TextChoices):
        """What is wanted."""

        QUESTION = "question", "Question"
        FORMAT = "format", "Another format"

    class Format(models.TextChoices):
        """How a page or file can be had besides."""

        LARGE_PRINT = "large-print", _("Large print")
        BRAILLE = "braille", _("Braille")
        EASY_READ = "easy-read", _("Easy read")
        BSL = "bsl", _("British Sign Language")
        AUDIO = "audio", _("Audio")
        LANGUAGE = "language", _("Another language")

    class State(models.TextChoices):
        """Where it stands."""

        OPEN = "open", "Open"
        ANSWERED = "answered", "Answered"
        CLOSED = "closed", "Closed without an answer"

    reference = models.CharField("reference", max_length=12, unique=True)
    kind = models.CharField("kind", max_length=10, choices=Kind)
    state = models.CharField("state", max_length=10, choices=State, default=State.OPEN)
    name = models.CharField("name", max_length=120, blank=True)
    email = models.EmailField("e-mail address")
    text = models.TextField("what was asked", max_length=4000)
    format = models.CharField("format", max_length=20, choices=Format, blank=True)
    wanted_of = models.CharField("which page or file", max_length=300, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="owner",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asker = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="asker, where signed in",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    asked_at = models.DateTimeField("asked", auto_now_add=True)
    due_on = models.DateField("to be answered by")
    settled_at = models.DateTimeField("answered or closed", null=True, blank=True)

    class Meta:
        """The most urgent first."""

        ordering = ("due_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="a_request_for_a_format_names_it",
                condition=Q(kind="format") & ~Q(format="") | Q(kind="question", format=""),
            ),
            models.CheckConstraint(
                name="an_enquiry_is_open_until_it_is_settled",
                condition=Q(state="open", settled_at__isnull=True)
                | (~Q(state="open") & Q(settled_at__isnull=False)),
            ),
        )

    def __str__(self) -> str:
        return self.reference


class Reply(models.Model):
    """One letter to the asker, or one note among the programme team."""

    enquiry = models.ForeignKey(
        Enquiry, verbose_name="enquiry", on_delete=models.CASCADE, related_name="replies"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="author",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    text = models.TextField("text", max_length=4000)
    sent = models.BooleanField("sent to the asker")
    written_at = models.DateTimeField("written", auto_now_add=True)

    class Meta:
        """In the order written."""

        ordering = ("written_at", "pk")

    def __str__(self) -> str:
        return f"{self.enquiry_id}: {self.written_at}"
