"""Organisations that take part as partners, over the years."""

from django.db import models
from django.db.models import F, Q

from fairlead_web.organisations.models.organisation import Organisation


class Partnership(models.Model):
    """One span of an organisation's taking part, such as a year of the partners programme."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="organisation", on_delete=models.PROTECT, related_name="partnerships"
    )
    programme = models.CharField("in what", max_length=120)
    starts_on = models.DateField("from")
    ends_on = models.DateField("to", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="partnership_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                name="one_open_partnership_in_a_programme",
                fields=["organisation", "programme"],
                condition=Q(ends_on__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.organisation} in {self.programme}"
