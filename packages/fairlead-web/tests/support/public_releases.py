"""Public releases to look at, written without walking the library's road."""

import pytest
from django.utils import timezone

from fairlead_web.releases.models import Figure, Release, Section

# As the library draws: dark on a ground of its own.
CHART = (
    '<svg viewBox="0 0 480 90" width="480" height="90" xmlns="http://www.w3.org/2000/svg"><title>Chart</title>'
    '<rect width="480" height="90" fill="white"/>'
    '<text x="8" y="24" font-size="14px" fill="#212b32">White</text>'
    '<path d="M8 40h460" stroke="#ddd"/><circle cx="320" cy="40" r="5" fill="#0072b2"/></svg>'
)


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def publish(make_person, make_organisation):
    """publish("RX1") makes one public release of one indicator."""
    people = {}

    def make(code="RX1", **about):
        if not people:
            people.update(lead=make_person("Lena Lead"), approver=make_person("Avi Approver"))
        people[code] = people.get(code) or make_organisation(code)
        return write_public(people[code], people["lead"], people["approver"], **about)

    make.people = people
    return make


def write_public(organisation, lead, approver, **about):
    """A public release of one indicator, with two sections and two figures."""
    draft = write_draft(organisation, lead, **about)
    now = timezone.now()
    Release.objects.filter(pk=draft.pk).update(
        state="public",
        checked_at=now,
        requested_at=now,
        requested_by=lead,
        approved_at=now,
        approved_by=approver,
    )
    return Release.objects.get(pk=draft.pk)


def write_draft(
    organisation, lead, period="2025/26", key="appraisal@1", published_elsewhere=False, study="study", **about
):
    """The same before anybody has checked it."""
    draft = Release.objects.create(
        organisation=organisation,
        uploaded_by=lead,
        title=f"Study of {organisation.code}",
        study=study,
        period=period,
        publisher=organisation.name,
        kind="published" if published_elsewhere else "certified",
        threshold=8,
        sha256="0" * 64,
        folder=f"releases/{organisation.code}{Release.objects.count()}",
        **{"synthetic": True, **about},
    )
    shared = {
        "release": draft,
        "indicator": key,
        "indicator_title": f"Title of {key}",
        "theme": "leadership",
        "body_code": organisation.code,
        "body_name": organisation.name,
        "period": period,
        "publisher": "NHS England" if published_elsewhere else organisation.name,
        "published_elsewhere": published_elsewhere,
    }
    Section.objects.bulk_create(
        [
            Section(
                position=place,
                slug=f"{key.replace('@', '-v')}-{breakdown}",
                title=f"By {breakdown}",
                breakdown=breakdown,
                claim=f"Claim by {breakdown} <script>",
                details=["The gap has narrowed."],
                description="Description.",
                chart=CHART,
                table={"columns": ["Group", "Figure"], "rows": [["White", "67.0%"], ["Other", "withheld"]]},
                csv="group,figure\r\nWhite,67\r\n",
                completeness="Known for 97%.",
                cannot_tell=["Why."],
                source="Electronic staff record.",
                weight=weight,
                **shared,
            )
            for place, (breakdown, weight) in enumerate((("ethnicity", 10.0), ("sex", 90.0)))
        ]
    )
    Figure.objects.bulk_create(
        [
            Figure(group="a", group_label="=HYPERLINK(1)", state="value", value=-1.5, numerator=3, **shared),
            Figure(group="b", group_label="Other", state="suppressed", **shared),
        ]
    )
    return draft
