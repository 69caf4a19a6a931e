"""Keeping the register's promises about how long: rows past their time are deleted, or wiped."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from fairlead_web.accounts.actions.closing import erase_closed
from fairlead_web.accounts.registry import declarations


@transaction.atomic
def delete_expired() -> dict[str, int]:
    """Delete or wipe what is past its time, and erase accounts closed for long; how many rows of each."""
    now = timezone.now()
    counts: dict[str, int] = {}
    for one in declarations():
        for expiry in one.expires:
            past = {f"{expiry.since}__lt": now - expiry.after}
            rows = one.model_class._base_manager.filter(expiry.only, **past)
            counts[one.model] = counts.get(one.model, 0) + _end(rows, expiry.values)
    return {**counts, "accounts.User": erase_closed()}


def _end(rows: QuerySet[Any], values: dict[str, Any]) -> int:
    return int(rows.exclude(**values).update(**values)) if values else int(rows.delete()[0])
