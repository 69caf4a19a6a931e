"""The JSON Schemas of the files people write, for the docs and for editors."""

from typing import Any

from fairlead.catalogue import Indicator
from fairlead.reference import CodeList
from fairlead.study.schema import Study


def schemas() -> dict[str, dict[str, Any]]:
    """File name to JSON Schema: study.yaml, an indicator's file, a code list's file."""
    return {
        "study.schema.json": Study.model_json_schema(),
        "indicator.schema.json": Indicator.model_json_schema(),
        "code-list.schema.json": CodeList.model_json_schema(),
    }
