"""Log lines that a machine can read and that hold nothing about a person."""

import json
import logging
import re
from typing import Any

# What no line holds: addresses that are secrets (who has one may do what it is for), what was asked in an
# address, where from, and e-mail addresses, also as they stand in a page’s address. Each is looked for in
# time that grows with the line: anybody may have the site log a long one.
HIDDEN = (
    (re.compile(r"(/account/(?:invited|unsubscribe)/)[^/\s]+"), r"\1…"),
    (re.compile(r"\?\S+"), "?…"),
    (re.compile(r"\bip=\S+"), "ip=…"),
)
WORD = re.compile(r"[^\s/<>\"'=,;:()]+")


class LineFormatter(logging.Formatter):
    """One JSON object a line: when, how grave, where from, what.

    A traceback's exception text is left out: database and form errors quote the values that caused them.
    Links that came in a letter lose what makes them work.
    """

    def format(self, record: logging.LogRecord) -> str:
        """The record as one line of JSON."""
        line: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname,
            "logger": record.name,
            "message": _without_what_is_hidden(record.getMessage()),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["exception"] = record.exc_info[0].__name__
            line["where"] = _frames(record.exc_info[2])
        return json.dumps(line, ensure_ascii=False)


def _without_what_is_hidden(text: str) -> str:
    for hidden, instead in HIDDEN:
        text = hidden.sub(instead, text)
    return WORD.sub(lambda word: "…@…" if "@" in word[0] or "%40" in word[0] else word[0], text)


def _frames(traceback: Any) -> list[str]:
    frames = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        frames.append(f"{code.co_filename}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return frames
