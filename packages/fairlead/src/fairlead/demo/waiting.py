"""A synthetic integrated care system's waiting list on two 31 Marches, and its residents."""

from typing import Any

import numpy as np

from fairlead.demo.draw import Marks, Numbers, Texts, counted, lookup, shares, toss

LISTS = ("31 March 2025", "31 March 2026")
AREAS = 400
AREA_WEIGHTS = {"1": 17, "2": 15, "3": 13, "4": 11, "5": 10, "6": 9, "7": 8, "8": 7, "9": 6, "10": 4}
ETHNICITY = {
    **{"A": 700, "B": 9, "C": 50, "D": 9, "E": 5, "F": 7, "G": 6, "H": 40, "J": 55, "K": 20, "L": 18},
    **{"M": 14, "N": 25, "P": 6, "R": 7, "S": 14},
}
MORE_DEPRIVED = {"J": 1.2, "K": 1.5, "M": 1.0, "N": 1.4, "P": 1.0, "S": 0.8}
"""How much more often these groups live in the most deprived areas than in the least deprived."""
NOT_SAID = {"Z": 0.04, "99": 0.06}
SEX = {"F": 545, "M": 455}
BANDS = ((0, 17), (18, 24), (25, 44), (45, 64), (65, 74), (75, 84), (85, 99))
WAITING_AGES, RESIDENT_AGES = (9, 6, 20, 32, 17, 12, 4), (21, 9, 27, 25, 10, 6, 2)
SPECIALTIES = {
    "Trauma and orthopaedics": 3,
    "Ophthalmology": 2,
    "Gynaecology": 2,
    "General surgery": 2,
    "Dermatology": 1,
}

LONG_WAIT, LONG_WAIT_GRADIENT = (0.36, 0.33), (0.05, 0.12)
"""Over 18 weeks in the least deprived areas, and how much more in the most deprived areas: it widens."""
LONG_WAIT_GROUP = {"J": 0.04, "K": 0.05, "M": 0.03, "R": -0.04}
"""More or less than people of the same area: the gap goes either way."""
MISSED, MISSED_GRADIENT = (0.06, 0.06), (0.09, 0.04)
"""First appointments not attended, in the same terms: it closes."""
SEEN = 0.55
PLANTED = {
    "waiting_over_18_weeks@1": {
        date: {"least_deprived": low, "slope": slope, "ethnicity_beyond_deprivation": LONG_WAIT_GROUP}
        for date, low, slope in zip(LISTS, LONG_WAIT, LONG_WAIT_GRADIENT, strict=True)
    },
    "did_not_attend@1": {
        date: {"least_deprived": low, "slope": slope}
        for date, low, slope in zip(LISTS, MISSED, MISSED_GRADIENT, strict=True)
    },
}


COUNTED = ("waiting_over_18_weeks@1", "waiting_over_52_weeks@1", "did_not_attend@1")


RESIDENTS_EACH = 2
"""Residents that each drawn person stands for."""


def areas(rng: np.random.Generator) -> dict[str, str]:
    """Synthetic area codes (they begin with SYN) to their deprivation decile, 1 = most deprived."""
    deciles = shares(rng, AREA_WEIGHTS, AREAS)
    return {f"SYN{number:06d}": str(decile) for number, decile in enumerate(deciles, start=1)}


def steepness(deciles: Texts) -> Numbers:
    """0 in the least deprived decile, 1 in the most deprived decile."""
    return (10 - deciles.astype(int)) / 9


def people_of(
    rng: np.random.Generator, size: int, lsoas: dict[str, str], ages: tuple[int, ...]
) -> dict[str, Texts]:
    """Synthetic people: area, decile, ethnicity, sex and age, all as they are."""
    area = rng.choice(np.array(list(lsoas)), size=size)
    decile = np.array(list(lsoas.values()))[np.searchsorted(np.array(list(lsoas)), area)]
    steep = steepness(decile)
    weights = np.array(
        [weight * (1 + MORE_DEPRIVED.get(code, 0) * steep) for code, weight in ETHNICITY.items()]
    )
    reach = np.cumsum(weights, axis=0) / weights.sum(axis=0)
    place = (rng.random(size) > reach).sum(axis=0)
    lows, highs = (np.array(one) for one in zip(*BANDS, strict=True))
    band = rng.choice(len(BANDS), size=size, p=np.array(ages) / sum(ages))
    return {
        "area": area,
        "deprivation_decile": decile,
        "ethnicity": np.array(list(ETHNICITY))[place],
        "sex": shares(rng, SEX, size),
        "age": rng.integers(lows[band], highs[band] + 1).astype(str),
    }


def waiting_list(
    rng: np.random.Generator, size: int, lsoas: dict[str, str]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The columns of waiting_list.parquet and the true counts by indicator and list."""
    rows: list[dict[str, Any]] = []
    truth: dict[str, Any] = {key: {} for key in COUNTED}
    for number, date in enumerate(LISTS):
        people = recorded(rng, people_of(rng, size // 2, lsoas, WAITING_AGES))
        days, attendance = days_waited(rng, people, number), attendances(rng, people, number)
        by = ("ethnicity", "deprivation_decile", "sex")
        seen = np.isin(attendance, ["3", "5", "6", "7"])
        everyone: Marks = np.ones(len(days), dtype=bool)
        truth["waiting_over_18_weeks@1"][date] = counted(people, by, days >= 127, everyone)
        truth["waiting_over_52_weeks@1"][date] = counted(people, by, days >= 365, everyone)
        truth["did_not_attend@1"][date] = counted(people, by, np.isin(attendance, ["3", "7"]), seen)
        rows.append(
            {
                "person_id": np.array([f"SYNP{number}{one:06d}" for one in range(len(days))]),
                "list_date": np.full(len(days), date),
                "lsoa": people["area"],
                "ethnic_category": people["ethnicity"],
                "sex": people["sex"],
                "age": people["age"].astype(int),
                "specialty": shares(rng, SPECIALTIES, len(days)),
                "days_waited": days,
                "first_attendance": attendance,
            }
        )
    return {name: np.concatenate([one[name] for one in rows]) for name in rows[0]}, truth


def population(rng: np.random.Generator, size: int, lsoas: dict[str, str]) -> dict[str, Any]:
    """The columns of population.csv: how many residents of each kind, the same in both years."""
    people = people_of(rng, size, lsoas, RESIDENT_AGES)
    lows = np.array([low for low, _ in BANDS])
    names = np.array([f"{low}-{high}" for low, high in BANDS[:-1]] + ["85+"])
    band = names[np.searchsorted(lows, people["age"].astype(int), side="right") - 1]
    parts = [people["ethnicity"], people["deprivation_decile"], people["sex"], band]
    kinds, counts = np.unique(np.stack([part.astype("<U8") for part in parts]), axis=1, return_counts=True)
    return {
        "list_date": np.repeat(np.array(LISTS), len(counts)),
        **{
            name: np.tile(kinds[row], len(LISTS))
            for row, name in enumerate(("ethnicity", "deprivation_decile", "sex", "age_band"))
        },
        "people": np.tile(counts * RESIDENTS_EACH, len(LISTS)),
    }


def recorded(rng: np.random.Generator, people: dict[str, Texts]) -> dict[str, Texts]:
    """What the system knows of people: some ethnicities are not stated or not known, some areas missing."""
    chance = rng.random(len(people["area"]))
    ethnicity = np.where(chance < NOT_SAID["Z"], "Z", people["ethnicity"])
    ethnicity = np.where(chance > 1 - NOT_SAID["99"], "99", ethnicity)
    homeless = toss(rng, np.full(len(chance), 0.008))
    return people | {
        "ethnicity": ethnicity,
        "steepness": steepness(people["deprivation_decile"]),
        "true_ethnicity": people["ethnicity"],
        "area": np.where(homeless, "", people["area"]),
        "deprivation_decile": np.where(homeless, "unknown", people["deprivation_decile"]),
    }


def days_waited(rng: np.random.Generator, people: dict[str, Any], number: int) -> Any:
    """Whole days: 127 and more for those who wait over 18 weeks."""
    chance = LONG_WAIT[number] + LONG_WAIT_GRADIENT[number] * people["steepness"]
    long = toss(rng, chance + lookup(people["true_ethnicity"], LONG_WAIT_GROUP))
    return np.where(long, 127 + rng.exponential(95, len(long)), rng.integers(0, 127, len(long))).astype(int)


def attendances(rng: np.random.Generator, people: dict[str, Any], number: int) -> Texts:
    """Attendance codes of first appointments; empty where there was none yet."""
    size = len(people["steepness"])
    missed = toss(rng, MISSED[number] + MISSED_GRADIENT[number] * people["steepness"])
    not_seen = shares(rng, {"3": 9, "7": 1}, size)
    code = np.where(missed, not_seen, shares(rng, {"5": 80, "6": 12, "2": 5, "4": 3}, size))
    return np.where(toss(rng, np.full(size, SEEN)), code, "")
