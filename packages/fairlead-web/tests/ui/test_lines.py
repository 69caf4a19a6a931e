"""Names and titles are one line that can be seen."""

import pkgutil
from importlib import import_module

import pytest
from django import forms

import fairlead_web
from fairlead_web.ui import api as ui

NOT_SHOWN = {"code", "domain", "server_url", "client_id"}
LOOKED_FOR = {"text", "role", "organisation"}


class Line(forms.Form):
    """One line, and one that may be left empty."""

    name = ui.LineField(max_length=20)
    called = ui.LineField(max_length=20, required=False)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  Ada  Osei ", "Ada Osei"),
        ("Ada\r\nOsei\u2028Esq.", "Ada Osei Esq."),
        ("\ufeffAda\u200b Os\u00adei\x07", "Ada Osei"),
        ("Ada \u202eiesO\u202c", "Ada iesO"),
        ("\u200f\u05d0\u05d1\u200f", "\u05d0\u05d1"),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("\U0001f469\u200d\U0001f4bb", "\U0001f469\u200d\U0001f4bb"),
        (
            "O\u2019Connor-\u0141 \U0001f3f4\U000e0067\U000e0062",
            "O\u2019Connor-\u0141 \U0001f3f4\U000e0067\U000e0062",
        ),
    ],
)
def test_a_line_is_what_can_be_seen(typed, line):
    form = Line({"name": typed})
    assert form.is_valid()
    assert form.cleaned_data == {"name": line, "called": ""}


@pytest.mark.parametrize("typed", ["\u200b", "\u2800", "\u3164 \u115f", "\u202e", "\u034f", "\u200d", " \n "])
def test_nothing_to_see_is_nothing_typed(typed):
    form = Line({"name": typed, "called": typed})
    assert list(form.errors) == ["name"]
    assert form.cleaned_data == {"called": ""}


def test_a_nul_is_refused_and_length_is_counted_of_what_stays():
    assert not Line({"name": "Ada\0"}).is_valid()
    assert Line({"name": "Ada" + " " * 40 + "Osei"}).is_valid()
    assert not Line({"name": "A" * 21}).is_valid()


def kinds_of_form(above=forms.Form):
    """Every form of the site."""
    for kind in above.__subclasses__():
        yield from kinds_of_form(kind)
        if kind.__module__.startswith("fairlead_web."):
            yield kind


def test_whatever_is_shown_of_one_line_is_such_a_line():
    for found in pkgutil.walk_packages(fairlead_web.__path__, "fairlead_web."):
        if found.name.rpartition(".")[2].startswith("forms"):
            import_module(found.name)
    others = {
        f"{kind.__module__}.{kind.__name__}.{name}"
        for kind in kinds_of_form()
        for name, field in kind.base_fields.items()
        if type(field) is forms.CharField
        and type(field.widget) is forms.TextInput
        and name not in NOT_SHOWN | LOOKED_FOR
    }
    assert others == set()
