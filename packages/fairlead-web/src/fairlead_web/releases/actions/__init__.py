"""What people do to releases: each verb names who does it, is one transaction and leaves a record."""

from fairlead_web.releases.actions.approval import (
    approve,
    replaced_by,
    request_approval,
    send_back,
    supersede,
    withdraw,
)
from fairlead_web.releases.actions.uploads import (
    answer,
    discard,
    read_sheet,
    upload_release,
    upload_study,
    upload_table,
)

__all__ = [
    "answer",
    "approve",
    "discard",
    "read_sheet",
    "replaced_by",
    "request_approval",
    "send_back",
    "supersede",
    "upload_release",
    "upload_study",
    "upload_table",
    "withdraw",
]
