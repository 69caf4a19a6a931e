"""Who stands for a staff network without a role: its executive sponsor, or a chair without account."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fairlead_web.organisations.models.staff_network import StaffNetwork


class Office(models.Model):
    """An office of a staff network, between dates. A chair with an account holds a role instead."""

    class Kind(models.TextChoices):
        """The offices."""

        SPONSOR = "sponsor", "Executive sponsor"
        CHAIR = "chair", "Chair"

    staff_network = models.ForeignKey(
        StaffNetwork, verbose_name="staff network", on_delete=models.CASCADE, related_name="offices"
    )
    kind = models.CharField("office", max_length=10, choices=Kind)
    post = models.CharField("post", max_length=120)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="person, if on the site",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    name = models.CharField("name, if not on the site", max_length=120, blank=True)
    starts_on = models.DateField("from")
    ends_on = models.DateField("to", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-starts_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="office_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="office_of_a_person_or_a_name", condition=Q(person__isnull=True) | Q(name="")
            ),
            models.CheckConstraint(
                name="chairs_on_the_site_hold_a_role", condition=~Q(kind="chair", person__isnull=False)
            ),
            models.UniqueConstraint(
                name="one_open_office_a_post",
                fields=["staff_network", "kind", "post", "name"],
                condition=Q(ends_on__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.post}"
