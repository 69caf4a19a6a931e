"""Published cases, where the folder of fixtures lies beside the repository."""

import csv
from pathlib import Path

import pytest
from hypothesis import settings

# The slow ways are slow on purpose, and a busy machine is no fault.
settings.register_profile("no deadline", deadline=None)
settings.load_profile("no deadline")

FIXTURES = Path(__file__).parents[5] / "shared" / "fixtures"


@pytest.fixture(scope="session")
def published():
    """Reads a table of PHEindicatormethods 2.1.0's own tests."""

    def read(name):
        path = FIXTURES / "PHEindicatormethods" / name
        if not path.exists():
            pytest.skip("needs ../shared/fixtures beside the repository")
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read


@pytest.fixture(scope="session")
def number():
    """A cell of such a table as a number; an empty one is NaN."""
    return lambda text: float(text) if text else float("nan")
