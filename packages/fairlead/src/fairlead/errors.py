"""One family of errors, one exit code each: what was got, where, and what to do about it."""

from dataclasses import dataclass


@dataclass
class FairleadError(Exception):
    """A fault a person can act on: shown as sentences, never as a traceback.

    `what` says what was found, `where` names file, row and column as far as known,
    `remedy` says what to do next. None of the three may quote a person's row.
    """

    what: str
    where: str = ""
    remedy: str = ""

    exit_code = 1

    def __str__(self) -> str:
        """All three parts as one paragraph."""
        place = f" ({self.where})" if self.where else ""
        remedy = f" {self.remedy}" if self.remedy else ""
        return f"{self.what.rstrip('.')}{place}.{remedy}"


class UsageError(FairleadError):
    """The command line or a call was used in a way it does not know."""

    exit_code = 2


class StudyError(FairleadError):
    """study.yaml is missing, unreadable or says something Fairlead cannot do."""

    exit_code = 3


class CatalogueError(FairleadError):
    """An indicator or a code list is not written in the vocabulary."""

    exit_code = 4


class InputError(FairleadError):
    """An extract could not be read, or holds values that were not understood."""

    exit_code = 5


class ResourceError(FairleadError):
    """An input was too large, too slow or hostile, or the machine ran out of room."""

    exit_code = 6


class DisclosureError(FairleadError):
    """Nothing was published, because safety could not be proved."""

    exit_code = 7


class CertificateError(FairleadError):
    """A release does not match its hashes or its certificate."""

    exit_code = 8


class OutputError(FairleadError):
    """The output folder could not be written; nothing was left half-written."""

    exit_code = 9


INTERRUPTED = 130
"""Exit code after Ctrl-C: nothing was left half-written."""
