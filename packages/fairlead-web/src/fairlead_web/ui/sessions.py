"""Sessions that end twelve hours after they began, whatever is done in them.

Django counts from the last time a session was stored, and each form that is sent stores it: somebody who goes
on working would stay signed in for ever, although the cookies page says otherwise.
"""

import datetime as dt
import time
from typing import Any

from django.conf import settings
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession

BEGAN = "began"


class SessionStore(db.SessionStore):
    """Holds when it began; signing in begins it anew."""

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        """The row, with the moment at which it ends."""
        began = data.setdefault(BEGAN, time.time())
        row = super().create_model_instance(data)
        row.expire_date = dt.datetime.fromtimestamp(began + settings.SESSION_COOKIE_AGE, dt.UTC)
        return row

    def cycle_key(self) -> None:
        """A new key is given at signing in, so that somebody who read for long is not signed out at once."""
        self.pop(BEGAN, None)
        super().cycle_key()
