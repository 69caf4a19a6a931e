"""What other apps may use of releases: what is public, and nothing before it is."""

from fairlead_web.releases.contents import span
from fairlead_web.releases.downloads import certificate_files, figures_csv
from fairlead_web.releases.drawing import with_charts
from fairlead_web.releases.queries import (
    awaiting_second_person,
    known_releases,
    known_sections,
    public_releases,
    public_sections,
    releases_with,
    sections_of,
    sent_back,
)

__all__ = [
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
    "with_charts",
]
