"""report.html: complete, self-contained, escaped, honest about what it is."""

import base64
import hashlib
import re
from itertools import pairwise

import pytest

from fairlead.reports import sections
from fairlead.reports.page import key_findings, report_html


def page(release):
    return report_html(release.document, sections(release))


@pytest.fixture(scope="module")
def html(make, told):
    return report_html(make.full().document, told)


def test_the_page_asks_for_nothing_from_elsewhere(html):
    assert "<script" not in html
    assert not re.search(r'<(?:link|img|iframe|object|embed)\b|@import|url\((?!#)|\bstyle="', html)
    assert set(re.findall(r'\bhref="(?!#)([^"]*)"', html)) == {"figures.csv"}


def test_its_policy_allows_its_own_style_only(html):
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in html


def test_every_section_is_there_with_its_parts(html, told):
    for section in told:
        assert f'id="{section.id}"' in html
        assert section.chart_svg in html
        assert f'<caption id="{section.id}-caption">' in html
    assert html.count("What this cannot tell you") == 4
    assert html.count('<p class="label">') == 1


def test_what_chance_alone_would_tell_apart_is_said(make):
    document = make.full().document
    gap = next(one for one in document.comparisons if one.measure == "difference" and one.lower is not None)
    few = document.model_copy(update={"comparisons": (gap,) * 9})
    many = document.model_copy(update={"comparisons": (gap,) * 78})
    told = sections(make.full())
    sentence = "This report looks at 78 gaps. Were none of them real, about 4 would still be told apart"
    assert sentence in report_html(many, told)
    assert "by chance alone" not in report_html(few, told)


def test_headings_do_not_skip_a_level(html):
    levels = [int(found) for found in re.findall(r"<h(\d)", html)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_ids_are_unique(html):
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_hostile_names_stay_text(html):
    assert "long name <in> it" not in html
    assert "long name &lt;in&gt; it" in html


def test_synthetic_data_say_so_and_real_data_do_not(html, make):
    assert "SYNTHETIC" in html
    assert "– synthetic data</title>" in html
    assert "ynthetic" not in page(make.full(synthetic=False))


def test_protection_is_stated_in_figures(html):
    assert "Counts of 1 to 7 people are withheld" in html
    assert "counts of 1 to 9" in html
    assert "2 figures of 23 and 2 comparisons of 12 are withheld" in html
    assert "fairlead verify" in html


def test_the_words_of_the_house_are_kept(html):
    assert not re.search(r"\bsignifican|\bBAME\b|non-white", html, re.IGNORECASE)


def test_what_touches_most_people_comes_first(html, told):
    found = key_findings(told)
    assert [one.id for one in found] == ["readmission-v1-quintile-rxx", "readmission-v1-ethnicity-rxx"]
    assert html.index("readmission-v1-quintile-rxx") < html.index("readmission-v1-ethnicity-rxx")


def test_nothing_clear_is_not_sold_as_equality(make):
    assert "That does not show that there is none." in page(make.release(figures=(make.figure({}, 10, 100),)))


def test_published_figures_alone_are_announced(make):
    html = page(make.release(published=(make.published({}, 9.3),)))
    assert "only figures that others published" in html
    assert "Methods of the intervals" not in html
    assert "stand as their publishers worked them out" in html
    assert "holds no counts of ours" in html
    assert "are withheld" not in html


def test_the_methods_of_gaps_and_gradients_are_named_with_those_of_figures(html):
    assert "Methods of the intervals: Exact; Fieller; Newcombe; Wilson." in html
    assert re.search(r"To be reviewed by \d+ [A-Z][a-z]+ 20\d\d", html)


def test_several_organisations_are_named_in_headings(make):
    html = page(make.many((6.0, -5.0, 1.0)))
    assert "(fifths of areas), Board 1</h3>" in html
    assert "4 organisations in all" in html


def test_the_same_release_gives_the_same_bytes(html, make):
    assert page(make.full()) == html
