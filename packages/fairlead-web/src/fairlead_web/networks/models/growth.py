"""How many people belong, as far as the programme team may know it."""

from django.db import models
from django.db.models import F


class GrowthFigure(models.Model):
    """A network's size at the end of a quarter, rounded. The exact count is never stored.

    Once written it does not change, so nobody can watch it to see a single person come or go.
    """

    network = models.ForeignKey(
        "networks.Network", verbose_name="network", on_delete=models.PROTECT, related_name="+"
    )
    quarter_ends_on = models.DateField("end of the quarter")
    people = models.PositiveIntegerField("people to the nearest ten; nought for fewer than ten")

    class Meta:
        """Oldest first."""

        ordering = ("quarter_ends_on", "network")
        constraints = (
            models.UniqueConstraint(name="one_growth_figure", fields=["network", "quarter_ends_on"]),
            models.CheckConstraint(
                name="growth_is_rounded_to_ten", condition=models.Q(people=F("people") / 10 * 10)
            ),
        )

    def __str__(self) -> str:
        return f"{self.network_id} {self.quarter_ends_on}"
