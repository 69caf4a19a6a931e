"""Publishing an article by a verb, as the editing pages do it by hand."""

import datetime as dt
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from fairlead_web.audit import api as audit
from fairlead_web.content.models import ArticlePage, NewsIndexPage

LONGEST = 60


@transaction.atomic
def publish_article(
    *,
    title: str,
    introduction: str,
    body: list[tuple[str, Any]],
    by: Any,
    published_on: dt.date,
    theme: str = "",
    credit: str = "",
) -> ArticlePage:
    """Publish an article among the news. Where one with the same address is there, that one stays."""
    news = NewsIndexPage.objects.get()
    slug = slugify(title)[:LONGEST].strip("-")
    held: ArticlePage | None = ArticlePage.objects.child_of(news).filter(slug=slug).first()
    if held is not None:
        return held
    page = ArticlePage(
        title=title,
        slug=slug,
        introduction=introduction,
        body=body,
        published_on=published_on,
        theme=theme,
        credit=credit,
        owner=by,
        live=False,
    )
    news.add_child(instance=page)
    # Who may publish is asked by whoever calls this, as of every verb.
    page.save_revision(user=by, log_action=False).publish(user=by, skip_permission_checks=True)
    audit.record("article.published", by=by, subject=page)
    return page
