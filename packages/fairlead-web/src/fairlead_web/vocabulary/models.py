"""Controlled words: what people may choose from, instead of free tags."""

from django.db import models
from django.utils.translation import gettext


class Term(models.Model):
    """One word of one list. The code is for the database and addresses; the title is translated."""

    class Kind(models.TextChoices):
        """Which list."""

        INTEREST = "interest", "Interest"
        REGION = "region", "Region"

    kind = models.CharField("list", max_length=20, choices=Kind)
    code = models.SlugField("code", max_length=40)
    title = models.CharField("title in English", max_length=80)
    position = models.PositiveIntegerField("position in its list", default=0)
    retired = models.BooleanField("no longer offered", default=False)

    class Meta:
        """In the lists' own order."""

        ordering = ("kind", "position", "code")
        constraints = (models.UniqueConstraint(name="one_term_a_code", fields=["kind", "code"]),)

    def __str__(self) -> str:
        return gettext(self.title)
