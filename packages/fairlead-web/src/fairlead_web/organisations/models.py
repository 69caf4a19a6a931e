"""Organisations and the roles people hold in them, both between dates."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class Organisation(models.Model):
    """A body that publishes figures or takes part. Bodies merge and close: hence dates and a successor."""

    class Kind(models.TextChoices):
        """What sort of body; like is compared only with like."""

        TRUST = "trust", "NHS trust or foundation trust"
        ICB = "icb", "Integrated care board"
        REGION = "region", "NHS region"
        NATIONAL = "national", "National body"
        OTHER = "other", "Other health or care body"

    code = models.CharField("ODS or local code", max_length=20, unique=True)
    name = models.CharField("name", max_length=200)
    kind = models.CharField("kind", max_length=10, choices=Kind)
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
    synthetic = models.BooleanField("made up for a demonstration", default=False)

    class Meta:
        """By name."""

        ordering = ("name", "code")
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


class Role(models.Model):
    """What a person may do, for which organisation, and between which days (both included)."""

    class Kind(models.TextChoices):
        """The roles in use. The first two are held for one organisation, the last two for the whole site."""

        LEAD = "lead", "Organisation lead"
        APPROVER = "approver", "Organisation approver"
        PROGRAMME_TEAM = "programme-team", "Programme team"
        ADMINISTRATOR = "administrator", "System administrator"

    FOR_ORGANISATIONS = (Kind.LEAD, Kind.APPROVER)

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="person", on_delete=models.PROTECT, related_name="roles"
    )
    organisation = models.ForeignKey(
        Organisation,
        verbose_name="organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="roles",
    )
    kind = models.CharField("role", max_length=20, choices=Kind)
    starts_on = models.DateField("from")
    ends_on = models.DateField("to", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="role_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="organisation_roles_and_only_they_name_one",
                condition=(
                    Q(kind__in=["lead", "approver"], organisation__isnull=False)
                    | Q(kind__in=["programme-team", "administrator"], organisation__isnull=True)
                ),
            ),
            models.UniqueConstraint(
                name="one_open_role_of_a_kind",
                fields=["person", "organisation", "kind"],
                condition=Q(ends_on__isnull=True),
            ),
            # In an index two empty organisations differ, so roles for the whole site need their own.
            models.UniqueConstraint(
                name="one_open_site_role_of_a_kind",
                fields=["person", "kind"],
                condition=Q(ends_on__isnull=True, organisation__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return self.get_kind_display()
