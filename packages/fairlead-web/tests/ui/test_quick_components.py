"""What is drawn quicker than the NHS components draw it comes out the same."""

from pathlib import Path

import nhsuk_frontend_jinja
import pytest
from django.template import engines
from jinja2 import ChainableUndefined, Environment, FileSystemLoader
from markupsafe import Markup

THEIRS = Environment(
    loader=FileSystemLoader(Path(nhsuk_frontend_jinja.__file__).parent / "templates"),
    undefined=ChainableUndefined,
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
)
HOSTILE = """<b>"it's" & more</b>"""


def drawn(macro, name, parameters):
    """A component as the site draws it, and as the NHS components alone would."""
    text = f'{{% from "{macro}" import {name} %}}{{{{ {name}(parameters) }}}}'
    ours = engines["jinja2"].env
    return [one.from_string(text).render(parameters=parameters) for one in (ours, THEIRS)]


@pytest.mark.parametrize(
    "attributes",
    [
        {},
        None,
        ' data-x="1"',
        Markup(' data-x="1"'),
        {"class": "one two", "data-empty": "", "data-none": None, "data-number": 3, "data-zero": 0},
        {"data-yes": True, "data-no": False, HOSTILE: HOSTILE, "data-drawn": Markup("<i>&amp;</i>")},
        {"id": {"value": "x"}, "data-type": {"value": 'a"b', "type": "string", "optional": False}},
        {
            name: {"value": value, "optional": True}
            for name, value in {
                "a": "",
                "b": None,
                "c": False,
                "d": True,
                "e": "e",
                "f": 0,
                "g": HOSTILE,
            }.items()
        },
        {
            "a": {"optional": True},
            "b": {},
            "c": {"value": True},
            "d": {"value": Markup("<i>"), "optional": True},
        },
        {"data-list": {"value": ["a", "<b>", "it's"], "type": "array"}},
    ],
)
def test_attributes_come_out_as_the_nhs_components_write_them(attributes):
    ours, theirs = drawn("nhsuk/macros/attributes.jinja", "nhsukAttributes", attributes)
    assert ours == theirs


SHARED = {"name": "of", "label": {"text": HOSTILE, "classes": "nhsuk-label--s"}, "id": "id_of"}
TEXT = {**SHARED, "type": "email", "value": HOSTILE, "attributes": {"maxlength": 9}, "autocomplete": "off"}
CHOICES = [
    {"value": HOSTILE, "text": HOSTILE, "checked": True, "selected": True},
    {"value": "", "text": "None", "checked": False, "selected": False},
]
BOX = {"name": "of", "idPrefix": "id_of", "items": [{**CHOICES[0], "id": "id_of"}]}
GROUP = {**BOX, "items": CHOICES, "fieldset": {"legend": {"text": HOSTILE, "size": "s"}}}
FIELDS = [  # the component, its macro, ours, and parameters as `ui.fields` gives them
    ("input", "input", "input(given)", TEXT),
    ("input", "input", "input(given)", {"id": "q", "name": "q", "label": {"text": "Words"}, "value": ""}),
    ("input", "input", "input(given)", {**SHARED, "value": "", "inputmode": "numeric", "classes": "a b"}),
    ("textarea", "textarea", "textarea(given)", {**TEXT, "value": "1\n  2", "rows": 3}),
    ("textarea", "textarea", "textarea(given)", {**SHARED, "value": ""}),
    ("select", "select", "select(given)", {**SHARED, "items": CHOICES}),
    ("file-upload", "fileUpload", "file(given)", {**SHARED, "attributes": {"accept": ".csv"}}),
    ("radios", "radios", 'choices(given, "radios", "radio")', GROUP),
    ("checkboxes", "checkboxes", 'choices(given, "checkboxes", "checkbox")', GROUP),
    ("checkboxes", "checkboxes", 'choices(given, "checkboxes", "checkbox")', BOX),
]
TOLD = [{}, {"hint": {"text": HOSTILE}}, {"errorMessage": {"text": HOSTILE}}]


@pytest.mark.parametrize("told", [*TOLD, TOLD[1] | TOLD[2]])
@pytest.mark.parametrize(("component", "macro", "ours", "given"), FIELDS)
def test_fields_come_out_as_the_nhs_components_draw_them(component, macro, ours, given, told):
    given = {"hint": None, "errorMessage": None, **given, **told}
    theirs = f'{{% from "nhsuk/components/{component}/macro.jinja" import {macro} %}}{{{{ {macro}(given) }}}}'
    own = f'{{% from "ui/fields.jinja" import {ours.partition("(")[0]} %}}{{{{ {ours} }}}}'
    drawn_by_us = engines["jinja2"].env.from_string(own).render(given=given)
    assert lines(drawn_by_us) == lines(THEIRS.from_string(theirs).render(given=given))


def lines(markup):
    """Its lines without those that are empty, and without what stands before and after them."""
    return [line.strip() for line in markup.splitlines() if line.strip()]


@pytest.mark.parametrize(
    "parameters",
    [
        {"text": HOSTILE, "type": "submit", "preventDoubleClick": True, "classes": "one two"},
        {"html": "<b>Go</b>", "text": "not this", "type": "button"},
        {"text": "Go", "href": HOSTILE, "attributes": {"aria-label": HOSTILE}},
        {"text": "Go", "href": "/x", "type": "submit"},
        {"text": "Go", "preventDoubleClick": False, "attributes": {"data-a": "b"}},
        {"text": "Go", "variant": "secondary", "disabled": True},
        {"text": ""},
    ],
)
def test_buttons_come_out_as_the_nhs_components_draw_them(parameters):
    ours, theirs = drawn("nhsuk/components/button/macro.jinja", "button", parameters)
    assert ours == theirs


@pytest.mark.parametrize("colour", ["", "grey"])
def test_tags_come_out_as_the_nhs_components_draw_them(colour):
    own = '{% from "ui/components.jinja" import tag %}{{ tag(text, colour) }}'
    ours = engines["jinja2"].env.from_string(own).render(text=HOSTILE, colour=colour)
    theirs = drawn(
        "nhsuk/components/tag/macro.jinja",
        "tag",
        {"text": HOSTILE, "classes": f"nhsuk-tag--{colour}" if colour else ""},
    )[1]
    assert lines(ours) == lines(theirs)


def test_a_dictionary_gives_its_entries_and_its_methods():
    env = engines["jinja2"].env
    text = "{{ it.name }}|{{ it.absent.deeper is undefined }}|{{ it.get('name') }}|{{ it.items() | list }}"
    assert env.from_string(text).render(it={"name": "x"}) == "x|True|x|[(&#39;name&#39;, &#39;x&#39;)]"


def test_a_template_may_have_globals_of_its_own():
    env = engines["jinja2"].env
    assert env.from_string("{{ own }}", globals={"own": "mine"}).render() == "mine"
    assert "own" not in env.globals
