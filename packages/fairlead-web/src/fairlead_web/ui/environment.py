"""The Jinja environment of every page."""

from typing import Any

from django.contrib.messages import get_messages
from django.utils.translation import gettext, ngettext, npgettext, pgettext
from jinja2 import ChainableUndefined, Environment

from fairlead_web.ui import fields, formats, paging, texts
from fairlead_web.ui.attributes import component_attributes
from fairlead_web.ui.language import html_language, lang_of, language_of
from fairlead_web.ui.quick_environment import QuickEnvironment, is_plain_button
from fairlead_web.ui.site import TheSite
from fairlead_web.ui.slots import slot


def environment(**options: Any) -> Environment:
    """Jinja as the NHS components need it: undefined parameters chain instead of failing.

    Django's backend passes `autoescape=True` among the options.
    """
    settings = {
        **options,
        "undefined": ChainableUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "cache_size": -1,  # all templates stay compiled: they are a few hundred
    }
    environment = QuickEnvironment(**settings)
    environment.add_extension("jinja2.ext.i18n")
    environment.policies["ext.i18n.trimmed"] = True
    environment.install_gettext_callables(  # type: ignore[attr-defined]  # the extension adds it
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    environment.globals.update(
        _=texts.text,
        gettext=texts.text,
        url=texts.url,
        label=texts.label,
        static=texts.static_file,
        html_language=html_language,
        lang_of=lang_of,  # of a text that may have no translation
        language_of=language_of,
        translated=gettext,  # for texts that come from Python, where they are marked
        this_site=TheSite(),
        messages=get_messages,
        slot=slot,
        component_attributes=component_attributes,
        is_plain_button=is_plain_button,
        component_of=fields.component_of,
        field_parameters=fields.parameters,
        error_links=fields.error_links,
        page_links=paging.page_links,
    )
    environment.filters.update(
        day=formats.day, period=formats.period, moment=formats.moment, count=formats.count
    )
    return environment
