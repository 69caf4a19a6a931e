"""A release and its life: draft, checked, awaiting approval, public, superseded or withdrawn."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_noop as _


class Settled(Exception):  # noqa: N818  (it names the rule that was met)
    """Somebody tried to change what a public release says, or to delete it."""


class State(models.TextChoices):
    """Where a release stands. The last three are settled: only the way out of public is left."""

    DRAFT = "draft", "Draft"
    CHECKED = "checked", "Checked"
    AWAITING = "awaiting", "Awaiting approval"
    PUBLIC = "public", _("Public")
    SUPERSEDED = "superseded", _("Superseded")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Kind(models.TextChoices):
    """Whether figures were worked out here under a certificate, or by others."""

    CERTIFIED = "certified", _("Figures with a certificate")
    PUBLISHED = "published", _("Figures published by others")


SETTLED = (State.PUBLIC, State.SUPERSEDED, State.WITHDRAWN)
# All that may change once a release is public: how it ceases to be.
LEAVING = frozenset(
    {"state", "superseded_by", "superseded_by_id", "superseded_at", "withdrawn_by", "withdrawn_by_id",
     "withdrawn_at", "withdrawal_note"}
)  # fmt: skip  # several to a line read better here


def both_or_neither(moment: str, person: str) -> Q:
    """A deed has its time and its person, or neither."""
    return Q(**{f"{moment}__isnull": True, f"{person}__isnull": True}) | Q(
        **{f"{moment}__isnull": False, f"{person}__isnull": False}
    )


class ReleaseSet(models.QuerySet["Release"]):
    """Releases; what is settled cannot be changed or deleted in bulk either."""

    def public(self) -> "ReleaseSet":
        """Those that everybody may read now."""
        return self.filter(state=State.PUBLIC)

    def known(self) -> "ReleaseSet":
        """Those that have been public: their addresses stay, with a note where they no longer hold."""
        return self.filter(state__in=SETTLED)

    def update(self, **values: Any) -> int:
        """Update; of settled releases only how they cease to be public."""
        if not LEAVING.issuperset(values) and self.filter(state__in=SETTLED).exists():
            raise Settled("A public release cannot be changed: a correction is a new release.")
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete drafts; refuse where one has been public."""
        if self.filter(state__in=SETTLED).exists():
            raise Settled("A release that has been public cannot be deleted: withdraw it, with a note.")
        return super().delete()


class Release(models.Model):
    """One release folder: whose, about what, where it stands, and who did what when."""

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisation",
        on_delete=models.PROTECT,
        related_name="releases",
    )
    state = models.CharField("state", max_length=10, choices=State, default=State.DRAFT)
    kind = models.CharField("kind", max_length=10, choices=Kind, blank=True)
    title = models.CharField("title", max_length=300, blank=True)
    study = models.SlugField("study", max_length=120, blank=True)
    period = models.CharField("period", max_length=200, blank=True)
    publisher = models.CharField("publisher", max_length=300, blank=True)
    synthetic = models.BooleanField("made up for a demonstration", default=False)
    threshold = models.PositiveIntegerField("fewest people shown", null=True)
    folder = models.CharField("folder under the private files", max_length=100, blank=True)
    sha256 = models.CharField("SHA-256 of all files", max_length=64, blank=True)

    uploaded_at = models.DateTimeField("uploaded", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="uploaded by", on_delete=models.PROTECT, related_name="+"
    )
    checked_at = models.DateTimeField("checked", null=True)
    requested_at = models.DateTimeField("approval asked for", null=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="approval asked for by",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    returned_note = models.TextField("why it was returned", blank=True)
    approved_at = models.DateTimeField("approved", null=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="approved by",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    superseded_at = models.DateTimeField("superseded", null=True)
    superseded_by = models.ForeignKey(
        "self", verbose_name="superseded by", null=True, on_delete=models.PROTECT, related_name="supersedes"
    )
    withdrawn_at = models.DateTimeField("withdrawn", null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="withdrawn by",
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    withdrawal_note = models.TextField("public note on why it was withdrawn", blank=True)

    State = State
    Kind = Kind
    objects = ReleaseSet.as_manager()

    class Meta:
        """Newest first; the database itself holds the rules of the life cycle."""

        ordering = (
            "-uploaded_at",
            "-pk",
        )
        constraints = (
            models.CheckConstraint(
                name="approver_is_not_uploader",
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=F("uploaded_by")),
            ),
            models.CheckConstraint(
                name="release_approved_at_and_by", condition=both_or_neither("approved_at", "approved_by")
            ),
            models.CheckConstraint(
                name="release_requested_at_and_by", condition=both_or_neither("requested_at", "requested_by")
            ),
            models.CheckConstraint(
                name="release_withdrawn_at_and_by", condition=both_or_neither("withdrawn_at", "withdrawn_by")
            ),
            models.CheckConstraint(
                name="release_superseded_at_and_by",
                condition=both_or_neither("superseded_at", "superseded_by"),
            ),
            models.CheckConstraint(
                name="approved_if_and_only_if_settled",
                condition=Q(state__in=SETTLED, approved_at__isnull=False)
                | (~Q(state__in=SETTLED) & Q(approved_at__isnull=True)),
            ),
            models.CheckConstraint(
                name="requested_from_awaiting_on",
                condition=Q(state__in=[State.DRAFT, State.CHECKED], requested_at__isnull=True)
                | (~Q(state__in=[State.DRAFT, State.CHECKED]) & Q(requested_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="withdrawn_if_and_only_if_noted",
                condition=(Q(state=State.WITHDRAWN, withdrawn_at__isnull=False) & ~Q(withdrawal_note=""))
                | (~Q(state=State.WITHDRAWN) & Q(withdrawn_at__isnull=True, withdrawal_note="")),
            ),
            models.CheckConstraint(
                name="superseded_if_and_only_if_replaced",
                condition=Q(state=State.SUPERSEDED, superseded_by__isnull=False)
                | (~Q(state=State.SUPERSEDED) & Q(superseded_by__isnull=True)),
            ),
            models.CheckConstraint(
                name="checked_release_is_whole",
                condition=Q(state=State.DRAFT)
                | (
                    Q(checked_at__isnull=False)
                    & ~Q(sha256="")
                    & ~Q(study="")
                    & ~Q(kind="")
                    & ~Q(publisher="")
                ),
            ),
            models.UniqueConstraint(
                name="one_public_release_of_a_study_and_period",
                fields=["organisation", "study", "period"],
                condition=Q(state=State.PUBLIC),
            ),
        )

    def came_from(self, person_id: int) -> bool:
        """Whether a person sent its file, or answered what was unclear about it; who did may be two."""
        sent = Release.objects.filter(pk=self.pk, upload__uploaded_by=person_id)
        return self.uploaded_by_id == person_id or sent.exists()

    def __str__(self) -> str:
        return self.title or f"Draft {self.pk}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; of a settled release only how it ceases to be public."""
        fields = [field.attname for field in self._meta.concrete_fields if field.attname not in LEAVING]
        stored = Release.objects.known().filter(pk=self.pk).values(*fields).first()
        if stored is not None and any(stored[name] != getattr(self, name) for name in fields):
            raise Settled("A public release cannot be changed: a correction is a new release.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete a draft; refuse where it has been public."""
        if Release.objects.known().filter(pk=self.pk).exists():
            raise Settled("A release that has been public cannot be deleted: withdraw it, with a note.")
        return super().delete(*args, **kwargs)
