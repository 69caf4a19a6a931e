"""What the site may use. Everything else of the library may change without notice."""

from fairlead.disclosure import Release
from fairlead.errors import CertificateError, FairleadError
from fairlead.ingest import Limits
from fairlead.reports import Section, sections
from fairlead.study import (
    About,
    ColumnGuess,
    Profile,
    Question,
    Role,
    Shape,
    questions,
    shape,
    study_from,
    understanding,
)
from fairlead.workflow import Progress, profile, run
from fairlead.workflow import verify as open_release

__all__ = [
    "About",
    "CertificateError",
    "ColumnGuess",
    "FairleadError",
    "Limits",
    "Profile",
    "Progress",
    "Question",
    "Release",
    "Role",
    "Section",
    "Shape",
    "open_release",
    "profile",
    "questions",
    "run",
    "sections",
    "shape",
    "study_from",
    "understanding",
]
