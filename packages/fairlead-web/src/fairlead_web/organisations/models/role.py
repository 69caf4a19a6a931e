"""The roles people hold, between dates."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from fairlead_web.organisations.models.organisation import Organisation


class Role(models.Model):
    """What a person may do, for which organisation, and between which days (both included).

    One that somebody ends holds no longer than that moment, though the day is its last.

    The chair of a staff network holds the role for that network and for the organisation it belongs to.
    """

    class Kind(models.TextChoices):
        """The roles in use. The first three are held for one organisation, the last two for the site."""

        LEAD = "lead", _("Organisation lead")
        APPROVER = "approver", _("Organisation approver")
        STAFF_NETWORK_CHAIR = "staff-network-chair", _("Chair of a staff network")
        PROGRAMME_TEAM = "programme-team", _("Programme team")
        ADMINISTRATOR = "administrator", _("System administrator")

    FOR_ORGANISATIONS = (Kind.LEAD, Kind.APPROVER, Kind.STAFF_NETWORK_CHAIR)

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
    staff_network = models.ForeignKey(
        "organisations.StaffNetwork",
        verbose_name="staff network",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="chairs",
    )
    kind = models.CharField("role", max_length=20, choices=Kind)
    starts_on = models.DateField("from")
    ends_on = models.DateField("to", null=True, blank=True)
    ended_at = models.DateTimeField("ended before the day was over", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-starts_on", "pk")
        constraints = (
            models.CheckConstraint(
                name="role_ends_after_it_starts",
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="role_that_was_ended_has_a_last_day",
                condition=Q(ended_at__isnull=True) | Q(ends_on__isnull=False),
            ),
            models.CheckConstraint(
                name="organisation_roles_and_only_they_name_one",
                condition=(
                    Q(kind__in=["lead", "approver", "staff-network-chair"], organisation__isnull=False)
                    | Q(kind__in=["programme-team", "administrator"], organisation__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="chairs_of_staff_networks_and_only_they_name_one",
                condition=Q(kind="staff-network-chair", staff_network__isnull=False)
                | (~Q(kind="staff-network-chair") & Q(staff_network__isnull=True)),
            ),
            models.UniqueConstraint(
                name="one_open_role_of_a_kind",
                fields=["person", "organisation", "kind"],
                condition=Q(ends_on__isnull=True, staff_network__isnull=True),
            ),
            models.UniqueConstraint(
                name="one_open_chair_of_a_staff_network",
                fields=["person", "staff_network"],
                condition=Q(ends_on__isnull=True, staff_network__isnull=False),
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
