"""Forms: one file, one note, and the questions about a table."""

from collections.abc import Sequence
from typing import Any

from django import forms

from fairlead import api
from fairlead_web.ui import api as ui

FEW = 6
"""Up to so many choices are shown as radios, more as a list."""


class FileForm(forms.Form):
    """A file to send."""

    file = forms.FileField(
        error_messages={"required": "Choose a file", "empty": "The file is empty. Export it again."},
        max_length=255,
    )


class SheetForm(forms.Form):
    """Another sheet of the workbook."""

    sheet = forms.ChoiceField(label="Sheet", error_messages={"invalid_choice": "Choose one of the sheets."})

    def __init__(self, *args: Any, sheets: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        chosen: Any = self.fields["sheet"]
        chosen.choices = [(sheet, sheet) for sheet in sheets]


class NoteForm(forms.Form):
    """Why a release is sent back or withdrawn."""

    note = forms.CharField(
        label="Why do you withdraw it?",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": "Say why, in a sentence or two."},
    )

    def __init__(self, *args: Any, back: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        if back:
            self.fields["note"].label = "Or why do you send it back?"


class QuestionForm(forms.Form):
    """What is unclear about a table. Fields are q0, q1, …: the names of columns hold anything."""

    def __init__(self, *args: Any, questions: Sequence[api.Question], **options: Any) -> None:
        super().__init__(*args, **options)
        self.questions = {f"q{number}": one for number, one in enumerate(questions)}
        for name, one in self.questions.items():
            self.fields[name] = field(one)

    @property
    def always(self) -> list[Any]:
        """Fields that everybody answers."""
        return [self[name] for name, one in self.questions.items() if not one.own]

    @property
    def own(self) -> list[Any]:
        """Fields for a person's own indicator only."""
        return [self[name] for name, one in self.questions.items() if one.own]

    @property
    def answers(self) -> dict[str, str]:
        """The answers by the questions' own names."""
        return {one.name: self.cleaned_data[name] for name, one in self.questions.items()}


def field(one: api.Question) -> forms.Field:
    """One question as a field. Those about an own indicator are judged when the study is written."""
    words: dict[str, Any] = {
        "label": one.label,
        "help_text": one.hint,
        "initial": one.initial,
        "required": one.required and not one.own,
        "error_messages": {"required": f"Answer this: {one.label}"},
    }
    if not one.choices:
        return ui.LineField(max_length=300, **words)
    few = len(one.choices) <= FEW
    choices = list(one.choices) if few or one.initial else [("", "Choose"), *one.choices]
    return forms.ChoiceField(choices=choices, widget=forms.RadioSelect if few else forms.Select, **words)
