"""What other apps may use of releases: what is public, and nothing before it is."""

from fairlead_web.releases.contents import span
from fairlead_web.releases.downloads import certificate_files, figures_csv
from fairlead_web.releases.drawing import with_charts
from fairlead_web.releases.queries import (
    awaiting_answers,
    awaiting_second_person,
    known_releases,
    known_sections,
    public_releases,
    public_sections,
    releases_with,
    sections_of,
    sent_back,
    to_be_asked_for,
)

__all__ = [
    "awaiting_answers",
    "awaiting_second_person",
    "certificate_files",
    "figures_csv",
    "known_releases",
    "known_sections",
    "public_releases",
    "public_sections",
    "releases_with",
    "sections_of",
    "sent_back",
    "span",
    "to_be_asked_for",
    "with_charts",
]
