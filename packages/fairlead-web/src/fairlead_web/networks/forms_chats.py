"""What live chats ask of chairs and of those who belong. Who will see something is said before it is sent."""

import datetime as dt
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as now_
from django.utils.translation import gettext_lazy as _

from fairlead_web.networks.forms import choices
from fairlead_web.networks.models import AnsweredBy, ChatQuestion, LiveChat
from fairlead_web.ui import api as ui

LONGEST = dt.timedelta(hours=24)


class ChatForm(forms.Form):
    """The plan of a live chat."""

    title = ui.LineField(
        label=_("Title"),
        help_text=_("It stands in digests on people’s telephones. Name nobody, and not the network."),
        max_length=120,
    )
    about = forms.CharField(label=_("What is it about?"), max_length=2000, widget=forms.Textarea({"rows": 5}))
    opens_at = ui.MomentField(label=_("Opens"))
    closes_at = ui.MomentField(label=_("Closes"))
    guest_name = ui.LineField(
        label=_("Guest’s name, as they want it shown"),
        help_text=_("Leave it empty where there is no guest, and until they have agreed."),
        max_length=120,
        required=False,
    )
    guest_role = ui.LineField(label=_("Guest’s role"), max_length=160, required=False)
    guest_agreed = forms.BooleanField(
        label=_("The guest agreed to be named here, and to their answers being kept in the summary"),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Want moments that fit, and consent beside a name."""
        given = super().clean() or {}
        opens, closes = given.get("opens_at"), given.get("closes_at")
        if opens and closes and not opens < closes <= opens + LONGEST:
            self.add_error("closes_at", _("A live chat closes after it opens, and within 24 hours."))
        elif closes and closes <= timezone.now():
            self.add_error("closes_at", _("This moment is past."))
        if given.get("guest_name") and not given.get("guest_agreed"):
            self.add_error("guest_agreed", _("A guest is named only once they have agreed."))
        return given


def planned(chat: LiveChat) -> dict[str, Any]:
    """A plan as its form shows it."""
    return {
        "title": chat.title,
        "about": chat.about,
        "opens_at": chat.opens_at,
        "closes_at": chat.closes_at,
        "guest_agreed": chat.guest_agreed_on is not None,
        "guest_name": chat.guest_name,
        "guest_role": chat.guest_role,
    }


class QuoteForm(forms.Form):
    """How a summary that everybody may read may quote a question."""

    quote = forms.ChoiceField(
        label=_("If everybody may read the summary, how may it quote your question?"),
        help_text=_("You can change this at any time; what is published follows at once."),
        choices=choices(ChatQuestion.Quote),
        widget=forms.RadioSelect,
        initial=ChatQuestion.Quote.NO,
    )

    def __init__(self, *args: Any, named: bool = True, **kwargs: Any) -> None:
        """A question that was put without a name is not quoted with one."""
        super().__init__(*args, **kwargs)
        if not named:
            field: Any = self.fields["quote"]
            field.choices = [one for one in field.choices if one[0] != ChatQuestion.Quote.NAMED]


class QuestionForm(QuoteForm):
    """A question, and under which name it is put."""

    text = forms.CharField(
        label=_("Your question"),
        help_text=_("Name no patient, and no colleague who has not agreed."),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )
    named = forms.ChoiceField(label=_("How should it be put?"), widget=forms.RadioSelect, initial="no")
    field_order = ("text", "named", "quote")

    def __init__(self, *args: Any, name: str, **kwargs: Any) -> None:
        """`name` is what the asker is called in discussions."""
        super().__init__(*args, **kwargs)
        with_name = now_(
            "With the name I use in discussions: %(name)s. The chair sees it, and all who belong"
        )
        field: Any = self.fields["named"]
        field.choices = [
            ("no", _("Without my name. Nobody sees who asked, the chair neither")),
            ("yes", with_name % {"name": name}),
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a name in public beside none in the chat."""
        given = super().clean() or {}
        if given.get("named") == "no" and given.get("quote") == ChatQuestion.Quote.NAMED:
            self.add_error(
                "quote", _("Your name can stand there only if the question is put with your name.")
            )
        return given


class AnswerForm(forms.Form):
    """The chair's words, or the guest's as the chair typed them."""

    answered_by = forms.ChoiceField(label=_("Whose words?"), widget=forms.RadioSelect)
    answer = forms.CharField(label=_("Answer"), max_length=4000, widget=forms.Textarea({"rows": 8}))

    def __init__(self, *args: Any, guest: str, **kwargs: Any) -> None:
        """Offer the guest where there is one."""
        super().__init__(*args, **kwargs)
        offered = [(AnsweredBy.CHAIR.value, AnsweredBy.CHAIR.label), (AnsweredBy.GUEST.value, guest)]
        field: Any = self.fields["answered_by"]
        field.choices = offered if guest else offered[:1]


class DeclineForm(forms.Form):
    """Why a question is not put."""

    reason = ui.LineField(
        label=_("Why?"), help_text=_("Its asker reads it, and nobody else."), max_length=300
    )
