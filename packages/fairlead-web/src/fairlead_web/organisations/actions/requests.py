"""Asking for a role, and the programme team's answer."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.organisations.actions.refusal import NotNow
from fairlead_web.organisations.actions.roles import give_role
from fairlead_web.organisations.descent import is_closed
from fairlead_web.organisations.models import Organisation, Role, RoleRequest

Outcome = RoleRequest.Outcome


@transaction.atomic
def ask_for_role(organisation: Organisation, *, kind: str, reason: str, by: Any) -> RoleRequest:
    """Ask to be an organisation's lead or approver; asking twice is asking once."""
    if is_closed(organisation):
        raise NotNow(_("%(name)s has closed.") % {"name": organisation})
    known = {"person": by, "organisation": organisation, "kind": kind}
    found = RoleRequest.objects.filter(**known, outcome=Outcome.WAITING).first()
    if found:
        return found
    request = RoleRequest(**known, reason=reason)
    request.full_clean()
    request.save()
    audit.record("role.asked_for", by=by, subject=request, organisation=organisation.code, kind=kind)
    return request


@transaction.atomic
def decide(request: RoleRequest, *, give: bool, by: Any, note: str = "") -> None:
    """Give or decline what was asked for, once; the person hears of it. Nobody answers their own request."""
    request = (
        RoleRequest.objects.select_for_update(of=("self",))
        .select_related("organisation", "person")
        .get(pk=request.pk)
    )
    if request.outcome != Outcome.WAITING:
        raise NotNow(_("Somebody has answered this request already."))
    if request.person_id == by.pk:
        raise NotNow(_("This is your own request. Somebody else of the programme team answers it."))
    if give and not _held(request):
        give_role(person_id=request.person_id, kind=request.kind, organisation=request.organisation, by=by)
    request.outcome = Outcome.GIVEN if give else Outcome.DECLINED
    request.note, request.decided_at = note, timezone.now()
    request.full_clean(exclude=["person"])
    request.save()
    code = request.organisation.code
    audit.record("role.request_answered", by=by, subject=request, organisation=code, given=give)
    accounts.write_letter(
        to=request.person,
        subject=_("Your request has been answered"),
        text=_("The programme team has answered your request. Sign in and open your account to read it."),
        key=f"role-request-{request.pk}",
        kind="role-request",
    )


def _held(request: RoleRequest) -> bool:
    return Role.objects.filter(
        person=request.person_id,
        organisation=request.organisation,
        kind=request.kind,
        ends_on__isnull=True,
    ).exists()
