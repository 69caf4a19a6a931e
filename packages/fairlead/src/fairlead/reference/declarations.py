"""Read a declaration: YAML held against a schema, every mistake listed with its place and its remedy."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from fairlead.errors import FairleadError
from fairlead.reference.wording import explain

Model = TypeVar("Model", bound=BaseModel)
Fault = type[FairleadError]
Loc = tuple[int | str, ...]

LARGEST = 1_000_000
"""Bytes: no declaration people write comes near it."""
MOST_NODES = 50_000
"""Places after aliases are followed, so that a few lines cannot unfold into millions."""
DEEPEST = 30
"""Levels: no declaration has more than six."""


class PlainLoader(yaml.SafeLoader):
    """YAML whose bare words stay words: No, on, 01 and 2025-03-31 are text, as people mean them."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012  # PyYAML fills it


for tag, pattern, first in (
    ("bool", r"true|false", "tf"),
    ("int", r"-?(0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
    ("null", r"null|~|", ["n", "~", ""]),
):
    PlainLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first)
    )


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing that is wrong: where in the declaration, what, and what to write instead."""

    loc: Loc
    what: str
    remedy: str = ""


@dataclass(frozen=True)
class Document:
    """A declaration as it was written, with the line and column of all it says."""

    file: str
    data: object
    marks: Mapping[Loc, tuple[int, int]] = field(repr=False)
    text: str = field(default="", repr=False)

    def position(self, loc: Loc) -> tuple[int, int]:
        """Line and column, from 0, of the nearest thing that was written."""
        return next(self.marks[loc[:size]] for size in range(len(loc), -1, -1) if loc[:size] in self.marks)

    def where(self, loc: Loc) -> str:
        """The line and column for people, from 1."""
        line, column = self.position(loc)
        return f"line {line + 1}, column {column + 1}"


def read(path: Path, fault: Fault) -> Document:
    """The declaration in a file. Raises `fault` where there is none that can be read."""
    try:
        size = path.stat().st_size
        endless = path.exists() and not (path.is_file() or path.is_dir())
        text = "" if size > LARGEST or endless else path.read_text(encoding="utf-8-sig")
    except (OSError, ValueError) as trouble:
        reason = trouble.strerror if isinstance(trouble, OSError) else "it is not UTF-8 text"
        raise fault(
            f"The file could not be read: {reason}", str(path), "Check its name, and save it as UTF-8."
        ) from trouble
    if size > LARGEST:
        raise fault(
            f"The file is larger than {LARGEST:,} bytes", str(path), "Name a YAML file that people wrote."
        )
    return parse(text, path.name, fault)


def parse(text: str, file: str, fault: Fault) -> Document:
    """The declaration in a text; `file` is what messages call it."""
    try:
        loader = PlainLoader(text)
        node = loader.get_single_node()
        marks: dict[Loc, tuple[int, int]] = {(): (0, 0)}
        marks.update(() if node is None else places(node))
        data = None if node is None else loader.construct_document(node)
    except yaml.MarkedYAMLError as trouble:
        mark = trouble.problem_mark
        where = f"{file}, line {mark.line + 1}, column {mark.column + 1}" if mark else file
        raise fault(
            f"This is not YAML: {trouble.problem}", where, "Look at that line and the one above."
        ) from trouble
    except (yaml.YAMLError, RecursionError, ValueError) as trouble:
        raise fault(
            "This is not YAML that Fairlead reads", file, "Write plain text, lists and mappings."
        ) from trouble
    return Document(file, data, marks, text)


def places(top: yaml.Node) -> Iterator[tuple[Loc, tuple[int, int]]]:
    """Line and column (from 0) of every value; refuses keys written twice and endless aliases."""
    todo: list[tuple[Loc, yaml.Node, yaml.Mark]] = [((), top, top.start_mark)]
    count = 0
    while todo:
        loc, node, mark = todo.pop()
        count += 1
        if count > MOST_NODES or len(loc) > DEEPEST:
            raise yaml.MarkedYAMLError(problem="aliases unfold into too much", problem_mark=mark)
        yield loc, (mark.line, mark.column)
        if isinstance(node, yaml.MappingNode):
            refuse_twins(node)
            todo += [((*loc, key.value), value, key.start_mark) for key, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            todo += [((*loc, index), value, value.start_mark) for index, value in enumerate(node.value)]


def refuse_twins(node: yaml.MappingNode) -> None:
    """A key written twice would silently hide the first."""
    seen: set[object] = set()
    for key, _ in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise yaml.MarkedYAMLError(problem="a name must be plain text", problem_mark=key.start_mark)
        if key.value in seen:
            raise yaml.MarkedYAMLError(problem=f"'{key.value}' is written twice", problem_mark=key.start_mark)
        seen.add(key.value)


def fit(document: Document, model: type[Model], fault: Fault) -> Model:
    """What the declaration says, if it fits the schema; else all that does not, at once.

    Of a list with faults inside only those are told, since they explain the list's own.
    """
    if not isinstance(document.data, dict):
        refuse(document, [Mistake((), "Nothing is declared here", "Write `name: value` lines.")], fault)
    try:
        return model.model_validate(document.data)
    except ValidationError as trouble:
        schema = model.model_json_schema()
        errors = trouble.errors(include_url=False)
        inside = {one["loc"][:size] for one in errors for size in range(len(one["loc"]))}
        found = [Mistake(one["loc"], *explain(one, schema)) for one in errors if one["loc"] not in inside]
        refuse(document, found, fault)


def refuse(document: Document, mistakes: Sequence[Mistake], fault: Fault) -> NoReturn:
    """Raise `fault` with every mistake in the order of the lines."""
    if len(mistakes) == 1:
        only = mistakes[0]
        raise fault(only.what, f"{document.file}, {document.where(only.loc)}", only.remedy)
    lines = [
        f"\n  {document.where(one.loc)}: {one.what}. {one.remedy}".rstrip()
        for one in sorted(mistakes, key=lambda one: document.position(one.loc))
    ]
    raise fault(f"There are {len(lines)} mistakes", document.file, "Put these right:" + "".join(lines))
