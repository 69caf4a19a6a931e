"""What a network asks of others, and what it was answered. All of it is public."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class Ask(models.Model):
    """One thing a network asks: of an organisation, of all boards, or of those who hold a role."""

    class Theme(models.TextChoices):
        """The programme's three themes."""

        EQUITY = "equity", _("Equity")
        LEADERSHIP = "leadership", _("Leadership")
        ACCOUNTABILITY = "accountability", _("Accountability")

    class Addressed(models.TextChoices):
        """To whom."""

        ORGANISATION = "organisation", _("One organisation")
        BOARDS = "boards", _("All boards")
        ROLE = "role", _("Those who hold a role")

    network = models.ForeignKey(
        "networks.Network", verbose_name="network", on_delete=models.PROTECT, related_name="asks"
    )
    theme = models.CharField("theme", max_length=20, choices=Theme)
    title = models.CharField("what the network asks, in a line", max_length=150)
    text = models.TextField("why, and what would answer it", max_length=4000)
    addressed = models.CharField("of whom", max_length=20, choices=Addressed)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    role = models.CharField("role", max_length=120, blank=True)
    asked_on = models.DateField("asked")
    answered_on = models.DateField("answered", null=True, blank=True)
    corrected_on = models.DateField("words corrected", null=True, blank=True)

    class Meta:
        """Newest first; an organisation or a role is named exactly where one is asked."""

        ordering = ("-asked_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="ask_names_whom_it_asks",
                condition=Q(addressed="organisation", organisation__isnull=False, role="")
                | Q(addressed="boards", organisation__isnull=True, role="")
                | (Q(addressed="role", organisation__isnull=True) & ~Q(role="")),
            ),
            models.CheckConstraint(
                name="ask_is_answered_after_it_is_asked",
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("asked_on")),
            ),
        )

    def __str__(self) -> str:
        return self.title


class AskReply(models.Model):
    """What an organisation answered, in the words of its lead, with its day."""

    ask = models.ForeignKey(Ask, verbose_name="ask", on_delete=models.CASCADE, related_name="replies")
    organisation = models.ForeignKey(
        "organisations.Organisation", verbose_name="organisation", on_delete=models.PROTECT, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="author",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    text = models.TextField("reply", max_length=4000)
    replied_on = models.DateField("replied")
    corrected_on = models.DateField("words corrected", null=True, blank=True)
    to_earlier_words = models.BooleanField("replied before the ask was corrected", default=False)

    class Meta:
        """Oldest first."""

        ordering = ("replied_on", "pk")

    def __str__(self) -> str:
        return f"Reply {self.pk}"
