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


@pytest.mark.parametrize(
    "parameters",
    [
        {},
        {"text": "Name", "for": "id_name", "classes": "nhsuk-label--s"},
        {
            "text": HOSTILE,
            "for": HOSTILE,
            "id": HOSTILE,
            "classes": HOSTILE,
            "attributes": {"data-a": HOSTILE},
        },
        {"html": "<b>Two</b>\nlines", "text": "not this", "for": "x"},
        {"text": "  Two\nlines ", "for": ""},
        {"text": Markup("<b>drawn</b>"), "id": "x"},
        {"text": "Name", "size": "l"},
        {"text": "Name", "caption": "Step 1", "size": "l"},
        {"text": "Name", "isPageHeading": True, "size": "xl"},
        {"text": "Name", "heading": {"level": 2, "size": "m"}},
        {"text": "Name", "visuallyHiddenText": "of the person"},
    ],
)
def test_labels_come_out_as_the_nhs_components_draw_them(parameters):
    ours, theirs = drawn("nhsuk/components/label/macro.jinja", "label", parameters)
    assert ours == theirs


def test_a_dictionary_gives_its_entries_and_its_methods():
    env = engines["jinja2"].env
    text = "{{ it.name }}|{{ it.absent.deeper is undefined }}|{{ it.get('name') }}|{{ it.items() | list }}"
    assert env.from_string(text).render(it={"name": "x"}) == "x|True|x|[(&#39;name&#39;, &#39;x&#39;)]"


def test_a_template_may_have_globals_of_its_own():
    env = engines["jinja2"].env
    assert env.from_string("{{ own }}", globals={"own": "mine"}).render() == "mine"
    assert "own" not in env.globals
