"""What a network asks of others, and their replies."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.audit import api as audit
from fairlead_web.networks import letters_asks as letters
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.who import chair_only
from fairlead_web.networks.models import Ask, AskReply, Network
from fairlead_web.organisations import api as organisations


@transaction.atomic
def ask(
    network: Network,
    *,
    theme: str,
    title: str,
    text: str,
    addressed: str,
    by: Any,
    organisation: Any = None,
    role: str = "",
) -> Ask:
    """Ask something in public, and tell the leads of an organisation that is asked.

    The same words sent twice are one ask.
    """
    chair_only(by, network)
    _open_only(organisation)
    one = Ask(
        network=network,
        theme=theme,
        title=title,
        text=text,
        addressed=addressed,
        organisation=organisation,
        role=role,
        asked_on=timezone.localdate(),
    )
    one.full_clean()
    same = Ask.objects.filter(network=network, title=title, text=text, organisation=organisation).first()
    if same is not None:
        return same
    one.save()
    letters.asked(one, by=by)
    audit.record("ask.published", by=by, subject=one, organisation=_code_of(one))
    return one


@transaction.atomic
def reply(asked: Ask, *, organisation: Any, text: str, by: Any) -> AskReply:
    """Answer for an organisation, and tell the chairs; an ask of that organisation alone is then answered."""
    if not organisations.is_lead_for(by, organisation):
        raise NotNow(_("Only a lead of this organisation can reply for it."))
    if asked.organisation_id not in (None, organisation.pk):
        raise NotNow(_("This was asked of another organisation."))
    answer = AskReply(
        ask=asked, organisation=organisation, author=by, text=text, replied_on=timezone.localdate()
    )
    answer.full_clean()
    same = AskReply.objects.filter(ask=asked, organisation=organisation, text=text).first()
    if same is not None:
        return same
    answer.save()
    letters.replied(answer)
    audit.record("ask.replied", by=by, subject=answer, organisation=organisation.code)
    if asked.organisation_id == organisation.pk and asked.answered_on is None:
        _set_answered(asked, by=by)
    return answer


@transaction.atomic
def correct_ask(asked: Ask, *, title: str, text: str, by: Any) -> None:
    """The chair words an ask anew. Its page says on which day, and which replies came before.

    Those who lead the organisations that replied hear of it.
    """
    chair_only(by, asked.network)
    held = _held(asked)
    if (held.title, held.text) == (title, text):
        return
    held.title, held.text, held.corrected_on = title, text, timezone.localdate()
    held.full_clean()
    held.save()
    held.replies.update(to_earlier_words=True)
    letters.corrected(held)
    audit.record("ask.corrected", by=by, subject=held, organisation=_code_of(held))


@transaction.atomic
def correct_reply(answer: AskReply, *, text: str, by: Any) -> None:
    """A lead words a reply anew. The page says on which day."""
    if not organisations.is_lead_for(by, answer.organisation):
        raise NotNow(_("Only a lead of this organisation can reply for it."))
    held = AskReply.objects.select_for_update().get(pk=answer.pk)
    if held.text == text:
        return
    held.text, held.author, held.corrected_on = text, by, timezone.localdate()
    held.full_clean()
    held.save()
    audit.record("ask.reply-corrected", by=by, subject=held, organisation=answer.organisation.code)


@transaction.atomic
def take_back_ask(asked: Ask, *, by: Any) -> None:
    """The chair takes an ask back to which nobody has replied: it was a mistake, or is worded anew."""
    chair_only(by, asked.network)
    held = _held(asked)
    if AskReply.objects.filter(ask=held).exists():
        raise NotNow(_("Somebody has replied in public meanwhile, so the ask stays."))
    audit.record("ask.taken-back", by=by, subject=held, organisation=_code_of(held))
    held.delete()


@transaction.atomic
def mark_answered(asked: Ask, *, by: Any) -> None:
    """The chair says that what was asked of many is answered."""
    chair_only(by, asked.network)
    if not AskReply.objects.filter(ask=asked).exists():
        raise NotNow(_("Nobody has replied to this yet, so it is still open."))
    if asked.answered_on is None:
        _set_answered(asked, by=by)


def _open_only(organisation: Any) -> None:
    if organisation is None or organisations.open_organisations().filter(pk=organisation.pk).exists():
        return
    instead = ", ".join(str(one) for one in organisations.successors(organisation))
    raise NotNow(
        _("%(organisation)s has closed. In its place: %(instead)s.")
        % {"organisation": organisation, "instead": instead}
        if instead
        else _("%(organisation)s has closed, and nothing is known to stand in its place.")
        % {"organisation": organisation}
    )


def _held(asked: Ask) -> Ask:
    # So that a reply that is just being stored waits for what is done to the ask, or the other way round.
    return Ask.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=asked.pk)


def _code_of(asked: Ask) -> str:
    return asked.organisation.code if asked.organisation else ""


def _set_answered(asked: Ask, *, by: Any) -> None:
    asked.answered_on = timezone.localdate()
    asked.save(update_fields=["answered_on"])
    audit.record("ask.answered", by=by, subject=asked)
