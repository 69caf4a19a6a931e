"""What the heading of a column suggests it holds."""

import re
from collections.abc import Sequence
from enum import StrEnum


class Role(StrEnum):
    """What a column is for."""

    BREAKDOWN = "breakdown"
    AREA = "area code"
    PERIOD = "period"
    ORGANISATION = "organisation code"
    ORGANISATION_NAME = "organisation name"
    PERSON = "person"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    VALUE = "published value"
    OTHER = "not used"


LISTS = {
    "ethnicity": (
        "ethnicity_nhs2001",
        "ethnicity_census2021",
        "ethnicity_five_2001",
        "ethnicity_five_2021",
        "ethnicity_wres",
    ),
    "deprivation": ("deprivation_decile", "deprivation_quintile"),
    "age_band": ("age_band_broad", "age_band_working", "age_band_10yr", "age_band_5yr"),
    "sexual_orientation": ("sexual_orientation",),
    "religion": ("religion",),
    "disability": ("disability", "disability_survey"),
    "gender": ("gender",),
    "sex": ("sex",),
}
"""Characteristic to the code lists it may be written in, the likeliest first."""

CHARACTERISTICS = {
    "ethnicity": r"ethnic|\brace\b",
    "deprivation": r"depriv|\bimd|decile|quintile",
    "age_band": r"\bage",
    "sexual_orientation": r"orientation|sexuality",
    "religion": r"religio|belief|faith",
    "disability": r"disab|long.?(term|lasting)",
    "gender": r"gender",
    "sex": r"\bsex\b",
}
WORKS = "employee|assignment|colleague|worker"
SOMEBODY = f"person|patient|applicant|application|candidate|respondent|participant|{WORKS}"
THEIRS = "service user|client|member|subject|payroll|esr|hospital"
NUMBER = "(id|identifier|no|number|nbr|key|ref)"
ROLES = {
    Role.AREA: r"\blsoa",
    Role.PERSON: (  # not a "staff number", which counts them in a table of groups
        rf"\b(nhs|{SOMEBODY}|{THEIRS})\b.*\b{NUMBER}\b|^({SOMEBODY})$|\b(nhs|{SOMEBODY})(no|number|id)\b"
        rf"|\b(pseudonym|mrn)\b|\bpseudo ?id\b|\bstaff (id|identifier|no|nbr|key|ref)\b"
    ),
    Role.ORGANISATION_NAME: r"\b(trust|provider|organisation|org|icb|area|practice)\b.*\bname\b",
    Role.ORGANISATION: r"\b(trust|provider|organisation|org|icb|area|practice|ods)\b|\bods",
    Role.PERIOD: (
        r"^(?!.*\b(birth|born|start|started|hire|hired|join|joined|leaving|left|end|years? of service)\b)"
        r".*\b(period|year|quarter|month|date|snapshot|fy)\b"
    ),
    Role.NUMERATOR: r"\bnumerator\b",
    Role.DENOMINATOR: r"\bdenominator\b",
    Role.VALUE: r"\b(percent|percentage|pct|rate|value)\b|%",
}

PEOPLE = r"(staff|people|persons|patients|employees|colleagues|applicants|leavers|starters)"
COUNT = re.compile(
    rf"(.* )?head ?count( .*)?|n|no|num|number|count|counts|total|{PEOPLE}"
    rf"|(number|count|no|num) of {PEOPLE}( .*)?|{PEOPLE} (count|number|total)|(total|all) {PEOPLE}"
)
"""How a column that counts people is headed. Rows about one person may hold a "number of children"."""

BARE = frozenset(("n", "no", "num", "number"))
"""Headings that also stand above the numbers of rows."""
GROUPED = re.compile(r"(.* )?(head ?count|shortlisted|appointed|denominator)( .*)?")
"""How a count of many people is headed that stands beside another count."""


def words(heading: str) -> str:
    """A heading in small letters, its words apart: "EthnicOrigin_Code" is "ethnic origin code"."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return " ".join(re.findall(r"[a-z0-9%]+", apart.lower()))


def characteristic(heading: str) -> str | None:
    """The characteristic a heading names, if any."""
    plain = words(heading)
    return next((name for name, clue in CHARACTERISTICS.items() if re.search(clue, plain)), None)


def role(heading: str) -> Role | None:
    """The other role a heading names, if any."""
    plain = words(heading)
    return next((one for one, clue in ROLES.items() if re.search(clue, plain)), None)


def counts_people(heading: str) -> bool:
    """Whether a heading says that each number below it is of so many people."""
    return bool(COUNT.fullmatch(words(heading)))


def counts_a_group(heading: str) -> bool:
    """Whether a heading names those who are counted, so that no row below it is about one person."""
    plain = words(heading)
    return bool(GROUPED.fullmatch(plain)) or (bool(COUNT.fullmatch(plain)) and plain not in BARE)


def name_beside_code(headings: Sequence[str]) -> str:
    """The heading "Organisation" beside "Organisation code": it holds names. Empty where there is none."""
    roles = {words(heading): role(heading) for heading in headings}
    if Role.ORGANISATION_NAME in roles.values():
        return ""
    codes = {plain for plain, one in roles.items() if one is Role.ORGANISATION}
    return next((heading for heading in headings if f"{words(heading)} code" in codes), "")
