"""The command `fairlead-web`: Django's own commands, `serve` and `demonstrate`."""

import logging
import os
import sys
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import InterfaceError, OperationalError

# Fails closed: a demonstration is asked for by name, and production has no default for a secret.
PRODUCTION = "fairlead_web.config.settings.production"
DEMONSTRATION = "fairlead_web.config.settings.demonstration"
OF_A_DEMONSTRATION = {"demonstrate"}
# Whoever asks what there is has no settings yet.
HELP = {"help", "--help", "-h"}


def main() -> None:
    """Run a management command; settings come from the environment or from `.env` in this folder."""
    environ.Env.read_env(Path.cwd() / ".env")
    named = sys.argv[1] if len(sys.argv) > 1 else ""
    asks = len(sys.argv) == 1 or not HELP.isdisjoint(sys.argv)
    default = DEMONSTRATION if asks or named in OF_A_DEMONSTRATION else PRODUCTION
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", default)
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as fault:
        said = str(fault).rstrip(".")
        sys.exit(f"The site's settings are not complete. {said}. See docs/how-to/run-the-site.md.")
    except (OperationalError, InterfaceError) as fault:
        said = str(fault).partition("\n")[0].rstrip(".")
        sys.exit(
            f"The database cannot be asked: {said}. Check DATABASE_URL and that it runs, then try again."
        )
    except Exception:
        if sys.stderr.isatty():  # somebody is looking, and wants to know all; a log is kept, and must not
            raise
        logging.getLogger(__name__).exception("The command %s ended by a fault", named)
        sys.exit(1)


if __name__ == "__main__":
    main()
