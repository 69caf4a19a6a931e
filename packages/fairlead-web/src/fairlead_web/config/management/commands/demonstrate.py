"""`fairlead-web demonstrate`: from nothing to a site with synthetic people and figures, served."""

import logging
import os
import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from fairlead_web.config.management.commands.serve import root
from fairlead_web.content import api as content
from fairlead_web.networks import api as networks
from fairlead_web.organisations import api as organisations

YEARLY = "yearly"
PARTS = ("part-1", "part-2", "part-3", "part-4", YEARLY)
STUDIES = ("national", "staff", "waiting")
# The library's own command, as a trust would run it; the site itself never counts people.
FAIRLEAD = [sys.executable, "-c", "from fairlead.cli import main; main()"]


class Command(BaseCommand):
    """Make the demonstration and serve it."""

    help = "Make synthetic data, run the road on it, fill the site and serve it. Safe to run again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """As `serve` has them, and whether to serve at all."""
        parser.add_argument(
            "--host", default="127.0.0.1", help="where to listen (default: this machine only)"
        )
        parser.add_argument("--port", type=int, default=8000, help="port to listen on (default: 8000)")
        parser.add_argument("--no-serve", action="store_true", help="fill the site and stop")
        parser.add_argument(
            "--bodies", type=int, default=300, help="organisations of the synthetic programme (default: 300)"
        )

    def handle(self, *args: Any, host: str, port: int, no_serve: bool, bodies: int, **options: Any) -> None:
        """The library counts and protects in processes of its own while the site makes tables and fills."""
        if not settings.DEMONSTRATION:
            raise CommandError("This fills the site with made-up people, so only a demonstration has it.")
        if "FAIRLEAD_ADDRESS" not in os.environ:
            # Links in letters lead there; the server and worker inherit it.
            os.environ["FAIRLEAD_ADDRESS"] = settings.WAGTAILADMIN_BASE_URL = root(host, port)
        folder = Path(settings.DATA) / "demonstration"
        folder.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(1) as library:
            try:
                self.fill(folder, bodies, library)
            except BaseException:
                library.shutdown(cancel_futures=True)
                raise
        if not no_serve:
            call_command("serve", host=host, port=port, stdout=self.stdout)

    def fill(self, folder: Path, bodies: int, library: Executor) -> None:
        """Hand all to the library at once, and take each result when the site is ready for it."""
        self.say("Writing synthetic extracts, counting and protecting them; making the tables meanwhile …")
        programme = Programme(folder, bodies, library) if bodies else None
        studies = [library.submit(release_study, folder, study) for study in STUDIES]
        call_command("migrate", verbosity=0)
        organisations.fill_demonstration()
        if programme:
            organisations.fill_demonstration_programme(programme.bodies())
        self.say("Giving the networks two years of life …")
        networks.fill_demonstration()
        if programme:
            self.say("Filling the site with the programme …")
            for made in programme.releases():
                call_command("seed_programme", made, stdout=self.stdout)
        self.say("Filling the site with three studies …")
        call_command("seed_demonstration", *[one.result() for one in studies], stdout=self.stdout)
        self.say("Giving the site news and enquiries …")
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # or a line for each article
        content.fill_demonstration()

    def say(self, line: str) -> None:
        """A line for whoever started this, at once."""
        self.stdout.write(line)
        self.stdout.flush()


class Programme:
    """Hundreds of bodies with ten years of figures each; what an earlier run made is taken as it is."""

    def __init__(self, folder: Path, many: int, library: Executor) -> None:
        self.tables, self.made = folder / "programme", folder / "programme-releases"
        self.written = library.submit(self.write, many)
        self.parts = [library.submit(self.release, name) for name in PARTS]

    def write(self, many: int) -> None:
        """The tables of counts."""
        if not (self.tables / "truth.json").is_file():
            fairlead("demo", self.tables, "--programme", many)

    def release(self, name: str) -> Path | None:
        """A release of each organisation of a part; a mark beside the folder stays until all are there."""
        out, unfinished = self.made / name, self.made / f"{name}.unfinished"
        done = out.is_dir() and not unfinished.exists()
        if done or not (self.tables / name).is_dir():
            return out if done else None
        self.made.mkdir(exist_ok=True)
        unfinished.touch()
        more = ["--successive"] if name == YEARLY else []
        study = self.tables / name / "study.yaml"
        fairlead("run", study, "--out", out, "--each-organisation", "--figures-only", *more)
        unfinished.unlink()
        return out

    def bodies(self) -> Path:
        """The list of bodies, once it is written."""
        self.written.result()
        return self.tables / "bodies.json"

    def releases(self) -> Iterator[Path]:
        """The folder of each part's releases, as they are made."""
        return (made for part in self.parts if (made := part.result()))


def release_study(folder: Path, study: str) -> Path:
    """The release of one study, and before it the extracts; those of an earlier run are taken as they are."""
    extracts, made = folder / "extracts", folder / "releases" / study
    if not (extracts / "truth.json").is_file():
        fairlead("demo", extracts)
    if not made.is_dir():
        made.parent.mkdir(parents=True, exist_ok=True)
        fairlead("run", extracts / study / "study.yaml", "--out", made)
    return made


def fairlead(*words: str | Path | int) -> None:
    """Run the library's command; progress and errors go to the terminal, and its failure ends ours."""
    command = [*FAIRLEAD, *map(str, words)]
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)  # noqa: S603  (our own command)
    if done.returncode:
        raise CommandError(
            f"“fairlead {words[0]}” ended with exit code {done.returncode}; what it said stands above."
        )
