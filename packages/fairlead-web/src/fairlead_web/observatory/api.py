"""What other apps may use of the observatory."""

from fairlead_web.observatory.presenters import Entry, entries


def latest_figures(most: int = 6) -> list[Entry]:
    """The newest public word on indicators, newest release first, for the home page.

    An Entry has title, claim, href, organisation_name, publisher, period, published_elsewhere and synthetic.
    """
    return entries(most=most)


def figures_of(*codes: str) -> list[Entry]:
    """The newest public word on each indicator of these organisations, by its clearest gap."""
    return entries(*codes) if codes else []


__all__ = ["Entry", "figures_of", "latest_figures"]
