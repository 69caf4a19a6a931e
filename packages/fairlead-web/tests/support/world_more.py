"""What the small world of the other sweeps lacks: a row of every kind that a page may list.

It stands apart, since nothing here is named in an address.
"""

import datetime as dt
from typing import Any

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.utils import timezone
from growing import grow_pages
from public_releases import write_draft, write_public
from world import World

from fairlead_web.accounts import api as accounts
from fairlead_web.accounts.models import Letter, Objection, Profile
from fairlead_web.audit.api import SITE
from fairlead_web.content import actions as enquiries
from fairlead_web.content.models import Enquiry
from fairlead_web.networks import actions
from fairlead_web.networks import api as networks
from fairlead_web.networks.models import (
    Ask,
    ChatQuestion,
    DigestMark,
    GrowthFigure,
    LiveChat,
    Membership,
    Post,
    Topic,
)
from fairlead_web.organisations import actions as organisations
from fairlead_web.organisations.models import Organisation, StaffNetwork
from fairlead_web.releases.models import Release, Upload
from fairlead_web.vocabulary.models import Term

DAY = dt.timedelta(days=1)


def add_more(world: World) -> None:
    """All of it."""
    for add in (
        add_own,
        add_to_organisations,
        add_to_the_network,
        add_judged,
        add_without_a_chair,
        add_chats,
        add_past_releases,
    ):
        add(world.people, world.things)
    grow_pages(range(1))
    world.things["interest"] = Term.objects.filter(kind="interest")[0].code
    enquiries.note(Enquiry.objects.get(), text="Ask them.", by=world.people["team"])


def add_own(people: dict[str, Any], things: dict[str, str]) -> None:
    """A whole profile that others may see, a preference, an objection, a sign-in of an organisation's own."""
    for role in ("administrator", "lead", "chair"):
        one = people[role]
        accounts.change_profile(
            one,
            by=one,
            interests=Term.objects.filter(kind="interest")[:1],
            offers="Time",
            needs="Advice",
            found=True,
            **{f"{name}_seen_by": "members" for name in Profile.FIELDS},
        )
    Membership.objects.update(seen_by_fellows=Membership.Seen.PROFILE)
    accounts.write_letter(to=people["person"], subject="Lost", text="Text", key="lost", kind="credit")
    Letter.objects.filter(key="lost").update(state="failed", text="", fault="refused")
    Objection.objects.create(person=people["person"], purpose="reminders")
    accounts.set_digest_frequency(people["member"], "weekly", by=people["member"])
    DigestMark.objects.create(person=people["member"], until=timezone.now())
    SocialAccount.objects.create(user=people["person"], provider="harbour", uid="1")
    EmailAddress.objects.create(user=people["person"], email=people["person"].email, verified=True)
    for one in (people["lead"], people["other_lead"]):
        networks.request_contact(people["chair"], message="May I ask?", by=one)
    networks.request_contact(people["administrator"], message="May I?", by=people["chair"])


def add_to_organisations(people: dict[str, Any], things: dict[str, str]) -> None:
    """An earlier name, another code, a partnership, people who are invited, credits, posts."""
    trust, today = Organisation.objects.get(code="RX1"), timezone.localdate()
    organisations.rename(trust, name="Synthetic Trust of Harbour", on=today - DAY, by=SITE)
    organisations.add_code(trust, scheme="ons", code="E1", by=SITE)
    organisations.record_partnership(trust, programme="Partners", starts_on=today, by=SITE)
    old = organisations.add_organisation(code="RX9", name="Trust that closed", kind="trust", by=SITE)
    organisations.close_organisation(old, on=today - DAY, successor=trust, by=SITE)
    for one in (people["lead"], people["team"]):
        organisations.invite_with_welcome(
            address=f"new-{one.pk}@example.com", by=one, organisation=trust, credit_for="Advice"
        )
    for one in (people["lead"], people["approver"], people["administrator"], people["chair"]):
        organisations.affiliate(person_id=one.pk, organisation=trust, job_title="Nurse", by=SITE)
    organisations.give_credit(what_for="Room", organisation=trust, by=SITE)
    named = organisations.give_credit(what_for="Talk", person=people["chair"], by=SITE)
    organisations.agree_to_credit(named, called="C. Chair", by=people["chair"])
    carers = StaffNetwork.objects.get(pk=things["staff_network"])
    organisations.record_office(carers, kind="sponsor", post="Director", person=people["lead"], by=SITE)
    networks.add_reference_member(by=people["team"], starts_on=today, person=people["chair"], agreed=True)


def add_to_the_network(people: dict[str, Any], things: dict[str, str]) -> None:
    """Stories that wait, a reply to an ask, asks of all boards and of a role, growth."""
    network, member, chair = networks.network(things["network"]), people["member"], people["chair"]
    for shown in ("network", "public-named"):
        actions.share_story(network, text=f"I spoke, {shown}.", shown=shown, by=member)
    public = actions.share_story(network, text="I asked all.", shown="public-named", by=people["supporter"])
    actions.celebrate(public, by=chair)
    trust = Organisation.objects.get(code="RX1")
    asked, answered = (Ask.objects.get(pk=things[one]) for one in ("ask", "answered_ask"))
    actions.correct_ask(answered, title="Will you all?", text="Why", by=chair)
    actions.correct_reply(answered.replies.get(), text="We all do.", by=people["lead"])
    actions.reply(asked, organisation=trust, text="We will.", by=people["lead"])
    for addressed, role in (("boards", ""), ("role", "Chief nurses")):
        actions.ask(
            network, theme="equity", title="Will you?", text="Why", addressed=addressed, role=role, by=chair
        )
    GrowthFigure.objects.create(network=network, quarter_ends_on=dt.date(2025, 12, 31), people=20)
    actions.publish_update(network, title="Mine", text="Text", public=True, by=chair)


def add_judged(people: dict[str, Any], things: dict[str, str]) -> None:
    """What was reported and hidden, and a report of each kind that waits for the chair."""
    topic, post = Topic.objects.get(pk=things["topic"]), Post.objects.get(pk=things["post"])
    hidden = actions.post(topic, text="Rude.", by=people["member"])
    actions.report(hidden, reason="disrespect", by=people["supporter"])
    actions.moderate(hidden, deed="hide", reason="disrespect", words="Rude.", by=people["chair"])
    rude = actions.start_topic(topic.network, title="Rude", text="Rude.", by=people["member"])
    actions.moderate(rude, deed="hide", reason="disrespect", words="Rude.", by=people["chair"])
    for thing in (topic, post):
        actions.report(thing, reason="other", words="Look.", by=people["supporter"])
    actions.post(topic, text="I have one.", by=people["chair"])


def add_without_a_chair(people: dict[str, Any], things: dict[str, str]) -> None:
    """A network that nobody chairs, so that the programme team judges what is reported there."""
    network = networks.network("black-and-minority-ethnic-leaders")
    for role in ("member", "supporter"):
        networks.join(network, by=people[role], kind=role)
    topic = actions.start_topic(network, title="Pay", text="Who decides?", by=people["member"])
    things["report"] = str(actions.report(topic, reason="other", by=people["supporter"]).pk)


def add_chats(people: dict[str, Any], things: dict[str, str]) -> None:
    """Questions in each state, a chat to come, and a summary that everybody may read."""
    chat, chair, now = LiveChat.objects.get(pk=things["chat"]), people["chair"], timezone.now()
    texts = ("How do I ask?", "Whom do I ask?", "When do I ask?")
    put, answered, declined = (
        actions.ask_question(chat, text=text, by=people["supporter"]) for text in texts
    )
    actions.put_question(put, by=chair)
    actions.answer_question(answered, answer="Write.", answered_by="chair", by=chair)
    actions.decline_question(declined, reason="Asked before.", by=chair)
    about = {"about": "Boards.", "by": chair}
    actions.plan_chat(chat.network, title="Later", opens_at=now + DAY, closes_at=now + 2 * DAY, **about)
    old = actions.plan_chat(
        chat.network, title="Told to all", opens_at=now - DAY / 24, closes_at=now + DAY / 24, **about
    )
    asked = actions.ask_question(old, text="Who may come?", by=people["member"])
    actions.answer_question(asked, answer="All.", answered_by="chair", by=chair)
    LiveChat.objects.filter(pk=old.pk).update(opens_at=now - DAY, closes_at=now - DAY / 2)
    ChatQuestion.objects.filter(pk=asked.pk).update(quote="unnamed")
    old.refresh_from_db()
    actions.publish_summary(old, text="We talked.", public=True, quoted=[asked.pk], by=chair)


def add_past_releases(people: dict[str, Any], things: dict[str, str]) -> None:
    """Releases that are public no more, one of another body, and an upload that was read."""
    trust, lead, approver, now = people["trust"], people["lead"], people["approver"], timezone.now()
    gone, old = (write_public(trust, lead, approver, period=period, study=period) for period in ("20", "21"))
    Release.objects.filter(pk=gone.pk).update(
        state="withdrawn", withdrawn_at=now, withdrawn_by=lead, withdrawal_note="Wrong."
    )
    newer = Release.objects.get(pk=things["public"])
    Release.objects.filter(pk=old.pk).update(state="superseded", superseded_at=now, superseded_by=newer)
    other = Organisation.objects.get(code="RX2")
    write_public(other, people["other_lead"], people["other_approver"], key="bullying@1")
    Release.objects.filter(pk=things["checked"]).update(returned_note="Look again.")
    drawn = write_draft(trust, lead, period="19", study="19")
    Upload.objects.create(organisation=trust, kind="counts", name="a.csv", uploaded_by=lead, release=drawn)
