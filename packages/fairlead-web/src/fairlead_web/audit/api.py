"""What other apps may use of the audit record."""

from fairlead_web.audit.actions import SITE, Actor, record

__all__ = ["SITE", "Actor", "record"]
