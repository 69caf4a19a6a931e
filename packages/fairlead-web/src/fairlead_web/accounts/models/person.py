"""A person, known by an e-mail address."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class UserManager(BaseUserManager["User"]):
    """Finds people by address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person with this address."""
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin):
    """A person who can sign in. What they may do hangs on roles (see organisations), never on this row.

    Groups and permissions are here for the editors of Wagtail alone; nobody is a superuser.
    """

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField("name", max_length=120)
    is_active = models.BooleanField("may sign in", default=True)
    synthetic = models.BooleanField("made up for a demonstration", default=False)
    closed_at = models.DateTimeField("closed", null=True, blank=True)
    joined_at = models.DateTimeField("joined", auto_now_add=True)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        """One person an address, whatever its capitals."""

        ordering = ("name", "pk")
        constraints = (
            models.UniqueConstraint(Lower("email"), name="one_person_an_address"),
            models.CheckConstraint(
                name="closed_accounts_let_nobody_in", condition=Q(closed_at__isnull=True) | Q(is_active=False)
            ),
        )

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        """The name, for libraries that ask for it."""
        return self.name
