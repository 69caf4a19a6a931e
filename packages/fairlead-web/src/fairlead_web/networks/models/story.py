"""“How I make a difference”: what somebody did, in 150 words, shown as far as they agreed."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

MOST_WORDS = 150


class Story(models.Model):
    """One person's words. They see light once the chair celebrates them, and go when the author says so.

    Days and no times: a time would let a reader match an unnamed story with other records.
    """

    class Shown(models.TextChoices):
        """Where it may be shown: the author's consent."""

        NETWORK = "network", _("To those who belong to this network, with my name")
        PUBLIC_UNNAMED = "public-unnamed", _("To everybody, without my name")
        PUBLIC_NAMED = (
            "public-named",
            _("To everybody, with my name, which tells that I belong to this network"),
        )

    network = models.ForeignKey(
        "networks.Network", verbose_name="network", on_delete=models.CASCADE, related_name="+"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="author", on_delete=models.CASCADE, related_name="+"
    )
    text = models.TextField("what I did and what changed", max_length=2000)
    shown = models.CharField("where it may be shown", max_length=20, choices=Shown, default=Shown.NETWORK)
    shared_on = models.DateField("shared")
    celebrated_on = models.DateField("celebrated by the chair", null=True, blank=True)

    class Meta:
        """Newest first."""

        ordering = ("-celebrated_on", "-pk")
        verbose_name_plural = "stories"

    def __str__(self) -> str:
        return f"Story {self.pk}"
