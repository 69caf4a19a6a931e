"""Bringing the table of words to what the lists say."""

from typing import Any

from django.db import transaction

from fairlead_web.vocabulary.lists import INTERESTS, REGIONS
from fairlead_web.vocabulary.models import Term

LISTS = {Term.Kind.INTEREST: INTERESTS, Term.Kind.REGION: REGIONS}
TOLD = ("title", "position", "retired")


@transaction.atomic
def load(using: str = "default") -> None:
    """Add what is missing, mend titles and order, retire what a list no longer has. No word is deleted."""
    stored = {(term.kind, term.code): term for term in Term.objects.using(using)}
    wanted = {
        (kind.value, code): Term(kind=kind, code=code, title=title, position=position)
        for kind, words in LISTS.items()
        for position, (code, title) in enumerate(words)
    }
    Term.objects.using(using).bulk_create(term for key, term in wanted.items() if key not in stored)
    changed = []
    for key, term in stored.items():
        told = [getattr(wanted[key], name) for name in TOLD] if key in wanted else [term.title, 999, True]
        if told != [getattr(term, name) for name in TOLD]:
            for name, value in zip(TOLD, told, strict=True):
                setattr(term, name, value)
            changed.append(term)
    Term.objects.using(using).bulk_update(changed, TOLD)


def load_after_migrating(*, using: str, **about: Any) -> None:
    """As a receiver: whenever tables are made or emptied, the words are there again."""
    load(using)
