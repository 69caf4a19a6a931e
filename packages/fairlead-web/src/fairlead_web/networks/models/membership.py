"""Who belongs to which network: special-category data, seen by the network's own chair and nobody else.

No other model points here, and nothing can be reached from a person to here: each reader has to ask for the
register on purpose. A row is deleted, not ended, when its person leaves.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Membership(models.Model):
    """One entry of a network's register."""

    class Kind(models.TextChoices):
        """The two ways of belonging."""

        MEMBER = "member", _("Member")
        SUPPORTER = "supporter", _("Supporter")

    class State(models.TextChoices):
        """Asked where the network approves who joins; joined otherwise."""

        ASKED = "asked", _("Waiting for the chair")
        JOINED = "joined", _("Joined")

    class Seen(models.TextChoices):
        """What the others who belong to the network see of this person."""

        NOTHING = "nothing", _("Nothing: they do not know that I belong")
        NAME = "name", _("The name I use in discussions")
        PROFILE = "profile", _("That name, and what my profile shows to anyone who is signed in")

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="person", on_delete=models.CASCADE, related_name="+"
    )
    network = models.ForeignKey(
        "networks.Network", verbose_name="network", on_delete=models.CASCADE, related_name="+"
    )
    kind = models.CharField("member or supporter", max_length=10, choices=Kind)
    state = models.CharField("state", max_length=10, choices=State)
    seen_by_fellows = models.CharField(
        "what others who belong see", max_length=10, choices=Seen, default=Seen.NOTHING
    )
    asked_at = models.DateTimeField("asked", auto_now_add=True)
    joined_at = models.DateTimeField("joined", null=True, blank=True)

    class Meta:
        """Oldest first; one entry a person and network."""

        ordering = ("asked_at", "pk")
        constraints = (
            models.UniqueConstraint(name="one_membership", fields=["person", "network"]),
            models.CheckConstraint(
                name="membership_joined_if_and_only_if_dated",
                condition=Q(state="joined", joined_at__isnull=False)
                | Q(state="asked", joined_at__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"Membership {self.pk}"  # no name and no network, since texts of objects end in logs
