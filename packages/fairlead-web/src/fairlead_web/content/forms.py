"""Forms for those who ask and for those who answer."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from fairlead_web.content.models import Enquiry
from fairlead_web.ui import api as ui


class AskForm(forms.Form):
    """A question to the programme."""

    kind = Enquiry.Kind.QUESTION

    name = ui.LineField(
        label=_("Your name"),
        help_text=_("You may leave this empty."),
        max_length=120,
        required=False,
        widget=forms.TextInput({"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("Only for our answer."),
        max_length=190,
        widget=forms.EmailInput({"autocomplete": "email", "spellcheck": "false"}),
    )
    text = forms.CharField(
        label=_("What would you like to ask or tell us?"),
        help_text=_("Please send nothing about single patients or colleagues."),
        max_length=4000,
        widget=forms.Textarea({"rows": 6}),
    )

    def given(self) -> dict[str, Any]:
        """What was given, as the action takes it."""
        return {"kind": self.kind, **self.cleaned_data}


class FormatForm(AskForm):
    """A request for a page or file in another format."""

    kind = Enquiry.Kind.FORMAT

    format = forms.ChoiceField(
        label=_("Which format do you need?"), choices=Enquiry.Format.choices, widget=forms.RadioSelect
    )
    wanted_of = ui.LineField(
        label=_("Which page or file?"), help_text=_("Its title or its address."), max_length=300
    )
    text = forms.CharField(
        label=_("Anything we should know?"),
        help_text=_("For example which language, or where to send it. You may leave this empty."),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    field_order = ("format", "wanted_of", "text", "name", "email")


class AnswerForm(forms.Form):
    """A letter to the asker."""

    text = forms.CharField(
        label="Your answer",
        help_text="Goes to the asker as you write it, and settles the enquiry.",
        max_length=4000,
        widget=forms.Textarea({"rows": 8}),
    )


class NoteForm(forms.Form):
    """A note for the programme team."""

    text = forms.CharField(
        label="Note for the programme team", max_length=4000, widget=forms.Textarea({"rows": 3})
    )


class OwnerForm(forms.Form):
    """Who answers."""

    def __init__(self, *args: Any, team: QuerySet[Any], **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["owner"] = forms.ModelChoiceField(label="Owner", queryset=team, empty_label="Choose")
