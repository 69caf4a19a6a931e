"""Keeping the register's promises about how long: rows past their time are deleted."""

from django.db import transaction
from django.utils import timezone

from fairlead_web.accounts.registry import declarations


@transaction.atomic
def delete_expired() -> dict[str, int]:
    """Delete what is past its time; how many rows of each model."""
    now = timezone.now()
    counts: dict[str, int] = {}
    for one in declarations():
        if one.expires is not None:
            past = {f"{one.expires.since}__lt": now - one.expires.after}
            rows = one.model_class._base_manager.filter(one.expires.only, **past)
            counts[one.model] = rows.delete()[0]
    return counts
