"""Changing networks, one file a purpose."""

from fairlead_web.networks.actions.asks import (
    ask,
    correct_ask,
    correct_reply,
    mark_answered,
    reply,
    take_back_ask,
)
from fairlead_web.networks.actions.chairs import agree_to_chair, appoint_chair, ask_to_chair, end_chair
from fairlead_web.networks.actions.chat_questions import (
    answer_question,
    ask_question,
    change_quote,
    decline_question,
    put_question,
    take_back,
    withdraw_question,
)
from fairlead_web.networks.actions.chat_summaries import publish_summary, remove_summary
from fairlead_web.networks.actions.chats import (
    cancel_chat,
    change_chat,
    plan_chat,
    sweep_chats,
)
from fairlead_web.networks.actions.contact_ends import block_contact, end_contact, unblock_contact
from fairlead_web.networks.actions.contacts import (
    accept_contact,
    decline_contact,
    request_contact,
    withdraw_request,
)
from fairlead_web.networks.actions.digests import send_digests
from fairlead_web.networks.actions.discussion import change_post, post, remove_post, start_topic
from fairlead_web.networks.actions.duties import remind_of_duties
from fairlead_web.networks.actions.growth import record_growth, record_growth_of_all
from fairlead_web.networks.actions.guests import forget_guest
from fairlead_web.networks.actions.membership import (
    accept,
    change_membership,
    decline,
    join,
    leave,
    leave_all,
)
from fairlead_web.networks.actions.moderation import moderate, report
from fairlead_web.networks.actions.networks import change_network, close_network, open_network
from fairlead_web.networks.actions.reference import (
    add_reference_member,
    end_reference_member,
    publish_reference_note,
    remove_reference_note,
    take_off_reference_member,
    unname_reference_member,
)
from fairlead_web.networks.actions.refusal import NotNow
from fairlead_web.networks.actions.stories import celebrate, put_away, share_story, withdraw_story
from fairlead_web.networks.actions.updates import publish_update, remove_update, withdraw_update

__all__ = [
    "NotNow",
    "accept",
    "accept_contact",
    "add_reference_member",
    "agree_to_chair",
    "answer_question",
    "appoint_chair",
    "ask",
    "ask_question",
    "ask_to_chair",
    "block_contact",
    "cancel_chat",
    "celebrate",
    "change_chat",
    "change_membership",
    "change_network",
    "change_post",
    "change_quote",
    "close_network",
    "correct_ask",
    "correct_reply",
    "decline",
    "decline_contact",
    "decline_question",
    "end_chair",
    "end_contact",
    "end_reference_member",
    "forget_guest",
    "join",
    "leave",
    "leave_all",
    "mark_answered",
    "moderate",
    "open_network",
    "plan_chat",
    "post",
    "publish_reference_note",
    "publish_summary",
    "publish_update",
    "put_away",
    "put_question",
    "record_growth",
    "record_growth_of_all",
    "remind_of_duties",
    "remove_post",
    "remove_reference_note",
    "remove_summary",
    "remove_update",
    "reply",
    "report",
    "request_contact",
    "send_digests",
    "share_story",
    "start_topic",
    "sweep_chats",
    "take_back",
    "take_back_ask",
    "take_off_reference_member",
    "unblock_contact",
    "unname_reference_member",
    "withdraw_question",
    "withdraw_request",
    "withdraw_story",
    "withdraw_update",
]
