"""For the tests of both packages: one browser, the machine's Chromium, and an order that wastes no time."""

import gc
import os
import shutil

import pytest
from xdist.scheduler import LoadScopeScheduling

FOUND = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--in-process-gpu",  # without a graphics card a process of its own only costs: a tenth of the time
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
FIRST = (
    "engine/test_engines_agree.py",  # needs no database: another worker makes that meanwhile
    "config/test_serve.py",
    "safety/test_bad_input.py",
    "safety/test_answers.py",
    "safety/test_authorisation.py",
    "safety/test_access.py",
    "safety/test_queries.py",
    "safety/test_access_messages.py",
    "safety/test_access_steps.py",
    "safety/test_access_welsh.py",
    "safety/test_served_site.py",
    "journeys/",
    "networks/test_canary.py",
)
"""The longest files begin, so that no worker is left with one of them at the end."""
SHARING = ("safety/test_answers.py", "safety/test_authorisation.py")
"""They look at the same answers of the site, which one worker asks for once."""


def place(address):
    """Where a file of tests stands in the order; all that are not named come last, as they were found."""
    return next((number for number, name in enumerate(FIRST) if f"/tests/{name}" in address), len(FIRST))


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Put the longest first."""
    items.sort(key=lambda item: place(item.nodeid))


class ByFile(LoadScopeScheduling):
    """A file is tried by one worker, which builds once what its tests share."""

    def _split_scope(self, nodeid):
        file = nodeid.partition("::")[0]
        return "sharing" if file.endswith(SHARING) else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """With several workers, whole files in the order above."""
    config.option.loadscopereorder = False
    return ByFile(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """What stands now stands to the end: do not look for garbage in it, and look less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish():
    """At the end all may go; libraries complain of what is left."""
    gc.unfreeze()


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
