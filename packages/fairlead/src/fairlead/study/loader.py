"""Read study.yaml, and say everything that is wrong with it at once."""

from pathlib import Path

from fairlead.errors import StudyError
from fairlead.reference.declarations import Document, fit, read, refuse
from fairlead.study.checks import mistakes
from fairlead.study.schema import Study


def load(path: Path) -> Study:
    """The study in a file. Its paths stay as written, relative to the file's folder.

    Raises StudyError that names line, column and remedy of each mistake: words that are not
    known, files that are not there, indicators, code lists and groupings that do not exist,
    breakdowns without a column, crosses of breakdowns that are not listed. What stands
    inside the files is for ingest to judge.
    """
    if path.is_dir():
        raise StudyError("This is a folder, not a study", str(path), f"Name the file: {path / 'study.yaml'}")
    document, study = _read(path)
    if found := list(mistakes(study, path.parent)):
        refuse(document, found, StudyError)
    return study


def declared(path: Path) -> Study:
    """The study in a file as it is written, before any file that it names is opened. Raises StudyError."""
    return _read(path)[1]


def _read(path: Path) -> tuple[Document, Study]:
    document = read(path, StudyError)
    return document, fit(document, Study, StudyError)
