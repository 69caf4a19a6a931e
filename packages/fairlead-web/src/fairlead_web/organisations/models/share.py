"""What became of a body that was divided: each of the bodies to which part of its work went."""

from django.db import models
from django.db.models import F, Q

from fairlead_web.organisations.models.organisation import Organisation


class Share(models.Model):
    """Part of a closed body's work, at another body from a day on. With one successor there are none."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="body that was divided", on_delete=models.PROTECT, related_name="shares"
    )
    successor = models.ForeignKey(
        Organisation, verbose_name="where part of it went", on_delete=models.PROTECT, related_name="+"
    )
    what = models.CharField("what went there", max_length=200, blank=True)
    starts_on = models.DateField("from")

    class Meta:
        """By name."""

        ordering = ("successor__name", "pk")
        constraints = (
            models.UniqueConstraint(name="one_share_a_successor", fields=["organisation", "successor"]),
            models.CheckConstraint(name="no_share_of_itself", condition=~Q(successor=F("organisation"))),
        )

    def __str__(self) -> str:
        return f"{self.organisation} to {self.successor}"
