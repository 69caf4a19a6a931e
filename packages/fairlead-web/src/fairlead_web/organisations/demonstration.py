"""The synthetic people of a demonstration, and the bodies that `fairlead demo` writes about."""

from django.db import transaction

from fairlead_web.accounts import api as accounts
from fairlead_web.audit.api import SITE
from fairlead_web.organisations import actions, demonstration_waiting, queries
from fairlead_web.organisations.models import Office, Organisation, Role, StaffNetwork

BODIES: list[tuple[str, str, str, bool]] = [  # code, name, kind, synthetic
    ("SYN1", "Synthetic Harbour NHS Trust", "trust", True),
    ("SYN2", "Synthetic Estuary Integrated Care System", "icb", True),
    ("ENGLAND", "NHS trusts in England", "national", False),
]
PEOPLE: list[tuple[str, list[tuple[str, str | None]]]] = [  # name, roles as (kind, organisation's code)
    ("Amara Okafor", [("lead", "SYN1"), ("lead", "ENGLAND")]),
    ("Rhys Bevan", [("approver", "SYN1"), ("approver", "ENGLAND")]),
    ("Priya Nair", [("lead", "SYN2")]),
    ("Tomasz Zielinski", [("approver", "SYN2")]),
    ("Joan Ashworth", [("programme-team", None)]),
    ("Samira Quaye", [("programme-team", None)]),
    ("Leila Haddad", [("administrator", None)]),
    ("Zadie Cole", []),
    ("Imran Siddiqui", []),
    ("Marcus Bright", []),
]


STAFF_NETWORKS: list[tuple[str, str, str, str]] = [  # of SYN1: name, open to, executive sponsor, chair
    ("LGBTQ+ staff network", "LGBTQ+ staff and allies", "Chief finance officer", "Zadie Cole"),
    ("Disabled staff network", "Disabled staff and staff with long-term conditions", "Chief nurse",
     "Imran Siddiqui"),
]  # fmt: skip  # several to a line read better here


SPONSORS = {"Chief finance officer": "Ines Duarte", "Chief nurse": "Olu Adeyemi"}  # who are not on the site


def address(name: str) -> str:
    """A synthetic person's address, in a domain that can never exist."""
    return f"{name.lower().replace(' ', '.')}@demonstration.invalid"


@transaction.atomic
def fill() -> None:
    """Add what is missing; a second time changes nothing."""
    bodies = {code: _body(code, name, kind, synthetic) for code, name, kind, synthetic in BODIES}
    for name, roles in PEOPLE:
        person = accounts.person_at(address(name)) or accounts.add_person(
            email=address(name), name=name, by=SITE, synthetic=True
        )
        for kind, code in roles:
            _role(person.pk, kind, bodies[code] if code else None)
    if not StaffNetwork.objects.filter(organisation=bodies["SYN1"]).exists():
        for staff_network in STAFF_NETWORKS:
            _record(bodies["SYN1"], *staff_network)
    demonstration_waiting.fill({name: address(name) for name, _ in PEOPLE})


def _record(organisation: Organisation, name: str, open_to: str, sponsor: str, chair: str) -> None:
    network = actions.record_staff_network(organisation, name=name, open_to=open_to, shown=True, by=SITE)
    actions.record_office(network, kind=Office.Kind.SPONSOR, post=sponsor, name=SPONSORS[sponsor], by=SITE)
    person = accounts.person_at(address(chair))
    if person:
        actions.appoint_chair(network, person_id=person.pk, by=SITE)


def _body(code: str, name: str, kind: str, synthetic: bool) -> Organisation:
    return queries.organisation(code) or actions.add_organisation(
        code=code, name=name, kind=kind, by=SITE, synthetic=synthetic
    )


def _role(person_id: int, kind: str, organisation: Organisation | None) -> None:
    held = Role.objects.filter(person_id=person_id, kind=kind, organisation=organisation)
    if not held.exists():
        actions.give_role(person_id=person_id, kind=kind, organisation=organisation, by=SITE)
