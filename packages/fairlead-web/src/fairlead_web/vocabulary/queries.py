"""Reading the lists."""

from django.db.models import QuerySet

from fairlead_web.vocabulary.models import Term


def interests() -> QuerySet[Term]:
    """What people may be interested in, in the list's order."""
    return Term.objects.filter(kind=Term.Kind.INTEREST, retired=False)


def regions() -> QuerySet[Term]:
    """NHS England's seven regions, and the other three nations."""
    return Term.objects.filter(kind=Term.Kind.REGION, retired=False)


def term(kind: str, code: str) -> Term | None:
    """One word, also a retired one."""
    return Term.objects.filter(kind=kind, code=code).first()
