"""Thanks to those who gave something, and what waits for people who were invited."""

from django.conf import settings
from django.db import models
from django.db.models import Q


class Credit(models.Model):
    """Thanks to a person or a body for what they gave. A person is named only once they agree."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="person",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="credits",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="credits",
    )
    what_for = models.CharField("what for", max_length=300)
    called = models.CharField("name, as the person wants it shown", max_length=120, blank=True)
    lived_experience = models.BooleanField("gave from lived experience", default=False)
    agreed_at = models.DateTimeField("agreed to be named", null=True, blank=True)
    given_on = models.DateField("given")

    class Meta:
        """Newest first; to somebody."""

        ordering = ("-given_on", "-pk")
        constraints = (
            models.CheckConstraint(
                name="credit_of_a_person_or_a_body",
                condition=Q(person__isnull=False, organisation__isnull=True)
                | Q(person__isnull=True, organisation__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_is_named_without_agreeing", condition=Q(called="") | Q(agreed_at__isnull=False)
            ),
        )

    def __str__(self) -> str:
        return f"Credit {self.pk}"


class Welcome(models.Model):
    """What is known of somebody who was invited and has not joined: it is theirs once they join."""

    invitation = models.OneToOneField(
        "accounts.Invitation", verbose_name="invitation", on_delete=models.CASCADE, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisation",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="welcomes",
    )
    job_title = models.CharField("job title", max_length=120, blank=True)
    credit_for = models.CharField("what they are to be credited for", max_length=300, blank=True)
    lived_experience = models.BooleanField("comes from lived experience", default=False)
    basis = models.CharField("lawful basis for holding the address", max_length=30, blank=True)

    def __str__(self) -> str:
        return f"Welcome {self.pk}"
