"""A small world with somebody in every role and one of every thing that an address is about.

It is built once for a module, inside a transaction that is taken back at the end; from then on the module's
branches are not counted. `things` holds, by name,
what stands in addresses: tests/safety/authorisation.yaml names them in `about`. Everything belongs to the
first organisation (RX1), the first network (LGBTQ+ leaders) and the people named for their roles; those named
"other_…" hold the same roles for another organisation or network, so what they see is what a twin sees.
"""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.utils import timezone
from public_releases import write_draft, write_public
from uncounted import uncounted
from wagtail.documents.models import Document
from world_contacts import add_contacts
from world_networks import add_chats, add_discussion, add_networks

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter
from fairlead_web.audit.api import SITE
from fairlead_web.content import actions as enquiries
from fairlead_web.networks import api as networks
from fairlead_web.organisations import actions as organisations
from fairlead_web.organisations.actions.importing import bring_list
from fairlead_web.organisations.models import Organisation
from fairlead_web.releases import actions as releases
from fairlead_web.releases import store
from fairlead_web.releases.models import Job, Release, Section

ROLES = {
    "person": "Pat Plain",  # signed in, and nothing else
    "asker": "Asa Asker",  # asked to join the network, and waits
    "member": "Mo Member",
    "supporter": "Sol Supporter",
    "chair": "Chidi Chair",
    "other_chair": "Cleo Chair",
    "lead": "Lena Lead",
    "other_lead": "Lars Lead",
    "approver": "Avi Approver",
    "other_approver": "Ana Approver",
    "staff_chair": "Stella Staff",
    "team": "Tess Team",
    "administrator": "Ade Admin",
    "deactivated": "Dee Parted",  # of the programme team until the account was closed
    "expired": "Exa Spired",  # of the programme team, with a session that has run out
}


@dataclass
class World:
    """Who is there, and what."""

    people: dict[str, Any] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker):
    """The world of a module."""
    with uncounted(), django_db_blocker.unblock(), transaction.atomic():
        yield build()
        transaction.set_rollback(True)


def build() -> World:
    """Everybody and everything."""
    made = World()
    for role, name in ROLES.items():
        address = f"{name.lower().replace(' ', '.')}@example.org"
        made.people[role] = accounts.add_person(email=address, name=name, by=SITE, synthetic=True)
    for add in (
        add_organisations,
        divide_a_trust,
        plan_a_merger,
        add_own_things,
        add_networks,
        add_chats,
        add_discussion,
        add_contacts,
        add_team_things,
        add_releases,
    ):
        add(made.people, made.things)
    accounts.close_account(made.people["deactivated"], by=SITE)
    return made


def add_organisations(people: dict[str, Any], things: dict[str, str]) -> None:
    """Two trusts, their leads and approvers, a staff network and its chair, the programme team."""
    for code, prefix in (("RX1", ""), ("RX2", "other_")):
        trust = organisations.add_organisation(
            code=code, name=f"Synthetic Trust {code}", kind="trust", by=SITE, synthetic=True
        )
        for kind in ("lead", "approver"):
            give(people[f"{prefix}{kind}"], kind, trust)
        if not prefix:
            people["trust"] = trust
    for role in ("team", "deactivated", "expired"):
        give(people[role], "programme-team")
    give(people["administrator"], "administrator")
    kept = organisations.record_staff_network(
        people["trust"], name="Carers", open_to="Carers", by=SITE, shown=True
    )
    held = organisations.appoint_chair(kept, person_id=people["staff_chair"].pk, by=SITE)
    office = organisations.record_office(kept, kind="sponsor", post="Chief nurse", name="A. Nother", by=SITE)
    asked = organisations.ask_to_hold(kept, kind="chair", address=people["person"].email, by=people["lead"])
    things |= {"organisation": "RX1", "staff_network": str(kept.pk), "role": str(held.pk)}
    things |= {"office_asked": str(asked.pk), "office_answer": "decline"}
    things["office"] = str(office.pk)


def divide_a_trust(people: dict[str, Any], things: dict[str, str]) -> None:
    """A trust whose work went to the other two; its lead and one of its people have not been placed since."""
    old = organisations.add_organisation(code="RX0", name="Synthetic Trust RX0", kind="trust", by=SITE)
    yesterday = timezone.localdate() - timedelta(days=1)
    held = organisations.give_role(
        person_id=people["asker"].pk, kind="lead", organisation=old, starts_on=yesterday, by=SITE
    )
    place = organisations.affiliate(
        person_id=people["asker"].pk, organisation=old, job_title="Nurse", starts_on=yesterday, by=SITE
    )
    into = [(Organisation.objects.get(code=code), "") for code in ("RX1", "RX2")]
    organisations.name_successors(old, into=into, on=yesterday, by=SITE)
    things |= {"divided": "RX0", "ended_role": str(held.pk), "ended_affiliation": str(place.pk)}


def plan_a_merger(people: dict[str, Any], things: dict[str, str]) -> None:
    """A trust that will merge into the first one in a month."""
    going = organisations.add_organisation(code="RX8", name="Synthetic Trust RX8", kind="trust", by=SITE)
    last = timezone.localdate() + timedelta(days=30)
    organisations.close_organisation(going, on=last, successor=people["trust"], by=SITE)
    things["planned"] = "RX8"


def give(person: Any, kind: str, organisation: Any = None) -> None:
    """A role from today."""
    organisations.give_role(person_id=person.pk, kind=kind, organisation=organisation, by=SITE)


def add_own_things(people: dict[str, Any], things: dict[str, str]) -> None:
    """What belongs to one person: a place, a credit, an invitation, a link in a letter."""
    plain, trust = people["person"], people["trust"]
    place = organisations.affiliate(person_id=plain.pk, organisation=trust, job_title="Nurse", by=plain)
    credit = organisations.give_credit(what_for="Advice", person=plain, by=SITE)
    invitation = accounts.invite(address="guest@example.com", by=people["lead"])
    letter = Letter.objects.get(key=f"invitation-{invitation.pk}")
    accounts.set_digest_frequency(plain, "weekly", by=plain)  # which the link below stops
    things |= {
        "affiliation": str(place.pk),
        "credit": str(credit.pk),
        "invitation": str(invitation.pk),
        "token": re.findall(r"/invited/([^/\s]+)/", letter.text)[0],
        "unsubscribe": accounts.unsubscribe_link(plain).rstrip("/").rpartition("/")[2],
        "purpose": "found",
        "deed": "give",
        "synthetic_person": str(plain.pk),
        "language": "cy",
        "connection": "nowhere",
        "picture": "none.png",
        "passkey": "999999",
    }


def add_team_things(people: dict[str, Any], things: dict[str, str]) -> None:
    """What waits for the programme team."""
    team, trust = people["team"], people["trust"]
    wish = organisations.ask_for_role(trust, kind="lead", reason="I work there.", by=people["person"])
    rows = [{"": "2", "email": "new.one@example.org"}]
    brought, _steps = bring_list(kind="people", rows=rows, basis="consent", by=team)
    enquiry = enquiries.ask(kind="question", email="asker@example.com", text="When?", acknowledge=False)
    member = networks.add_reference_member(
        by=team, starts_on=timezone.localdate(), name="A. Nother", agreed=True
    )
    place = networks.add_reference_member(
        by=team, starts_on=timezone.localdate(), person=people["person"], name="A. Nother", agreed=True
    )
    note = networks.publish_reference_note(
        held_on=timezone.localdate(), title="March", text="Talked.", by=team
    )
    [document] = Document.objects.bulk_create(  # which does not wait for the search index
        [Document(title="Plan", file=ContentFile(b"Plan", name="plan.txt"))]
    )
    organisations.connect_body(  # where nothing answers
        trust,
        code="harbour",
        name="Harbour",
        server_url="https://localhost:9",
        client_id="us",
        secret="s",  # noqa: S106  (a test)
        domains=["harbour.nhs.uk"],
        by=SITE,
    )
    accounts.write_letter(to=people["person"], subject="In doubt", text="Text", key="doubt", kind="credit")
    [letter] = Letter.objects.filter(key="doubt")
    Letter.objects.filter(pk=letter.pk).update(state="doubtful", handed_at=timezone.now())
    lost = accounts.add_person(email="lou.lost@example.org", name="Lou Lost", by=SITE, synthetic=True)
    Authenticator.objects.create(user=lost, type=Authenticator.Type.TOTP, data={"secret": "s"})
    things |= {
        "letter": str(letter.pk),
        "own_sign_in": "harbour",
        "role_request": str(wish.pk),
        "domain": str(organisations.add_domain(trust, domain="harbour.nhs.uk", by=team).pk),
        "list": str(brought.pk),
        "enquiry": enquiry.reference,
        "reference_member": str(member.pk),
        "own_place": str(place.pk),
        "reference_note": str(note.pk),
        "page": "themes/equity/",
        "document": str(document.pk),
        "document_name": document.filename,
        "restriction": "999999",
    }


def add_releases(people: dict[str, Any], things: dict[str, str]) -> None:
    """A release in each state that has pages of its own, and a table that waits for answers."""
    trust, lead, approver = people["trust"], people["lead"], people["approver"]
    public = write_public(trust, lead, approver)
    folder = store.path(public.folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "certificate.json").write_text("{}")
    draft, checked, awaiting = (
        write_draft(trust, lead, period=period, study=period) for period in ("2022", "2023", "2024")
    )
    Job.objects.create(release=draft)
    now = timezone.now()
    Release.objects.filter(pk=checked.pk).update(state="checked", checked_at=now)
    Release.objects.filter(pk=awaiting.pk).update(
        state="awaiting", checked_at=now, requested_at=now, requested_by=lead
    )
    table = SimpleUploadedFile("staff.csv", b"Ethnic group,Appraised,Staff\nWhite,2010,3000\nAsian,400,700\n")
    section = Section.objects.filter(release=public).first()
    things |= {
        "public": str(public.pk),
        "draft": str(draft.pk),
        "checked": str(checked.pk),
        "awaiting": str(awaiting.pk),
        "section": str(section.pk),
        "indicator": section.indicator,
        "file": "certificate.json",
        "upload": str(releases.upload_table(organisation=trust, file=table, by=lead).pk),
    }
