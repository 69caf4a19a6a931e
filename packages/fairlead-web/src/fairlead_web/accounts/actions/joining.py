"""Making an account: at an approved domain, or by invitation."""

import datetime as dt
import hashlib
import secrets
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext

from fairlead_web.accounts.actions.letters import write_letter
from fairlead_web.accounts.actions.people import add_person
from fairlead_web.accounts.domains import domain_name, domain_of
from fairlead_web.accounts.models import ApprovedDomain, Invitation, Letter, User
from fairlead_web.audit import api as audit
from fairlead_web.ui import api as ui

INVITATION_HOLDS = dt.timedelta(days=30)


class NotOpen(Exception):  # noqa: N818  (it names the rule that was met)
    """The invitation does not hold any more. str() says why."""


def hash_of(token: str) -> str:
    """What is stored of a token: it has 256 bits of chance, so a plain hash gives nothing away."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def join(*, email: str, name: str, by: audit.Actor, invitation: Invitation | None = None) -> User:
    """Add a person whose address is proved, and tell the apps above, which know where they belong.

    They fill the slot "accounts.joined" (person, invitation).
    """
    person = add_person(email=email, name=name, by=by)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    ui.slot_values("accounts.joined", person=person, invitation=invitation)
    return person


@transaction.atomic
def invite(*, address: str, by: User, why: str = "", holds: dt.timedelta = INVITATION_HOLDS) -> Invitation:
    """Invite somebody by letter, which says why where that is given.

    A second invitation to the same address takes the place of an open one.
    """
    address = User.objects.normalize_email(address)
    for earlier in open_invitations().filter(sponsor=by, address__iexact=address):
        withdraw_invitation(earlier, by=by)
    token = secrets.token_urlsafe(32)
    invitation = Invitation(
        address=address, sponsor=by, token_hash=hash_of(token), expires_at=timezone.now() + holds
    )
    invitation.clean_fields(exclude=["accepted_at", "withdrawn_at", "person"])
    invitation.save()
    audit.record("invitation.written", by=by, subject=invitation)
    link = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('accounts:invited', args=[token])}"
    write_letter(
        to=address,
        subject=gettext("An invitation for you"),
        text=gettext(
            "%(sponsor)s invites you to %(site)s, the site of a programme for fair care and fair work.\n\n"
            "%(why)sTo accept, open this address:\n\n%(link)s\n\n"
            "It works once, until %(day)s. If you do not want to join, you need do nothing: "
            "we then delete your address."
        )
        % {
            "sponsor": by.name,
            "site": settings.SITE.name,
            "link": link,
            "why": f"{why}\n\n" if why else "",
            "day": ui.day(timezone.localdate(invitation.expires_at)),
        },
        key=invitation.letter_key,
        kind="invitation",
        good_until=invitation.expires_at,
    )
    return invitation


def open_invitations(*, sponsor_may_be_gone: bool = False) -> QuerySet[Invitation]:
    """Those that still hold: whoever wrote one has an account that is open."""
    found = Invitation.objects.filter(accepted_at=None, withdrawn_at=None, expires_at__gt=timezone.now())
    return found if sponsor_may_be_gone else found.filter(sponsor__is_active=True)


def invitation_for(token: str) -> Invitation | None:
    """The open invitation with this token."""
    return open_invitations().select_related("sponsor").filter(token_hash=hash_of(token)).first()


def accepted_by(token: str) -> User | None:
    """Who accepted the invitation with this token, if somebody did."""
    found = Invitation.objects.select_related("person").filter(token_hash=hash_of(token)).first()
    return found.person if found else None


@transaction.atomic
def accept(token: str, *, name: str) -> User:
    """Make the account that an invitation offers; the address is proved, since the token came to it."""
    found = open_invitations().select_for_update(of=("self",)).filter(token_hash=hash_of(token)).first()
    if found is None:
        raise NotOpen(gettext("This invitation has been used, withdrawn, or is too old."))
    person = join(email=found.address, name=name, by=audit.SITE, invitation=found)
    found.person, found.accepted_at, found.address = person, timezone.now(), ""
    found.save()
    audit.record("invitation.accepted", by=person, subject=found)
    return person


@transaction.atomic
def withdraw_invitation(invitation: Invitation, *, by: audit.Actor) -> None:
    """Take an invitation back; its address is wiped."""
    invitation.withdrawn_at, invitation.address = timezone.now(), ""
    invitation.save(update_fields=["withdrawn_at", "address"])
    _take_back_letters([invitation])
    audit.record("invitation.withdrawn", by=by, subject=invitation)


def forget_invitations(*, person: User, by: audit.Actor) -> None:
    """What erasure does: invitations by a person, those they accepted, and those to their address."""
    about = Q(sponsor=person) | Q(person=person) | Q(address__iexact=person.email)
    found = Invitation.objects.filter(about)
    _take_back_letters(found)
    found.delete()


OPEN = (Letter.State.WAITING, Letter.State.DOUBTFUL)


def _take_back_letters(invitations: Iterable[Invitation]) -> None:
    keys = [one.letter_key for one in invitations]
    Letter.objects.filter(key__in=keys, state__in=OPEN).delete()


@transaction.atomic
def approve_domain(domain: str, *, by: audit.Actor) -> ApprovedDomain:
    """Let people at this domain sign up; approving it twice changes nothing."""
    domain = domain_name(domain)
    found = ApprovedDomain.objects.filter(domain=domain).first()
    if found is None:
        found = ApprovedDomain(domain=domain)
        found.full_clean()
        found.save()
        audit.record("domain.approved", by=by, subject=found)
    return found


@transaction.atomic
def withdraw_domain(approved: ApprovedDomain, *, by: audit.Actor) -> None:
    """Nobody new signs up at this domain; who has an account keeps it."""
    audit.record("domain.withdrawn", by=by, subject=approved)
    approved.delete()


def is_approved(email: str) -> bool:
    """Whether people at this address's domain may sign up."""
    return ApprovedDomain.objects.filter(domain=domain_of(email)).exists()
