"""A synthetic programme: ten years of yearly counts for some hundred bodies, with planted trends."""

import itertools
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from fairlead.demo.tables import table

YEARS = tuple(range(2017, 2027))
GROUPS = {"white": 0.70, "asian": 0.15, "black": 0.08, "mixed": 0.04, "other": 0.03}
"""Codes of the list ethnicity_five_2001, and the share of staff each has here."""
INDICATORS = {
    # share of the White group, and how many percentage points others differ in the first year
    "appointment_from_shortlisting": (0.22, -6.0),
    "own_survey_fair_progression": (0.58, -12.0),
    "own_survey_harassment": (0.20, 6.0),
    "staff_band_8a_plus": (0.16, -7.0),
    "formal_disciplinary": (0.011, 0.9),
}
TRENDS = {"closes": -0.085, "stays": 0.0, "widens": 0.06}
"""By which share of its first size the gap changes each year."""
KINDS = {  # kind of the site: how many of each hundred bodies, fewest and most staff, what its name ends in
    "trust": (60, 1_500, 9_000, "NHS Trust"),
    "icb": (12, 250, 700, "Integrated Care Board"),
    "council": (14, 800, 4_000, "Council"),
    "charity": (12, 40, 220, "Community Alliance"),
    "national": (2, 900, 2_500, "National Agency"),
}
FIRST = (
    "Alder", "Ash", "Beck", "Bram", "Cald", "Carr", "Dun", "East", "Elm", "Fair", "Glen", "Hart", "Holm",
    "Kings", "Lang", "Mill", "Nor", "Oak", "Red", "Stan",
)  # fmt: skip  # several to a line read better here
SECOND = (
    "borough", "bourne", "bridge", "by", "combe", "dale", "field", "ford", "ham", "haven", "ley", "mouth",
    "ness", "ton", "wick",
)  # fmt: skip  # several to a line read better here
REGIONS = (
    "east-of-england", "london", "midlands", "north-east-and-yorkshire", "north-west", "south-east",
    "south-west", "wales", "scotland", "northern-ireland",
)  # fmt: skip  # several to a line read better here
ENGLAND = REGIONS[:7]
"""Where alone there are NHS trusts, integrated care boards and the national bodies of this programme."""
EVERYWHERE = {"council", "charity"}
SUCCESSIVE = 3
"""So many bodies make a release each year, where the programme is large enough to show it."""
LARGE = 30
STUDY = Path(__file__).parent / "studies" / "programme"


@dataclass(frozen=True)
class Body:
    """An organisation that does not exist."""

    code: str
    name: str
    kind: str
    region: str
    staff: int
    trend: str


def write_programme(folder: Path, many: int = 300, seed: int = 2026, parts: int = 4) -> list[Path]:
    """Write bodies.json, truth.json and the studies part-1, part-2, …; the same seed, the same bytes.

    Each study holds the years of its share of the bodies, so that parts can be run side by side with
    `fairlead run … --each-organisation`. In a large programme three bodies stand in a study of their own,
    `yearly`, to be run with `--successive` as well. Returns the studies' folders, that one last.
    """
    rng = np.random.default_rng(seed)
    drawn = list(bodies(rng, many))
    yearly = drawn[:SUCCESSIVE] if many >= LARGE else []
    rest = drawn[len(yearly) :]
    shares = {f"part-{part + 1}": rest[part::parts] for part in range(parts)}
    folders = []
    truth: dict[str, Any] = {}
    for name, share in (shares | ({"yearly": yearly} if yearly else {})).items():
        made = folder / name
        made.mkdir(parents=True, exist_ok=True)
        columns, counted = counts(rng, share)
        truth |= counted
        table(made / "counts.csv", columns)
        for file in STUDY.iterdir():
            (made / file.name).write_bytes(file.read_bytes())
        if share is yearly:
            study = made / "study.yaml"
            study.write_text(study.read_text("utf-8").replace("over ten years", "year by year"), "utf-8")
        folders.append(made)
    (folder / "bodies.json").write_text(json.dumps([vars(one) for one in drawn], indent=1), encoding="utf-8")
    (folder / "truth.json").write_text(json.dumps(truth, indent=1), encoding="utf-8")
    return folders


def bodies(rng: np.random.Generator, many: int) -> Iterator[Body]:
    """Bodies of all kinds, regions and trends, each with a name of its own."""
    places = [first + second for first, second in itertools.product(FIRST, SECOND)]
    order = rng.permutation(len(places))
    kinds = [kind for kind, (share, *_) in KINDS.items() for _ in range(share)]
    for number in range(many):
        kind = kinds[(number * 37) % len(kinds)]
        _, fewest, most, ending = KINDS[kind]
        among = REGIONS if kind in EVERYWHERE else ENGLAND
        yield Body(
            code=f"SYN{number + 100}",
            name=f"Synthetic {places[order[number % len(places)]]} {ending}",
            kind=kind,
            region=among[number % len(among)],
            staff=int(rng.integers(fewest, most)),
            trend=tuple(TRENDS)[number % len(TRENDS)],
        )


def counts(rng: np.random.Generator, drawn: list[Body]) -> tuple[dict[str, list[object]], dict[str, Any]]:
    """The columns of a table of counts, and by body what was planted: trend and chances by year."""
    names = ["organisation", "organisation_name", "period", "ethnicity"]
    columns: dict[str, list[object]] = {
        name: [] for name in (*names, *(f"{one}_{end}" for one in INDICATORS for end in ("n", "of")))
    }
    truth: dict[str, Any] = {}
    for body in drawn:
        truth[body.code] = {"trend": body.trend, "chances": {}}
        for age, year in enumerate(YEARS):
            for group, share in GROUPS.items():
                row = (body.code, body.name, f"31 March {year}", group)
                for name, value in zip(names, row, strict=True):
                    columns[name].append(value)
                people = round(body.staff * share * (1 + 0.01 * age))
                for indicator, chance in chances(body, group, age).items():
                    truth[body.code]["chances"].setdefault(indicator, {})[f"{year} {group}"] = chance
                    columns[f"{indicator}_of"].append(people)
                    columns[f"{indicator}_n"].append(int(rng.binomial(people, chance)))
    return columns, truth


def chances(body: Body, group: str, age: int) -> dict[str, float]:
    """What was planted for a group in the year `age` after the first: a chance from 0 to 1 by indicator."""
    change = 1 + TRENDS[body.trend] * age
    return {
        indicator: round(white if group == "white" else white + gap / 100 * change, 5)
        for indicator, (white, gap) in INDICATORS.items()
    }
