"""What a schema's refusals mean, in words that say what to write instead."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Any

REMEDIES = {
    "string_type": "Write text; put numbers, true and false in quotes.",
    "string_pattern_mismatch": "Use small letters, digits and underscores, beginning with a letter.",
    "int_": "Write a whole number.",
    "float_": "Write a number.",
    "bool_": "Write true or false.",
    "date_": "Write the date as year-month-day, for example 2027-06-30.",
    "greater_than_equal": "Write a larger number.",
    "too_short": "Write at least one.",
    "path_type": "Write the name of a file.",
    "tuple_type": "Write a list: one line each, beginning with a dash, or [one, two].",
    "dict_type": "Write `name: value` lines under it.",
    "model_type": "Write `name: value` lines under it.",
    "model_attributes_type": "Write `name: value` lines under it.",
}
"""Kinds of refusal (or how their names begin) to what to do."""


def explain(error: Mapping[str, Any], schema: Mapping[str, Any]) -> tuple[str, str]:
    """What is wrong and what to write instead, for one of pydantic's errors against a JSON Schema."""
    loc, kind = error["loc"], error["type"]
    name = next(
        (str(step) for step in reversed(loc) if isinstance(step, str) and step != "[key]"), "the whole"
    )
    if kind == "extra_forbidden":
        return f"'{name}' is not a word that stands here", instead(name, words(schema, loc[:-1]))
    if kind == "missing":
        return f"'{name}' is missing", f"Add a line `{name}:`."
    if kind in {"literal_error", "enum"}:
        expected = error["ctx"]["expected"].replace(" or ", ", ").split(", ")
        choices = [one.strip("'") for one in expected]
        return f"'{name}' cannot be '{shown(error['input'])}'", instead(str(error["input"]), choices)
    if kind == "value_error":
        return str(error["ctx"]["error"]), ""
    remedy = next((text for start, text in REMEDIES.items() if kind.startswith(start)), "")
    return f"'{name}' cannot be '{shown(error['input'])}'", remedy or f"{error['msg']}."


def instead(got: str, known: Iterable[str]) -> str:
    """What to write instead of a word that is not known: the nearest one, and all there are."""
    choices = list(known)
    if not choices:
        return "Nothing may stand here."
    near = difflib.get_close_matches(got.lower(), choices, n=1, cutoff=0.6)
    hint = f"Did you mean '{near[0]}'? " if near else ""
    return f"{hint}Write one of: {', '.join(choices)}."


def shown(value: object) -> str:
    """A value as people wrote it, cut where it is long."""
    text = str(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def words(schema: Mapping[str, Any], loc: Iterable[int | str]) -> list[str]:
    """The names that may stand at a place of a declaration."""
    node = resolve(schema, schema)
    for step in loc:
        inside = node.get("properties", {}).get(step) or node.get("items") or node.get("additionalProperties")
        node = resolve(inside or {}, schema)
    return list(node.get("properties", {}))


def resolve(node: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """Follow references, and of alternatives take the one that holds something."""
    if "$ref" in node:
        return resolve(schema["$defs"][node["$ref"].rsplit("/", 1)[1]], schema)
    if "anyOf" in node:
        return resolve(next((one for one in node["anyOf"] if one.get("type") != "null"), {}), schema)
    return node
