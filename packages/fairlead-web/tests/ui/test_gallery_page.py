"""The components, drawn."""

import re
from pathlib import Path

import pytest

from fairlead_web import ui

STATIC = Path(ui.__file__).parent / "static"


@pytest.fixture
def drawn(client, db):
    answer = client.get("/demonstration/gallery/")
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_figure_has_claim_chart_description_limits_download_and_source(drawn):
    for part in (
        'aria-labelledby="made-up-heading made-up-claim"',
        "<svg",
        'id="made-up-description"',
        "What this cannot tell you",
        "Figures (CSV)",
        'Source: <span lang="en-GB">made up',
    ):
        assert part in drawn


def test_a_table_scrolls_in_a_frame_that_the_keyboard_reaches(drawn):
    assert '<div class="fl-table" tabindex="0" role="region" aria-labelledby="example-caption">' in drawn
    assert '<th scope="row"' in drawn


def test_no_page_needs_inline_script_or_style(drawn):
    assert not re.search(r"\sstyle=|<style|\son\w+=|<script(?![^>]*\ssrc=)", drawn)


def test_ids_are_unique(drawn):
    ids = re.findall(r'\sid="([^"]+)"', drawn)
    assert len(ids) == len(set(ids))


def test_every_error_link_leads_to_a_field(drawn):
    summary = drawn[drawn.index("There is a problem") : drawn.index("<h1")]
    targets = re.findall(r'href="#([^"]+)"', summary)
    assert len(targets) >= 8
    assert all(f'id="{target}"' in drawn for target in targets)


def test_the_vendored_stylesheet_has_no_licensed_font_no_far_addresses_and_no_maps():
    css = (STATIC / "nhsuk-frontend/nhsuk-frontend.min.css").read_text()
    script = (STATIC / "nhsuk-frontend/nhsuk-frontend.min.js").read_text()
    assert "frutiger" not in css.lower()
    assert "@font-face" not in css
    assert "url(http" not in css
    assert "/assets/" not in css
    assert "#005eb8" not in css.lower()
    assert "sourceMappingURL" not in css + script
    assert "MIT licence" in css
    for image in set(re.findall(r"url\((images/[^)]+)\)", css)):
        assert (STATIC / "nhsuk-frontend" / image).is_file()


def test_no_logo_and_no_favicon_of_the_nhs_is_shipped(drawn):
    names = {file.name for file in STATIC.rglob("*") if file.is_file()}
    assert not any("logo" in name or "favicon" in name for name in names)
    assert "nhsuk-header__logo" not in drawn


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("ink", "paper"), ("quiet", "paper"), ("brand", "paper"), ("visited", "paper"),
        ("link-hover", "paper"),
        ("ink", "brass"), ("white", "brand"), ("white", "brand-strong"),
        ("white", "brand-deep"), ("white", "go"),
    ],
)  # fmt: skip  # several to a line read better here
def test_the_themes_text_contrasts_at_seven_to_one(text, ground):
    theme = (STATIC / "fairlead/theme.css").read_text()
    colours = dict(re.findall(r"--fl-([a-z-]+): (#[0-9a-f]{6});", theme)) | {"white": "#ffffff"}
    assert contrast(colours[text], colours[ground]) >= 7
