"""The reference group: people, some with lived experience, who read the programme's work critically."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class ReferenceMember(models.Model):
    """Somebody in the group between two days; named only if they agreed to it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="person",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name = models.CharField("name as they want it shown", max_length=120, blank=True)
    credit = models.CharField("what they bring, in their words", max_length=200, blank=True)
    lived_experience = models.BooleanField("takes part from lived experience", default=False)
    agreed_on = models.DateField("agreed to be named", null=True, blank=True)
    starts_on = models.DateField("from")
    ends_on = models.DateField("to", null=True, blank=True)

    class Meta:
        """By name; a name is held only with consent."""

        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                name="reference_member_ends_after_start",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="reference_member_is_named_with_consent",
                condition=Q(agreed_on__isnull=False) | Q(name="", credit=""),
            ),
        )

    def __str__(self) -> str:
        return f"Reference group member {self.pk}"


class ReferenceNote(models.Model):
    """The published note of a meeting."""

    held_on = models.DateField("held")
    title = models.CharField("title", max_length=120)
    text = models.TextField("text", max_length=20_000)
    published_at = models.DateTimeField("published", default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return self.title
