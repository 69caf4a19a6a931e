"""The command line: arguments in, sentences and exit codes out. The work is in `workflow`."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from fairlead import __version__
from fairlead.errors import INTERRUPTED, FairleadError, OutputError

app = typer.Typer(
    name="fairlead",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    rich_markup_mode=None,
    help=(
        "From an extract to equality figures you can trust and publish.\n\n"
        "Start with `fairlead init my-extract.csv --out study.yaml`, answer its questions, then\n"
        "`fairlead check study.yaml` and `fairlead run study.yaml --out my-release`.\n"
        "No extract at hand? `fairlead demo demonstration` writes a synthetic one.\n"
        "Everything runs on this machine; nothing is sent anywhere."
    ),
)


class Backend(StrEnum):
    """The engines that can count; all give the same figures."""

    DUCKDB = "duckdb"
    POLARS = "polars"
    PYSPARK = "pyspark"


StudyFile = Annotated[Path, typer.Argument(metavar="STUDY", help="The study.yaml that says what to count.")]


@app.callback(invoke_without_command=True)
def version_option(
    version: Annotated[bool, typer.Option("--version", help="Print the version and stop.")] = False,
) -> None:
    """Options that stand before a command."""
    if version:
        typer.echo(f"fairlead {__version__}")
        raise typer.Exit


@app.command()
def init(
    extract: Annotated[Path, typer.Argument(help="A CSV, Excel or Parquet file.")],
    sheet: Annotated[str | None, typer.Option(help="Which sheet of an Excel file.")] = None,
    out: Annotated[Path | None, typer.Option(help="Where to write it; without, it is printed.")] = None,
) -> None:
    """Look at an extract's columns and propose a study.yaml, with comments."""
    from fairlead import workflow

    text = workflow.init(extract, sheet, out)
    if out is None:
        typer.echo(text, nl=False)
        return
    write_new(out, text)
    note(
        f"Wrote {out}. Answer the lines marked QUESTION and delete the marks, then run: fairlead check {out}"
    )


@app.command()
def check(study: StudyFile) -> None:
    """Say what in the extract is understood and what is not, without computing anything."""
    from fairlead import workflow

    with bar() as progress:
        checking = workflow.check(study, progress)
    for line in checking.lines():
        typer.echo(line)
    if checking.errors:
        raise typer.Exit(5)


@app.command()
def run(
    study: StudyFile,
    out: Annotated[Path, typer.Option(help="The folder to write the release to.")],
    backend: Annotated[Backend, typer.Option(help="Which engine counts.")] = Backend.DUCKDB,
    previous: Annotated[
        list[Path] | None,
        typer.Option(help="An earlier release about the same people; may be given more than once."),
    ] = None,
    each_organisation: Annotated[
        bool, typer.Option(help="One release for each organisation in the extract, in folders under --out.")
    ] = False,
    successive: Annotated[
        bool,
        typer.Option(help="With --each-organisation: one release for each period, holding those before it."),
    ] = False,
    figures_only: Annotated[
        bool, typer.Option(help="Write release.json and its proof alone: no report, charts or figures.csv.")
    ] = False,
) -> None:
    """Walk the whole road: read, count, compare, protect, and write one release folder."""
    from fairlead import workflow

    if each_organisation:
        if previous:
            raise typer.BadParameter("--previous belongs to one release: run the organisation by itself.")
        with bar() as progress:
            folders = workflow.run_each(
                study,
                out,
                backend.value,
                progress,
                report_files=not figures_only,
                successive=successive,
                warn=note,
            )
        releases = "1 release" if len(folders) == 1 else f"{len(folders)} releases"
        note(f"Wrote {releases} to {out}; check each with: fairlead verify {out / 'CODE'}")
        return
    if successive:
        raise typer.BadParameter("--successive belongs to --each-organisation.")
    with bar() as progress:
        folder = workflow.run(
            study,
            out,
            backend.value,
            tuple(previous or ()),
            progress,
            report_files=not figures_only,
            warn=note,
        )
    opened = "" if figures_only else f" Open {folder / 'report.html'};"
    note(f"Wrote {folder}.{opened} check it with: fairlead verify {folder}")


@app.command()
def verify(
    release: Annotated[Path, typer.Argument(metavar="RELEASE", help="A release folder.")],
) -> None:
    """Check a release's hashes and its disclosure certificate, without any solver."""
    from fairlead import workflow

    verified = workflow.verify(release)
    typer.echo(f"{release}: every file matches its hash, and the certificate holds.")
    typer.echo(f"{verified.summary} Hashes show that files are whole, not who made them.")


@app.command()
def indicators(
    show: Annotated[str | None, typer.Argument(metavar="INDICATOR", help="One indicator, in full.")] = None,
) -> None:
    """List the indicators that are declared, or show one in full."""
    from fairlead import workflow

    for line in workflow.describe_indicators(show):
        typer.echo(line)


@app.command()
def demo(
    out: Annotated[Path, typer.Argument(help="A new folder.")],
    programme: Annotated[
        int, typer.Option(help="Write instead ten years of counts of so many synthetic organisations.")
    ] = 0,
) -> None:
    """Write a synthetic care system with studies ready to run, and its true values beside it."""
    from fairlead import workflow

    if programme:
        parts = workflow.write_programme(out, programme)
        note(
            f"Wrote {out} (synthetic). Try: fairlead run {parts[0] / 'study.yaml'} --out releases "
            "--each-organisation --figures-only"
        )
        return
    folder = workflow.write_demonstration(out)
    note(
        f"Wrote {folder} (synthetic). Try: fairlead run {folder / 'staff' / 'study.yaml'} --out staff-release"
    )


@contextmanager
def bar() -> Iterator[Callable[[str, float], None]]:
    """A progress bar on standard error, where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task("Starting", total=1.0)

        def show(stage: str, share: float) -> None:
            progress.update(task, description=stage, completed=share)

        yield show


def write_new(path: Path, text: str) -> None:
    """Write a file that is not there yet."""
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except OSError as fault:
        raise OutputError(
            f"The file could not be written: {fault.strerror}",
            str(path),
            "Name a new file in a folder you may write.",
        ) from fault


def note(text: str) -> None:
    """Tell the person at the keyboard, on standard error."""
    typer.echo(text, err=True)


def main() -> None:
    """Run the command line; turn faults into a sentence and an exit code."""
    try:
        app()
    except FairleadError as fault:
        note(f"fairlead: {fault}")
        sys.exit(fault.exit_code)
    except SystemExit as stopped:
        # Typer turns Ctrl-C into this exit code, without a word.
        if stopped.code == INTERRUPTED:
            note("fairlead: stopped. Nothing was written.")
        raise


if __name__ == "__main__":
    main()
