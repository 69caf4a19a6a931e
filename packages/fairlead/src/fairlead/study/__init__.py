"""Studies: what is counted, from which files, by whom, under which policy."""

from fairlead.study.breakdowns import breakdowns
from fairlead.study.checked import CheckedSource, Coded
from fairlead.study.clues import Role
from fairlead.study.file_checks import files_of
from fairlead.study.json_schema import schemas
from fairlead.study.key import key
from fairlead.study.loader import declared, load
from fairlead.study.plain import About, study_from
from fairlead.study.profile import ColumnProfile, ColumnType, Profile
from fairlead.study.proposal import propose
from fairlead.study.questions import Question, questions
from fairlead.study.schema import PolicyChoice, Source, Study
from fairlead.study.shape import Shape, shape
from fairlead.study.understanding import ColumnGuess, understanding
from fairlead.study.wide import refuse_wide

__all__ = [
    "About",
    "CheckedSource",
    "Coded",
    "ColumnGuess",
    "ColumnProfile",
    "ColumnType",
    "PolicyChoice",
    "Profile",
    "Question",
    "Role",
    "Shape",
    "Source",
    "Study",
    "breakdowns",
    "declared",
    "files_of",
    "key",
    "load",
    "propose",
    "questions",
    "refuse_wide",
    "schemas",
    "shape",
    "study_from",
    "understanding",
]
