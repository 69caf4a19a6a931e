"""What other apps may use of releases: what is public, and nothing before it is."""

from fairlead_web.releases.contents import span
from fairlead_web.releases.downloads import certificate_files, figures_csv
from fairlead_web.releases.queries import (
    known_releases,
    known_sections,
    public_releases,
    public_sections,
    releases_with,
    sections_of,
)

__all__ = [
    "certificate_files",
    "figures_csv",
    "known_releases",
    "known_sections",
    "public_releases",
    "public_sections",
    "releases_with",
    "sections_of",
    "span",
]
