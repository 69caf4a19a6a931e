"""Read study.yaml, and say everything that is wrong with it at once."""

from dataclasses import replace
from pathlib import Path

from fairlead.errors import StudyError
from fairlead.reference.declarations import Document, fit, read, refuse
from fairlead.study.checks import mistakes
from fairlead.study.open_questions import open_questions
from fairlead.study.schema import Study


def load(path: Path) -> Study:
    """The study in a file. Its paths stay as written, relative to the file's folder.

    Raises StudyError that names line, column and remedy of each mistake: words that are not
    known, files that are not there, indicators, code lists and groupings that do not exist,
    breakdowns without a column, crosses of breakdowns that are not listed, questions that
    nobody has answered. What stands inside the files is for ingest to judge.
    """
    if path.is_dir():
        raise StudyError("This is a folder, not a study", str(path), f"Name the file: {path / 'study.yaml'}")
    document, study = _read(path)
    asked, unanswered = open_questions(document)
    if found := [*mistakes(study, path.parent), *unanswered]:
        refuse(replace(document, marks={**document.marks, **asked}), found, StudyError)
    return study


def declared(path: Path) -> Study:
    """The study in a file as it is written, before any file that it names is opened. Raises StudyError."""
    return _read(path)[1]


def _read(path: Path) -> tuple[Document, Study]:
    document = read(path, StudyError)
    return document, fit(document, Study, StudyError)
