"""How an address tells where somebody works."""

from django.db import models


class EmailDomain(models.Model):
    """What stands after the @ in the addresses of the people of an organisation, or of many."""

    domain = models.CharField("domain", max_length=190, unique=True)
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="domains",
    )

    class Meta:
        """By name."""

        ordering = ("domain",)

    def __str__(self) -> str:
        return self.domain
