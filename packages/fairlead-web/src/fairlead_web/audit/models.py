"""One row for each deed. No foreign keys, so that nothing recorded ever blocks or follows a deletion."""

from typing import Any, NoReturn

from django.db import models


class Immutable(Exception):  # noqa: N818  (it names the rule that was met)
    """Somebody tried to change or delete the record."""


class EventSet(models.QuerySet["Event"]):
    """Events can be added and read. The database's own triggers refuse the rest as well."""

    def update(self, **values: Any) -> NoReturn:
        """Refuse."""
        raise Immutable("The audit record cannot be changed.")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise Immutable("The audit record cannot be deleted.")


class Event(models.Model):
    """Who did what to which thing, and when."""

    at = models.DateTimeField("when", auto_now_add=True, db_index=True)
    actor = models.BigIntegerField("person's number", null=True, db_index=True)  # null: the site itself
    action = models.CharField("deed", max_length=60)
    subject_type = models.CharField("kind of thing", max_length=60)
    subject_id = models.CharField("number of the thing", max_length=60)
    organisation = models.CharField("organisation's code", max_length=20, blank=True)
    detail = models.JSONField("detail without personal data", default=dict)

    objects = EventSet.as_manager()

    class Meta:
        """Newest first."""

        ordering = ("-at", "-id")
        indexes = (models.Index(fields=["subject_type", "subject_id"]),)

    def __str__(self) -> str:
        return f"{self.action} {self.subject_type} {self.subject_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Insert; refuse to save a second time."""
        if self.pk is not None:
            raise Immutable("The audit record cannot be changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse."""
        raise Immutable("The audit record cannot be deleted.")
