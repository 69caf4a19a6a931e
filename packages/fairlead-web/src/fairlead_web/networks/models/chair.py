"""Who chairs a network, between which days. Public, since the person agreed to it."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class ChairTerm(models.Model):
    """A person as chair of a network, from the day they agree: until then neither shown nor in power."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="person", on_delete=models.PROTECT, related_name="+"
    )
    network = models.ForeignKey(
        "networks.Network", verbose_name="network", on_delete=models.PROTECT, related_name="chair_terms"
    )
    starts_on = models.DateField("from")
    ends_on = models.DateField("to", null=True, blank=True)
    agreed_at = models.DateTimeField("agreed to be chair and to be named", null=True, blank=True)

    class Meta:
        """Newest first; nobody is appointed twice at a time."""

        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="chair_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                name="one_open_term_as_chair",
                fields=["person", "network"],
                condition=Q(ends_on__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"Chair {self.pk}"
