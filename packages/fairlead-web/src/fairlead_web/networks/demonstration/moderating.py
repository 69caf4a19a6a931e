"""What was reported in a demonstration's networks, what was decided, and what waits."""

import datetime as dt
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from django.utils import timezone

from fairlead_web.networks.demonstration.days import moment, since
from fairlead_web.networks.demonstration.talking import Speakers
from fairlead_web.networks.demonstration.voices import told
from fairlead_web.networks.models import Contribution, Network, Post, Report, Topic, Verdict
from fairlead_web.organisations import api as organisations

STATES = {"hide": Contribution.State.HIDDEN, "remove": Contribution.State.REMOVED}


def fill(network: Network, named: dict[str, Any], today: dt.date) -> None:
    """Topics of which something was reported, and older verdicts."""
    words = told("moderation")
    Moderating(network, named, today).fill([one for one in words["topics"] if one["network"] == network.code])
    team = min(organisations.programme_team(), default=None)
    Verdict.objects.bulk_create(
        Verdict(
            network=network,
            moderator_id=team if one.get("by_team") else chair_on(network, since(today, one)).pk,
            decided_on=since(today, one),
            **{name: one[name] for name in ("kind", "reported_for", "deed", "reason", "words")},
            by_team=one.get("by_team", False),
        )
        for one in words["verdicts"]
        if one["network"] == network.code
    )


def chair_on(network: Network, day: dt.date) -> Any:
    """Who chaired on a day."""
    return network.chair_terms.filter(starts_on__lte=day).order_by("-starts_on")[0].person


class Moderating:
    """One network, with those who speak in it."""

    def __init__(self, network: Network, named: dict[str, Any], today: dt.date) -> None:
        self.network, self.named, self.today = network, named, today
        self.speakers = Speakers(network)
        self.chair = network.chair_terms.get(ends_on=None).person

    def fill(self, topics: list[dict[str, Any]]) -> None:
        """Each topic with its posts, the reports about them and what was decided."""
        for number, item in enumerate(topics):
            topic = self.says(Topic(network=self.network, title=item["title"]), item, f"reported/{number}", 0)
            if topic is None:
                continue
            for place, said in enumerate(item.get("posts", []), 1):
                self.says(Post(topic=topic), said, f"reported/{number}/{place}", place)

    def says(self, thing: Any, item: dict[str, Any], name: str, minute: int) -> Any:
        """Somebody writes it, somebody else may report it, the chair may decide; None where nobody can."""
        day = since(self.today, item)
        thing.author = self.person(item, day)
        reporter = self.speakers.next({}, day)
        if thing.author is None or reporter is None:
            return None
        thing.text = item["text"]
        thing.key = uuid5(NAMESPACE_URL, f"{self.network.code}/{name}")
        hour = 0 if day == self.today else 9  # what is of today is past, whatever the hour
        thing.written_at = moment(day, hour) + dt.timedelta(minutes=17 * minute)
        thing.save()
        if "report" in item:
            self.reports(thing, item["report"], reporter)
        if "judged" in item:
            self.judges(thing, item["judged"], item["report"]["reason"])
        return thing

    def person(self, item: dict[str, Any], day: dt.date) -> Any:
        """The chair, somebody by name, or the next who belonged on that day."""
        by = item.get("by", "")
        if by == "chair":
            return self.chair
        return self.named[by] if by in self.named else self.speakers.next(item, day)

    def reports(self, thing: Any, item: dict[str, Any], reporter: Any) -> None:
        """A report that was answered within a day, or waits."""
        made = moment(since(self.today, item), 0) + dt.timedelta(minutes=30)
        Report.objects.create(
            **{thing.kind: thing},
            reporter=reporter,
            reason=item["reason"],
            words=item.get("words", ""),
            made_at=min(made, timezone.now()),
            answered_at=None if item.get("waits") else made + dt.timedelta(hours=20),
        )

    def judges(self, thing: Any, item: dict[str, Any], reported_for: str) -> None:
        """The verdict of the chair, and what it does to the words."""
        verdict = Verdict.objects.create(
            network=self.network,
            kind=thing.kind,
            reported_for=reported_for,
            moderator=self.chair,
            decided_on=since(self.today, item),
            **{name: item[name] for name in ("deed", "reason", "words")},
        )
        if item["deed"] in STATES:
            thing.state, thing.verdict = STATES[item["deed"]], verdict
            thing.text = "" if thing.is_gone else thing.text
            thing.save()
