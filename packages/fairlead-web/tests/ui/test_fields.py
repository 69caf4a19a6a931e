import pytest
from django import forms

from fairlead_web.ui import fields
from fairlead_web.ui.gallery import Everything


def test_every_field_of_the_gallery_has_its_component():
    form = Everything()
    drawn = {bound.name: fields.component_of(bound) for bound in form}
    assert drawn == {
        "name": "input", "email": "input", "starts_on": "input", "people": "input", "reason": "textarea",
        "kind": "select", "answer": "radios", "topics": "checkboxes", "agree": "checkbox", "file": "file",
        "origin": "hidden",
    }  # fmt: skip  # several to a line read better here


def test_an_unknown_widget_is_refused_with_its_name():
    class Odd(forms.Form):
        when = forms.DateTimeField(widget=forms.SplitDateTimeWidget)

    with pytest.raises(ValueError, match="SplitDateTimeWidget"):
        fields.component_of(Odd()["when"])


def test_text_carries_value_hint_autocomplete_and_error():
    form = Everything({"name": "Ada", "email": "nowhere"})
    name, email = fields.parameters(form["name"]), fields.parameters(form["email"])
    assert (name["value"], name["hint"], name["autocomplete"]) == (
        "Ada", {"text": "As it should appear."}, "name",
    )  # fmt: skip  # several to a line read better here
    assert name["errorMessage"] is None
    assert email["errorMessage"] == {"text": "Enter a valid email address."}


def test_whole_numbers_are_asked_for_as_text_with_a_number_pad():
    people = fields.parameters(Everything()["people"])
    assert (people["type"], people["inputmode"]) == ("text", "numeric")


def test_what_was_chosen_stays_chosen():
    form = Everything({"kind": "icb", "topics": ["b"], "answer": "no", "agree": "on"})
    assert [item["selected"] for item in fields.parameters(form["kind"])["items"]] == [False, True]
    assert [item["checked"] for item in fields.parameters(form["topics"])["items"]] == [False, True]
    assert [item["checked"] for item in fields.parameters(form["answer"])["items"]] == [False, True]
    assert fields.parameters(form["agree"])["items"][0]["checked"] is True
    assert fields.parameters(form["file"])["attributes"] == {"accept": ".csv"}


def test_a_missing_answer_names_its_field_and_what_to_do():
    said = [link["text"] for link in fields.error_links(Everything({}))]
    assert said[0] == "Fill in “Name”"
    assert "Choose an answer: Answer" in said
    assert "Choose at least one: Topics" in said
    assert "Tick “I have read it”" in said
    assert "Choose a file: File" in said
    assert not any("This field" in text for text in said)


def test_the_summary_links_to_fields_and_starts_with_the_whole_form():
    class Both(forms.Form):
        one = forms.CharField()

        def clean(self):
            raise forms.ValidationError("These two do not agree.")

    links = fields.error_links(Both({}))
    assert links == [
        {"text": "These two do not agree."},
        {"text": "Fill in “One”", "href": "#id_one"},
    ]
