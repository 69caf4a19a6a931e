"""Forms about organisations, places in them, roles and staff networks."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from fairlead_web.accounts import api as accounts
from fairlead_web.organisations import descent, queries
from fairlead_web.organisations.models import Organisation, Role
from fairlead_web.ui import api as ui
from fairlead_web.vocabulary import api as vocabulary

NOBODY = _("Nobody here has this address. Invite the person first.")


def regions() -> list[tuple[str, str]]:
    """Regions to choose from, or none."""
    return [("", gettext("No single region")), *((one.code, str(one)) for one in vocabulary.regions())]


class OrganisationField(forms.CharField):
    """An organisation, by its code or its whole name."""

    def __init__(self, *, closed: bool = False, **options: Any) -> None:
        self.closed = closed
        super().__init__(max_length=200, **{"help_text": _("Its code or its whole name."), **options})

    def clean(self, value: Any) -> Any:
        """The organisation; a sentence where none or several fit."""
        text = super().clean(value).replace("\0", "")
        if not text:
            return None
        listed = queries.organisations() if self.closed else descent.open_organisations()
        found = list(listed.filter(code__iexact=text) or listed.filter(name__iexact=text)[:2])
        if len(found) != 1:
            raise forms.ValidationError(
                _("No open organisation has this code or name. Look it up in the directory.")
                if not found
                else _("Several organisations have this name. Write the code.")
            )
        return found[0]


class OrganisationForm(forms.Form):
    """A new organisation."""

    code = forms.CharField(label=_("ODS or local code"), max_length=20)
    name = ui.LineField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=Organisation.Kind.choices)
    region = forms.ChoiceField(label=_("Region"), choices=regions, required=False)
    opened_on = ui.DayField(label=_("Open since"), required=False)


class RenameForm(forms.Form):
    """A new name."""

    name = ui.LineField(label=_("New name"), max_length=200)
    on = ui.DayField(label=_("Last day of the old name"))


class CloseForm(forms.Form):
    """The end of an organisation, and what takes its place."""

    on = ui.DayField(label=_("Its last day"))
    successor = OrganisationField(
        label=_("What takes its place"),
        required=False,
        help_text=_(
            "Code or whole name. People, roles, staff networks and partnerships follow. Leave it empty where "
            "nothing does."
        ),
    )


def in_order(form: forms.Form) -> None:
    """Want a last day that does not come before the first, which is today where it is left empty."""
    first, last = form.cleaned_data.get("starts_on"), form.cleaned_data.get("ends_on")
    if last and last < (first or timezone.localdate()) and not form.has_error("starts_on"):
        form.add_error("ends_on", _("The last day is before the first."))


class PartsField(forms.CharField):
    """Bodies, one a line, each with what went there behind a colon."""

    def clean(self, value: Any) -> list[tuple[Organisation, str]]:
        """The bodies. A sentence says which line holds none."""
        lines = [line.partition(":") for line in super().clean(value).splitlines() if line.strip()]
        known = OrganisationField(closed=True)
        found = []
        for body, _colon, what in lines:
            try:
                found.append((known.clean(body.strip()), what.strip()[:200]))
            except forms.ValidationError as fault:
                raise forms.ValidationError(
                    _("“%(line)s”: %(why)s") % {"line": body.strip()[:100], "why": " ".join(fault.messages)}
                ) from fault
        return found


class DivideForm(forms.Form):
    """To which bodies the work of one went."""

    on = ui.DayField(
        label=_("Day on which it ended"),
        required=False,
        help_text=_("Leave it empty where it is closed already."),
    )
    into = PartsField(
        label=_("Where its work went"),
        help_text=_(
            "One organisation on each line: its code, then a colon and what went there, if you know. "
            "For example: RX2: community services"
        ),
        max_length=4000,
        widget=forms.Textarea({"rows": 4, "spellcheck": "false"}),
    )


class SuccessorForm(forms.Form):
    """One of the bodies to which the work of another went."""

    at = forms.ModelChoiceField(Organisation.objects.none(), to_field_name="code")

    def __init__(self, *args: Any, organisation: Organisation, **options: Any) -> None:
        """Offer the successors of `organisation`."""
        super().__init__(*args, **options)
        codes = [one.code for one in descent.successors(organisation)]
        field: Any = self.fields["at"]
        field.queryset = descent.open_organisations().filter(code__in=codes)


class PartnershipForm(forms.Form):
    """A span of taking part."""

    programme = ui.LineField(label=_("Takes part in"), max_length=120)
    starts_on = ui.DayField(label=_("From"))
    ends_on = ui.DayField(label=_("Until"), required=False)

    def clean(self) -> None:
        """Days in their order."""
        super().clean()
        in_order(self)


class AffiliationForm(forms.Form):
    """Where a person works or whom they represent."""

    organisation = OrganisationField(label=_("Organisation"))
    job_title = ui.LineField(
        label=_("Your role there"),
        max_length=120,
        widget=forms.TextInput({"autocomplete": "organization-title"}),
    )


class PersonField(forms.EmailField):
    """A person with an account, by address; one that is closed where that is said."""

    def __init__(self, *, closed: bool = False, **options: Any) -> None:
        self.closed = closed
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        """The person; a sentence where nobody has the address."""
        address = super().clean(value)
        if not address:
            return None
        person = accounts.person_at(address)
        if person is None or not (person.is_active or (self.closed and person.closed_at)):
            raise forms.ValidationError(NOBODY)
        return person


class AboutPersonForm(forms.Form):
    """A deed about the person whom its page names.

    Whose page it is stands in the session, where another window may have put somebody else meanwhile.
    """

    whose = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, person: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.number = person.pk
        self.fields["whose"].initial = person.pk

    def clean(self) -> dict[str, Any]:
        """What was given, where it was meant for this person."""
        given: dict[str, Any] = super().clean() or {}
        if given.pop("whose", None) != self.number:
            raise forms.ValidationError(
                _(
                    "Nothing was done: you looked for somebody else in another window. Go back and find the "
                    "person again."
                )
            )
        return given


def address_field(label: Any, **options: Any) -> forms.EmailField:
    """Somebody else's address: no browser fills in one's own."""
    attrs = {"autocomplete": "off", "spellcheck": "false"}
    return forms.EmailField(label=label, max_length=190, widget=forms.EmailInput(attrs), **options)


class RoleForm(forms.Form):
    """A role for a person."""

    person = PersonField(label=_("The person’s e-mail address"))
    kind = forms.ChoiceField(
        label=_("Role"),
        choices=[choice for choice in Role.Kind.choices if choice[0] != Role.Kind.STAFF_NETWORK_CHAIR],
    )
    organisation = OrganisationField(
        label=_("For which organisation"),
        required=False,
        help_text=_("Code or whole name. Only for leads and approvers."),
    )
    ends_on = ui.DayField(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        """Leads and approvers need an organisation, others have none; the last day is to come."""
        given = super().clean() or {}
        kind, organisation = given.get("kind"), given.get("organisation")
        if kind in Role.FOR_ORGANISATIONS and organisation is None and "organisation" not in self.errors:
            self.add_error("organisation", _("Say for which organisation."))
        if kind and kind not in Role.FOR_ORGANISATIONS and organisation is not None:
            self.add_error("organisation", _("This role is for the whole site. Leave the field empty."))
        if given.get("ends_on") and given["ends_on"] < timezone.localdate():
            self.add_error("ends_on", _("This day is past."))
        return given


class RoleSearchForm(forms.Form):
    """Whose roles to look for."""

    text = forms.CharField(label=_("Person or organisation"), max_length=200, required=False)


class SearchForm(forms.Form):
    """What to look for in the directory. Nothing is required, and nonsense is left out."""

    text = forms.CharField(label=_("Name or code"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All")), *Organisation.Kind.choices], required=False
    )
    region = forms.ChoiceField(
        label=_("Region"),
        choices=lambda: [("", gettext("All")), *((one.code, str(one)) for one in vocabulary.regions())],
        required=False,
    )
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All")), ("open", _("Open")), ("closed", _("Closed"))],
        required=False,
    )
    partner = forms.BooleanField(label=_("Partners only"), required=False)
