"""Contacts between two people: asked for by one, agreed to by both. None of it has to do with networks."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


def whom(name: str) -> Any:
    """A field that names a person."""
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=name, on_delete=models.CASCADE, related_name="+"
    )


class ContactRequest(models.Model):
    """One person asks another. It becomes a contact, or stays: its asker never learns that it was declined.

    It stays also when its asker takes it back, without its words, so that nobody is written to twice.
    """

    asker = whom("who asks")
    asked = whom("who is asked")
    message = models.TextField("message", max_length=500, blank=True)
    sent_at = models.DateTimeField("sent", default=timezone.now)
    declined_at = models.DateTimeField("declined, in silence", null=True, blank=True)
    withdrawn_at = models.DateTimeField("taken back", null=True, blank=True)

    class Meta:
        """Newest first; one a pair and direction."""

        ordering = ("-sent_at", "-pk")
        constraints = (
            models.UniqueConstraint(name="one_contact_request", fields=["asker", "asked"]),
            models.CheckConstraint(name="nobody_asks_themselves", condition=~Q(asker=F("asked"))),
            models.CheckConstraint(
                name="contact_request_has_words_until_taken_back",
                condition=Q(withdrawn_at__isnull=True) & ~Q(message="")
                | Q(withdrawn_at__isnull=False, message=""),
            ),
        )

    def __str__(self) -> str:
        return f"Contact request {self.pk}"


class Contact(models.Model):
    """Two people who agreed to be in contact; the one with the lower number stands first."""

    one = whom("one")
    other = whom("the other")
    since = models.DateTimeField("since", default=timezone.now)

    class Meta:
        """Oldest first; a pair stands once."""

        ordering = ("since", "pk")
        constraints = (
            models.UniqueConstraint(name="one_contact_a_pair", fields=["one", "other"]),
            models.CheckConstraint(name="contact_in_order", condition=Q(one__lt=F("other"))),
        )

    def __str__(self) -> str:
        return f"Contact {self.pk}"


class ContactBlock(models.Model):
    """Somebody wants to hear nothing from another, who is never told."""

    person = whom("who blocks")
    blocked = whom("who is blocked")
    since = models.DateTimeField("since", default=timezone.now)

    class Meta:
        """Newest first; one a pair and direction."""

        ordering = ("-since", "-pk")
        constraints = (
            models.UniqueConstraint(name="one_contact_block", fields=["person", "blocked"]),
            models.CheckConstraint(name="nobody_blocks_themselves", condition=~Q(person=F("blocked"))),
        )

    def __str__(self) -> str:
        return f"Contact block {self.pk}"
