"""A release that was made elsewhere, held against what its organisation has already published here."""

from fairlead import api
from fairlead_web.releases import queries, store
from fairlead_web.releases.models import Release


def refuse(release: Release, fresh: api.Release) -> None:
    """Raise DisclosureError where `fresh` beside an earlier release would give away what each withholds."""
    document = fresh.document
    keys = {one.key for one in document.indicators}
    for earlier in queries.overlapping_releases(release, keys, document.periods):
        try:
            api.refuse_conflicts([api.open_release(store.path(earlier.folder))], fresh)
        except api.DisclosureError as fault:
            raise api.DisclosureError(
                f"These figures cannot stand beside “{earlier}”, which your organisation published here: who "
                f"compares the two could learn about a few people. {fault.what}",
                fault.where,
                fault.remedy,
            ) from fault
