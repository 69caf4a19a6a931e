"""Our texts keep to the house rules on words that stand in GLOSSARY.md."""

import os
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[3]
SUFFIXES = {
    ".md",
    ".yaml",
    ".yml",
    ".jinja",
    ".html",
    ".txt",
    ".csv",
    ".svg",
    ".typ",
    ".py",
    ".json",
    ".toml",
}
SKIPPED = {"node_modules", "static", "migrations", "__pycache__", "build", "dist", "var"}
"""Folders that hold what others wrote or a run has made; so do those whose name begins with a full stop."""
LARGEST = 400_000

GROUPS = "people|staff|applicants|women|men|patients|residents|managers|members|leaders|communities"
RULES = {
    "BAME": r"\bBAME\b",
    "non-white": r"\bnon[- ]whites?\b",
    "BME outside the WRES": r"^(?!.*(WRES|wres|Workforce Race Equality|Network)).*\bBME\b",
    "colour-blind": r"\bcolou?r[- ]blind",
    "minorities": r"\bminorities\b",
    "the deprived": r"\bthe (most )?deprived\b(?! (areas?|tenth|fifth|decile|quintile|of areas))(?![-\w])",
    "the disabled": r"\bthe disabled\b",
    "disabled staff": r"\bdisabled staff\b",
    "ethnic groups in small letters": rf"\b(black|asian|white|chinese|indian) ({GROUPS})\b",
    "global majority": r"\bglobal majority\b",
    "not significant": r"\b(not|non|in)[- ]?significant\b",
}
CASELESS = {"non-white", "colour-blind", "minorities", "the disabled", "global majority", "not significant"}
RECORDED = "BME outside the WRES"
STUDIES = "packages/fairlead/src/fairlead/demo/studies/national"
LISTS = "packages/fairlead/src/fairlead/reference/codelists"
ALLOWED = {
    ("GLOSSARY.md", "*"): "The rules name the words they forbid.",
    (f"{LISTS}/ethnicity_wres.yaml", RECORDED): "What a source writes under the WRES's own code list.",
    (f"{STUDIES}/survey_2024.csv", RECORDED): "The WRES's own table, as published.",
}
"""(file, rule or *) to the reason why it may stand there."""


def texts():
    """Every text of ours that people may read, by its path; code that tests is for nobody's eyes."""
    for folder, inside, files in os.walk(REPOSITORY):
        inside[:] = sorted(name for name in inside if name not in SKIPPED and not name.startswith("."))
        for path in (Path(folder) / name for name in sorted(files)):
            tests = path.suffix == ".py" and "tests" in path.parts
            if path.suffix in SUFFIXES and not tests and path.stat().st_size <= LARGEST:
                yield path.relative_to(REPOSITORY).as_posix(), path.read_text("utf-8", "replace")


def breaches(rule, text):
    """The numbers and words of the lines that break a rule."""
    flags = re.IGNORECASE if rule in CASELESS else 0
    pattern = re.compile(RULES[rule], flags)
    return [
        (number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)
    ]


TEXTS = dict(texts())


@pytest.mark.parametrize("rule", RULES)
def test_no_text_breaks_the_rule(rule):
    found = [
        f"{name}:{number}: {line[:100]}"
        for name, text in TEXTS.items()
        if (name, rule) not in ALLOWED and (name, "*") not in ALLOWED
        for number, line in breaches(rule, text)
    ]
    assert not found, "\n".join(found)


def test_what_people_read_is_among_the_texts():
    for name in ("README.md", "packages/fairlead/src/fairlead/catalogue/indicators/formal_disciplinary.yaml"):
        assert name in TEXTS


@pytest.mark.parametrize(("name", "rule"), ALLOWED)
def test_an_exception_is_still_needed(name, rule):
    rules = RULES if rule == "*" else [rule]
    assert any(breaches(one, TEXTS[name]) for one in rules), "Take it off the list."


@pytest.mark.parametrize(
    ("rule", "line"),
    [
        ("BAME", "our BAME staff"),
        ("non-white", "Non-white applicants"),
        ("BME outside the WRES", "BME staff are fewer"),
        ("colour-blind", "safe for colour blind readers"),
        ("minorities", "ethnic minorities wait"),
        ("the deprived", "care for the deprived is slow"),
        ("the disabled", "access for the disabled"),
        ("disabled staff", "our disabled staff"),
        ("ethnic groups in small letters", "more black staff"),
        ("global majority", "global majority colleagues"),
        ("not significant", "the gap is not significant"),
    ],
)
def test_a_rule_finds_what_it_forbids(rule, line):
    assert breaches(rule, line)


@pytest.mark.parametrize(
    "line",
    [
        "Ethnic minority (WRES: BME) staff",
        "the BME Leadership Network",
        "people living in the most deprived areas",
        "the most deprived fifth of areas",
        "Disabled staff and Black staff",
        "legible to people with colour vision deficiency",
    ],
)
def test_good_words_are_left_alone(line):
    assert not [rule for rule in RULES if breaches(rule, line)]
