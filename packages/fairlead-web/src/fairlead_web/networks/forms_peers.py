"""Looking for peers, and asking one of them."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fairlead_web.networks.peers import Search
from fairlead_web.vocabulary import api as vocabulary


def every(words: Any) -> list[tuple[str, str]]:
    """All, or one word of a list."""
    return [("", gettext("All")), *((one.code, str(one)) for one in words)]


class PeersForm(forms.Form):
    """What to look for. Nothing is required, and nonsense is left out."""

    interest = forms.ChoiceField(
        label=_("Interest"), choices=lambda: every(vocabulary.interests()), required=False
    )
    region = forms.ChoiceField(label=_("Region"), choices=lambda: every(vocabulary.regions()), required=False)
    role = forms.CharField(label=_("Words in the job title"), max_length=120, required=False)

    def search(self) -> Search:
        """What is looked for."""
        self.full_clean()
        return Search(**{name: self.cleaned_data.get(name, "") for name in self.fields})


class ContactForm(forms.Form):
    """The first words to a person."""

    message = forms.CharField(
        label=_("Your message"),
        help_text=_("Say in a few sentences what you would like to talk about."),
        max_length=500,
        widget=forms.Textarea({"rows": 5}),
    )
