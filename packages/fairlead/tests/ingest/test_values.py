"""Values to codes, ages to bands, areas to deprivation."""

import pyarrow.parquet as pq
import pytest

from fairlead.ingest import Severity
from fairlead.ingest.areas import edition_hint
from fairlead.ingest.bands import band_of, bands, limits
from fairlead.reference.breakdowns import Breakdown, Group, Kind
from fairlead.study.checked import Coded


def column(checking, name):
    """A column of the first checked source, as its file holds it."""
    return pq.read_table(checking.sources[0].path).column(name).to_pylist()


class TestCodes:
    def test_label_values_and_case(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,yes\n female ,no\nWOMAN,no\nMale,no\nNK,no\n,no\n")
        checking = checked(make.rows("x.csv"))
        assert not checking.problems
        assert checking.sources[0].breakdowns["sex"] == Coded(
            "sex",
            {"F": "F", "female": "F", "WOMAN": "F", "Male": "M", "NK": "unknown", None: "unknown"},
        )
        [check] = [c for c in checking.columns if c.meaning == "breakdown sex"]
        assert (check.rows, check.blank, check.known, check.not_stated, check.unknown) == (6, 1, 4, 0, 2)
        assert "66.7 % with a known group; 0 not stated, 2 not known (1 empty)" in str(check)

    def test_codes_alone_need_no_map(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,yes\nM,no\n")
        assert checked(make.rows("x.csv")).sources[0].breakdowns["sex"] == Coded("sex")

    def test_the_studys_own_values_come_first(self, checked, make, write):
        write("x.csv", "sex,outcome\n1,yes\n2,no\nM,no\n,no\n")
        own = {"column": "sex", "values": {"1": "M", "2": "F", "m": "X"}, "blank": "X"}
        found = checked(make.rows("x.csv", breakdowns={"sex": own})).sources[0].breakdowns["sex"]
        assert found.codes == {"1": "M", "2": "F", "M": "X", None: "X"}

    def test_digits_are_not_guessed(self, checked, make, write):
        write("x.csv", "sex,outcome\n1,yes\n")
        [problem] = checked(make.rows("x.csv")).errors
        assert str(problem) == (
            "x.csv, row 2, column 'sex': '1' is not a code of 'sex', in 1 row; correct it, or write "
            'values: {"1": CODE} for this column in the study; the codes are F, M, X, unknown.'
        )

    def test_a_code_the_list_lacks(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,yes\n")
        [problem] = checked(
            make.rows("x.csv", breakdowns={"sex": {"column": "sex", "values": {"F": "W"}}})
        ).errors
        assert "maps values of 'sex' to W, not codes of its list" in str(problem)
        assert "use one of: F, M, X, unknown" in str(problem)

    def test_what_may_name_a_person_is_not_quoted(self, checked, make, write):
        write(
            "x.csv", "sex,outcome\n943 476 5919,yes\na@b.org,no\nA very long answer in free text indeed,no\n"
        )
        text = " ".join(map(str, checked(make.rows("x.csv")).errors))
        assert "943" not in text
        assert "b.org" not in text
        assert "free text" not in text
        assert "a value of 12 characters (not shown)" in text

    def test_many_wrong_values_are_summed_up(self, checked, make, write):
        write("x.csv", "sex,outcome\n" + "".join(f"v{n},no\n" for n in range(12)))
        problems = checked(make.rows("x.csv")).errors
        assert len(problems) == 11
        assert "2 further values not understood" in str(problems[-1])

    def test_the_wrong_column_is_one_problem(self, checked, make, write):
        write("x.csv", "sex,outcome\n" + "".join(f"v{n},no\n" for n in range(60)))
        [problem] = checked(make.rows("x.csv")).errors
        assert "holds 60 different values that are not codes of 'sex'" in str(problem)

    def test_a_column_of_people_is_no_breakdown(self, checked, make, write):
        write("x.csv", "sex,outcome\n" + "".join(f"v{n},no\n" for n in range(60)))
        from_limits = make.limits(distinct=50)
        [problem] = checked(make.rows("x.csv"), limits=from_limits).errors
        assert "more than 50 different values" in str(problem)

    def test_no_code_list(self, checked, make, write):
        write("x.csv", "sex,outcome\nF,yes\n")
        [problem] = checked(make.rows("x.csv", breakdowns={"gender": {"column": "sex"}})).errors
        assert "there is no code list for 'gender'" in str(problem)

    def test_an_empty_value_without_a_group_for_it(self, checked, make, write):
        write("x.csv", "kind,outcome\nA,yes\n,no\n")
        make.lists["kind"] = Breakdown("kind", "Kind", "test", (Group("A", "A"),))
        [problem] = checked(make.rows("x.csv", breakdowns={"kind": {"column": "kind"}})).errors
        assert "row 3, column 'kind': an empty value is not a code" in str(problem)
        assert "write blank: CODE" in str(problem)

    def test_whole_numbers_written_with_a_point(self, checked, make, write):
        write("x.csv", "decile,outcome\n1.0,yes\n10,no\n")
        source = make.rows("x.csv", breakdowns={"deprivation_decile": {"column": "decile"}})
        assert checked(source).sources[0].breakdowns["deprivation_decile"].codes == {"1.0": "1", "10": "10"}


class TestBands:
    @pytest.mark.parametrize(
        ("code", "ages"),
        [
            ("18-24", (18, 24)),
            ("18 to 24", (18, 24)),
            ("[70-80)", (70, 79)),
            ("85+", (85, 130)),
            ("85 and over", (85, 130)),
            ("under 16", (0, 15)),
            ("<16", (0, 15)),
            ("adult", None),
        ],
    )
    def test_limits(self, code, ages):
        assert limits(code) == ages

    def test_lists_that_are_not_bands(self):
        mixed = Breakdown(
            "a", "A", "t", (Group("0-17", "x"), Group("old", "x"), Group("u", "x", Kind.UNKNOWN))
        )
        overlap = Breakdown("a", "A", "t", (Group("0-17", "x"), Group("10-20", "x")))
        assert bands(mixed) == {}
        assert bands(overlap) == {}

    @pytest.mark.parametrize("text", ["-1", "131", "nan", "inf", "old", "1e9"])
    def test_no_age(self, text):
        assert band_of(text, {"0-130": (0, 130)}) is None

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("90+", "85+"),
            ("<1", "0-17"),
            ("80+", None),
            ("under 25", None),
            ("18-39", None),
            ("0-17", "0-17"),
        ],
    )
    def test_the_oldest_and_the_youngest_are_written_as_open_bands(self, text, code):
        found = {"0-17": (0, 17), "18-84": (18, 84), "85+": (85, 130)}
        assert band_of(text, found) == code

    def test_ages_are_written_as_codes(self, checked, make, write):
        write(
            "x.csv",
            "age,outcome\n" + "".join(f"{age},no\n" for age in range(100)) + "17.9,no\n18-64,no\n,no\n",
        )
        checking = checked(make.rows("x.csv", breakdowns={"age_band": {"column": "age"}}))
        found = checking.sources[0].breakdowns["age_band"]
        assert found == Coded("breakdown_age_band")
        assert column(checking, found.column) == ["0-17"] * 18 + ["18-64"] * 47 + ["65+"] * 35 + [
            "0-17",
            "18-64",
            "unknown",
        ]

    @pytest.mark.parametrize(("code", "fits"), [("18-64", False), ("65+", True), ("unknown", True)])
    def test_a_band_is_not_taken_for_another_one(self, checked, make, write, code, fits):
        write("x.csv", "age,outcome\n66-70,no\n")
        column = {"column": "age", "values": {"66-70": code}}
        errors = checked(make.rows("x.csv", breakdowns={"age_band": column})).errors
        assert ["does not hold them all" in str(one) for one in errors] == ([] if fits else [True])

    def test_impossible_age(self, checked, make, write):
        write("x.csv", "age,outcome\n40,no\n-3,no\n")
        [problem] = checked(make.rows("x.csv", breakdowns={"age_band": {"column": "age"}})).errors
        assert "row 3, column 'age': '-3' is not a code of 'age_band'" in str(problem)


LOOKUP = "lsoa,decile\nE01000001,1\nE01000002,10\n"
BY_AREA = {
    "deprivation_decile": {
        "column": "area",
        "lookup": "lookup.csv",
        "lookup_key": "lsoa",
        "lookup_value": "decile",
    }
}


class TestAreas:
    def test_joined(self, checked, make, write):
        write("lookup.csv", LOOKUP)
        write("x.csv", "area,outcome\ne01000001 ,yes\nE01000002,yes\n,yes\n")
        found = checked(make.rows("x.csv", breakdowns=BY_AREA)).sources[0].breakdowns["deprivation_decile"]
        assert found.codes == {"e01000001": "1", "E01000002": "10", None: "unknown"}

    def test_the_other_edition_is_an_error(self, checked, make, write):
        write("lookup.csv", LOOKUP)
        write("x.csv", "area,outcome\nE01000001,yes\nE01035000,yes\n")
        [problem] = checked(make.rows("x.csv", breakdowns=BY_AREA)).errors
        assert "1 area code in 1 row is not in the lookup lookup.csv" in str(problem)
        assert "look like LSOA codes of 2021, and the lookup holds those of 2011" in str(problem)
        assert problem.row == 3

    def test_a_few_strays_are_not_known(self, checked, make, write):
        write("lookup.csv", LOOKUP)
        write("x.csv", "area,outcome\n" + "E01000001,yes\n" * 30 + "S01000001,yes\n")
        checking = checked(make.rows("x.csv", breakdowns=BY_AREA))
        [warning] = checking.problems
        assert warning.severity is Severity.WARNING
        assert "counted as 'unknown'" in str(warning)
        assert checking.sources[0].breakdowns["deprivation_decile"].codes["S01000001"] == "unknown"

    def test_many_strays_are_an_error(self, checked, make, write):
        write("lookup.csv", LOOKUP)
        write("x.csv", "area,outcome\nE01000001,yes\nS01000001,yes\n")
        [problem] = checked(make.rows("x.csv", breakdowns=BY_AREA)).errors
        assert "write a 'values' entry for each code" in str(problem)

    def test_a_values_entry_helps(self, checked, make, write):
        write("lookup.csv", LOOKUP)
        write("x.csv", "area,outcome\nE01000001,yes\nS01000001,yes\n")
        own = {"deprivation_decile": BY_AREA["deprivation_decile"] | {"values": {"s01000001": "unknown"}}}
        assert not checked(make.rows("x.csv", breakdowns=own)).problems

    @pytest.mark.parametrize(
        ("lookup", "sentence"),
        [
            ("lsoa,rank\nE01000001,1\n", "has no column 'decile'"),
            ("lsoa,decile\nE01000001,1\nE01000001,2\n", "gives one 'lsoa' two values"),
            ("", "the file is empty"),
        ],
    )
    def test_bad_lookups(self, checked, make, write, lookup, sentence):
        write("lookup.csv", lookup)
        write("x.csv", "area,outcome\nE01000001,no\n")
        [problem] = checked(make.rows("x.csv", breakdowns=BY_AREA)).errors
        assert sentence in str(problem).lower().replace("lookup.csv, row 1", "")

    def test_unsaid_key(self, checked, make, write):
        write("lookup.csv", LOOKUP)
        write("x.csv", "area,outcome\nE01000001,no\n")
        unsaid = {"deprivation_decile": {"column": "area", "lookup": "lookup.csv", "lookup_value": "decile"}}
        [problem] = checked(make.rows("x.csv", breakdowns=unsaid)).errors
        assert "does not say lookup_key" in str(problem)

    def test_rows_of_a_lookup_without_a_value_are_passed_over(self, checked, make, write):
        write("lookup.csv", LOOKUP + "E01000003,\n")
        write("x.csv", "area,outcome\nE01000001,yes\n")
        assert not checked(make.rows("x.csv", breakdowns=BY_AREA)).problems

    def test_editions(self):
        old, new = ["E01000001", "W01000001"], ["E01033769", "W01001959"]
        assert "of 2011, and the lookup holds those of 2021" in edition_hint(["E01000009"], old + new)
        assert "of 2021, and the lookup holds those of 2011" in edition_hint(["W01002000"], old)
        assert edition_hint(["E01000009"], old) is None
        assert edition_hint(["S01000009", "ZZ99 3VZ"], new) is None
