"""People who ask the programme team for a role."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class RoleRequest(models.Model):
    """A person who asks to be an organisation's lead or approver, and what became of it."""

    class Kind(models.TextChoices):
        """What may be asked for."""

        LEAD = "lead", _("Organisation lead")
        APPROVER = "approver", _("Organisation approver")

    class Outcome(models.TextChoices):
        """How it ended."""

        WAITING = "waiting", _("Waits for the programme team")
        GIVEN = "given", _("Given")
        DECLINED = "declined", _("Declined")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="person", on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisation",
        on_delete=models.PROTECT,
        related_name="requests",
    )
    kind = models.CharField("role", max_length=20, choices=Kind)
    reason = models.CharField("why", max_length=500)
    outcome = models.CharField("outcome", max_length=10, choices=Outcome, default=Outcome.WAITING)
    note = models.CharField("the programme team's answer", max_length=500, blank=True)
    asked_at = models.DateTimeField("asked", auto_now_add=True)
    decided_at = models.DateTimeField("decided", null=True, blank=True)

    class Meta:
        """Oldest first: that one has waited longest. Nobody asks twice at a time."""

        ordering = ("asked_at", "pk")
        constraints = (
            models.UniqueConstraint(
                name="one_waiting_request",
                fields=["person", "organisation", "kind"],
                condition=Q(outcome="waiting"),
            ),
        )

    def __str__(self) -> str:
        return f"Request {self.pk}"
