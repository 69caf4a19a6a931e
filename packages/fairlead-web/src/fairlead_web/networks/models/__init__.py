"""What networks hold. Belonging stands apart from what is public, one file a purpose."""

from fairlead_web.networks.models.ask import Ask, AskReply
from fairlead_web.networks.models.chair import ChairTerm
from fairlead_web.networks.models.chat import LiveChat
from fairlead_web.networks.models.chat_question import AnsweredBy, ChatQuestion, Exchange
from fairlead_web.networks.models.contact import Contact, ContactBlock, ContactRequest
from fairlead_web.networks.models.digest import DigestMark
from fairlead_web.networks.models.discussion import Contribution, Post, Topic
from fairlead_web.networks.models.duty import DutyMark
from fairlead_web.networks.models.growth import GrowthFigure
from fairlead_web.networks.models.membership import Membership
from fairlead_web.networks.models.moderation import Reason, Report, Verdict
from fairlead_web.networks.models.network import Network
from fairlead_web.networks.models.reference import ReferenceMember, ReferenceNote
from fairlead_web.networks.models.story import Story
from fairlead_web.networks.models.update import Update

__all__ = [
    "AnsweredBy",
    "Ask",
    "AskReply",
    "ChairTerm",
    "ChatQuestion",
    "Contact",
    "ContactBlock",
    "ContactRequest",
    "Contribution",
    "DigestMark",
    "DutyMark",
    "Exchange",
    "GrowthFigure",
    "LiveChat",
    "Membership",
    "Network",
    "Post",
    "Reason",
    "ReferenceMember",
    "ReferenceNote",
    "Report",
    "Story",
    "Topic",
    "Update",
    "Verdict",
]
