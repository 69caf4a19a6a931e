"""News from a network's chair."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class Update(models.Model):
    """What a chair tells: those who belong, or everybody."""

    network = models.ForeignKey(
        "networks.Network", verbose_name="network", on_delete=models.PROTECT, related_name="updates"
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="author",
        null=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    title = models.CharField("title", max_length=120)
    text = models.TextField("text", max_length=10_000)
    public = models.BooleanField("everybody may read it", default=False)
    published_at = models.DateTimeField("published", default=timezone.now)

    class Meta:
        """Newest first."""

        ordering = ("-published_at", "-pk")
        indexes = (models.Index(fields=["network", "-published_at"], name="update_network_published"),)

    def __str__(self) -> str:
        return self.title
