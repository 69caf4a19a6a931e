"""`fairlead-web demonstrate`: from nothing to a site with synthetic people and figures, served."""

import logging
import shutil
import subprocess
import sys
from argparse import ArgumentParser
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from fairlead_web.content import api as content
from fairlead_web.networks import api as networks
from fairlead_web.organisations import api as organisations

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
        """Tables, people, data, releases, server."""
        if not settings.DEMONSTRATION:
            raise CommandError("This fills the site with made-up people, so only a demonstration has it.")
        folder = Path(settings.DATA) / "demonstration"
        folder.mkdir(parents=True, exist_ok=True)
        self.say("Making the tables and the synthetic people …")
        call_command("migrate", verbosity=0)
        organisations.fill_demonstration()
        call_command("seed_demonstration", *self.releases(folder), stdout=self.stdout)
        if bodies:
            self.programme(folder, bodies)
        self.say("Giving the networks two years of life …")
        networks.fill_demonstration()
        self.say("Writing news and enquiries …")
        logging.getLogger("wagtail").setLevel(logging.WARNING)  # or a line for each article
        content.fill_demonstration()
        if not no_serve:
            call_command("serve", host=host, port=port, stdout=self.stdout)

    def releases(self, folder: Path) -> list[Path]:
        """A release of each study; those of an earlier run are taken as they are."""
        extracts, made = folder / "extracts", folder / "releases"
        if not (extracts / "truth.json").is_file():
            self.say("Writing a synthetic care system …")
            fairlead("demo", extracts)
        made.mkdir(parents=True, exist_ok=True)
        for study in STUDIES:
            if not (made / study).is_dir():
                self.say(f"Running the study “{study}” …")
                fairlead("run", extracts / study / "study.yaml", "--out", made / study)
        return [made / study for study in STUDIES]

    def programme(self, folder: Path, bodies: int) -> None:
        """Hundreds of bodies with ten years of figures each; what an earlier run made is taken as it is."""
        tables, made = folder / "programme", folder / "programme-releases"
        if not (tables / "truth.json").is_file():
            self.say(f"Writing ten years of counts of {bodies} synthetic organisations …")
            fairlead("demo", tables, "--programme", bodies)
        parts = [one for one in sorted(tables.glob("part-*")) if not (made / one.name).is_dir()]
        if parts:
            self.say("Counting and protecting them, and proving each release …")
            with ThreadPoolExecutor(len(parts)) as together:
                list(together.map(lambda part: release_each(part, made / part.name), parts))
        self.say("Filling the site with them …")
        organisations.fill_demonstration_programme(tables / "bodies.json")
        call_command("seed_programme", made, stdout=self.stdout)

    def say(self, line: str) -> None:
        """A line for whoever started this, at once."""
        self.stdout.write(line)
        self.stdout.flush()


def release_each(part: Path, out: Path) -> None:
    """A release of each organisation of a study; the folder appears when all are there."""
    unfinished = out.with_name(f".{out.name}")
    shutil.rmtree(unfinished, ignore_errors=True)
    fairlead("run", part / "study.yaml", "--out", unfinished, "--each-organisation", "--figures-only")
    unfinished.rename(out)


def fairlead(*words: str | Path | int) -> None:
    """Run the library's command; progress and errors go to the terminal, and its failure ends ours."""
    command = [*FAIRLEAD, *map(str, words)]
    done = subprocess.run(command, check=False, stdout=subprocess.DEVNULL)  # noqa: S603  (our own command)
    if done.returncode:
        raise CommandError(
            f"“fairlead {words[0]}” ended with exit code {done.returncode}; what it said stands above."
        )
