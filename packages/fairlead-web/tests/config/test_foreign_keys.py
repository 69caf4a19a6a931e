"""import-linter cannot see a foreign key that names its model as a string: keys point down as well."""

import tomllib
from pathlib import Path

from django.apps import apps

PYPROJECT = Path(__file__).parents[4] / "pyproject.toml"


def floors():
    contracts = tomllib.loads(PYPROJECT.read_text())["tool"]["importlinter"]["contracts"]
    [layers] = [
        contract["layers"] for contract in contracts if contract["name"] == "web apps stand on floors"
    ]
    return {
        app.strip(" ()"): height for height, layer in enumerate(reversed(layers)) for app in layer.split("|")
    }


def keys(floor):
    for model in apps.get_models():
        for field in model._meta.get_fields():
            if field.is_relation and field.concrete and field.related_model:
                here, there = model._meta.app_label, field.related_model._meta.app_label
                if here in floor and there in floor and here != there:
                    yield f"{field} -> {field.related_model._meta.label}", floor[here], floor[there]


def test_keys_between_apps_point_down():
    found = list(keys(floors()))
    assert [name for name, here, there in found if there >= here] == []
    assert "organisations.Role.person -> accounts.User" in [name for name, *_ in found]
