"""Joining, changing and leaving: the only writers of the register.

What the audit record says of these is "memberships.changed", with the person as the subject and nothing
about which network. A chair's answer to a request is not recorded there at all, and neither is the consent
that begins or ends with an entry: chairs are public, and a consent that ends while its person does nothing
tells that a chair declined, in one of the few networks where a chair may.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.networks import letters, queries
from fairlead_web.networks.actions.chat_questions import forget_questions
from fairlead_web.networks.actions.departing import take_out
from fairlead_web.networks.actions.duties import tell_chairs
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.who import chair_only
from fairlead_web.networks.models import Membership, Network, Story

State = Membership.State
CONSENT = "belonging"  # one purpose for all networks, so that it names none


@transaction.atomic
def join(
    network: Network,
    *,
    by: Any,
    kind: str,
    seen_by_fellows: str = Membership.Seen.NOTHING,
    approved: bool = False,
) -> Membership:
    """Join, or ask to where the network approves who joins. Joining twice changes nothing.

    Calling this is the person's explicit consent to being in the register, and is recorded as such.
    """
    network = Network.objects.select_for_update(no_key=True).get(pk=network.pk)  # closing waits for this
    if not network.is_open:
        raise NotNow(_("This network is closed. Nobody can join it any more."))
    held = queries.membership(by, network)
    if held is not None:
        return held
    waits = network.asks_approval and not approved
    given = {
        "kind": kind,
        "state": State.ASKED if waits else State.JOINED,
        "seen_by_fellows": seen_by_fellows,
        "joined_at": None if waits else timezone.now(),
    }
    Membership(person=by, network=network, **given).full_clean()
    entry, _new = Membership.objects.get_or_create(person=by, network=network, defaults=given)
    accounts.give_consent(by, CONSENT, by=by)
    record_own_change(by)
    if waits:
        tell_chairs(network)
    return entry


@transaction.atomic
def change_membership(entry: Membership, *, by: Any, kind: str, seen_by_fellows: str) -> None:
    """Switch between member and supporter, and choose what others who belong see."""
    held = Membership.objects.select_for_update().filter(pk=entry.pk, person=by).first()
    if held is None:
        raise NotNow(_("It is not there any more, or it is not yours to change."))
    held.kind, held.seen_by_fellows = kind, seen_by_fellows
    held.full_clean()
    held.save(update_fields=["kind", "seen_by_fellows"])
    record_own_change(by)


@transaction.atomic
def leave(network: Network, *, by: Any) -> None:
    """Leave: the entry and what the person wrote in this network are deleted, and nothing says they were."""
    gone, _kinds = Membership.objects.filter(person=by, network=network).delete()
    Story.objects.filter(author=by, network=network).delete()
    forget_questions(by, network)
    take_out(by, network)
    accounts.forget_digests(by)
    if gone:
        record_own_change(by)
        end_consent(by, by=by)


@transaction.atomic
def leave_all(*, person: Any, by: audit.Actor) -> None:
    """Leave every network: what withdrawing the consent does."""
    if forget(person):
        audit.record("memberships.changed", by=by, subject=person)


@transaction.atomic
def part(*, person: Any, by: audit.Actor) -> None:
    """What closing an account does. The record says nothing: by whom it is closed would learn of an entry."""
    forget(person)
    accounts.withdraw_consent(person, CONSENT, by=by)


def forget(person: Any) -> bool:
    """Delete all that tells where a person belongs, and what they wrote there; whether there was an entry."""
    gone, _kinds = Membership.objects.filter(person=person).delete()
    Story.objects.filter(author=person).delete()
    forget_questions(person)
    take_out(person)
    accounts.forget_digests(person)
    return bool(gone)


@transaction.atomic
def accept(entry: Membership, *, by: Any) -> None:
    """The chair welcomes somebody who asked."""
    chair_only(by, entry.network)
    waiting = Membership.objects.select_for_update().filter(pk=entry.pk, state=State.ASKED)
    if waiting.update(state=State.JOINED, joined_at=timezone.now()):
        letters.request_answered(entry)


@transaction.atomic
def decline(entry: Membership, *, by: Any) -> None:
    """The chair cannot welcome somebody: the request is deleted, and the person told kindly."""
    chair_only(by, entry.network)
    waiting = Membership.objects.select_for_update().filter(pk=entry.pk, state=State.ASKED)
    if waiting.exists():
        letters.request_answered(entry)
        waiting.delete()
        end_consent(entry.person, by=entry.person)


def end_consent(person: Any, *, by: audit.Actor) -> None:
    """The consent ends with the last entry that rests on it."""
    if not queries.memberships_of(person).exists():
        accounts.withdraw_consent(person, CONSENT, by=by)


def record_own_change(person: Any) -> None:
    """Say on the record that a person changed where or how they belong, and no more."""
    audit.record("memberships.changed", by=person, subject=person)
