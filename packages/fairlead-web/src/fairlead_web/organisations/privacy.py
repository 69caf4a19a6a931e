"""What organisations hold about people."""

import datetime as dt

from django.db.models import Q
from django.utils.translation import gettext_lazy
from django.utils.translation import gettext_noop as _

from fairlead_web.accounts.api import Expiry, Purpose, Through, declare, declare_purpose, kinds

LOOKING_AFTER = _("Legitimate interest: knowing who takes part")

declare_purpose(
    Purpose(
        "credit",
        gettext_lazy("Being thanked by name"),
        gettext_lazy(
            "My name, as I wrote it, stands on the public page “With thanks”, beside what I am thanked for. "
            "Without it I am named nowhere there."
        ),
        stops="fairlead_web.organisations.actions.credits.hide_credits",
    )
)
declare(
    "organisations.Organisation",
    purpose="Knowing the bodies that publish figures or take part",
    retention="For ever: names and codes of bodies are history",
    fields=kinds(
        plain="code name kind region opened_on closed_on successor handed_on synthetic",
        technical="id",
    ),
)
declare(
    "organisations.Share",
    purpose="Knowing to which bodies the work of one that was divided went",
    retention="For ever: names and codes of bodies are history",
    fields=kinds(plain="organisation successor what starts_on", technical="id"),
)
declare(
    "organisations.Move",
    purpose="Putting right a merger that was recorded by mistake",
    retention="As long as the body is closed",
    fields=kinds(plain="organisation kind until", technical="id number begun"),
)
declare(
    "organisations.Role",
    purpose=_("Knowing what you may do, and who answered for a decision at the time"),
    basis=_("Legitimate interest: answering for decisions"),
    retention=_("As long as the site runs; without a name once you have left"),
    subject="person",
    fields=kinds(
        plain="organisation kind starts_on ends_on ended_at",
        special="staff_network",  # whom it is for may tell something about who chairs it
        technical="id person",
    ),
    export=("organisation", "staff_network", "kind", "starts_on", "ends_on"),
    erase=Through(
        "fairlead_web.organisations.actions.roles.end_roles_of",
        "Your roles end. Decisions were made in them; the row holds a number that leads to nobody",
    ),
)
declare(
    "organisations.EarlierName",
    purpose="Finding a body by the name it had",
    retention="For ever: names and codes of bodies are history",
    fields=kinds(plain="organisation name until", technical="id"),
)
declare(
    "organisations.OtherCode",
    purpose="Finding a body by its codes in other lists",
    retention="For ever: names and codes of bodies are history",
    fields=kinds(plain="organisation scheme code", technical="id"),
)
declare(
    "organisations.Affiliation",
    purpose=_("Showing where you work, to whom you chose, and finding peers"),
    basis=_("Consent: you say so, and to whom it is shown"),
    retention=_("Until you erase it"),
    subject="person",
    fields=kinds(
        content="job_title organisation starts_on ends_on",
        technical="id person",
    ),
    export=("organisation", "job_title", "starts_on", "ends_on"),
)
declare(
    "organisations.StaffNetwork",
    purpose="Knowing which staff networks an organisation has; never who belongs to them",
    retention="For ever: it is about a body",
    fields=kinds(
        plain="organisation name open_to shown starts_on ends_on continues",
        technical="id",
    ),
)
declare(
    "organisations.Office",
    purpose=_("Knowing who stands for a staff network towards its organisation"),
    basis=_("Consent, as whoever records it confirms; pages for everybody show the post and no name"),
    retention=_("Two years after its last day; your name on the site, until you leave"),
    subject="person",
    fields=kinds(
        plain="kind post starts_on ends_on",
        special="staff_network",
        identity="name",
        technical="id person",
    ),
    export=("staff_network", "kind", "post", "starts_on", "ends_on"),
    erase=Through(
        "fairlead_web.organisations.actions.staff_networks.forget_offices",
        "Your offices end. The post and its dates stay, without the person",
    ),
    expires=Expiry("ends_on", dt.timedelta(days=730)),
)
declare(
    "organisations.Appointment",
    purpose=_("Asking somebody to stand for a staff network"),
    basis=_("Legitimate interest: an organisation asks somebody to take part"),
    retention=_("Until it is agreed to or taken back; 30 days at most"),
    subject="asked_by",
    address="address",
    fields=kinds(
        plain="kind post starts_on ends_on",
        contact="address",
        special="staff_network",
        technical="id asked_by asked_at declined_at",
    ),
    export=("staff_network", "kind", "post", "asked_at", "declined_at"),
    expires=Expiry("asked_at", dt.timedelta(days=30)),
)
declare(
    "organisations.Partnership",
    purpose="Knowing which bodies take part, over the years",
    retention="For ever: it is about a body",
    fields=kinds(plain="organisation programme starts_on ends_on", technical="id"),
)
declare(
    "organisations.EmailDomain",
    purpose="Knowing a body by the addresses of its people",
    retention="Until the programme team takes it away",
    fields=kinds(plain="domain organisation", technical="id"),
)
declare(
    "organisations.RoleRequest",
    purpose=_("Deciding who holds a role for an organisation"),
    basis=_("Legitimate interest: answering for decisions"),
    retention=_("Two years"),
    subject="person",
    fields=kinds(
        plain="organisation kind outcome note", content="reason", technical="id person asked_at decided_at"
    ),
    export=("organisation", "kind", "reason", "outcome", "note", "asked_at", "decided_at"),
    expires=Expiry("decided_at", dt.timedelta(days=730), only=~Q(outcome="waiting")),
)
declare(
    "organisations.Credit",
    purpose=_("Thanking people and organisations for what they gave"),
    basis=_("Consent: nobody is named without having agreed"),
    retention=_("As long as the account"),
    subject="person",
    fields=kinds(
        plain="organisation what_for given_on",
        identity="called",
        special="lived_experience",
        technical="id person agreed_at",
    ),
    export=("what_for", "called", "lived_experience", "agreed_at", "given_on"),
)
declare(
    "organisations.Welcome",
    purpose=_("Giving somebody who was invited what is theirs once they join"),
    basis=_("The lawful basis that was named when the list was brought"),
    retention=_("Until they join, or the invitation is withdrawn or past"),
    subject=("invitation__person", "invitation__sponsor"),
    fields=kinds(
        plain="organisation basis",
        identity="job_title",
        content="credit_for",
        special="lived_experience",
        technical="id invitation",
    ),
    export=("basis",),
    expires=(
        Expiry("invitation__expires_at", dt.timedelta()),
        Expiry("invitation__withdrawn_at", dt.timedelta()),
    ),
)
declare(
    "organisations.Import",
    purpose=_("Looking through a list before it is taken over"),
    basis=LOOKING_AFTER,
    retention=_("A week; the rows, until they are taken over"),
    subject="by",
    fields=kinds(
        plain="kind basis",
        contact="rows",
        technical="id by read_at done started_at ended_at faults",
    ),
    export=("kind", "basis", "done", "read_at"),
    expires=Expiry("read_at", dt.timedelta(days=7)),
)
