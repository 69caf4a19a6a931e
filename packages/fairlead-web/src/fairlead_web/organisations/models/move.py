"""What moved when a body closed: kept so that a merger recorded by mistake can be put right."""

from django.db import models

from fairlead_web.organisations.models.organisation import Organisation


class Move(models.Model):
    """One row that ended at a body, and the one that began elsewhere. Numbers only: it names nobody."""

    class Kind(models.TextChoices):
        """What moved."""

        AFFILIATION = "affiliation", "Affiliation"
        ROLE = "role", "Role"
        OFFICE = "office", "Office"
        PARTNERSHIP = "partnership", "Partnership"
        STAFF_NETWORK = "staff-network", "Staff network"
        DOMAIN = "domain", "Domain"
        WELCOME = "welcome", "What waits for somebody invited"
        REQUEST = "request", "Request for a role"

    organisation = models.ForeignKey(
        Organisation, verbose_name="body that closed", on_delete=models.CASCADE, related_name="moves"
    )
    kind = models.CharField("what moved", max_length=15, choices=Kind)
    number = models.PositiveBigIntegerField("number of the row there")
    begun = models.PositiveBigIntegerField("number of the row that began", null=True, blank=True)
    until = models.DateField("last day it had before", null=True, blank=True)

    class Meta:
        """In their order."""

        ordering = ("pk",)

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
