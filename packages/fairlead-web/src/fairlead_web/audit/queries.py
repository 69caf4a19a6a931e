"""Reading the record."""

from django.db.models import QuerySet

from fairlead_web.audit.models import Event


def events() -> QuerySet[Event]:
    """Every event, newest first."""
    return Event.objects.all()
