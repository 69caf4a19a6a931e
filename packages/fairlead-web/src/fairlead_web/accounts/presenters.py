"""People as pages show them."""

from dataclasses import dataclass

from markupsafe import Markup

from fairlead_web.accounts.models import User
from fairlead_web.ui import api as ui


def facts(person: User) -> list[tuple[str, str]]:
    """A person's own facts."""
    known = [
        ("Name", person.name),
        ("E-mail address", person.email),
        ("Member since", ui.day(person.joined_at)),
    ]
    return [*known, ("Kind", "Synthetic, for the demonstration")] if person.synthetic else known


@dataclass(frozen=True)
class Guise:
    """A synthetic person whom a visitor of the demonstration may become."""

    number: int
    name: str
    roles: Markup


def guises(people: list[User]) -> list[Guise]:
    """The synthetic people, with the roles that organisations tell of them."""
    return [Guise(person.pk, person.name, ui.slot("accounts.roles", person=person)) for person in people]
