"""Questions of a proposed study that nobody has answered; until then it may tell of something else."""

import re

import yaml

from fairlead.reference.declarations import Document, Loc, Mistake, PlainLoader

MARK = "# QUESTION:"
"""Stands before each question in a proposed study; an answered line has it no more."""
ASKED = re.compile(rf"(?:^|(?<=\s)){MARK}[ \t]*(.*)", re.MULTILINE)


def open_questions(document: Document) -> tuple[dict[Loc, tuple[int, int]], list[Mistake]]:
    """Where the questions stand, by a place of their own, since no value is there; and each as a mistake."""
    said = [
        (token.start_mark.index, token.end_mark.index)
        for token in yaml.scan(document.text, Loader=PlainLoader)
        if isinstance(token, yaml.ScalarToken)
    ]
    places: dict[Loc, tuple[int, int]] = {}
    found = []
    for question in ASKED.finditer(document.text):
        if any(begin <= question.start() < end for begin, end in said):
            continue  # words that somebody means
        before = document.text[: question.start()]
        loc: Loc = (MARK, len(places))
        places[loc] = (before.count("\n"), len(before) - before.rfind("\n") - 1)
        what = f"The question '{question[1].strip()}' is not answered"
        found.append(Mistake(loc, what, f"Write the answer, or leave what is right, and delete '{MARK} …'."))
    return places, found
