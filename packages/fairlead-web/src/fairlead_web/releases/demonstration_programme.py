"""Hundreds of synthetic releases brought in at once.

Each is verified like any other. Only the queue, the zips and the charts are left out: a chart is drawn when
somebody first looks at it.
"""

import datetime as dt
import shutil
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead import api
from fairlead_web.audit.api import record
from fairlead_web.organisations.api import organisations
from fairlead_web.releases import actions, contents, store
from fairlead_web.releases.models import Release

APPROVED_DAYS_AGO = 30
A_YEAR = 365


def bring_all(folders: Iterable[Path]) -> int:
    """Make the releases in `folders` public, in one transaction; how many were new. Raises FairleadError.

    Each is sent by its organisation's lead and approved by its approver. A folder whose organisation has a
    public release of the same study and periods is passed over. Successive releases of an organisation,
    whose folders are numbered, were each approved a year after the one before, and each takes its place.
    """
    bodies = {one.code: one for one in organisations().prefetch_related("roles__person")}
    known = set(Release.objects.known().values_list("organisation__code", "study", "period"))
    new = 0
    with transaction.atomic():
        for _, group in groupby(sorted(folders), key=lambda folder: folder.name.partition("-")[0]):
            successive = list(group)
            for years, folder in zip(reversed(range(len(successive))), successive, strict=True):
                then = timezone.now() - dt.timedelta(days=APPROVED_DAYS_AGO + A_YEAR * years)
                new += bring_one(folder, bodies, known, then)
    return new


def bring_one(folder: Path, bodies: dict[str, Any], known: set[tuple[str, str, str]], then: Any) -> bool:
    """Verify one release folder, store its figures and sections, and make it public; whether it was new."""
    opened = api.open_release(folder)
    about = bodies[opened.document.organisation.code]
    release = Release(
        organisation=about,
        uploaded_by=holder(about, "lead"),
        folder=store.new(store.RELEASES),
    )
    contents.describe(release, opened)
    if (about.code, release.study, release.period) in known:
        store.discard(release.folder)
        return False
    release.save()
    shutil.copytree(folder, store.path(release.folder), dirs_exist_ok=True)
    contents.write(release, opened, charts=False)
    approver = holder(about, "approver")
    actions.supersede(release, by=approver, now=then)
    settle(release, approver, then)
    record("release.approved", by=approver, subject=release, organisation=about.code)
    return True


def settle(release: Release, approver: Any, then: Any) -> None:
    """Walk the life cycle's states to public, as the gate does."""
    release.sha256 = store.sha256(release.folder)
    release.state = Release.State.PUBLIC
    release.checked_at = release.requested_at = release.approved_at = then
    release.requested_by, release.approved_by = release.uploaded_by, approver
    release.save()


def holder(organisation: Any, kind: str) -> Any:
    """Who holds a role for an organisation, or held it last."""
    return next(role.person for role in organisation.roles.all() if role.kind == kind)
