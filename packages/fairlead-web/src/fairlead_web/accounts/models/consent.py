"""What a person agreed to, in which words, and what they objected to."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Consent(models.Model):
    """Agreement to one purpose in one version of its words; kept once withdrawn, to show that it was."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="person", on_delete=models.CASCADE, related_name="consents"
    )
    purpose = models.CharField("purpose", max_length=40)
    version = models.PositiveIntegerField("version of the words")
    given_at = models.DateTimeField("given", auto_now_add=True)
    withdrawn_at = models.DateTimeField("withdrawn", null=True)

    class Meta:
        """Newest first; one that holds for a person and purpose."""

        ordering = ("-given_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="one_consent_holds", fields=["person", "purpose"], condition=Q(withdrawn_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.purpose} {self.version}"


class Objection(models.Model):
    """A person does not want what the site would do without asking."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="person", on_delete=models.CASCADE, related_name="objections"
    )
    purpose = models.CharField("purpose", max_length=40)
    made_at = models.DateTimeField("made", auto_now_add=True)

    class Meta:
        """Newest first."""

        ordering = ("-made_at", "-pk")
        constraints = (models.UniqueConstraint(name="one_objection", fields=["person", "purpose"]),)

    def __str__(self) -> str:
        return self.purpose
