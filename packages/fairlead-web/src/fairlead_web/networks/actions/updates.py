"""News from the chair."""

from typing import Any

from django.db import transaction

from fairlead_web.audit import api as audit
from fairlead_web.networks.models import Network, Update


@transaction.atomic
def publish_update(network: Network, *, title: str, text: str, public: bool, by: Any) -> Update:
    """Tell those who belong, or everybody. The same words sent twice are one update."""
    update = Update(network=network, author=by, title=title, text=text, public=public)
    update.full_clean()
    same = Update.objects.filter(network=network, author=by, title=title, text=text, public=public).first()
    if same is not None:
        return same
    update.save()
    audit.record("update.published", by=by, subject=update, public=public)
    return update


@transaction.atomic
def remove_update(update: Update, *, by: Any) -> None:
    """Take an update down."""
    audit.record("update.removed", by=by, subject=update)
    update.delete()
