"""What a person tells others about themselves, field by field."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """Who sees a field."""

    NOBODY = "nobody", _("Nobody")
    CONTACTS = "contacts", _("My contacts")
    MEMBERS = "members", _("Anyone who is signed in")


def level(name: str) -> "models.CharField[str, str]":
    """A field that says who sees another; nobody, unless the person chooses."""
    return models.CharField(name, max_length=10, choices=Level, default=Level.NOBODY)


class Profile(models.Model):
    """A person's own words, each with who may see it. Without a row, nobody sees anything."""

    FIELDS = ("name", "job_title", "organisation", "interests", "offers", "needs")

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, verbose_name="person", on_delete=models.CASCADE, related_name="profile"
    )
    called = models.CharField("name in discussions", max_length=60, blank=True)
    interests = models.ManyToManyField(
        "vocabulary.Term", verbose_name="interests", blank=True, related_name="+"
    )
    offers = models.TextField("what you offer", max_length=500, blank=True)
    needs = models.TextField("what you look for", max_length=500, blank=True)
    found = models.BooleanField("wants to be found by peers", default=False)
    name_seen_by = level("who sees your name")
    job_title_seen_by = level("who sees your job title")
    organisation_seen_by = level("who sees your organisation")
    interests_seen_by = level("who sees your interests")
    offers_seen_by = level("who sees your offers")
    needs_seen_by = level("who sees your needs")
    changed_at = models.DateTimeField("changed", auto_now=True)

    class Meta:
        """By person."""

        ordering = ("person",)

    def __str__(self) -> str:
        return f"Profile {self.pk}"
