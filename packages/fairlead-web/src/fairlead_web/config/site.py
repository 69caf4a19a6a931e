"""What makes the site a programme's own: name, colours, contacts, social links, from the environment."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from fairlead_web.ui import colours

LONGEST_NAME = 60
BRAND, BUTTON = "#0f4c5c", "#0f6148"


@dataclass(frozen=True)
class Site:
    """A programme's own things; the layout, titles and letters use them."""

    name: str
    colour: str
    button_colour: str
    contact_email: str
    contact_phone: str
    contact_address: str
    social: tuple[tuple[str, str], ...]

    @property
    def own_colours(self) -> bool:
        """Whether they differ from the theme's."""
        return (self.colour, self.button_colour) != (BRAND, BUTTON)


def read(env: Any) -> Site:
    """The site's settings. Raises ImproperlyConfigured, in a sentence, where one cannot be used."""
    return Site(
        name=_name(env.str("FAIRLEAD_NAME", default="Fairlead")),
        colour=_colour(env, "FAIRLEAD_COLOUR", BRAND),
        button_colour=_colour(env, "FAIRLEAD_BUTTON_COLOUR", BUTTON),
        contact_email=env.str("FAIRLEAD_CONTACT_EMAIL", default=""),
        contact_phone=env.str("FAIRLEAD_CONTACT_PHONE", default=""),
        contact_address=env.str("FAIRLEAD_CONTACT_ADDRESS", default=""),
        social=tuple(_link(one) for one in env.list("FAIRLEAD_SOCIAL", default=[]) if one.strip()),
    )


def _name(name: str) -> str:
    name = name.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise ImproperlyConfigured(f"FAIRLEAD_NAME: give the site a name of 1 to {LONGEST_NAME} letters.")
    return name


def _colour(env: Any, variable: str, default: str) -> str:
    try:
        return colours.readable(env.str(variable, default=default))
    except ValueError as fault:
        raise ImproperlyConfigured(f"{variable}: {fault}") from fault


def _link(text: str) -> tuple[str, str]:
    name, _, address = text.strip().partition("=")
    if not name or not address.startswith("https://"):
        raise ImproperlyConfigured(
            f"FAIRLEAD_SOCIAL: “{text}” is no link. Write name=address with commas between, "
            "such as LinkedIn=https://www.linkedin.com/company/example."
        )
    return name.strip(), address.strip()
