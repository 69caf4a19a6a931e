"""How a person wants to be written to: the one record of it."""

from django.conf import settings
from django.db import models


class Preference(models.Model):
    """How often a person wants the digest. Nothing but the person's own choice ever writes this row."""

    class Digest(models.TextChoices):
        """How often."""

        DAILY = "daily", "Daily"
        WEEKLY = "weekly", "Weekly"
        NEVER = "never", "Never"

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name="person",
        on_delete=models.CASCADE,
        related_name="preference",
    )
    digest = models.CharField("digest by e-mail", max_length=10, choices=Digest)
    chosen_at = models.DateTimeField("chosen", auto_now=True)

    class Meta:
        """By person."""

        ordering = ("person",)

    def __str__(self) -> str:
        return self.get_digest_display()
