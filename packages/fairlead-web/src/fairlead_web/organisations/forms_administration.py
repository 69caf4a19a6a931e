"""What administrators fill in: connections to organisations' own sign-ins, and lost second steps."""

import re
from typing import Any

from django import forms
from django.core.validators import RegexValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations.forms import AboutPersonForm, OrganisationField, PersonField
from fairlead_web.ui import api as ui

SEPARATORS = re.compile(r"[\s,;]+")


class DomainsField(forms.CharField):
    """Several domains, with spaces, commas or new lines between them."""

    def clean(self, value: Any) -> list[str]:
        """Each once, in small letters."""
        words = SEPARATORS.split(super().clean(value).replace("\0", ""))
        return list(dict.fromkeys(one.lower().removeprefix("@") for one in words if one))


class ConnectionForm(forms.Form):
    """A connection to an organisation's own sign-in, as it is changed."""

    organisation = OrganisationField(label=_("Organisation"))
    domains = DomainsField(
        label=_("Domains of its people’s addresses"),
        help_text=_("What stands after the @, such as harbour.nhs.uk. One on each line."),
        max_length=1000,
        widget=forms.Textarea({"rows": 3, "spellcheck": "false"}),
    )
    name = ui.LineField(
        label=_("What people call it"), help_text=_("People read this when they sign in."), max_length=40
    )
    server_url = forms.CharField(
        label=_("Address of the issuer"),
        help_text=_("It begins with https://. The organisation’s identity team knows it."),
        max_length=400,
        validators=[URLValidator(["https"], message=_("Write the whole address, beginning with https://"))],
        widget=forms.TextInput({"spellcheck": "false"}),
    )
    client_id = forms.CharField(
        label=_("Client id"), max_length=191, widget=forms.TextInput({"spellcheck": "false"})
    )
    secret = forms.CharField(
        label=_("Client secret"),
        help_text=_("Leave it empty to keep the one that is stored. It is never shown again."),
        max_length=79,
        required=False,
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )


class NewConnectionForm(ConnectionForm):
    """A new one, with the short name that stands in its addresses."""

    code = forms.CharField(
        label=_("Short name in addresses"),
        help_text=_("Small letters, digits and hyphens, such as harbour. It cannot be changed later."),
        max_length=40,
        validators=[RegexValidator(r"^[A-Za-z0-9-]+\Z", _("Write small letters, digits and hyphens alone"))],
    )
    field_order = ("organisation", "code")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["secret"].required = True
        self.fields["secret"].help_text = _("It is stored encrypted and never shown again.")

    def clean_code(self) -> str:
        """A name that no other connection has."""
        code = str(self.cleaned_data["code"]).lower()
        if accounts.connections().filter(provider_id=code).exists():
            raise forms.ValidationError(_("Another connection has this short name."))
        return code


class FindPersonForm(forms.Form):
    """Whose second step is lost."""

    person = PersonField(label=_("The person’s e-mail address"))


class ResetForm(AboutPersonForm):
    """Why, and how it is known that it is they who ask."""

    reason = forms.ChoiceField(
        label=_("What happened?"), choices=accounts.Lost.choices, widget=forms.RadioSelect
    )
    proof = forms.ChoiceField(
        label=_("How did you make sure that it is they who ask?"),
        choices=accounts.Proof.choices,
        widget=forms.RadioSelect,
    )
