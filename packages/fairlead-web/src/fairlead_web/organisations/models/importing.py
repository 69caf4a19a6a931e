"""A list that somebody brought, read and not yet taken over."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Import(models.Model):
    """The rows of one file. The file itself is deleted once read; the rows, once taken over or a week old."""

    class Kind(models.TextChoices):
        """What the rows are."""

        ORGANISATIONS = "organisations", _("Organisations, also files of the Organisation Data Service (ODS)")
        PEOPLE = "people", _("People to invite")
        SUCCESSORS = "successors", _("Successors: which body’s work went to which other")
        PARTNERS = "partners", _("Partners: bodies that take part in a programme")

    class Basis(models.TextChoices):
        """Why the programme may hold these addresses."""

        CONSENT = "consent", _("Each person agreed to be invited")
        CONTRACT = "contract", _("They signed up for one of our programmes")
        PUBLIC_TASK = "public-task", _("Public task: their organisation asked us to invite them")
        LEGITIMATE = "legitimate-interest", _("Legitimate interest: they hold a public leadership post")

    kind = models.CharField("what it holds", max_length=20, choices=Kind)
    basis = models.CharField("lawful basis", max_length=30, choices=Basis, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="who brought it", on_delete=models.CASCADE, related_name="+"
    )
    rows = models.JSONField("rows not yet taken over", default=list)
    read_at = models.DateTimeField("read", auto_now_add=True)
    done = models.PositiveIntegerField("rows taken over", default=0)
    ended_at = models.DateTimeField("ended", null=True, blank=True)
    started_at = models.DateTimeField("begun in the background", null=True, blank=True)  # a long list
    faults = models.JSONField("rows that could not be taken over, and why", default=list)

    class Meta:
        """Newest first."""

        ordering = ("-read_at", "-pk")

    def __str__(self) -> str:
        return f"Import {self.pk}"

    @property
    def goes_on(self) -> bool:
        """Whether it is being taken over in the background."""
        return self.started_at is not None and self.ended_at is None

    @property
    def whole(self) -> int:
        """How many rows it had to take over."""
        return self.done + len(self.faults) + len(self.rows)
