"""A synthetic trust's staff on two 31 Marches: who sits where, and who is disciplined."""

from typing import Any

import numpy as np

from fairlead.demo.draw import Marks, Texts, counted, lookup, rewrite, shares, toss

SNAPSHOTS = ("31 March 2025", "31 March 2026")
STAYING = 0.88
"""The share of the first snapshot's staff who are still there at the second."""

ETHNICITY = {
    **{"A": 620, "B": 10, "C": 70, "D": 10, "E": 6, "F": 8, "G": 8, "H": 80, "J": 40, "K": 15, "L": 40},
    **{"M": 22, "N": 46, "P": 8, "R": 5, "S": 12, "Z": 25, "99": 12},
}
SEX = {"F": 77, "M": 23}
DISABILITY = {"Y": 50, "N": 790, "not_declared": 90, "prefer_not": 10, "unknown": 60}
SPELLINGS: dict[str, dict[str, list[str]]] = {
    "ethnicity": {
        **{"C": ["C", "C", "CP", "CA"], "L": ["L", "LE"], "P": ["P", "PC"], "S": ["S", "SC"]},
        "99": ["99", ""],
    },
    "sex": {"F": ["Female"], "M": ["Male"]},
    "disability": {
        **{"Y": ["Yes"], "N": ["No"], "not_declared": ["Not Declared"], "unknown": ["Unspecified"]},
        "prefer_not": ["Prefer Not To Answer"],
    },
}
"""How a staff record's export writes the codes: some with local second characters."""
ORIENTATION = {
    "Heterosexual or Straight": 760,
    "Gay or Lesbian": 22,
    "Bisexual": 14,
    "Other sexual orientation not listed": 3,
    "Undecided": 3,
    "Not stated (declined)": 130,
    "Unspecified": 68,
}
RELIGION = {
    **{"Atheism": 170, "Buddhism": 8, "Christianity": 430, "Hinduism": 35, "Islam": 60, "Jainism": 2},
    **{"Judaism": 2, "Sikhism": 9, "Other": 70, "I do not wish to disclose my religion/belief": 150},
    "Unspecified": 64,
}
BANDS = {"1": 0.5, "2": 20, "3": 17, "4": 10, "5": 24, "6": 19, "7": 10}
SENIOR = {"8a": 52, "8b": 24, "8c": 11, "8d": 6, "9": 3, "VSM": 4}
MEDICAL = 0.1

WHITE, MIXED, ASIAN, BLACK = "ABC", "DEFG", "HJKL", "MNP"


def by_group(**chances: float) -> dict[str, float]:
    """Chances by broad group, for each code in it."""
    members = {"white": WHITE, "mixed": MIXED, "asian": ASIAN, "black": BLACK, "other": "RS"}
    return {code: chance for group, chance in chances.items() for code in members[group]}


SENIOR_SHARE = (
    by_group(white=0.110, mixed=0.085, asian=0.060, black=0.045, other=0.060),
    by_group(white=0.145, mixed=0.095, asian=0.062, black=0.047, other=0.062),
)
"""In band 8a and above, by snapshot: the gap to White staff widens."""
DISCIPLINED = (
    by_group(white=0.012, mixed=0.020, asian=0.020, black=0.045, other=0.016),
    by_group(white=0.012, mixed=0.014, asian=0.013, black=0.016, other=0.012),
)
"""Entering a formal disciplinary process, by snapshot: the gap to White staff closes."""
PLANTED = {
    "staff_band_8a_plus@1": dict(zip(SNAPSHOTS, SENIOR_SHARE, strict=True)),
    "formal_disciplinary@1": dict(zip(SNAPSHOTS, DISCIPLINED, strict=True)),
}


def staff(rng: np.random.Generator, size: int) -> tuple[dict[str, Texts], dict[str, Any]]:
    """The rows of staff.csv (column to values) and the true counts by indicator and snapshot.

    The second snapshot keeps most of the first one's people and adds new ones.
    """
    leavers = size - int(size * STAYING)
    people = drawn_people(rng, size + leavers)
    first, second = np.arange(size), np.arange(leavers, size + leavers)
    medical = toss(rng, np.full(size + leavers, MEDICAL))
    senior_first = toss(rng, lookup(people["ethnicity"], SENIOR_SHARE[0], 0.08))
    # Nobody leaves the senior bands; so many join them that the second share is met.
    shares_then, shares_now = (lookup(people["ethnicity"], one, 0.08) for one in SENIOR_SHARE)
    joining = np.where(np.arange(size + leavers) < size, (shares_now - shares_then) / (1 - shares_then), 0)
    senior_second = senior_first | toss(rng, joining)
    newcomers = np.arange(size + leavers) >= size
    senior_second[newcomers] = toss(rng, shares_now[newcomers])
    bands, senior_bands = shares(rng, BANDS, size + leavers), shares(rng, SENIOR, size + leavers)

    rows = []
    truth: dict[str, Any] = {key: {} for key in PLANTED}
    for number, (snapshot, who, senior) in enumerate(
        zip(SNAPSHOTS, (first, second), (senior_first, senior_second), strict=True)
    ):
        here = {name: column[who] for name, column in people.items()}
        disciplined = toss(rng, lookup(here["ethnicity"], DISCIPLINED[number], 0.015))
        band = np.where(senior, senior_bands, bands)[who]
        band = np.where(medical[who], "Medical and dental", band)
        agenda: Marks = ~medical[who]
        by = ("ethnicity", "disability", "sex")
        truth["staff_band_8a_plus@1"][snapshot] = counted(here, by, senior[who] & agenda, agenda)
        everyone = np.ones(len(who), dtype=bool)
        truth["formal_disciplinary@1"][snapshot] = counted(here, by, disciplined, everyone)
        rows.append(written(rng, here, number, band, disciplined))
    return {name: np.concatenate([one[name] for one in rows]) for name in rows[0]}, truth


def drawn_people(rng: np.random.Generator, size: int) -> dict[str, Texts]:
    """Synthetic people and their characteristics, by the code lists' codes."""
    return {
        "employee": np.array([f"SYN{number:06d}" for number in range(1, size + 1)]),
        "ethnicity": shares(rng, ETHNICITY, size),
        "sex": shares(rng, SEX, size),
        "age": np.clip(rng.normal(43, 12, size), 18, 74).astype(int).astype(str),
        "disability": shares(rng, DISABILITY, size),
        "sexual_orientation": shares(rng, ORIENTATION, size),
        "religion": shares(rng, RELIGION, size),
    }


def written(
    rng: np.random.Generator,
    here: dict[str, Texts],
    number: int,
    band: Texts,
    disciplined: Marks,
) -> dict[str, Texts]:
    """The rows of one snapshot, in the shape of an electronic staff record's export."""
    return {
        "Employee Number": here["employee"],
        "Snapshot Date": np.full(len(band), SNAPSHOTS[number]),
        "Ethnic Origin": rewrite(rng, here["ethnicity"], SPELLINGS["ethnicity"]),
        "Sex": rewrite(rng, here["sex"], SPELLINGS["sex"]),
        "Age": (here["age"].astype(int) + number).astype(str),
        "Disability": rewrite(rng, here["disability"], SPELLINGS["disability"]),
        "Sexual Orientation": here["sexual_orientation"],
        "Religious Belief": here["religion"],
        "Pay Band": band,
        "Entered Formal Disciplinary Process": np.where(disciplined, "yes", "no"),
    }
