"""What the site may use. Everything else of the library may change without notice."""

from fairlead.disclosure import Release
from fairlead.engine import Counted
from fairlead.errors import CertificateError, DisclosureError, FairleadError
from fairlead.ingest import Limits
from fairlead.reports import Section, figures_csv, sections
from fairlead.study import (
    About,
    ColumnGuess,
    Profile,
    Question,
    Role,
    Shape,
    declared,
    files_of,
    questions,
    refuse_wide,
    shape,
    study_from,
    understanding,
)
from fairlead.workflow import Progress, profile, refuse_conflicts, run, run_counts
from fairlead.workflow import verify as open_release

__all__ = [
    "About",
    "CertificateError",
    "ColumnGuess",
    "Counted",
    "DisclosureError",
    "FairleadError",
    "Limits",
    "Profile",
    "Progress",
    "Question",
    "Release",
    "Role",
    "Section",
    "Shape",
    "declared",
    "figures_csv",
    "files_of",
    "open_release",
    "profile",
    "questions",
    "refuse_conflicts",
    "refuse_wide",
    "run",
    "run_counts",
    "sections",
    "shape",
    "study_from",
    "understanding",
]
