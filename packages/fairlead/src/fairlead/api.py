"""What the site may use. Everything else of the library may change without notice."""

from fairlead.disclosure import Release
from fairlead.errors import CertificateError, FairleadError
from fairlead.ingest import Limits
from fairlead.reports import Section, sections
from fairlead.study import ColumnGuess, Profile
from fairlead.workflow import Progress, plain_study, profile, run, understanding, verify

open_release = verify

__all__ = [
    "CertificateError",
    "ColumnGuess",
    "FairleadError",
    "Limits",
    "Profile",
    "Progress",
    "Release",
    "Section",
    "open_release",
    "plain_study",
    "profile",
    "run",
    "sections",
    "understanding",
    "verify",
]
