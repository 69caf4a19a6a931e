"""Staff networks: an organisation's own, with chair and executive sponsor, never with members."""

from django.db import models
from django.db.models import F, Q

from fairlead_web.organisations.models.organisation import Organisation


class StaffNetwork(models.Model):
    """A network of staff of one organisation, between dates. Its chair holds a role for it."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="organisation", on_delete=models.PROTECT, related_name="staff_networks"
    )
    name = models.CharField("name", max_length=120)
    open_to = models.CharField("whom it is for, in its own words", max_length=300)
    shown = models.BooleanField("shown to the public", default=False)
    starts_on = models.DateField("from")
    ends_on = models.DateField("to", null=True, blank=True)
    continues = models.ForeignKey(
        "self",
        verbose_name="continues",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="continued_by",
    )

    class Meta:
        """By name."""

        ordering = ("name", "pk")
        constraints = (
            models.CheckConstraint(
                name="staff_network_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                name="one_open_staff_network_a_name",
                fields=["organisation", "name"],
                condition=Q(ends_on__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.name
