"""Public releases to show live, and somebody of the programme team."""

import pytest
from public_releases import _private_files, publish

__all__ = ["_private_files", "publish"]


@pytest.fixture
def team(make_person, give):
    """A person of the programme team."""
    person = make_person("Tess Team")
    give(person, "programme-team")
    return person
