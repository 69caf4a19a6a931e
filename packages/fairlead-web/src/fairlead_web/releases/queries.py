"""Reading releases: those of one's own organisations, and those that are public."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Q, QuerySet

from fairlead_web.organisations.api import answers_for, organisations
from fairlead_web.releases.models import Figure, Release, Section, Upload


def own_organisations(person: Any, *kinds: str) -> QuerySet[Any]:
    """Organisations for which a person holds one of these roles today (lead or approver unless said).

    Bodies that merged into them are among these: what was not finished there, and what was published.
    """
    held = [answers_for(person.pk, kind).values("pk") for kind in kinds or ("lead", "approver")]
    return organisations().filter(Q(*[("pk__in", one) for one in held], _connector=Q.OR))


def own_releases(person: Any) -> QuerySet[Release]:
    """Every release, public or not, of a person's own organisations."""
    return Release.objects.filter(organisation__in=own_organisations(person)).select_related(
        "organisation", "uploaded_by", "requested_by", "approved_by", "withdrawn_by", "superseded_by", "job"
    )


def own_uploads(person: Any) -> QuerySet[Upload]:
    """Uploads for the organisations that a person leads."""
    return Upload.objects.filter(organisation__in=own_organisations(person, "lead")).select_related(
        "organisation", "release"
    )


def awaiting_answers(person: Any) -> QuerySet[Upload]:
    """Tables that a lead has sent and not yet said all about."""
    return own_uploads(person).filter(release=None, deleted_at=None).order_by("uploaded_at", "pk")


def awaiting_second_person(person: Any) -> QuerySet[Release]:
    """Releases that a person may approve: of their organisations, which came from somebody else."""
    mine = Release.objects.filter(organisation__in=own_organisations(person, "approver"))
    waiting = mine.filter(state=Release.State.AWAITING).exclude(
        Q(uploaded_by=person.pk) | Q(upload__uploaded_by=person.pk)
    )
    return waiting.select_related("organisation").order_by("uploaded_at", "pk")


def sent_back(person: Any) -> QuerySet[Release]:
    """Releases that came back with a note, to those who lead their organisations."""
    return checked(person).exclude(returned_note="")


def to_be_asked_for(person: Any) -> QuerySet[Release]:
    """Checked releases for which nobody has asked for approval yet, for those who lead."""
    return checked(person).filter(returned_note="")


def checked(person: Any) -> QuerySet[Release]:
    """Releases that wait for a lead: checked, and not on their way to a second person."""
    led = Release.objects.filter(organisation__in=own_organisations(person, "lead"))
    waiting = led.filter(state=Release.State.CHECKED)
    return waiting.select_related("organisation").order_by("uploaded_at", "pk")


def public_releases() -> QuerySet[Release]:
    """Releases that everybody may read now, newest first."""
    return Release.objects.public().select_related("organisation").order_by("-approved_at", "-pk")


def known_releases() -> QuerySet[Release]:
    """Releases that are or were public."""
    return (
        Release.objects.known()
        .select_related("organisation", "superseded_by")
        .order_by("-approved_at", "-pk")
    )


def releases_with(code: str, indicator: str) -> QuerySet[Release]:
    """Releases of an organisation that are or were public and show an indicator."""
    shown = Section.objects.filter(indicator=indicator).values("release")
    return known_releases().filter(organisation__code=code, pk__in=shown)


def binding_releases(release: Release, indicators: Collection[str]) -> QuerySet[Release]:
    """Earlier releases whose pattern a new one must keep: the organisation's, about the same indicators.

    Withdrawn ones do not bind: withdrawing is how a publisher starts afresh.
    """
    about = Figure.objects.filter(indicator__in=indicators).values("release")
    bound = [Release.State.PUBLIC, Release.State.SUPERSEDED]
    return Release.objects.filter(
        organisation=release.organisation_id, kind=Release.Kind.CERTIFIED, state__in=bound, pk__in=about
    ).order_by("approved_at")


def overlapping_releases(
    release: Release, indicators: Collection[str], periods: Collection[str]
) -> QuerySet[Release]:
    """Those of the binding releases that show one of the indicators in one of the periods."""
    shown = Figure.objects.filter(indicator__in=indicators, period__in=periods).values("release")
    return binding_releases(release, indicators).filter(pk__in=shown)


def overlapping_public(release: Release) -> QuerySet[Release]:
    """The organisation's public releases that show one of its indicators in one of its periods."""
    own = Figure.objects.filter(release=release).order_by()
    shown = Figure.objects.filter(
        indicator__in=own.values("indicator").distinct(), period__in=own.values("period").distinct()
    ).values("release")
    found = public_releases().filter(organisation=release.organisation_id, pk__in=shown)
    return found.exclude(pk=release.pk).order_by("-approved_at")


def sections_of(release: Release) -> QuerySet[Section]:
    """A release's sections in its own order."""
    return Section.objects.filter(release=release).order_by("position")


def public_sections() -> QuerySet[Section]:
    """Sections of public releases."""
    return Section.objects.filter(release__in=Release.objects.public()).select_related(
        "release__organisation"
    )


def known_sections() -> QuerySet[Section]:
    """Sections of releases that are or were public."""
    return Section.objects.filter(release__in=Release.objects.known())


def withheld(release: Release) -> dict[str, int]:
    """How many figures of a release stand in each state, by state."""
    counted = (
        Figure.objects.filter(release=release).values("state").annotate(many=Count("pk")).order_by("state")
    )
    return {row["state"]: row["many"] for row in counted}


def withheld_figures(release: Release) -> QuerySet[Figure]:
    """The figures of a release that show no value, in the release's order."""
    return Figure.objects.filter(release=release).exclude(state="value").order_by("pk")
