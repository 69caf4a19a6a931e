"""Reporting, and judging what was reported.

Who judges: a chair of the network who did not write it. Where there is none, since the only chair wrote it or
the network has no chair, the programme team does. It then reads the words that were reported and why; it is
not told who wrote them, who reported them, or in which network, and opens nothing else of the discussion.
Both roads are worked out when somebody looks, so a report never waits for somebody who has gone.

What the record says: of a verdict its number and the deed. Of a report nothing: the moment beside a name,
next to a report that the programme team sees come in, would tell that this person belongs somewhere.
"""

import re
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from fairlead_web.accounts import api as accounts
from fairlead_web.audit import api as audit
from fairlead_web.networks import discussion, letters
from fairlead_web.networks.actions.discussion import HOUR, plain
from fairlead_web.networks.actions.duties import tell_judges
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.who import inside_only
from fairlead_web.networks.models import Contribution, Post, Reason, Report, Topic, Verdict
from fairlead_web.networks.permissions import is_chair, may_judge

MOST_REPORTS_AN_HOUR = 10
QUOTE = 6  # words in a row that are a quotation
State, Deed = Contribution.State, Verdict.Deed


@transaction.atomic
def report(thing: Topic | Post, *, reason: str, by: Any, words: str = "") -> Report:
    """Ask a moderator to look. Who has asked already, and waits, asks no second time."""
    inside_only(by, thing.network)
    hidden_own = thing.state == State.HIDDEN and thing.author_id == by.pk
    if thing.state != State.SHOWN and not hidden_own:
        raise NotNow(_("It is hidden or removed already. There is nothing left to report."))
    about = {"topic": None, "post": None, thing.kind: thing}
    Report(reporter=by, reason=reason, words=plain(words), **about).full_clean(validate_constraints=False)
    made = Report.objects.filter(reporter=by, made_at__gt=timezone.now() - HOUR)
    if made.count() >= MOST_REPORTS_AN_HOUR and not made.filter(answered_at=None, **about).exists():
        raise NotNow(_("You have reported a lot in the last hour. Wait a little, then send it again."))
    given = {"reason": reason, "words": plain(words)}
    one, new = Report.objects.get_or_create(reporter=by, answered_at=None, **about, defaults=given)
    if new:
        tell_judges(one, thing)
    return one


@transaction.atomic
def moderate(thing: Topic | Post, *, deed: str, words: str, by: Any, reason: str = Reason.NONE) -> Verdict:
    """Keep, hide or remove, and say why. What was hidden can be kept after all; what is removed is gone."""
    held = type(thing).objects.select_for_update().get(pk=thing.pk)
    if not may_judge(by, held):
        raise NotNow(_("Somebody who did not write it, and who moderates here, decides this."))
    if held.is_gone:
        raise NotNow(_("It is removed already. There is nothing left to decide."))
    last = held.verdict
    if last and (last.deed, last.reason, last.words, last.moderator_id) == (
        deed,
        reason,
        plain(words),
        by.pk,
    ):
        return last  # sent twice
    verdict = _written(held, deed=deed, reason=reason, words=plain(words), by=by)
    told = deed != Deed.KEEP or held.state == State.HIDDEN
    writer = held.author
    _carry_out(held, verdict)
    _answer_reports(held, author_told=told)
    if told:
        letters.judged(writer, verdict)
    audit.record("discussion.moderated", by=by, subject=verdict, deed=deed)
    return verdict


def _written(held: Topic | Post, *, deed: str, reason: str, words: str, by: Any) -> Verdict:
    if (deed == Deed.KEEP) != (reason == Reason.NONE):
        raise NotNow(_("Say which rule it breaks to hide or remove it; to keep it, that it breaks none."))
    chairs_it = is_chair(by, held.network)
    refuse_names_and_quotes(words, held, names=chairs_it)
    first = discussion.reports_of(held).first()
    verdict = Verdict(
        network=held.network,
        kind=held.kind,
        reported_for=first.reason if first else "",
        deed=deed,
        reason=reason,
        words=words,
        moderator=by,
        by_team=not chairs_it,
        decided_on=timezone.localdate(),
    )
    verdict.full_clean()
    verdict.save()
    return verdict


def _carry_out(held: Topic | Post, verdict: Verdict) -> None:
    states = {Deed.KEEP: State.SHOWN, Deed.HIDE: State.HIDDEN, Deed.REMOVE: State.REMOVED}
    held.state = states[Deed(verdict.deed)]
    held.verdict = None if held.state == State.SHOWN else verdict
    if held.state == State.REMOVED:
        held.text = ""
        if isinstance(held, Topic):
            held.title = ""
    held.save()


def _answer_reports(held: Topic | Post, *, author_told: bool) -> None:
    waiting = discussion.reports_of(held)
    for one in waiting.exclude(reporter=None).select_related("reporter"):
        if one.reporter_id != held.author_id:
            letters.report_answered(one, one.reporter)
        elif not author_told:  # they asked openly, and would hear nothing else
            letters.looked_at(one, one.reporter)
    waiting.update(answered_at=timezone.now())


def refuse_names_and_quotes(words: str, held: Topic | Post, *, names: bool) -> None:
    """The log can be passed on, so it names no author and quotes nothing.

    The programme team is not told who wrote something, so for it no name is looked for: being refused one
    would tell.
    """
    said = f" {' '.join(_words(words))} "
    given = [held.author.name, accounts.display_name(held.author)] if names and held.author else []
    if any(f" {' '.join(_words(name))} " in said for name in given):
        raise NotNow(_("Leave out the author’s name: the reason stands in the log, which names nobody."))
    written = _words(f"{getattr(held, 'title', '')} {held.text}")
    runs = (written[start : start + QUOTE] for start in range(len(written) - QUOTE + 1))
    if any(f" {' '.join(run)} " in said for run in runs):
        raise NotNow(_("Say why in your own words: the reason stands in the log, which quotes nobody."))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
