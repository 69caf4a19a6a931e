"""Contacts and requests for them in a demonstration, among those who chose to be found."""

import datetime as dt
from typing import Any

from fairlead_web.accounts import api as accounts
from fairlead_web.networks.demonstration import people
from fairlead_web.networks.demonstration.days import moment, since
from fairlead_web.networks.demonstration.voices import told
from fairlead_web.networks.models import Contact, ContactRequest


def fill(named: dict[str, Any], today: dt.date) -> None:
    """Some who are in contact, some who wait for an answer; a second time changes nothing."""
    found = set(accounts.findable().values_list("pk", flat=True))
    crowd = [one for one in people.crowd() if one.pk in found]

    def who(name: str | int) -> Any:
        if isinstance(name, str):
            return named[name]
        return crowd[name] if name < len(crowd) else None

    words = told("contacts")
    requests = [request(item, who(item["asker"]), who(item["asked"]), today) for item in words["requests"]]
    contacts = [contact(item, who(item["one"]), who(item["other"]), today) for item in words["contacts"]]
    ContactRequest.objects.bulk_create((one for one in requests if one), ignore_conflicts=True)
    Contact.objects.bulk_create((one for one in contacts if one), ignore_conflicts=True)


def request(item: dict[str, Any], asker: Any, asked: Any, today: dt.date) -> ContactRequest | None:
    """One that waits, where both are there."""
    if asker is None or asked is None:
        return None
    sent = moment(since(today, item), 10)
    return ContactRequest(asker=asker, asked=asked, message=item["message"], sent_at=sent)


def contact(item: dict[str, Any], one: Any, other: Any, today: dt.date) -> Contact | None:
    """Two who agreed, where both are there."""
    if one is None or other is None:
        return None
    low, high = sorted((one, other), key=lambda person: person.pk)
    return Contact(one=low, other=high, since=moment(since(today, item), 15))
