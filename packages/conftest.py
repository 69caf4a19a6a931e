"""One browser for the tests of both packages: the machine's own Chromium."""

import os
import shutil

import pytest

FOUND = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Chromium as it is installed; else Playwright's own, as `.ci/browser` fetches it."""
    return {**browser_type_launch_args, "args": QUIET, **({"executable_path": FOUND} if FOUND else {})}


@pytest.fixture(autouse=True)
def _browser_is_here(request):
    """Skip journeys, with the reason, where there is no browser; continuous integration never skips them."""
    if request.node.get_closest_marker("browser") is None or FOUND or os.environ.get("CI"):
        return
    driver = request.getfixturevalue("playwright")
    if not os.path.exists(driver.chromium.executable_path):
        pytest.skip("no Chromium could be had on this machine")
