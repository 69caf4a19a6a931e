"""Titles and notes that stand above the headings of a table, as they do in most spreadsheets people send."""

from collections.abc import Sequence

LOOK = 50
"""How many rows from the top are looked at."""


def headings_row(rows: Sequence[Sequence[str | None]]) -> int:
    """The number of the row with the headings, counted from 1, by how many cells are filled.

    The headings fill as many cells as most rows below them; a title or note above fills at most
    half as many. Where no row stands out so, the first filled row is taken.
    """
    filled = [sum(bool(text and text.strip()) for text in row) for row in rows[:LOOK]]
    start = next((k for k, count in enumerate(filled) if count), 0)
    widest = max(filled, default=0)
    for k, count in enumerate(filled):
        if count == widest:
            return k + 1 if max(filled[:k], default=0) * 2 <= widest else start + 1
    return 1
