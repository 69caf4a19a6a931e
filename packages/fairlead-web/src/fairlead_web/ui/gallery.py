"""What the gallery shows: made-up content for every component."""

from typing import Any

from django import forms
from markupsafe import Markup

from fairlead_web.ui.days import DayField
from fairlead_web.ui.lines import LineField

HEAD = ["Group", "People", "Share"]
ROWS = [["Group A", "1,240", "31.0%"], ["Group B", "820", "24.4%"], ["Group C", "withheld", "withheld"]]
CHART = Markup(
    '<svg viewBox="0 0 600 130" width="600" height="130" xmlns="http://www.w3.org/2000/svg">'
    '<g font-size="16" fill="#1d262b"><text x="0" y="34">Group A</text><text x="0" y="84">Group B</text></g>'
    '<g fill="#0f4c5c"><rect x="90" y="16" width="310" height="26"/>'
    '<rect x="90" y="66" width="244" height="26"/></g>'
    '<g stroke="#1d262b" stroke-width="2"><path d="M380 29h40M310 79h48"/></g></svg>'
)


class Everything(forms.Form):
    """One field of every kind."""

    name = LineField(
        label="Name", help_text="As it should appear.", widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(label="E-mail address")
    starts_on = DayField(label="From")
    people = forms.IntegerField(label="People", min_value=0)
    reason = forms.CharField(label="Reason", widget=forms.Textarea({"rows": 3}))
    kind = forms.ChoiceField(label="Kind", choices=[("trust", "Trust"), ("icb", "Board")])
    answer = forms.ChoiceField(
        label="Answer", choices=[("yes", "Yes"), ("no", "No")], widget=forms.RadioSelect
    )
    topics = forms.MultipleChoiceField(
        label="Topics", choices=[("a", "Equity"), ("b", "Leadership")], widget=forms.CheckboxSelectMultiple
    )
    agree = forms.BooleanField(label="I have read it")
    file = forms.FileField(label="File", widget=forms.FileInput({"accept": ".csv"}))
    origin = forms.CharField(widget=forms.HiddenInput, initial="gallery")


def example() -> dict[str, Any]:
    """A figure's frame with everything in it."""
    return {
        "id": "made-up",
        "title": "Appointed from shortlisting",
        "claim": "Group A was appointed more often than Group B: 31.0% against 24.4%",
        "details": ["Of Group A 1,240 people were shortlisted, of Group B 820."],
        "chart": CHART,
        "description": "Two bars. Group A: 31.0% (28.4 to 33.6). Group B: 24.4% (21.6 to 27.5).",
        "cannot_tell": [
            "Why the groups differ.",
            "Whether the people shortlisted were alike in other respects.",
        ],
        "downloads": [{"href": "#", "text": "Figures (CSV)"}],
        "source": "made up for this page",
    }
