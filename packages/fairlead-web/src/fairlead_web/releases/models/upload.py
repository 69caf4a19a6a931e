"""How a release came here: a file somebody sent, and the job that worked on it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from fairlead_web.releases.models.release import Release


class Upload(models.Model):
    """A file that waits for answers or for its job. The file itself is gone as soon as that is done."""

    class Kind(models.TextChoices):
        """What was sent."""

        RELEASE = "release", "Release folder (zip)"
        COUNTS = "counts", "Table of counts"
        ROWS = "rows", "Study with rows about people (zip)"

    organisation = models.ForeignKey(
        "organisations.Organisation",
        verbose_name="organisation",
        on_delete=models.PROTECT,
        related_name="uploads",
    )
    kind = models.CharField("kind", max_length=10, choices=Kind)
    name = models.CharField("name of the file as sent", max_length=200)
    folder = models.CharField("folder under the private files", max_length=100)
    sheet = models.CharField("sheet of a workbook", max_length=100, blank=True)
    answers = models.JSONField("what the person answered", default=dict)
    uploaded_at = models.DateTimeField("uploaded", auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="uploaded by", on_delete=models.PROTECT, related_name="+"
    )
    deleted_at = models.DateTimeField("file deleted", null=True)
    release = models.OneToOneField(
        Release, verbose_name="release", null=True, on_delete=models.CASCADE, related_name="upload"
    )

    class Meta:
        """Newest first."""

        ordering = (
            "-uploaded_at",
            "-pk",
        )

    def __str__(self) -> str:
        return self.name


class Job(models.Model):
    """The work that makes a release from an upload. One for each release, however often it is asked for."""

    class State(models.TextChoices):
        """Where the work stands."""

        QUEUED = "queued", "Waiting to start"
        RUNNING = "running", "Running"
        FAILED = "failed", "Stopped"
        DONE = "done", "Done"

    release = models.OneToOneField(
        Release, verbose_name="release", on_delete=models.CASCADE, related_name="job"
    )
    state = models.CharField("state", max_length=10, choices=State, default=State.QUEUED)
    stage = models.CharField("what is being done", max_length=200, blank=True)
    share = models.FloatField("how far it has come, 0 to 1", default=0)
    message = models.TextField("why it stopped", blank=True)
    attempts = models.PositiveIntegerField("times started", default=0)
    queued_at = models.DateTimeField("queued", auto_now_add=True)
    heartbeat_at = models.DateTimeField("last sign of life", null=True)
    finished_at = models.DateTimeField("finished", null=True)

    class Meta:
        """Newest first."""

        ordering = (
            "-queued_at",
            "-pk",
        )
        constraints = (
            models.CheckConstraint(name="job_share_is_a_share", condition=Q(share__gte=0, share__lte=1)),
            models.CheckConstraint(
                name="job_says_why_it_failed",
                condition=(Q(state="failed") & ~Q(message="")) | (~Q(state="failed") & Q(message="")),
            ),
            models.CheckConstraint(
                name="job_finished_if_and_only_if_ended",
                condition=Q(state__in=["failed", "done"], finished_at__isnull=False)
                | Q(state__in=["queued", "running"], finished_at__isnull=True),
            ),
            models.CheckConstraint(
                name="running_job_has_a_heartbeat",
                condition=~Q(state="running") | Q(heartbeat_at__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.release}"

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in (self.State.FAILED, self.State.DONE)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keep the share between 0 and 1, whatever was reported."""
        self.share = min(max(self.share, 0.0), 1.0)
        super().save(*args, **kwargs)
