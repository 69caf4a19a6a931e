"""The named people of a demonstration's networks: chairs of then and now, a member and a supporter."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.networks.demonstration.days import moment
from fairlead_web.networks.models import ChairTerm, Network
from fairlead_web.organisations import api as organisations

TERM = dt.timedelta(days=365)
CHAIRS = {  # network: who chaired it in its first year, and who does now
    "black-and-minority-ethnic-leaders": ("Desmond Achebe", "Beatrice Mensah"),
    "women-leaders": ("Harriet Lowe", "Siobhan Kerr"),
    "lgbtq-leaders": ("Ffion Parry", "Callum Reyes"),
}
MEMBER, SUPPORTER = "Nadia Rahman", "Owen Fletcher"


@dataclass(frozen=True)
class Place:
    """Where somebody works."""

    organisation: str
    job_title: str


PLACES = {
    "Desmond Achebe": Place("SYN2", "Director of strategy"),
    "Beatrice Mensah": Place("SYN1", "Chief nurse"),
    "Harriet Lowe": Place("SYN1", "Medical director"),
    "Siobhan Kerr": Place("SYN2", "Chief operating officer"),
    "Ffion Parry": Place("SYN2", "Head of analysis"),
    "Callum Reyes": Place("SYN1", "Non-executive director"),
    MEMBER: Place("SYN1", "Deputy director of midwifery"),
    SUPPORTER: Place("SYN2", "Finance director"),
}


def address(name: str) -> str:
    """A synthetic person's address, in a domain that can never exist."""
    return f"{name.lower().replace(' ', '.')}@demonstration.invalid"


def add(today: dt.date) -> dict[str, Any]:
    """Add the named people where they are missing, each at their place, by name."""
    found = {}
    for name, place in PLACES.items():
        person = accounts.person_at(address(name)) or accounts.add_person(
            email=address(name), name=name, by=SITE, synthetic=True
        )
        organisation = organisations.organisation(place.organisation)
        if organisation:
            organisations.affiliate(
                person_id=person.pk,
                organisation=organisation,
                job_title=place.job_title,
                by=SITE,
                starts_on=today - 2 * TERM,
            )
        found[name] = person
    return found


def let_have_joined(several: list[Any], day: dt.date) -> None:
    """Date their accounts from this day, so that nobody belonged to a network before they had one."""
    accounts.people().filter(pk__in=[one.pk for one in several]).update(joined_at=moment(day, 9))


def appoint(network: Network, named: dict[str, Any], today: dt.date) -> None:
    """Two terms of a year: one that is over, one that runs. Both agreed on their first day."""
    earlier, now = (named[name] for name in CHAIRS[network.code])
    begins = today - TERM
    terms = [(earlier, begins - TERM, begins - dt.timedelta(days=1)), (now, begins, None)]
    for person, starts_on, ends_on in terms:
        ChairTerm.objects.create(
            person=person,
            network=network,
            starts_on=starts_on,
            ends_on=ends_on,
            agreed_at=moment(starts_on),
        )


def crowd() -> list[Any]:
    """Those of the synthetic programme, without the named, in the order in which they were made."""
    return list(
        accounts.people()
        .filter(synthetic=True, email__startswith="person-", email__endswith="@demonstration.invalid")
        .order_by("pk")
    )


def guise(name: str) -> Any:
    """The named person, if this site has them; found by their address, never by what they belong to."""
    return accounts.people().filter(synthetic=True, email=address(name)).first()
