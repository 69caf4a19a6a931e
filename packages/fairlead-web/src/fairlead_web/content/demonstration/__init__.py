"""News, a notice and enquiries of a demonstration. Published facts in them name their source."""

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from fairlead_web.content.articles import publish_article
from fairlead_web.content.demonstration import asked
from fairlead_web.content.demonstration.writing import blocks
from fairlead_web.content.enquiries import team
from fairlead_web.content.models import FrontPage

NOTICE = (
    "<p>The organisations, people and figures here are synthetic, but for the published national figures, "
    'which name their source. <a href="/demonstration/sign-in-as/">Become one of the people</a> and see the '
    "site as a member, a chair, a lead or the programme team does.</p>"
)


@transaction.atomic
def fill(today: dt.date | None = None) -> None:
    """Publish the articles and take the enquiries that are missing; a second time changes nothing."""
    today = today or timezone.localdate()
    people = list(team().filter(synthetic=True).order_by("pk"))
    if not people:
        return
    for item in told("articles")["articles"]:
        publish_article(
            title=item["title"],
            introduction=item["introduction"],
            body=blocks(item["text"]),
            by=people[0],
            published_on=today - dt.timedelta(days=item["days"]),
            theme=item["theme"],
            credit=item["credit"],
        )
    FrontPage.objects.filter(notice="").update(notice_title="This is a demonstration", notice=NOTICE)
    asked.fill(told("enquiries")["enquiries"], people, today)


def told(name: str) -> dict[str, list[dict[str, Any]]]:
    """The file of this name, as tables."""
    return tomllib.loads((Path(__file__).parent / f"{name}.toml").read_text("utf-8"))
