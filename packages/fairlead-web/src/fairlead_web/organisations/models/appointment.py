"""Somebody is asked whether they chair or sponsor a staff network."""

from django.conf import settings
from django.db import models

from fairlead_web.organisations.models.office import Office
from fairlead_web.organisations.models.staff_network import StaffNetwork


class Appointment(models.Model):
    """A question to whoever is at an address. It names no account: whoever asks learns of none.

    A yes makes it a role or an office. A no leaves it as it is, so that it looks like no answer.
    """

    staff_network = models.ForeignKey(
        StaffNetwork, verbose_name="staff network", on_delete=models.CASCADE, related_name="appointments"
    )
    kind = models.CharField("office", max_length=10, choices=Office.Kind)
    post = models.CharField("post", max_length=120, blank=True)
    address = models.EmailField("address", max_length=190)
    starts_on = models.DateField("from", null=True, blank=True)
    ends_on = models.DateField("to", null=True, blank=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="who asked", on_delete=models.CASCADE, related_name="+"
    )
    asked_at = models.DateTimeField("asked", auto_now_add=True)
    declined_at = models.DateTimeField("declined", null=True, blank=True)

    class Meta:
        """Newest first; nobody is asked the same twice."""

        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                name="one_appointment_an_address", fields=["staff_network", "kind", "post", "address"]
            ),
        )

    def __str__(self) -> str:
        return f"Appointment {self.pk}"
