"""Texts and addresses that are made once in a process are still those of the page."""

import pytest
from django.test import override_settings
from django.urls import set_script_prefix
from django.utils import translation
from markupsafe import Markup

from fairlead_web.organisations.models import Organisation
from fairlead_web.ui import texts


def test_a_text_is_in_the_language_of_its_page_each_time():
    for _ in range(2):
        assert texts.text("Help") == "Help"
        with translation.override("cy"):
            assert texts.text("Help") == translation.gettext("Help") != "Help"


def test_values_are_escaped_and_percent_signs_are_written_twice():
    assert texts.text("100%% of <b>%(name)s</b>", name="<i>") == Markup("100% of <b>&lt;i&gt;</b>")
    assert texts.text("100%% of all") == "100% of all"


def test_addresses_follow_where_the_site_lies():
    assert texts.url("home:help") == "/help/"
    set_script_prefix("/below/")
    try:
        assert texts.url("home:help") == "/below/help/"
    finally:
        set_script_prefix("/")
    with override_settings(FORCE_SCRIPT_NAME=None):
        assert texts.url("networks:detail", "x") == texts.url("networks:detail", code="x") == "/networks/x/"


def test_no_address_about_something_is_kept():
    before = texts._fixed.cache_info().currsize
    texts.url("networks:detail", "some-network")
    assert texts._fixed.cache_info().currsize == before


@pytest.mark.parametrize("language", ["en-gb", "cy"])
def test_a_choice_is_called_what_django_calls_it(language):
    with translation.override(language):
        for kind in [*Organisation.Kind, "", "unheard-of"]:
            body = Organisation(kind=kind)
            assert texts.label(body, "kind") == body.get_kind_display()
