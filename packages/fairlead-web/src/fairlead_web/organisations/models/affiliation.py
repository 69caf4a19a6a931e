"""Where somebody works or whom they represent, between dates."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from fairlead_web.organisations.models.organisation import Organisation


class Affiliation(models.Model):
    """A person's place in an organisation. It gives no right to do anything: roles do."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="person", on_delete=models.CASCADE, related_name="affiliations"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name="organisation", on_delete=models.PROTECT, related_name="affiliations"
    )
    job_title = models.CharField("job title", max_length=120, blank=True)
    starts_on = models.DateField("from")
    ends_on = models.DateField("to", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="affiliation_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.UniqueConstraint(
                name="one_open_affiliation_with_an_organisation",
                fields=["person", "organisation"],
                condition=Q(ends_on__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return ", ".join(part for part in (self.job_title, str(self.organisation)) if part)
