"""On which day somebody who holds an office was last told that something waits."""

from django.conf import settings
from django.db import models


class DutyMark(models.Model):
    """So that nobody is told twice a day. Deleted the next: that something waited tells of others."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name="person", on_delete=models.CASCADE, related_name="+"
    )
    told_on = models.DateField("told")

    class Meta:
        """By person."""

        ordering = ("person",)

    def __str__(self) -> str:
        return f"Duty {self.pk}"
