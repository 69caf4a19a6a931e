"""A study written from a person's answers about a table of counts."""

import datetime
from dataclasses import replace
from pathlib import Path

import pytest

from fairlead import catalogue, study
from fairlead.errors import StudyError
from fairlead.study import About, ColumnProfile, ColumnType, Profile

TODAY = datetime.date(2026, 11, 23)
ABOUT = About("RXX", "A trust", "A trust", TODAY)
OWN = {
    "indicator": "own",
    "title": "Staff: who had an appraisal?",
    "numerator_words": "Staff who had an appraisal",
    "denominator_words": "Staff in post",
    "indicator_source": "Electronic staff record",
    "polarity": "higher is better",
    "theme": "leadership",
    "period": "2025/26",
}


def column(name, values, kind=ColumnType.TEXT):
    return ColumnProfile(name, kind, len(values), 0, tuple((value, 10) for value in values))


def table(*values, heading="Ethnic group", extra=(), **about):
    counts = (column("With", ["1", "2"], ColumnType.WHOLE), column("Staff", ["9", "8"], ColumnType.WHOLE))
    return Profile(Path("t.csv"), "CSV", len(values), (column(heading, values), *extra, *counts), **about)


def files(profile, answers, about=ABOUT):
    return study.study_from(profile, study.understanding(profile), answers, about)


def loaded(profile, answers, folder, about=ABOUT):
    """The study and its indicators, read back from the files that were written."""
    (folder / profile.path.name).write_text("a\n", encoding="utf-8")
    for name, text in files(profile, answers, about).items():
        (folder / name).write_text(text, encoding="utf-8")
    read = study.load(folder / "study.yaml")
    return read, catalogue.load_all(read.indicators, [folder / path for path in read.indicator_files])


ETHNICITY = table("White British", "Indian", "All staff")


def test_a_profile_that_was_put_into_a_file_is_the_same():
    profile = table("White", "Other – “any”", sheet="Staff", sheets=("Staff", "Notes"), headings=3)
    assert Profile.from_json(profile.to_json()) == profile
    with pytest.raises(ValueError, match="form"):
        Profile.from_json(b"{}")


def test_a_persons_own_indicator(tmp_path):
    read, [indicator] = loaded(ETHNICITY, OWN, tmp_path)
    assert read.title == OWN["title"]
    assert indicator.key == "own_staff_who_had_an_appraisal@1"
    assert indicator.review == datetime.date(2027, 11, 23)
    assert indicator.cannot_tell == ("Why groups differ: counts alone do not say.",)
    [source] = read.sources
    assert source.counts[indicator.key].numerator == "With"
    assert source.counts[indicator.key].denominator == "Staff"
    assert source.total == {"Ethnic group": "All staff"}
    assert source.period.label == "2025/26"
    assert read.breakdowns == {"ethnicity": "five_2001"}


def test_an_indicator_of_the_catalogue(tmp_path):
    answers = {"indicator": "appointment_from_shortlisting@1", "period": "2025/26"}
    about = About("SYN", "Nobody", "Nobody", TODAY, synthetic=True)
    read, [indicator] = loaded(ETHNICITY, answers, tmp_path, about)
    assert read.title == indicator.title
    assert read.indicator_files == ()
    assert read.synthetic


def test_columns_of_period_organisation_and_sheet(tmp_path):
    extra = (column("Year", ["2024", "2025"]), column("Org code", ["RXX"]), column("Org name", ["A"]))
    read, _ = loaded(table("White British", "Indian", extra=extra, sheet="One"), OWN, tmp_path)
    [source] = read.sources
    assert source.period.column == "Year"
    assert (source.organisation, source.organisation_name, source.sheet) == ("Org code", "Org name", "One")


def test_an_organisation_without_its_name(tmp_path):
    extra = (column("Org code", ["RXX"]),)
    read, _ = loaded(table("White British", "Indian", extra=extra), OWN, tmp_path)
    assert (read.sources[0].organisation, read.sources[0].organisation_name) == ("Org code", None)


def test_answers_about_values(tmp_path):
    profile = table("White British", "Indian", "Martian", "Whole trust")
    names = {question.name for question in study.questions(profile, study.understanding(profile))}
    martian, whole = "value:Ethnic group:Martian", "value:Ethnic group:Whole trust"
    assert {martian, whole} <= names
    read, _ = loaded(profile, OWN | {martian: "S", whole: "everybody"}, tmp_path)
    [source] = read.sources
    assert source.breakdowns["ethnicity"].values == {"Martian": "S"}
    assert source.total == {"Ethnic group": "Whole trust"}


def test_two_rows_of_everybody_are_refused():
    profile = table("White British", "Indian", "Whole trust", "All staff")
    with pytest.raises(StudyError, match="2 values stand for everybody: Whole trust, All staff"):
        files(profile, OWN | {"value:Ethnic group:Whole trust": "everybody"})


def test_the_scheme_of_five_groups_is_the_persons_answer(tmp_path):
    profile = table("White", "Asian", "Black")
    read, _ = loaded(profile, OWN | {"codes:Ethnic group": "ethnicity_five_2021"}, tmp_path)
    assert read.sources[0].breakdowns["ethnicity"].codes == "ethnicity_five_2021"


def test_the_scheme_is_asked_also_where_a_value_is_not_known(tmp_path):
    profile = table("White", "Asian", "Black", "Martian")
    asked = {one.name: one for one in study.questions(profile, study.understanding(profile))}
    which, martian = asked["codes:Ethnic group"], asked["value:Ethnic group:Martian"]
    assert which.label.startswith("Ethnic group: Are Chinese people among Asian people here (2021), or among")
    assert dict(which.choices).keys() == {"ethnicity_five_2001", "ethnicity_five_2021"}
    assert [code for code, _ in martian.choices].count("other") == 1
    answers = OWN | {which.name: "ethnicity_five_2021", martian.name: "other"}
    read, _ = loaded(profile, answers, tmp_path)
    taken = read.sources[0].breakdowns["ethnicity"]
    assert (taken.codes, taken.values) == ("ethnicity_five_2021", {"Martian": "other"})


def test_a_group_of_another_list_than_the_chosen_one_is_refused(tmp_path):
    profile = table("Female", "Male", "Femme", heading="Gender")
    value = "value:Gender:Femme"
    answers = OWN | {"codes:Gender": "sex", value: "W"}
    with pytest.raises(
        StudyError, match=r"for 'Femme' is no group of the list.*Gender.*Female, Male, Indeter"
    ):
        files(profile, answers)
    read, _ = loaded(profile, answers | {value: "F"}, tmp_path)
    assert read.sources[0].breakdowns["sex"].values == {"Femme": "F"}


def test_gender_that_is_sex_is_called_sex(tmp_path):
    profile = table("Female", "Male", heading="Gender")
    read, _ = loaded(profile, OWN | {"codes:Gender": "sex"}, tmp_path)
    assert set(read.breakdowns) == {"sex"}


def test_headings_that_say_it_are_not_asked_about():
    counts = (column("Numerator", ["1"], ColumnType.WHOLE), column("Denominator", ["9"], ColumnType.WHOLE))
    profile = Profile(Path("t.csv"), "CSV", 2, (column("Sex", ["F", "M"]), *counts))
    guesses = study.understanding(profile)
    assert not {"numerator", "denominator"} & {q.name for q in study.questions(profile, guesses)}
    assert "numerator: Numerator" in files(profile, OWN)["study.yaml"]


def test_every_offered_first_answer_is_among_the_choices():
    profile = table("White", "Asian", "Martian")
    for question in study.questions(profile, study.understanding(profile)):
        assert question.initial == "" or question.initial in dict(question.choices)


def test_what_is_missing_is_named():
    with pytest.raises(StudyError) as refusal:
        files(ETHNICITY, OWN | {"title": " ", "theme": "fun"})
    said = str(refusal.value)
    assert "2 answers are missing" in said
    assert "What is it called?" in said
    assert "Which theme does it belong to?" in said


def test_questions_about_an_own_indicator_are_not_asked_of_the_catalogues():
    assert files(ETHNICITY, {"indicator": "cvdp003chol@1", "period": "2025"}).keys() == {"study.yaml"}


def test_one_column_is_not_both():
    with pytest.raises(StudyError, match="The same column is named"):
        files(ETHNICITY, OWN | {"numerator": "Staff"})


def test_hostile_answers_stay_text(tmp_path):
    title = "x'\n}]: &a *a !!python/object {"
    read, [indicator] = loaded(ETHNICITY, OWN | {"title": title, "cannot_tell": "a: b\n- c"}, tmp_path)
    assert read.title == title
    assert indicator.cannot_tell == ("a: b\n- c",)


def test_sums_at_both_edges_are_left_out(tmp_path):
    sex = column("Sex", ["Female", "Male", "All"])
    profile = replace(table("White British", "Indian", "All staff", extra=(sex,)), rows=9)
    read, _ = loaded(profile, OWN, tmp_path)
    assert not read.sources[0].total
    assert read.sources[0].only == {
        "Ethnic group": ("White British", "Indian"),
        "Sex": ("Female", "Male"),
    }
