"""Pages for people who add and approve releases."""

from fairlead_web.releases.views.adding import add, add_release, add_study, add_table
from fairlead_web.releases.views.answering import read_sheet, understanding
from fairlead_web.releases.views.gate import approve, discard, request_approval, send_back, withdraw
from fairlead_web.releases.views.reading import progress, progress_state, release, releases

__all__ = [
    "add",
    "add_release",
    "add_study",
    "add_table",
    "approve",
    "discard",
    "progress",
    "progress_state",
    "read_sheet",
    "release",
    "releases",
    "request_approval",
    "send_back",
    "understanding",
    "withdraw",
]
