"""What a discussion asks of people, in forms."""

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from fairlead_web.networks.models import Reason, Verdict
from fairlead_web.networks.models.moderation import TO_REPORT
from fairlead_web.ui import api as ui


class PostForm(forms.Form):
    """Words for everybody inside. `unseen_as` is the name of somebody whom the others do not know yet."""

    text = forms.CharField(
        label=_("Text"),
        help_text=_(
            "An empty line begins a new paragraph. Name no patient, and no colleague who has not agreed."
        ),
        max_length=5000,
        widget=forms.Textarea({"rows": 8}),
    )
    knows = forms.BooleanField(error_messages={"required": _("Tick the box, or do not post.")})
    key = forms.CharField(widget=forms.HiddenInput, required=False, initial=uuid4)

    def __init__(self, *args: Any, unseen_as: str = "", **more: Any) -> None:
        super().__init__(*args, **more)
        if not unseen_as:
            del self.fields["knows"]
            return
        self.fields["knows"].label = _(
            "I know that others who belong see nothing of me now, and that this shows them “%(name)s”"
        ) % {"name": unseen_as}

    def clean_key(self) -> UUID:
        """The form's own number; a form without one is a form of its own."""
        try:
            return UUID(self.cleaned_data["key"])
        except ValueError:
            return uuid4()


class TopicForm(PostForm):
    """The same, with a title."""

    title = ui.LineField(
        label=_("What is it about?"),
        help_text=_("In one line."),
        max_length=120,
        widget=forms.TextInput(
            {"autocomplete": "off"}
        ),  # else a shared computer offers it to whoever is next
    )
    field_order = ("title", "text", "knows")


class ReportForm(forms.Form):
    """Why a moderator should look."""

    reason = forms.ChoiceField(label=_("What is wrong?"), choices=TO_REPORT, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("What should the moderator know? (optional)"),
        help_text=_("They are not told who you are. Write nothing that tells it, unless you want to."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class OwnWordsForm(ReportForm):
    """The same of one's own words. A chair learns who asks, so nothing here says otherwise."""

    reason = forms.ChoiceField(
        label=_("Why should a moderator look?"),
        help_text=_("To have a decision looked at again, choose “Something else” and say why below."),
        choices=TO_REPORT,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("What should the moderator know? (optional)"),
        help_text=_("What you see differently, or what would help you."),
        max_length=1000,
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )


class JudgeForm(forms.Form):
    """What a moderator decides, and why."""

    deed = forms.ChoiceField(
        label=_("What do you decide?"), choices=Verdict.Deed.choices, widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label=_("What is the reason?"),
        help_text=_("Everybody inside sees it where something is hidden or removed."),
        choices=Reason.choices,
        widget=forms.RadioSelect,
    )
    words = forms.CharField(
        label=_("Say why, in your own words"),
        help_text=_(
            "It stands in the moderation log, and the author reads it where you hide or remove something. "
            "Name nobody and quote nothing."
        ),
        max_length=1000,
        widget=forms.Textarea({"rows": 4}),
    )
