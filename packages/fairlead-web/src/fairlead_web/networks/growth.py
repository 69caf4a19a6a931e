"""Counting who belongs so roughly that nobody can be seen to come or go.

A network's size is written down once a quarter, rounded to ten, and never changes afterwards; fewer than ten
is the same as nought. There is no figure by kind, organisation or region, none between quarter ends, and none
on demand: whoever could ask before and after a single person joined would read the answer from the step.
Those who objected to being counted are not counted.
"""

import datetime as dt

STEP = 10


def rounded(people: int) -> int:
    """To the nearest ten; nought for fewer than ten."""
    return 0 if people < STEP else (people + STEP // 2) // STEP * STEP


def quarter_end(day: dt.date) -> dt.date:
    """The last quarter's end that lies before `day`: 31 March, 30 June, 30 September or 31 December."""
    first_month = (day.month - 1) // 3 * 3 + 1
    return dt.date(day.year, first_month, 1) - dt.timedelta(days=1)
