"""What the import contracts cannot see: imports hidden in functions, and names that explain nothing."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
SOURCES = sorted(
    path
    for path in ROOT.glob("packages/*/src/**/*.py")
    if "migrations" not in path.parts and path.name != "cli.py"
)


def test_sources_are_found():
    assert len(SOURCES) > 40


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "packages")))
def test_no_import_hides_in_a_function(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    hidden = [
        inner.lineno
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]
    assert hidden == [], f"imports inside functions at lines {hidden}"


def test_no_file_is_long_and_none_has_an_empty_name():
    long = {str(p): n for p in SOURCES if (n := len(p.read_text(encoding="utf-8").splitlines())) > 400}
    vague = [
        str(p) for p in SOURCES if p.stem in {"utils", "helpers", "misc", "common", "manager", "managers"}
    ]
    assert long == {}
    assert vague == []
