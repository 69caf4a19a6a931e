"""Lists of people to invite. They join by themselves, and no network by any list."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import actions, descent, queries
from fairlead_web.organisations.actions.refusal import NotNow
from fairlead_web.organisations.importing.plans import RowFaultError, Step, cell, error, needed, want_columns
from fairlead_web.organisations.importing.reading import Row
from fairlead_web.organisations.models import Organisation
from fairlead_web.ui import api as ui

ADDRESS = ("email", "emailaddress", "workemail", "address", "mail")
BODY = ("organisation", "organisationcode", "odscode", "code", "trust", "employer", "organisationname")
TITLE = ("jobtitle", "job", "role", "post", "position", "title")
PRIVATE = (
    "network", "membership", "ethnic", "race", "disab", "religion", "belief", "orientation", "lgbt", "gender",
    "sex", "trans",
)  # fmt: skip  # several to a line read better here


def plan(rows: Iterable[Row]) -> list[Step]:
    """Who would be invited, who is here already, and what is wrong."""
    listed = list(rows)
    refuse_private_columns(listed)
    want_columns(listed, email=ADDRESS)
    bodies = known_bodies()
    here = {address.lower() for address in accounts.people().values_list("email", flat=True)}
    invited = {one.lower() for one in accounts.open_invitations().values_list("address", flat=True)}
    seen: set[str] = set()
    steps = []
    for row in listed:
        try:
            steps.append(_step(row, bodies, here, invited, seen))
        except RowFaultError as fault:
            steps.append(error(row, fault))
    return steps


def known_bodies() -> dict[str, Organisation]:
    """Every body by its code and by its name, where no other has the name."""
    every = list(queries.organisations())
    often = Counter(one.name.casefold() for one in every)
    named = {one.name.casefold(): one for one in every if often[one.name.casefold()] == 1}
    return named | {one.code.casefold(): one for one in every}


def refuse_private_columns(rows: list[Row]) -> None:
    """Refuse a list that tells of networks or of protected characteristics, before any row is looked at."""
    for name in (name for row in rows[:1] for name in row):
        if any(word in name for word in PRIVATE):
            raise NotNow(
                _(
                    "The column “%(name)s” may tell of networks or of who somebody is. Nobody joins a "
                    "network by a list: each person does so themselves. Remove the column and send it again."
                )
                % {"name": name}
            )


def _step(
    row: Row, bodies: dict[str, Organisation], here: set[str], invited: set[str], seen: set[str]
) -> Step:
    number, address = int(row[""]), needed(row, *ADDRESS, most=190).lower()
    try:
        validate_email(address)
    except ValidationError as fault:
        says = _("“%(text)s” is no e-mail address") % {"text": address}
        raise RowFaultError("email", says, _("Write it as name@example.org.")) from fault
    code = cell(row, *BODY)
    body = bodies.get(code.casefold())
    if code and body is None:
        says = _("no organisation has the code or name “%(code)s”") % {"code": code}
        raise RowFaultError("organisation", says, _("Bring the organisations first, or mend the code."))
    body = _open(body) if body else None
    title = cell(row, *TITLE, most=120)
    if address in seen:
        return Step(number, address, "nothing", _("stands in this file before"))
    seen.add(address)
    if address in here:
        return Step(number, address, "nothing", _("has an account already"))
    if address in invited:
        return Step(number, address, "nothing", _("has been invited already"))
    values = {"address": address, "organisation": body.code if body else "", "job_title": title}
    says = _("will be invited, for %(body)s") % {"body": body} if body else _("will be invited")
    return Step(number, address, "invite", says, values=values)


def _open(body: Organisation) -> Organisation:
    """The body itself, or what stands in its place; a list may name a code of before a merger."""
    if not descent.is_closed(body):
        return body
    after = descent.successors(body)
    if len(after) == 1 and not descent.is_closed(after[0]):
        return after[0]
    says = _("%(name)s (%(code)s) is closed since %(day)s") % {
        "name": body.name,
        "code": body.code,
        "day": ui.day(body.closed_on),
    }
    names = ", ".join(f"{one.code} ({one.name})" for one in after)
    remedy = _("Write where the person works now.")
    if names:
        remedy = _("Its work went to %(names)s. Write where the person works now.") % {"names": names}
    raise RowFaultError("organisation", says, remedy)


def take_over(values: dict[str, Any], *, by: Any, basis: str) -> None:
    """Invite one person, unless they are here or invited by now."""
    address = values["address"]
    if accounts.person_at(address) or accounts.open_invitations().filter(address__iexact=address).exists():
        return
    code = values["organisation"]
    actions.invite_with_welcome(
        address=address,
        organisation=queries.organisation(code) if code else None,
        job_title=values["job_title"],
        basis=basis,
        by=by,
    )
