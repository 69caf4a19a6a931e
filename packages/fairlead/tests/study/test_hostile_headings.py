"""Whatever a file's headings and values are, what is written about them can be read back."""

from datetime import date
from pathlib import Path

from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from fairlead import study
from fairlead.errors import StudyError
from fairlead.reference.declarations import parse
from fairlead.study import About, ColumnProfile, ColumnType, Profile, Role

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
HEADINGS = st.one_of(
    TEXTS, st.sampled_from(["Sex", "Ethnicity", "LSOA", "Period", "ODS code", "Age", "Value %"])
)


def column(name, values, kind):
    return ColumnProfile(name, kind, len(values), 0, tuple((value, 1) for value in values))


PROFILES = st.builds(
    lambda headings, values, kind, rows, sheet: Profile(
        Path("t.csv"), "CSV", rows, tuple(column(name, values, kind) for name in headings), sheet
    ),
    st.lists(HEADINGS, min_size=1, max_size=5, unique=True),
    st.lists(TEXTS | st.sampled_from(["F", "M", "All"]), max_size=4, unique=True),
    st.sampled_from([ColumnType.TEXT, ColumnType.EMPTY, ColumnType.DATE]),
    st.integers(0, 10),
    st.none() | TEXTS,
)


@settings(max_examples=80, deadline=None)
@given(PROFILES)
def test_a_proposal_is_always_yaml_that_names_the_columns_as_they_are(profile):
    read = parse(study.propose(profile, Path("t.csv")), "study.yaml", StudyError).data
    [source] = read["sources"]
    headings = {column.name for column in profile.columns}
    assert {one["column"] for one in (source.get("breakdowns") or {}).values()} <= headings
    assert source.get("sheet") == profile.sheet


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.lists(TEXTS, max_size=3, unique=True), TEXTS)
@example("\x85", [], "0\x85")
@example(" ", ["\u2028"], "0")
def test_answers_are_read_back_as_they_were_given(heading, values, title):
    table = Profile(
        Path("t.csv"),
        "CSV",
        1,
        (
            column("Sex", ["F", "M", *values], ColumnType.TEXT),
            *(column(heading + mark, ["1"], ColumnType.WHOLE) for mark in "?!"),
        ),
    )
    guesses = study.understanding(table)
    answers = {
        question.name: "F" for question in study.questions(table, guesses) if "value:" in question.name
    }
    answers |= {
        "indicator": "cvdp003chol@1",
        "period": title,
        "numerator": heading + "?",
        "denominator": heading + "!",
    }
    assume(title.strip())
    assume(all(guess.role is Role.OTHER for guess in guesses[1:]))
    files = study.study_from(table, guesses, answers, About("X", title, title, date(2026, 1, 1)))
    read = parse(files["study.yaml"], "study.yaml", StudyError).data
    [source] = read["sources"]
    assert read["publisher"] == title
    assert source["counts"]["cvdp003chol@1"] == {"numerator": heading + "?", "denominator": heading + "!"}
    assert set(source["breakdowns"]["sex"]["values"]) == set(guesses[0].unknown)
