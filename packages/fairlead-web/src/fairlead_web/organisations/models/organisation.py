"""A body: what it is called now and was called before, its codes, its dates, what it became."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

# The code stands in addresses, beside the site's own words there.
CODE = RegexValidator(
    r"^(?!(add|mine|people|directory\.csv)$)[A-Za-z0-9][A-Za-z0-9._-]*$",
    "A code has letters, digits, full stops and hyphens, and begins with a letter or digit.",
)


class Organisation(models.Model):
    """A body that publishes figures or takes part. Bodies merge and close: hence dates and a successor."""

    class Kind(models.TextChoices):
        """What sort of body; like is compared only with like."""

        TRUST = "trust", _("NHS trust or foundation trust")
        ICB = "icb", _("Integrated care board")
        REGION = "region", _("NHS region")
        COUNCIL = "council", _("Council")
        CHARITY = "charity", _("Charity or community organisation")
        NATIONAL = "national", _("National body")
        OTHER = "other", _("Other health or care body")

    code = models.CharField("ODS or local code", max_length=20, unique=True, validators=[CODE])
    name = models.CharField("name", max_length=200)
    kind = models.CharField("kind", max_length=10, choices=Kind)
    region = models.SlugField("code of its region", max_length=40, blank=True)  # of the list of regions
    opened_on = models.DateField("opened", null=True, blank=True)
    closed_on = models.DateField("closed", null=True, blank=True)
    successor = models.ForeignKey(
        "self",
        verbose_name="successor",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="predecessors",
    )
    # False while the last day is to come: until then people, roles and all else stay.
    handed_on = models.BooleanField("what was held there has ended or gone on", default=False)
    synthetic = models.BooleanField("made up for a demonstration", default=False)

    class Meta:
        """By name."""

        ordering = ("name", "code")
        indexes = (models.Index(fields=["kind", "region"], name="organisation_kind_region"),)
        constraints = (
            models.CheckConstraint(
                name="organisation_closes_after_it_opens",
                condition=Q(closed_on__isnull=True)
                | Q(opened_on__isnull=True)
                | Q(closed_on__gte=F("opened_on")),
            ),
            models.CheckConstraint(
                name="only_a_closed_organisation_has_a_successor",
                condition=Q(successor__isnull=True) | Q(closed_on__isnull=False),
            ),
            models.CheckConstraint(
                name="organisation_is_not_its_own_successor",
                condition=Q(successor__isnull=True) | ~Q(successor=F("pk")),
            ),
        )

    def __str__(self) -> str:
        return self.name


class EarlierName(models.Model):
    """What an organisation was called until a day."""

    organisation = models.ForeignKey(
        Organisation, verbose_name="organisation", on_delete=models.CASCADE, related_name="earlier_names"
    )
    name = models.CharField("name", max_length=200)
    until = models.DateField("last day of the name")

    class Meta:
        """Newest first."""

        ordering = ("-until", "pk")
        constraints = (
            models.UniqueConstraint(name="one_earlier_name_a_day", fields=["organisation", "until"]),
        )

    def __str__(self) -> str:
        return self.name


class OtherCode(models.Model):
    """A code of an organisation in another list."""

    class Scheme(models.TextChoices):
        """Whose list."""

        ODS = "ods", _("NHS organisation code (ODS)")
        ONS = "ons", _("Office for National Statistics")
        CHARITY = "charity", _("Charity number")
        COMPANY = "company", _("Company number")
        LOCAL = "local", _("Local code")

    organisation = models.ForeignKey(
        Organisation, verbose_name="organisation", on_delete=models.CASCADE, related_name="other_codes"
    )
    scheme = models.CharField("list", max_length=10, choices=Scheme)
    code = models.CharField("code", max_length=30)

    class Meta:
        """By list."""

        ordering = ("scheme", "code")
        constraints = (
            models.UniqueConstraint(name="a_code_names_one_organisation", fields=["scheme", "code"]),
        )

    def __str__(self) -> str:
        return f"{self.get_scheme_display()}: {self.code}"
