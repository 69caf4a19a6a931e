"""The form of a live chat's summary: its text, who reads it, and what becomes of each answered question."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from fairlead_web.networks.models import ChatQuestion, Exchange, LiveChat

WORDS, RETOLD, OUT = "words", "retold", "out"
USES = [
    (WORDS, _("In its asker’s words")),
    (RETOLD, _("In my words, without a name")),
    (OUT, _("Leave it out")),
]
AGREED = {
    ChatQuestion.Quote.NO: _("Everybody may not read these words."),
    ChatQuestion.Quote.UNNAMED: _("Everybody may read these words, without a name."),
    ChatQuestion.Quote.NAMED: _("Everybody may read these words, with the name."),
}


class SummaryForm(forms.Form):
    """What stays of a live chat."""

    public = forms.ChoiceField(
        label=_("Who will read it?"),
        choices=[
            ("no", _("Those who belong to this network")),
            ("yes", _("Everybody, also people who are not signed in")),
        ],
        widget=forms.RadioSelect,
        initial="no",
    )
    text = forms.CharField(
        label=_("Summary"),
        help_text=_("An empty line begins a new paragraph. Name only people who agreed."),
        max_length=20_000,
        widget=forms.Textarea({"rows": 12}),
    )

    def __init__(
        self, *args: Any, questions: Iterable[ChatQuestion], answers: Mapping[int, str], **kwargs: Any
    ) -> None:
        """A choice for each answered question, beside its answer, and room to tell it in other words."""
        super().__init__(*args, **kwargs)
        self.numbers = []
        for one in questions:
            self.numbers.append(one.pk)
            self.fields[f"use_{one.pk}"] = forms.ChoiceField(
                label=f"“{one.text}”",
                help_text=f"{answers[one.pk]} {AGREED[ChatQuestion.Quote(one.quote)]}",
                choices=USES,
                widget=forms.RadioSelect,
                initial=OUT if one.quote == ChatQuestion.Quote.NO else WORDS,
            )
            self.fields[f"retold_{one.pk}"] = forms.CharField(
                label=_("The question in your words"),
                help_text=_("Only where you chose so."),
                max_length=1000,
                required=False,
                widget=forms.Textarea({"rows": 2}),
            )

    def clean(self) -> dict[str, Any]:
        """Want words where they were promised."""
        given = super().clean() or {}
        for number in self.numbers:
            if given.get(f"use_{number}") == RETOLD and not given.get(f"retold_{number}"):
                self.add_error(f"retold_{number}", _("Write the question in your words, or leave it out."))
        return given

    def chosen(self) -> dict[str, Any]:
        """What to publish, as the deed takes it."""
        given = self.cleaned_data
        uses = {number: given[f"use_{number}"] for number in self.numbers}
        return {
            "text": given["text"],
            "public": given["public"] == "yes",
            "quoted": [number for number, use in uses.items() if use == WORDS],
            "retold": {n: given[f"retold_{n}"] for n, use in uses.items() if use == RETOLD},
        }


def published(
    chat: LiveChat, questions: Iterable[ChatQuestion], exchanges: Iterable[Exchange]
) -> dict[str, Any]:
    """A summary that stands already, as its form shows it; a question that it left out stays out."""
    if chat.summarised_at is None:
        return {}
    found: dict[str, Any] = {f"use_{one.pk}": OUT for one in questions}
    found |= {"public": "yes" if chat.summary_public else "no", "text": chat.summary}
    for one in exchanges:
        found[f"use_{one.asked_id}"] = WORDS if one.asker_id else RETOLD
        found[f"retold_{one.asked_id}"] = "" if one.asker_id else one.question
    return found
