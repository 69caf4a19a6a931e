"""What is asked about lists, requests, domains and credits."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations.forms import AboutPersonForm, OrganisationField, PersonField, address_field
from fairlead_web.organisations.models import Import, RoleRequest
from fairlead_web.ui import api as ui


def choices(offered: Any) -> list[tuple[str, Any]]:
    """The choices of a model's field, as a form takes them."""
    return list(offered.choices)


class RoleRequestForm(forms.Form):
    """Asking for a role."""

    kind = forms.ChoiceField(
        label=_("Which role do you need?"), choices=choices(RoleRequest.Kind), widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Why you?"),
        help_text=_("In a sentence or two. The programme team reads it."),
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class DecideForm(forms.Form):
    """An answer to a request."""

    give = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("Give the role")), ("no", _("Decline"))],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("What the person reads"), max_length=500, required=False, widget=forms.Textarea({"rows": 3})
    )


class DomainForm(forms.Form):
    """Whose people have addresses at a domain."""

    domain = forms.CharField(
        label=_("Domain"),
        help_text=_("What stands after the @ in its people’s addresses, such as harbour.nhs.uk."),
        max_length=190,
    )
    organisation = OrganisationField(
        label=_("Organisation"),
        required=False,
        help_text=_(
            "Code or whole name. Leave it empty for a domain of many organisations, such as nhs.net: its "
            "people say themselves where they work."
        ),
    )


class FindAccountForm(forms.Form):
    """Whose account is closed or opened."""

    person = PersonField(label=_("The person’s e-mail address"), closed=True)


class CloseAccountForm(AboutPersonForm):
    """Why an account is closed."""

    reason = forms.ChoiceField(label=_("Why?"), choices=accounts.Parting.choices, widget=forms.RadioSelect)


class InviteForm(forms.Form):
    """A community partner, or somebody with lived experience."""

    address = address_field(_("E-mail address"))
    credit_for = ui.LineField(
        label=_("What will they be credited for?"),
        help_text=_("They are named only if they agree. For example: read the first survey’s questions."),
        max_length=300,
    )
    organisation = OrganisationField(label=_("Their organisation, if they come for one"), required=False)
    lived_experience = forms.BooleanField(label=_("They take part from lived experience"), required=False)


class ThankForm(forms.Form):
    """Thanks to a body or a person."""

    what_for = ui.LineField(
        label=_("What for?"),
        help_text=_("Everybody can read it. For example: read the first survey’s questions."),
        max_length=300,
    )
    organisation = OrganisationField(label=_("An organisation"), required=False, closed=True)
    person = PersonField(
        label=_("Or a person, by their e-mail address"),
        help_text=_("They are asked by letter, and named only if they agree."),
        required=False,
    )
    lived_experience = forms.BooleanField(label=_("They gave from lived experience"), required=False)

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        given = super().clean() or {}
        if not self.errors and bool(given.get("organisation")) == bool(given.get("person")):
            self.add_error("organisation", _("Name an organisation or a person: one of the two."))
        return given


class CreditForm(forms.Form):
    """Agreeing to be named."""

    called = ui.LineField(
        label=_("Your name, as you want it shown"),
        help_text=_("Everybody can read it. Leave it empty to be named nowhere."),
        max_length=120,
        required=False,
    )


class ImportForm(forms.Form):
    """A list."""

    kind = forms.ChoiceField(
        label=_("What does the list hold?"), choices=choices(Import.Kind), widget=forms.RadioSelect
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or Excel (.xlsx), up to 10 MB and 50,000 rows. The file is deleted once read."),
        max_length=255,
        widget=forms.FileInput({"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    basis = forms.ChoiceField(
        label=_("For people: on what lawful basis do we hold their addresses?"),
        choices=[("", _("The list holds no people")), *Import.Basis.choices],
        required=False,
        widget=forms.RadioSelect,
    )
