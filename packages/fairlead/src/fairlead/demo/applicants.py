"""A synthetic trust's shortlisted applicants over two financial years, and who was appointed."""

from typing import Any

import numpy as np

from fairlead.demo.draw import Texts, counted, lookup, rewrite, shares, toss
from fairlead.demo.staff import DISABILITY, ETHNICITY, SEX, SPELLINGS, by_group

YEARS = ("2024/25", "2025/26")
FOR_EACH_STAFF = 0.6
"""Shortlisted applicants a year for each member of staff."""
APPOINTED = by_group(white=0.20, mixed=0.17, asian=0.13, black=0.12, other=0.15)
OTHERWISE = 0.16
"""The chance of applicants whose ethnicity is not known."""
FEMALE = 1.12
"""Women are appointed more often: a gap in the other direction."""
PLANTED = {"appointment_from_shortlisting@1": dict.fromkeys(YEARS, APPOINTED)}

EXTRA = {"H": 60, "J": 50, "K": 20, "L": 40, "M": 20, "N": 120}
"""More Asian and Black people apply than work here."""


def applicants(rng: np.random.Generator, staff: int) -> tuple[dict[str, Texts], dict[str, Any]]:
    """The rows of shortlisting.csv (column to values) and the true counts by indicator and year."""
    size = round(staff * FOR_EACH_STAFF)
    weights = {code: weight + EXTRA.get(code, 0) for code, weight in ETHNICITY.items()}
    rows = []
    truth: dict[str, Any] = {}
    for number, year in enumerate(YEARS):
        here = {
            "ethnicity": shares(rng, weights, size),
            "sex": shares(rng, SEX, size),
            "disability": shares(rng, DISABILITY, size),
        }
        # Divided by the mean of both sexes, so that the groups' planted shares are kept.
        tilt = lookup(here["sex"], {"F": FEMALE, "M": 1.0}) / (0.77 * FEMALE + 0.23)
        appointed = toss(rng, lookup(here["ethnicity"], APPOINTED, OTHERWISE) * tilt)
        truth[year] = counted(here, ("ethnicity", "disability", "sex"), appointed, np.ones(size, dtype=bool))
        rows.append(
            {
                "Application": np.array([f"APP{number * size + one:06d}" for one in range(1, size + 1)]),
                "Financial Year": np.full(size, year),
                "Ethnic Origin": here["ethnicity"],
                "Sex": rewrite(rng, here["sex"], SPELLINGS["sex"]),
                "Disability": rewrite(rng, here["disability"], SPELLINGS["disability"]),
                "Outcome": np.where(appointed, "appointed", "not appointed"),
            }
        )
    columns = {name: np.concatenate([one[name] for one in rows]) for name in rows[0]}
    return columns, {"appointment_from_shortlisting@1": truth}
