"""What other apps may use of the design system in Python; its macros are imported in templates."""

from fairlead_web.ui.colours import style as colour_style
from fairlead_web.ui.days import DayField, MomentField
from fairlead_web.ui.formats import count, day, moment, period
from fairlead_web.ui.language import KEY as LANGUAGE_KEY
from fairlead_web.ui.language import html_language, language_of
from fairlead_web.ui.language import is_known as is_known_language
from fairlead_web.ui.lines import LineField, one_line
from fairlead_web.ui.page_cache import forget_pages
from fairlead_web.ui.paging import paginate
from fairlead_web.ui.slots import Filling, fill_slot, slot, slot_values
from fairlead_web.ui.spreadsheets import csv_file, csv_text
from fairlead_web.ui.texts import label

__all__ = [
    "LANGUAGE_KEY",
    "DayField",
    "Filling",
    "LineField",
    "MomentField",
    "colour_style",
    "count",
    "csv_file",
    "csv_text",
    "day",
    "fill_slot",
    "forget_pages",
    "html_language",
    "is_known_language",
    "label",
    "language_of",
    "moment",
    "one_line",
    "paginate",
    "period",
    "slot",
    "slot_values",
]
