"""From a Django form field to the parameters of an NHS component, so that forms draw themselves alike."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

# The most special widget first: a select is also a widget, radios are also a select.
COMPONENTS: list[tuple[type[forms.Widget], str]] = [
    (forms.HiddenInput, "hidden"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.Select, "select"),
    (forms.FileInput, "file"),
    (forms.Textarea, "textarea"),
    (forms.widgets.Input, "input"),
]
CHOOSING = {"checkboxes", "radios"}
# Said instead of Django's "This field is required.", which names no field.
MISSING = {
    "checkbox": _("Tick “{}”"),
    "checkboxes": _("Choose at least one: {}"),
    "radios": _("Choose an answer: {}"),
    "select": _("Choose from the list: {}"),
    "file": _("Choose a file: {}"),
}


def component_of(bound: BoundField) -> str:
    """The name of the component that draws this field."""
    widget = bound.field.widget
    for kind, name in COMPONENTS:
        if isinstance(widget, kind):
            return name
    raise ValueError(f"No component draws {type(widget).__name__}: add it to COMPONENTS.")


def parameters(bound: BoundField) -> dict[str, Any]:
    """The component's parameters: id, name, value, label or legend, hint, first error, items."""
    component = component_of(bound)
    shared: dict[str, Any] = {
        "name": bound.html_name,
        "hint": {"text": bound.help_text} if bound.help_text else None,
        "errorMessage": {"text": errors(bound)[0]} if bound.errors else None,
    }
    if component in CHOOSING:
        shared["idPrefix"] = bound.auto_id
        legend = {"text": bound.label, "size": "s"}
        return {**shared, "fieldset": {"legend": legend}, "items": _choices(bound, "checked")}
    if component == "checkbox":
        box = {"value": "on", "text": bound.label, "checked": bool(bound.value()), "id": bound.auto_id}
        return {**shared, "idPrefix": bound.auto_id, "items": [box]}
    shared["id"] = bound.auto_id
    shared["label"] = {"text": bound.label, "classes": "nhsuk-label--s"}
    if component == "select":
        return {**shared, "items": _choices(bound, "selected")}
    if component == "file":
        return {**shared, "attributes": _attributes(bound)}
    return {**shared, **_text(bound)}


def _text(bound: BoundField) -> dict[str, Any]:
    attributes = _attributes(bound)
    kind = getattr(bound.field.widget, "input_type", "text")
    if kind == "number":
        # Browsers change numbers on scrolling and drop what they cannot read; text does not.
        kind = "text"
        attributes.setdefault("inputmode", "numeric")
    given = {
        name: attributes.pop(source)
        for source, name in (("autocomplete", "autocomplete"), ("inputmode", "inputmode"), ("rows", "rows"))
        if source in attributes
    }
    return {
        **given,
        "type": kind,
        "classes": _width(bound.field),
        "value": "" if kind == "password" else bound.value() or "",  # a secret is never shown again
        "attributes": attributes,
    }


def _width(field: forms.Field) -> str:
    """A day is short, and a field as long as a sentence would ask for one."""
    if isinstance(field, forms.DateTimeField):
        return "nhsuk-input--width-20"
    return "nhsuk-input--width-10" if isinstance(field, forms.DateField) else ""


def _attributes(bound: BoundField) -> dict[str, Any]:
    kept = {"autocomplete", "inputmode", "rows", "accept", "maxlength", "spellcheck"}
    return {name: value for name, value in bound.field.widget.attrs.items() if name in kept}


def _choices(bound: BoundField, mark: str) -> list[dict[str, Any]]:
    field: Any = bound.field  # a field with choices: only those have such widgets
    value = bound.value()
    chosen = {str(one) for one in (value if isinstance(value, (list, tuple)) else [value])}
    return [{"value": str(key), "text": str(text), mark: str(key) in chosen} for key, text in field.choices]


def error_links(form: forms.BaseForm) -> list[dict[str, str]]:
    """The lines of the error summary, each linked to its field."""
    whole = [{"text": str(text)} for text in form.non_field_errors()]
    return whole + [
        {"text": text, "href": f"#{_first_input(bound)}"}
        for bound in form.visible_fields()
        for text in errors(bound)
    ]


def errors(bound: BoundField) -> list[str]:
    """What is wrong with a field, and what to do."""
    default = str(forms.Field.default_error_messages["required"])
    return [_missing(bound) if text == default else text for text in map(str, bound.errors)]


def _missing(bound: BoundField) -> str:
    return str(MISSING.get(component_of(bound), _("Fill in “{}”"))).format(bound.label)


def _first_input(bound: BoundField) -> str:
    # Groups of radios and checkboxes: the NHS component gives the first input the prefix itself as its id.
    return str(bound.auto_id)
