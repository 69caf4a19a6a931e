"""Who may make an account: people at approved domains, and people with an invitation."""

from django.conf import settings
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q

domain = RegexValidator(
    r"^(?=.{4,190}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$",
    "Write a domain in small letters, such as harbour.nhs.uk.",
)


class ApprovedDomain(models.Model):
    """What stands after the @ in the addresses of people who may sign up without being asked."""

    domain = models.CharField("domain", max_length=190, unique=True, validators=[domain])
    connection = models.ForeignKey(
        "socialaccount.SocialApp",
        verbose_name="the organisation's own sign-in",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="domains",
    )
    added_at = models.DateTimeField("approved", auto_now_add=True)

    class Meta:
        """By name."""

        ordering = ("domain",)

    def __str__(self) -> str:
        return self.domain


class Invitation(models.Model):
    """A sponsor's letter to one address. The token stands in the letter only; here is its hash.

    The address is wiped when the invitation is accepted or withdrawn, and the row goes when it is past.
    """

    address = models.EmailField("address", blank=True)
    sponsor = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="sponsor", on_delete=models.CASCADE, related_name="invitations"
    )
    token_hash = models.CharField("hash of the token", max_length=64, unique=True)
    written_at = models.DateTimeField("written", auto_now_add=True)
    expires_at = models.DateTimeField("holds until")
    accepted_at = models.DateTimeField("accepted", null=True)
    withdrawn_at = models.DateTimeField("withdrawn", null=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="who accepted",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )

    class Meta:
        """Newest first."""

        ordering = ("-written_at", "-pk")
        constraints = (
            models.CheckConstraint(
                name="invitation_accepted_by_somebody",
                condition=Q(accepted_at__isnull=True, person__isnull=True)
                | Q(accepted_at__isnull=False, person__isnull=False, address=""),
            ),
            models.CheckConstraint(
                name="invitation_holds_for_a_while", condition=Q(expires_at__gt=F("written_at"))
            ),
        )

    @property
    def letter_key(self) -> str:
        """The name of the letter that offers it."""
        return f"invitation-{self.pk}"

    def __str__(self) -> str:
        return f"Invitation {self.pk}"
