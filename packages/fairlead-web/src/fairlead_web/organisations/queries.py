"""Reading organisations and roles."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils import timezone

from fairlead_web.organisations.models import Organisation, Role


def organisation(code: str) -> Organisation | None:
    """The organisation with this code."""
    return Organisation.objects.filter(code=code).select_related("successor").first()


def organisations(text: str = "") -> QuerySet[Organisation]:
    """Organisations whose name or code holds `text`, open and closed ones."""
    found = Organisation.objects.all()
    return found.filter(Q(name__icontains=text) | Q(code__iexact=text)) if text else found


def roles_on(day: dt.date) -> QuerySet[Role]:
    """Roles that are held on `day`."""
    return Role.objects.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


def roles_of(person_id: int | None) -> QuerySet[Role]:
    """Roles that a person holds today."""
    return roles_on(timezone.localdate()).filter(person_id=person_id).select_related("organisation")


def programme_team() -> set[int]:
    """The numbers of the people who belong to the programme team today."""
    held = roles_on(timezone.localdate()).filter(kind=Role.Kind.PROGRAMME_TEAM)
    return set(held.values_list("person", flat=True))


def organisations_of(person_id: int | None, kind: str) -> QuerySet[Organisation]:
    """Organisations for which a person holds a role of this kind today."""
    return Organisation.objects.filter(pk__in=roles_of(person_id).filter(kind=kind).values("organisation"))


def holders(organisation: Organisation) -> QuerySet[Role]:
    """The roles that people hold for an organisation today, with the people."""
    held = roles_on(timezone.localdate()).filter(organisation=organisation)
    return held.select_related("person").order_by("kind", "person__name")
