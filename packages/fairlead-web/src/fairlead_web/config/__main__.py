"""The command `fairlead-web`: Django's own commands and `serve`."""

import os
import sys

from django.core.management import execute_from_command_line

DEFAULT = "fairlead_web.config.settings.production"  # fails closed: a demonstration is asked for by name


def main() -> None:
    """Run a management command."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", DEFAULT)
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
