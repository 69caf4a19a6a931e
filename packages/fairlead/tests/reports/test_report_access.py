"""The report in a real browser: no accessibility violations, no sideways scrolling, no requests."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from fairlead.reports import write

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(make, tmp_path_factory):
    out = write(make.full(), tmp_path_factory.mktemp("report") / "release")
    return (out / "report.html").as_uri()


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing(browser, address, width):
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(address)
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()
    page.close()


def test_320_pixels_need_no_sideways_scrolling(browser, address):
    page = browser.new_page(viewport={"width": 320, "height": 900})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    page.close()


def test_the_page_makes_no_requests_and_no_console_faults(browser, address):
    page = browser.new_page()
    asked, faults = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: faults.append(message.text))
    page.goto(address)
    assert asked == [address]
    assert faults == []
    assert page.evaluate("getComputedStyle(document.querySelector('.claim')).fontWeight") == "700"
    page.close()


def test_the_skip_link_is_first_and_tables_can_be_reached_by_keyboard(browser, address):
    page = browser.new_page()
    page.goto(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#main"
    assert page.locator(".scroll[tabindex='0'][aria-labelledby]").count() == 4
    page.close()


def test_it_prints_on_paper(browser, address):
    page = browser.new_page()
    page.goto(address)
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    page.close()
