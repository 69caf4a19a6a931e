"""What networks ask of people, in forms. Who will see something is said before it is sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairlead_web.networks.models import Ask, Membership, Network, Story
from fairlead_web.ui import api as ui


def choices(offered: Any) -> list[tuple[str, Any]]:
    """The choices of a model's field, as a form takes them."""
    return list(offered.choices)


class MembershipForm(forms.Form):
    """How one belongs, and what others who belong see."""

    kind = forms.ChoiceField(
        label=_("How do you want to belong?"), choices=choices(Membership.Kind), widget=forms.RadioSelect
    )
    seen_by_fellows = forms.ChoiceField(
        label=_("What may others who belong to this network see of you?"),
        help_text=_(
            "They are members and supporters alike. The list never says which of the two somebody is. "
            "You can change this at any time."
        ),
        choices=choices(Membership.Seen),
        widget=forms.RadioSelect,
        initial=Membership.Seen.NOTHING,
    )


class JoinForm(MembershipForm):
    """The same, with explicit consent."""

    agree = forms.BooleanField(
        label=_(
            "I agree that this site holds that I belong to this network, and whether as a member or a "
            "supporter, and that the network’s chair sees it"
        ),
        error_messages={"required": _("Tick the box to agree. Without it nothing is stored.")},
    )


class UpdateForm(forms.Form):
    """News from the chair."""

    public = forms.ChoiceField(
        label=_("Who will read it?"),
        choices=[
            ("no", _("Those who belong to this network; it may reach them by e-mail, by its title only")),
            ("yes", _("Everybody, also people who are not signed in, with your name as chair")),
        ],
        widget=forms.RadioSelect,
    )
    title = ui.LineField(
        label=_("Title"),
        help_text=_("It stands in digests on people’s telephones. Name nobody, and not the network."),
        max_length=120,
    )
    text = forms.CharField(
        label=_("Text"),
        help_text=_("An empty line begins a new paragraph."),
        max_length=10_000,
        widget=forms.Textarea({"rows": 10}),
    )


class AskWordsForm(forms.Form):
    """The words of an ask."""

    title = ui.LineField(
        label=_("What do you ask?"),
        help_text=_("In one line, such as “Publish your ethnicity pay gap every year”."),
        max_length=150,
    )
    text = forms.CharField(
        label=_("Why, and what would answer it?"), max_length=4000, widget=forms.Textarea({"rows": 6})
    )


class AskForm(AskWordsForm):
    """What a network asks of others, and of whom."""

    theme = forms.ChoiceField(label=_("Theme"), choices=choices(Ask.Theme), widget=forms.RadioSelect)
    addressed = forms.ChoiceField(
        label=_("Of whom?"), choices=choices(Ask.Addressed), widget=forms.RadioSelect
    )
    organisation = forms.CharField(
        label=_("Organisation’s code"),
        help_text=_("Only where you ask one organisation. The list of organisations shows the codes."),
        max_length=20,
        required=False,
    )
    role = ui.LineField(
        label=_("Role"),
        help_text=_("Only where you ask those who hold a role, such as “Chief people officers”."),
        max_length=120,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Want exactly the name that the choice needs, and forget the other."""
        given = super().clean() or {}
        for name, wanted in (("organisation", "organisation"), ("role", "role")):
            if given.get("addressed") != wanted:
                given[name] = ""
            elif not given.get(name):
                self.add_error(name, _("Say whom you ask."))
        return given


class ReplyForm(forms.Form):
    """An organisation's answer, in public."""

    text = forms.CharField(
        label=_("Your organisation’s reply"),
        help_text=_("Everybody can read it, with the organisation’s name and today’s date."),
        max_length=4000,
        widget=forms.Textarea({"rows": 8}),
    )


class StoryForm(forms.Form):
    """“How I make a difference”."""

    text = forms.CharField(
        label=_("What did you do, and what changed?"),
        help_text=_("At most 150 words. Name no patient, and no colleague who has not agreed."),
        max_length=2000,
        widget=forms.Textarea({"rows": 8}),
    )
    shown = forms.ChoiceField(
        label=_("Where may it be shown?"),
        help_text=_(
            "The chair reads it with your name, and decides whether to show it. You can withdraw it."
        ),
        choices=choices(Story.Shown),
        widget=forms.RadioSelect,
        initial=Story.Shown.NETWORK,
    )


class NetworkForm(forms.Form):
    """A network in its own words."""

    name = ui.LineField(label=_("Name"), max_length=120)
    open_to = forms.CharField(
        label=_("Members: who is it open to?"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
    supporters = forms.CharField(
        label=_("Supporters: who is it open to?"), max_length=500, widget=forms.Textarea({"rows": 3})
    )
    about = forms.CharField(label=_("About"), max_length=4000, widget=forms.Textarea({"rows": 8}))
    characteristic = forms.ChoiceField(
        label=_("Which figures should its page show?"),
        choices=[("", _("None")), *choices(Network.Characteristic)],
        required=False,
    )
    asks_approval = forms.BooleanField(label=_("The chair approves who joins"), required=False)


class NewNetworkForm(NetworkForm):
    """The same, with the code that its address keeps for ever."""

    code = forms.SlugField(
        label=_("Code"),
        help_text=_("Part of its address, such as “carers”: small letters and hyphens. It never changes."),
        max_length=40,
        error_messages={
            "invalid": _("Use letters, numbers and hyphens only, without spaces, such as “working-carers”.")
        },
    )
    field_order = ("code",)


class ChairForm(forms.Form):
    """Whom the programme team appoints."""

    email = forms.EmailField(
        label=_("E-mail address of the person"),
        help_text=_("They have an account. They chair, and are named, once they have agreed."),
        widget=forms.EmailInput({"autocomplete": "off"}),
    )


class ReferenceMemberForm(forms.Form):
    """Somebody in the reference group."""

    email = forms.EmailField(
        label=_("E-mail address of their account, if they have one"),
        help_text=_(
            "Then they see what is held of them, can take their name away or leave themselves, and closing "
            "the account ends it. The page does not show the address."
        ),
        widget=forms.EmailInput({"autocomplete": "off"}),
        required=False,
    )
    agreed = forms.BooleanField(
        label=_("They agreed to be named on a public page"),
        help_text=_("Without it, name and words below are not stored."),
        required=False,
    )
    name = ui.LineField(label=_("Name, as they want it shown"), max_length=120, required=False)
    credit = ui.LineField(label=_("What they bring, in their words"), max_length=200, required=False)
    lived_experience = forms.BooleanField(label=_("Takes part from lived experience"), required=False)
    starts_on = ui.DayField(label=_("From"))


class ReferenceNoteForm(forms.Form):
    """The note of a meeting."""

    held_on = ui.DayField(label=_("Held on"))
    title = ui.LineField(label=_("Title"), max_length=120)
    text = forms.CharField(label=_("Text"), max_length=20_000, widget=forms.Textarea({"rows": 12}))
