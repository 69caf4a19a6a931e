"""How far each person's digest has come."""

from django.conf import settings
from django.db import models


class DigestMark(models.Model):
    """Up to which moment a person has been told what is new. The next digest begins there."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name="person", on_delete=models.CASCADE, related_name="+"
    )
    until = models.DateTimeField("told up to")

    class Meta:
        """By person."""

        ordering = ("person",)

    def __str__(self) -> str:
        return f"Digest {self.pk}"
