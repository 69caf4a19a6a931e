"""Growth as the programme team sees it: quarters down, networks across, all rounded."""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from fairlead_web.networks.models import GrowthFigure
from fairlead_web.ui import api as ui


def in_words(people: int | None) -> str:
    """A rounded figure. Fewer than ten and nought are the same."""
    if people is None:
        return "–"
    return ui.count(people) if people else _("fewer than ten")


def table(figures: Iterable[GrowthFigure]) -> tuple[list[str], list[list[str]]]:
    """Head and rows, the newest quarter first."""
    networks: dict[int, str] = {}
    quarters: dict[dt.date, dict[int, int]] = {}
    for figure in figures:
        networks[figure.network_id] = str(figure.network)
        quarters.setdefault(figure.quarter_ends_on, {})[figure.network_id] = figure.people
    columns = sorted(networks, key=lambda number: networks[number])
    head = [_("Quarter to"), *(networks[number] for number in columns)]
    rows = [
        [ui.day(day), *(in_words(quarters[day].get(number)) for number in columns)]
        for day in sorted(quarters, reverse=True)
    ]
    return head, rows
