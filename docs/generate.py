"""Make docs/reference from the code: `make docs`; `--check` fails where a page is out of date."""

import json
import sys
from pathlib import Path

import typer
from typer.testing import CliRunner

from fairlead import catalogue, cli, disclosure, reference, study

HERE = Path(__file__).parent / "reference"
MADE = "<!-- Made by `make docs` from the code. Do not edit. -->\n\n"


def command_line() -> str:
    """The help of every command."""
    names = [
        "",
        *sorted(
            command.name or command.callback.__name__
            for command in cli.app.registered_commands
            if command.callback is not None
        ),
    ]
    runner = CliRunner(env={"COLUMNS": "100", "TERM": "dumb"})
    shown = {name: runner.invoke(cli.app, [*name.split(), "--help"]).output.strip() for name in names}
    parts = [f"## fairlead {name}\n\n```\n{text}\n```\n" for name, text in shown.items()]
    return "# The command line\n\n" + MADE + "\n".join(parts).replace("## fairlead \n", "## fairlead\n")


def indicators() -> str:
    """Every built-in indicator: what it is and what it cannot tell."""
    parts = []
    for one in catalogue.load_all():
        limits = "".join(f"- {limit}\n" for limit in one.cannot_tell)
        parts.append(
            f"## {one.title}\n\n`{one.key}` · {one.theme.value} · {one.kind} · {one.polarity.value}\n\n"
            f"**Counted:** {one.numerator_words}. **Out of:** {one.denominator_words}.\n\n"
            f"What it cannot tell you:\n\n{limits}\n"
            f"Source: {one.source}. Owner: {one.owner}. Review by {one.review:%d %B %Y}.\n"
        )
    return "# Indicators\n\n" + MADE + "\n".join(parts)


def code_lists() -> str:
    """Every built-in code list with its groups and groupings."""
    parts = []
    for name in reference.names():
        one = reference.load(name)
        groups = "".join(f"| {group.code} | {group.label} | {group.kind.value} |\n" for group in one.groups)
        groupings = "".join(
            f"- `{grouping}`: {', '.join(broad.label for broad in broads)}\n"
            for grouping, broads in reference.built_in(name).groupings.items()
        )
        parts.append(
            f"## {one.title}\n\n`{name}` · scheme: {one.scheme}\n\n{one.note}\n\n"
            f"| code | group | kind |\n|---|---|---|\n{groups}\n"
            + (f"Groupings:\n\n{groupings}\n" if groupings else "")
            + f"Source: {one.source}\n"
        )
    return "# Code lists\n\n" + MADE + "\n".join(parts)


def schema(title: str, text: str, model: type) -> str:
    """A pydantic model's JSON Schema, with an introduction."""
    dumped = json.dumps(model.model_json_schema(), indent=2, ensure_ascii=False)  # type: ignore[attr-defined]  # each is a pydantic model
    return f"# {title}\n\n{MADE}{text}\n\n```json\n{dumped}\n```\n"


def pages() -> dict[str, str]:
    """File name to text, for every generated page."""
    return {
        "command-line.md": command_line(),
        "indicators.md": indicators(),
        "code-lists.md": code_lists(),
        "study.md": schema("study.yaml", "`fairlead init` proposes one. Its JSON Schema:", study.Study),
        "release.md": schema(
            "release.json",
            "Everything a reader of a release holds, version `fairlead-release/1`. Its JSON Schema:",
            disclosure.ReleaseDocument,
        ),
    }


def main(check: bool = False) -> None:
    """Write the pages, or say which are out of date."""
    stale = []
    for name, text in pages().items():
        path = HERE / name
        text = "\n".join(line.rstrip() for line in text.splitlines()).rstrip() + "\n"
        if check and (not path.exists() or path.read_text(encoding="utf-8") != text):
            stale.append(name)
        elif not check:
            path.write_text(text, encoding="utf-8")
    if stale:
        sys.exit(f"Out of date: {', '.join(stale)}. Run `make docs` and commit.")


if __name__ == "__main__":
    typer.run(main)
