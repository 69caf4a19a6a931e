"""Other spellings of a value that an indicator tests for: "Band 8a" for 8a, "3 - Did not attend" for 3."""

import re
from collections import Counter
from collections.abc import Iterable

FILLERS = frozenset(
    ("afc", "agenda", "band", "bd", "change", "code", "for", "grade", "level", "nhs", "pay", "range")
)
"""Words that stand beside a value and say nothing of their own."""
GLUED = re.compile(r"\b(afc|band|bd|code|grade|level)(?=\d)")
"""Such a word written together with its number: "Band8b"."""
STAFF_RECORD = re.compile(r"^nhs\|\w+\||\b(non )?review body\b")
"""What the Electronic Staff Record writes around a band: "NHS|XR08|Review Body Band 8 - Range A"."""
PARTS = re.compile(r"[^\W_]+|[<>≤≥+%]")
"""Words, and the signs that give a number another meaning: <30 is not >30."""


def respelt(seen: Iterable[str], wanted: Iterable[str]) -> dict[str, str]:
    """Values that are not among the wanted ones and look like one of them, with the one they look like."""
    asked = list(dict.fromkeys(wanted))
    cores = Counter(map(core, asked))
    known = {core(value): value for value in asked if cores[core(value)] == 1}
    found = {}
    for text in seen:
        meant = next((known[one] for one in readings(text) if one in known), None)
        if meant is not None and text not in asked:
            found[text] = meant
    return found


def readings(text: str) -> Iterable[str]:
    """What a value may be short for: itself, what stands before a dash or colon, its initials."""
    text = STAFF_RECORD.sub("", GLUED.sub(r"\1 ", text.casefold()))
    words = PARTS.findall(text)
    yield core(text)
    yield core(re.split(r"\s+[-–]\s+|:\s|\s*=\s*", text)[0])
    if len(words) >= 3:
        yield "".join(word[0] for word in words)


def core(text: str) -> str:
    """Letters, digits and telling signs without case, without the words that say nothing."""
    words = PARTS.findall(text.casefold())
    return "".join([word for word in words if word not in FILLERS] or words)
