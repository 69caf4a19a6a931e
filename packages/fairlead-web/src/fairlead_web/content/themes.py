"""What a theme holds today, asked for in a fixed number of queries."""

from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Max
from django.urls import reverse

from fairlead_web.releases import api as releases
from fairlead_web.ui import api as ui

MOST = 6


def indicators(theme: str) -> list[dict[str, Any]]:
    """The theme's indicators with public figures: for how many organisations, and since when the newest."""
    rows = (
        releases.public_sections()
        .filter(theme=theme)
        .order_by()
        .values("indicator_title")
        .annotate(many=Count("release__organisation", distinct=True), newest=Max("release__approved_at"))
        .order_by("indicator_title")
    )
    everywhere = reverse("observatory:list")
    return [{**row, "href": f"{everywhere}?{urlencode({'text': row['indicator_title']})}"} for row in rows]


def latest(theme: str) -> list[dict[str, Any]]:
    """The newest figures of the theme, each organisation's indicator once, by its clearest gap."""
    found = releases.public_sections().filter(theme=theme)
    newest = releases.public_releases().filter(pk__in=found.values("release")).values("pk")[:MOST]
    rows = (
        found.filter(release__in=list(newest.values_list("pk", flat=True)))
        .order_by("-release__approved_at", "-release_id", "-weight", "position")
        .values_list(
            "release__organisation__code", "release__organisation__name", "indicator", "indicator_title",
            "claim", "period", "release__synthetic",
        )
    )  # fmt: skip  # several to a line read better here
    cards: dict[tuple[str, str], dict[str, Any]] = {}
    for code, name, key, title, claim, period, synthetic in rows:
        card = {
            "href": reverse("observatory:indicator", args=[code, key]),
            "title": title,
            "claim": claim,
            "about": f"{name}, {ui.period(period)}",
            "synthetic": synthetic,
        }
        cards.setdefault((code, key), card)
    return list(cards.values())[:MOST]
