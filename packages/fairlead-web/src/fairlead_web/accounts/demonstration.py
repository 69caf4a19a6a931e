"""Signing in as a synthetic person: no code, no password. Works in a demonstration and nowhere else."""

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from fairlead_web.accounts.models import User


class SignInAsBackend(BaseBackend):
    """Takes a person's number for proof, if the site is a demonstration and the person is synthetic."""

    def authenticate(
        self, request: HttpRequest | None, synthetic_person: int | None = None, **credentials: object
    ) -> User | None:
        """The synthetic person, or None; refuses outright on a real site."""
        if synthetic_person is None:
            return None
        if not settings.DEMONSTRATION:
            raise PermissionDenied("Signing in as another person exists only in a demonstration.")
        return User.objects.filter(pk=synthetic_person, synthetic=True, is_active=True).first()

    def get_user(self, user_id: int) -> User | None:
        """The person of a session; nobody, should the site have become a real one."""
        if not settings.DEMONSTRATION:
            return None
        return User.objects.filter(pk=user_id, synthetic=True, is_active=True).first()
