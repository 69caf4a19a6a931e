"""From files as people send them to Parquet whose every value is understood, or sentences saying why not."""

from fairlead.ingest.checking import Checking, check, profile, refuse
from fairlead.ingest.limits import Limits
from fairlead.ingest.problems import Problem, Severity
from fairlead.ingest.table import Reconciled
from fairlead.ingest.task import ColumnCheck

__all__ = [
    "Checking",
    "ColumnCheck",
    "Limits",
    "Problem",
    "Reconciled",
    "Severity",
    "check",
    "profile",
    "refuse",
]
