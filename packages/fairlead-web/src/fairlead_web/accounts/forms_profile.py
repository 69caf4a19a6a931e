"""Forms for what a person shows others, and for the post they want."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairlead_web.accounts.forms import name_field
from fairlead_web.accounts.models import Level, Preference, Profile
from fairlead_web.ui import api as ui
from fairlead_web.vocabulary import api as vocabulary

SHORT = {"rows": 3, "maxlength": 500}
TITLES = {
    "name": _("Your name"),
    "job_title": _("Your job title"),
    "organisation": _("Your organisation"),
    "interests": _("Your interests"),
    "offers": _("What you offer"),
    "needs": _("What you look for"),
}


class ProfileForm(forms.Form):
    """What a person tells of themselves; who sees it is chosen on the next page."""

    name = name_field()
    called = ui.LineField(
        label=_("What you want to be called in discussions"),
        help_text=_("Shown beside what you write in a network. Leave empty to use your name."),
        max_length=60,
        required=False,
    )
    interests = forms.MultipleChoiceField(
        label=_("Your interests"), required=False, widget=forms.CheckboxSelectMultiple
    )
    offers = forms.CharField(
        label=_("What you offer"),
        help_text=_("For example: an hour to talk through a board paper."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs=SHORT),
    )
    needs = forms.CharField(
        label=_("What you look for"),
        help_text=_("For example: somebody who has recruited a diverse board."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs=SHORT),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """The interests are today's list."""
        super().__init__(*args, **kwargs)
        self.terms = {term.code: term for term in vocabulary.interests()}
        field: Any = self.fields["interests"]
        field.choices = [(code, str(term)) for code, term in self.terms.items()]

    def clean_interests(self) -> list[Any]:
        """The terms themselves."""
        return [self.terms[code] for code in self.cleaned_data["interests"]]


class VisibilityForm(forms.Form):
    """Who sees each field, and whether peers find the person."""

    found = forms.BooleanField(
        label=_("Let peers find me by what I show to anyone who is signed in"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """One choice a field, before the tick."""
        super().__init__(*args, **kwargs)
        for name in Profile.FIELDS:
            self.fields[f"{name}_seen_by"] = forms.ChoiceField(
                label=TITLES[name], choices=Level.choices, widget=forms.RadioSelect
            )
        self.order_fields([f"{name}_seen_by" for name in Profile.FIELDS])


class PostForm(forms.Form):
    """How often the digest comes."""

    digest = forms.ChoiceField(
        label=_("Digest by e-mail"),
        help_text=_("What is new in the networks you belong to. Subjects never name a network."),
        choices=[
            (Preference.Digest.DAILY, _("Daily")),
            (Preference.Digest.WEEKLY, _("Weekly, on Mondays")),
            (Preference.Digest.NEVER, _("Never")),
        ],
        widget=forms.RadioSelect,
    )


class EraseForm(forms.Form):
    """Closing or erasing an account takes one's own address, so that it never happens by a slip."""

    email = forms.EmailField(
        label=_("Type your e-mail address to confirm"),
        widget=forms.EmailInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        """Whose account it is."""
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        """The person's own, whatever its capitals."""
        email = str(self.cleaned_data["email"])
        if email.lower() != self.person.email.lower():
            raise forms.ValidationError(_("This is not the address of your account. It is shown above."))
        return email
