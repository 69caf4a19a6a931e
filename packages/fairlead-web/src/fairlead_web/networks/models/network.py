"""A network: a community of leaders, and in its own words who it is open to."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

RESERVED = frozenset({"asks", "growth", "manage", "mine", "new", "peers", "reference-group", "reports"})
"""Words that stand for pages of their own where a network's code would."""


def not_reserved(code: str) -> None:
    """Refuse a code that is the address of another page."""
    if code in RESERVED:
        raise ValidationError(
            _("“%(code)s” is the address of another page. Choose another code."), params={"code": code}
        )


class Network(models.Model):
    """A community with members, supporters and a chair. Belonging to one is free, always."""

    class Characteristic(models.TextChoices):
        """By what its figures are broken down; the beginning of the library's name for it."""

        AGE = "age_band", _("Age")
        DISABILITY = "disability", _("Disability")
        ETHNICITY = "ethnicity", _("Ethnicity")
        GENDER = "gender", _("Gender")
        RELIGION = "religion", _("Religion or belief")
        SEX = "sex", _("Sex")
        SEXUAL_ORIENTATION = "sexual_orientation", _("Sexual orientation")

    code = models.SlugField("code", max_length=40, unique=True, validators=[not_reserved])
    name = models.CharField("name", max_length=120, unique=True)
    open_to = models.CharField("open to, as members", max_length=500)
    supporters = models.CharField("open to, as supporters", max_length=500)
    about = models.TextField("about", max_length=4000)
    asks_approval = models.BooleanField("the chair approves who joins", default=False)
    characteristic = models.CharField(
        "figures it is about, by", max_length=30, choices=Characteristic, blank=True
    )
    opened_on = models.DateField("opened")
    closed_on = models.DateField("closed", null=True, blank=True)

    class Meta:
        """By name."""

        ordering = ("name",)
        constraints = (
            models.CheckConstraint(
                name="network_closes_after_it_opens",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
            ),
        )

    def __str__(self) -> str:
        return gettext(self.name)

    def said(self, name: str) -> str:
        """One of its texts in the reader's language, as plain text.

        Here and not in a template: there `gettext` takes its text for markup of our own.
        """
        return gettext(getattr(self, name))

    @property
    def is_open(self) -> bool:
        """Whether people may belong to it."""
        return self.closed_on is None
