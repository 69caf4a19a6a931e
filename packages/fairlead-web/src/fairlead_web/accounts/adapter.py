"""How allauth behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up: people are invited by the programme team."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
