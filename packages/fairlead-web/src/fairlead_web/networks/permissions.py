"""Who may do what in a network. Predicates take a person and a network; a closed network opens nothing.

Belonging is asked of the register, never of a role: so no role, the programme team's included, opens what
those who belong see.
"""

from typing import Any

from rules.permissions import set_perm
from rules.predicates import predicate

from fairlead_web.networks import discussion, queries
from fairlead_web.networks.models import LiveChat, Membership, Network, Post, Topic
from fairlead_web.organisations.api import is_lead_for, is_programme_team


@predicate
def belongs(person: Any, network: Network) -> bool:
    """Has joined, as a member or as a supporter."""
    return person.is_authenticated and queries.networks_belonged_to(person).filter(pk=network.pk).exists()


@predicate
def is_member(person: Any, network: Network) -> bool:
    """Has joined as a member."""
    if not person.is_authenticated or not network.is_open:
        return False
    return queries.belonging(network).filter(person_id=person.pk, kind=Membership.Kind.MEMBER).exists()


@predicate
def is_chair(person: Any, network: Network) -> bool:
    """Chairs it today."""
    return person.is_authenticated and queries.networks_chaired(person).filter(pk=network.pk).exists()


@predicate
def may_join(person: Any, network: Network) -> bool:
    """Is signed in, and the network is open."""
    return bool(person.is_authenticated) and network.is_open


@predicate
def may_judge(person: Any, thing: Topic | Post) -> bool:
    """Decides about a topic or a post: a chair who did not write it; where there is none, the programme team.

    The team decides only while a report waits that no chair can answer.
    """
    if not person.is_authenticated or thing.author_id in {None, person.pk}:
        return False
    return is_chair(person, thing.network) or (is_programme_team(person) and discussion.is_for_team(thing))


@predicate
def may_unname_guest(person: Any, chat: LiveChat) -> bool:
    """Takes a guest's name out: the chair; of a summary that everybody may read, the programme team too."""
    return is_chair(person, chat.network) or (chat.summary_public and is_programme_team(person))


is_inside = belongs | is_chair

for name, holds in {
    "networks.join": may_join,
    "networks.see_inside": is_inside,  # fellows and updates
    "networks.discuss": is_inside,
    "networks.moderate": is_chair,
    "networks.judge": may_judge,  # about a topic or a post
    "networks.judge_for_chairs": is_programme_team,
    "networks.tell_story": belongs,
    "networks.ask_question": belongs,  # in a live chat
    "networks.hold_chat": is_chair,
    "networks.unname_guest": may_unname_guest,  # of a live chat
    "networks.see_register": is_chair,
    "networks.approve": is_chair,
    "networks.write_update": is_chair,
    "networks.write_ask": is_chair,
    "networks.celebrate": is_chair,
    "networks.manage": is_programme_team,
    "networks.see_growth": is_programme_team,
    "networks.reply_for": is_lead_for,  # about an organisation
}.items():
    set_perm(name, holds)
