"""Public releases to look at, written without walking the library's road."""

import pytest
from django.utils import timezone

from fairlead_web.releases.models import Figure, Release, Section


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def publish(make_person, make_organisation):
    """publish("RX1") makes one public release of one indicator."""
    people = {}

    def make(code="RX1", period="2025/26", key="appraisal@1", published_elsewhere=False, **about):
        if not people:
            people.update(lead=make_person("Lena Lead"), approver=make_person("Avi Approver"))
        organisation = people.setdefault(code, None) or make_organisation(code)
        people[code] = organisation
        draft = Release.objects.create(
            organisation=organisation,
            uploaded_by=people["lead"],
            title=f"Study of {code}",
            study="study",
            period=period,
            publisher=organisation.name,
            kind="published" if published_elsewhere else "certified",
            threshold=8,
            sha256="0" * 64,
            folder=f"releases/{code}{Release.objects.count()}",
            **{"synthetic": True, **about},
        )
        shared = {
            "release": draft,
            "indicator": key,
            "indicator_title": f"Title of {key}",
            "theme": "leadership",
            "body_code": code,
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
                    description="Description.",
                    chart="<svg><title>Chart</title></svg>",
                    table={
                        "columns": ["Group", "Figure"],
                        "rows": [["White", "67.0%"], ["Other", "withheld"]],
                    },
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
                Figure(
                    group="a", group_label="=HYPERLINK(1)", state="value", value=-1.5, numerator=3, **shared
                ),
                Figure(group="b", group_label="Other", state="suppressed", **shared),
            ]
        )
        now = timezone.now()
        Release.objects.filter(pk=draft.pk).update(
            state="public",
            checked_at=now,
            requested_at=now,
            requested_by=people["lead"],
            approved_at=now,
            approved_by=people["approver"],
        )
        return Release.objects.get(pk=draft.pk)

    make.people = people
    return make
