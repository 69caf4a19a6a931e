"""What a column is taken for, and what a file is taken for."""

from pathlib import Path

import pytest

from fairlead.study import ColumnProfile, ColumnType, Profile, Role, shape, understanding


def column(name, values=(), kind=ColumnType.TEXT, distinct=None, examples=()):
    return ColumnProfile(
        name, kind, len(values) if distinct is None else distinct, 0, tuple((v, 10) for v in values), examples
    )


def profile(*columns, rows=1000):
    return Profile(Path("table.csv"), "CSV", rows, columns)


def guess(*args, **kwargs):
    [found] = understanding(profile(column(*args, **kwargs)))
    return found


class TestBreakdowns:
    @pytest.mark.parametrize(
        ("heading", "values", "breakdown", "codes"),
        [
            ("Ethnic Origin", ["A", "CP", "Z", "99"], "ethnicity", "ethnicity_nhs2001"),
            ("EthnicCategory", ["White British", "Indian"], "ethnicity", "ethnicity_nhs2001"),
            ("ethnicity", ["White: Roma", "Indian", "Arab"], "ethnicity", "ethnicity_census2021"),
            ("ethnic_group", ["White", "Asian", "Black"], "ethnicity", "ethnicity_five_2001"),
            ("Ethnicity", ["White", "BME"], "ethnicity", "ethnicity_wres"),
            ("IMD decile", ["1", "2", "9", "10"], "deprivation", "deprivation_decile"),
            ("imd_quintile", ["Q1", "Q5"], "deprivation", "deprivation_quintile"),
            ("Sex", ["F", "M"], "sex", "sex"),
            ("Gender", ["Woman", "Man", "Non-binary"], "gender", "gender"),
            ("Age band", ["0-17", "85+"], "age_band", "age_band_broad"),
            ("Disability", ["Yes", "No", "Unspecified"], "disability", "disability"),
            ("Religious Belief", ["Islam", "Sikhism"], "religion", "religion"),
            ("sexual_orientation", ["Bisexual", "Undecided"], "sexual_orientation", "sexual_orientation"),
        ],
    )
    def test_by_heading_and_values(self, heading, values, breakdown, codes):
        found = guess(heading, values)
        assert (found.role, found.breakdown, found.codes) == (Role.BREAKDOWN, breakdown, codes)
        assert codes in found.sentence

    @pytest.mark.parametrize(
        ("values", "codes"),
        [
            (["1 - most deprived", "2", "3", "4", "5 - least deprived", "Persons"], "deprivation_quintile"),
            (["Female", "Male"], "sex"),
            (["Indian", "Pakistani", "Chinese"], "ethnicity_nhs2001"),
        ],
    )
    def test_by_values_alone(self, values, codes):
        found = guess("Category", values)
        assert (found.codes, found.confidence) == (codes, "likely")

    @pytest.mark.parametrize("values", [["A", "B", "C"], ["Yes", "No"], ["Other", "None"], ["1", "2"], []])
    def test_words_of_many_lists_are_not_enough(self, values):
        assert guess("Category", values).role is Role.OTHER

    def test_the_row_of_everybody_is_told_apart(self):
        found = guess("Ethnic group", ["White British", "Indian", "All applicants"])
        assert (found.total, found.unknown) == ("All applicants", ())

    @pytest.mark.parametrize("value", ["Any other group", "All Black groups", "Total ethnic minority"])
    def test_the_sum_of_some_groups_is_not_everybody(self, value):
        found = guess("Ethnic group", ["White British", "Indian", value])
        assert (found.total, found.unknown) == ("", (value,))

    def test_values_that_are_not_known_become_a_question(self):
        found = guess("Ethnicity", ["A", "B", "C", "Martian"])
        assert found.unknown == ("Martian",)
        assert found.question == "What do these values stand for: 'Martian'?"
        assert found.confidence == "likely"

    def test_more_values_than_can_be_listed_are_not_said_to_be_known(self):
        found = guess("Ethnic origin", distinct=900)
        assert (found.role, found.codes, found.confidence) == (Role.BREAKDOWN, "ethnicity_nhs2001", "unclear")
        assert "900 different values" in found.sentence
        assert guess("Ethnic minority base", kind=ColumnType.WHOLE, distinct=900).role is Role.OTHER

    def test_a_heading_whose_values_nobody_knows(self):
        found = guess("race", ["Elf", "Dwarf"])
        assert (found.role, found.confidence) == (Role.OTHER, "unclear")
        assert "code list of your own" in found.question

    def test_ages_in_years_find_their_band(self):
        found = guess("Age", ["17", "45"], ColumnType.WHOLE)
        assert found.codes == "age_band_broad"
        assert found.question == "Which age bands are wanted?"

    def test_ages_in_years_may_end_in_an_open_band(self):
        assert guess("Age", ["17", "45", "90+"]).question == "Which age bands are wanted?"
        assert guess("Age", ["0-17", "40+", "45"]).unknown == ("40+", "45")

    def test_bands_that_are_cut_elsewhere_ask_for_a_list_of_their_own(self):
        found = guess("Age band", ["0-17", "18-39"])
        assert found.unknown == ("18-39",)
        assert found.question.endswith(
            "A band that is cut elsewhere is none of these: bring a list of your own."
        )

    def test_gender_is_not_taken_for_sex_without_asking(self):
        found = guess("Gender", ["Female", "Male"])
        assert found.breakdown == "gender"
        assert "never merged" in found.question

    def test_the_place_of_chinese_people_is_asked(self):
        assert (
            "Are Chinese people among Asian people"
            in guess("Ethnicity", ["White", "Asian", "Other"]).question
        )

    def test_the_labels_of_2011_with_their_slashes_are_known(self):
        values = ["White", "Mixed/multiple ethnic groups", "Asian / Asian British", "Asian/Asian British"]
        black = ["Black/African/Caribbean/Black British", "Black / Black British"]
        found = guess("Ethnicity", [*values, *black, "Other ethnic group"])
        assert (found.codes, found.unknown) == ("ethnicity_five_2001", ())

    def test_values_that_are_not_understood_do_not_hide_that_question(self):
        question = guess("Ethnicity", ["White", "Asian", "Black", "Purple"]).question
        assert question.startswith("What do these values stand for: 'Purple'? Are Chinese people among")


class TestOtherRoles:
    @pytest.mark.parametrize(
        ("heading", "role"),
        [
            ("LSOA11", Role.AREA),
            ("patient_nbr", Role.PERSON),
            ("NHS Number", Role.PERSON),
            ("Employee Number", Role.PERSON),
            ("staff_id", Role.PERSON),
            ("StaffID", Role.PERSON),
            ("staff_no", Role.PERSON),
            ("employee_id", Role.PERSON),
            ("employeeid", Role.PERSON),
            ("person_id", Role.PERSON),
            ("nhs_number", Role.PERSON),
            ("NHS number (pseudonymised)", Role.PERSON),
            ("assignment_number", Role.PERSON),
            ("Payroll No", Role.PERSON),
            ("ESR number", Role.PERSON),
            ("service_user_id", Role.PERSON),
            ("Pseudonym", Role.PERSON),
            ("Employee", Role.PERSON),
            ("Employee type", Role.OTHER),
            ("Application status", Role.OTHER),
            ("Patient postcode", Role.OTHER),
            ("Staff group", Role.OTHER),
            ("AreaName", Role.ORGANISATION_NAME),
            ("Org Code", Role.ORGANISATION),
            ("ods_code", Role.ORGANISATION),
            ("TimePeriodName", Role.PERIOD),
            ("Snapshot Date", Role.PERIOD),
            ("Comment", Role.OTHER),
        ],
    )
    def test_by_heading(self, heading, role):
        assert guess(heading, ["x", "y"]).role is role

    def test_numerators_hold_whole_numbers(self):
        assert guess("Numerator", ["1", "2"], ColumnType.WHOLE).role is Role.NUMERATOR
        assert guess("Numerator", ["0.5"], ColumnType.NUMBER).question == "Which column holds the counts?"

    def test_a_value_is_a_number(self):
        assert guess("Percentage", ["1.5"], ColumnType.NUMBER).role is Role.VALUE
        assert guess("Value", ["high"]).role is Role.OTHER

    def test_an_empty_column(self):
        assert guess("Ethnicity", kind=ColumnType.EMPTY).sentence == "It is empty."

    def test_two_columns_are_not_the_same_thing(self):
        first, second = understanding(profile(column("Sex", ["F", "M"]), column("Sex at birth", ["F", "M"])))
        assert (first.role, second.role) == (Role.BREAKDOWN, Role.OTHER)
        assert "'Sex' was taken for that" in second.sentence
        assert "Which of the two columns holds the sex?" in second.question

    @pytest.mark.parametrize("headings", [("Trust", "Trust code"), ("Trust code", "Trust")])
    def test_a_trust_beside_its_code_is_its_name(self, headings):
        found = {one.column: one.role for one in understanding(profile(*map(column, headings)))}
        assert found == {"Trust": Role.ORGANISATION_NAME, "Trust code": Role.ORGANISATION}
        assert guess("Trust").role is Role.ORGANISATION


ETHNICITY = column("Ethnicity", ["White British", "Indian", "Chinese"])


def shaped(*columns, rows):
    table = profile(*columns, rows=rows)
    return shape(table, understanding(table))


def test_a_column_is_found_by_its_name():
    table = profile(ETHNICITY)
    assert table.column("Ethnicity") is ETHNICITY
    with pytest.raises(KeyError):
        table.column("Sex")


class TestShape:
    def test_two_columns_of_counts_beside_groups(self):
        columns = (
            column("Appointed", ["1", "2"], ColumnType.WHOLE),
            column("Shortlisted", ["9", "8"], ColumnType.WHOLE),
        )
        found = shaped(ETHNICITY, *columns, rows=3)
        assert (found.kind, found.numerator, found.denominator) == ("counts", "Appointed", "Shortlisted")

    def test_headings_say_which_is_which(self):
        columns = (
            column("Numerator", ["9"], ColumnType.WHOLE),
            column("Denominator", ["1"], ColumnType.WHOLE),
        )
        found = shaped(ETHNICITY, *columns, rows=3)
        assert (found.numerator, found.denominator) == ("Numerator", "Denominator")

    def test_of_three_columns_none_is_chosen(self):
        columns = [column(name, ["1", "2"], ColumnType.WHOLE) for name in ("a", "b", "c")]
        assert shaped(ETHNICITY, *columns, rows=3).numerator == ""

    @pytest.mark.parametrize(
        ("columns", "rows", "why"),
        [
            ([ETHNICITY, column("Patient ID")], 3, "names people"),
            ([ETHNICITY, column("lsoa", ["a"])], 3, "where they live"),
            (
                [column("a", ["1"], ColumnType.WHOLE), column("b", ["2"], ColumnType.WHOLE)],
                1,
                "No column names groups",
            ),
            (
                [ETHNICITY, column("a", ["1"], ColumnType.WHOLE), column("b", ["2"], ColumnType.WHOLE)],
                4,
                "many rows",
            ),
            ([ETHNICITY, column("a", ["1"], ColumnType.WHOLE)], 3, "no two columns of counts"),
        ],
    )
    def test_rows_about_people(self, columns, rows, why):
        found = shaped(*columns, rows=rows)
        assert found.kind == "rows"
        assert why in found.sentence

    @pytest.mark.parametrize(
        "heading",
        ["Headcount", "Total head count", "Staff", "Number of staff in post", "Count", "staff_count"],
    )
    def test_one_column_that_counts_people_makes_groups_of_rows_also_where_groups_stand_often(self, heading):
        found = shaped(
            ETHNICITY, column("Band", ["5", "6"]), column(heading, ["4"], ColumnType.WHOLE), rows=9
        )
        assert (found.kind, found.numerator, found.denominator) == ("counts", "", heading)
        assert found.lacks_a_count
        assert "A share needs a second count" in found.sentence

    @pytest.mark.parametrize(
        ("one", "other"),
        [("Headcount", "Band 8a+"), ("Shortlisted", "Appointed"), ("Number of staff", "Senior staff")],
    )
    def test_two_counts_make_groups_of_rows_though_a_column_that_is_not_known_tells_them_apart(
        self, one, other
    ):
        counts = [column(name, ["9", "30"], ColumnType.WHOLE) for name in (one, other)]
        found = shaped(ETHNICITY, column("Directorate", ["a", "b", "c"]), *counts, rows=9)
        assert found.kind == "counts"
        assert "name the column that tells them apart as a breakdown" in found.sentence

    @pytest.mark.parametrize(
        ("one", "other", "values"),
        [
            ("No", "Days", ["3", "40"]),
            ("Shortlisted", "Appointed", ["0", "1"]),
            ("Staff group", "Days", ["3", "40"]),
        ],
    )
    def test_numbers_and_marks_of_people_do_not(self, one, other, values):
        counts = [column(name, values, ColumnType.WHOLE) for name in (one, other)]
        assert shaped(ETHNICITY, *counts, rows=9).kind == "rows"

    @pytest.mark.parametrize("heading", ["Number of children", "Sickness days", "Staff group"])
    def test_other_numbers_stand_in_rows_about_people_too(self, heading):
        found = shaped(ETHNICITY, column(heading, ["4"], ColumnType.WHOLE), rows=9)
        assert found.kind == "rows"

    def test_one_figure_beside_groups_is_published(self):
        counted = column("Headcount", ["9"], ColumnType.WHOLE)
        share = column("Percentage", ["1.5"], ColumnType.NUMBER)
        assert shaped(ETHNICITY, counted, share, rows=3).kind == "published"
        assert shaped(ETHNICITY, column("Percentage", ["1.5"], ColumnType.NUMBER), rows=3).kind == "published"
