"""A release folder is held against what its organisation has published before."""

import pytest

from fairlead import api
from fairlead_web.releases import actions
from fairlead_web.releases.models import Job, Release

pytestmark = pytest.mark.django_db

ONE_MORE = (
    "Ethnic group,Number appraised,Number of staff\n"
    "White,2011,3001\nMixed,60,90\nAsian,400,700\nBlack,210,420\nOther,3,70\nNot stated,40,100\n"
)


def test_one_person_more_than_in_a_public_release_is_refused(make_public, make_checked):
    first = make_public()
    second = make_checked(ONE_MORE)
    message = Job.objects.get(release=second).message
    assert second.state == "draft"
    assert f"cannot stand beside “{first}”" in message
    assert "learn about a few people" in message


def test_another_period_and_what_was_withdrawn_do_not_bind(people, make_public, make_checked):
    first = make_public()
    assert make_checked(ONE_MORE, period="2024/25").state == "checked"
    actions.withdraw(first, note="A site was missing.", by=people.lead)
    assert make_checked(ONE_MORE).state == "checked"


def test_what_became_public_meanwhile_binds_at_approval(people, make_public, make_checked):
    waiting = actions.request_approval(make_checked(ONE_MORE), by=people.lead)
    make_public()
    with pytest.raises(api.DisclosureError, match="cannot stand beside"):
        actions.approve(waiting, by=people.approver)
    assert Release.objects.get(pk=waiting.pk).state == "awaiting"
