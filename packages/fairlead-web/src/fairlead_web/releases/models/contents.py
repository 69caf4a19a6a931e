"""What a release says: protected values and states only. Written once, when the release is checked."""

from typing import Any, NoReturn

from django.db import models

from fairlead_web.releases.models.release import SETTLED, Release, Settled, State


class WrittenOnceSet(models.QuerySet[Any]):
    """Rows that are added while a release is a draft, and gone only with it."""

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        """Add rows to drafts."""
        rows = list(objs)
        drafts = Release.objects.filter(pk__in={row.release_id for row in rows}, state=State.DRAFT)
        if drafts.count() != len({row.release_id for row in rows}):
            raise Settled("Figures are written when a release is checked, and never later.")
        return super().bulk_create(rows, *args, **kwargs)

    def update(self, **values: Any) -> NoReturn:
        """Refuse."""
        raise Settled("Figures are written once: a correction is a new release.")

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete what belongs to a release that was never public."""
        if self.filter(release__state__in=SETTLED).exists():
            raise Settled("Figures of a release that has been public cannot be deleted.")
        return super().delete()


class WrittenOnce(models.Model):
    """Base: a row of a release's contents."""

    release = models.ForeignKey(Release, verbose_name="release", on_delete=models.CASCADE, related_name="+")

    objects = WrittenOnceSet.as_manager()

    class Meta:
        """No table of its own."""

        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert into a draft; refuse to save a second time."""
        if self.pk is not None or self.release.state != State.DRAFT:
            raise Settled("Figures are written once: a correction is a new release.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete what belongs to a release that was never public."""
        if self.release.state in SETTLED:
            raise Settled("Figures of a release that has been public cannot be deleted.")
        return super().delete(*args, **kwargs)


class Figure(WrittenOnce):
    """One cell of a release: release × indicator@version × body × breakdown × group × period.

    `breakdown` and `group` hold ids joined by " × " where breakdowns are crossed; both are empty for
    everybody. Values are in the indicator's unit. A withheld figure has a state and nothing else.
    """

    indicator = models.CharField("indicator@version", max_length=120)
    indicator_title = models.CharField("indicator's title", max_length=300)
    theme = models.CharField("theme", max_length=20)
    unit = models.CharField("unit", max_length=60)
    polarity = models.CharField("which direction is better", max_length=40)
    body_code = models.CharField("code of the body it is about", max_length=60)
    body_name = models.CharField("name of the body it is about", max_length=300)
    period = models.CharField("period", max_length=60)
    breakdown = models.CharField("breakdown", max_length=120, blank=True)
    group = models.CharField("group", max_length=200, blank=True)
    group_label = models.CharField("group in words", max_length=300)
    publisher = models.CharField("publisher", max_length=300)
    published_elsewhere = models.BooleanField("worked out and published by others", default=False)
    state = models.CharField("state", max_length=30)
    numerator = models.BigIntegerField("numerator", null=True)
    denominator = models.FloatField("denominator or base", null=True)
    value = models.FloatField("value", null=True)
    lower = models.FloatField("lower 95 % limit", null=True)
    upper = models.FloatField("upper 95 % limit", null=True)

    class Meta:
        """In the release's own order."""

        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(
                name="one_figure_a_cell",
                fields=["release", "indicator", "body_code", "breakdown", "group", "period"],
            ),
            models.CheckConstraint(
                name="a_value_in_the_state_value_only",
                condition=models.Q(state="value", value__isnull=False)
                | (
                    ~models.Q(state="value")
                    & models.Q(value__isnull=True, lower__isnull=True, upper__isnull=True)
                ),
            ),
            models.CheckConstraint(
                name="a_suppressed_figure_has_no_numerator",
                condition=~models.Q(state="suppressed") | models.Q(numerator__isnull=True),
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator} {self.body_code} {self.group} {self.period}"


class Section(WrittenOnce):
    """One chart with all that must stand beside it, as drawn by the library when the release was checked."""

    position = models.PositiveIntegerField("position")
    slug = models.CharField("name in the page", max_length=200)
    indicator = models.CharField("indicator@version", max_length=120)
    indicator_title = models.CharField("indicator's title", max_length=300)
    theme = models.CharField("theme", max_length=20)
    title = models.CharField("title", max_length=300)
    breakdown = models.CharField("breakdown", max_length=120, blank=True)
    body_code = models.CharField("code of the body it is about", max_length=60, blank=True)
    body_name = models.CharField("name of the body it is about", max_length=300, blank=True)
    period = models.CharField("period", max_length=200, blank=True)
    publisher = models.CharField("publisher", max_length=300)
    published_elsewhere = models.BooleanField("worked out and published by others", default=False)
    label = models.CharField("what must stand beside the title", max_length=300, blank=True)
    weight = models.FloatField("about how many people the clearest gap touches", default=0)
    claim = models.TextField("claim")
    details = models.JSONField("sentences after the claim: counts, change, others", default=list)
    description = models.TextField("description made from the data", blank=True)
    chart = models.TextField("chart (SVG)", blank=True)
    change_chart = models.TextField("chart of change (SVG)", blank=True)
    change_description = models.TextField("description of change", blank=True)
    table = models.JSONField("table: columns and rows as written")
    csv = models.TextField("the table as CSV")
    completeness = models.TextField("completeness", blank=True)
    cannot_tell = models.JSONField("what this cannot tell you", default=list)
    source = models.TextField("source")

    class Meta:
        """In the release's own order."""

        ordering = (
            "release",
            "position",
        )
        # Rows are long: pages by theme read the index and leave the table alone.
        indexes = (models.Index(fields=["theme", "indicator_title", "release"], name="sections_of_a_theme"),)
        constraints = (
            models.UniqueConstraint(name="one_section_a_position", fields=["release", "position"]),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def title_beside_indicator(self) -> str:
        """The title under the indicator's own heading: "By age", where the whole says "Staff by age"."""
        rest = self.title.removeprefix(self.indicator_title).strip()
        return rest[:1].upper() + rest[1:] if rest else self.title
