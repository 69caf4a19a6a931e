"""News from the chair."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.who import chair_only
from fairlead_web.networks.models import Network, Update
from fairlead_web.ui import api as ui


@transaction.atomic
def publish_update(network: Network, *, title: str, text: str, public: bool, by: Any) -> Update:
    """Tell those who belong, or everybody. The same words sent twice are one update."""
    chair_only(by, network)
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
    chair_only(by, update.network)
    audit.record("update.removed", by=by, subject=update)
    update.delete()


@transaction.atomic
def withdraw_update(update: Update, *, by: Any) -> None:
    """Take down what one wrote oneself, also after one's term; the record does not say in which network."""
    if update.author_id != by.pk:
        raise NotNow(_("It is not there any more, or it is not yours to change."))
    update.delete()
    audit.record("own-words.withdrawn", by=by, subject=by)
    transaction.on_commit(ui.forget_pages, robust=True)
