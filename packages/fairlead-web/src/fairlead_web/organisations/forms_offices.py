"""Forms about staff networks, and those who chair and sponsor them."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairlead_web.organisations.forms import address_field, in_order
from fairlead_web.organisations.models import Office
from fairlead_web.ui import api as ui


class StaffNetworkForm(forms.Form):
    """What is said of a staff network."""

    name = ui.LineField(label=_("Name"), help_text=_("For example: Disabled staff network"), max_length=120)
    open_to = forms.CharField(label=_("Whom it is for"), max_length=300, widget=forms.Textarea({"rows": 2}))
    shown = forms.BooleanField(label=_("Show this network on our public page"), required=False)


class ChairForm(forms.Form):
    """Who is asked to chair a staff network."""

    address = address_field(
        _("The chair’s e-mail address"),
        help_text=_("They are asked by letter: whom a network is for may tell something about them."),
    )
    starts_on = ui.DayField(label=_("From"), required=False, help_text=_("Leave it empty for today."))
    ends_on = ui.DayField(label=_("Until"), required=False, help_text=_("If it is known."))

    def clean(self) -> None:
        """Days in their order."""
        super().clean()
        in_order(self)


class OfficeForm(forms.Form):
    """Who stands for a staff network without a role."""

    kind = forms.ChoiceField(
        label=_("What do they do for the network?"), choices=Office.Kind.choices, widget=forms.RadioSelect
    )
    post = ui.LineField(
        label=_("Post"), help_text=_("For example: Chief nurse. The public page shows it."), max_length=120
    )
    address = address_field(
        _("The sponsor’s e-mail address, if they shall have a part in this site"),
        help_text=_("They are asked by letter, and stand here once they agree."),
        required=False,
    )
    name = ui.LineField(
        label=_("Or their name"),
        help_text=_("Seen by your organisation’s leads and the programme team only. They have agreed to it."),
        max_length=120,
        required=False,
    )
    starts_on = ui.DayField(label=_("From"), required=False, help_text=_("Leave it empty for today."))
    ends_on = ui.DayField(label=_("Until"), required=False, help_text=_("If it is known."))

    def clean(self) -> dict[str, Any]:
        """An address or a name; a chair with an account holds a role."""
        given = super().clean() or {}
        in_order(self)
        if given.get("address") and given.get("name"):
            self.add_error("name", _("Leave it empty: they say themselves what they are called."))
        if given.get("address") and given.get("kind") == Office.Kind.CHAIR:
            self.add_error("address", _("Ask a chair by address above: it is a role."))
        return given
