"""Every built-in code list, and the traps of mapping between schemes."""

import datetime
import re

import pytest

from fairlead.errors import CatalogueError
from fairlead.reference import KNOWN, Kind, built_in, load, names


def code_of(breakdown, written):
    """The group a text stands for by the list alone; None where it is not understood."""
    found = {
        text.strip().casefold(): group.code
        for group in breakdown.groups
        for text in (group.code, group.label, *group.values)
    }
    return found.get(written.strip().casefold())


@pytest.mark.parametrize("name", names())
class TestEveryList:
    def test_says_where_it_comes_from_and_when_it_is_looked_at_again(self, name):
        listed = built_in(name)
        assert listed.id == name
        assert listed.source
        assert listed.note
        assert listed.review > datetime.date(2026, 1, 1)

    def test_has_known_groups_and_one_not_known(self, name):
        breakdown = load(name)
        assert len(breakdown.known) >= 2
        assert [g.kind for g in breakdown.groups].count(Kind.UNKNOWN) == 1
        assert breakdown.unknown not in breakdown.known

    def test_every_grouping_loads_and_adds_up_known_groups_only(self, name):
        for grouping in built_in(name).groupings:
            breakdown = load(name, grouping=grouping)
            members = [code for broad in breakdown.broad for code in broad.members]
            assert len(members) == len(set(members))
            assert set(members) <= set(breakdown.known)
            assert breakdown.grouping == grouping
            assert breakdown.comparator is None or breakdown.comparator in breakdown.labels


class TestEthnicity:
    def test_sixteen_codes_and_two_that_are_not_known(self):
        breakdown = load("ethnicity_nhs2001")
        assert breakdown.known == tuple("ABCDEFGHJKLMNPRS")
        kinds = {g.code: g.kind for g in breakdown.groups}
        assert (kinds["Z"], kinds["99"]) == (Kind.NOT_STATED, Kind.UNKNOWN)

    @pytest.mark.parametrize(("grouping", "broad"), [("five_2001", "other"), ("five_2021", "asian")])
    def test_chinese_people_move_between_the_two_schemes(self, grouping, broad):
        breakdown = load("ethnicity_nhs2001", grouping=grouping)
        assert [one for one, members in breakdown.parents.items() if "R" in members] == [broad, KNOWN]

    def test_the_two_schemes_of_five_cover_all_sixteen(self):
        for grouping in ("five_2001", "five_2021"):
            breakdown = load("ethnicity_nhs2001", grouping=grouping)
            assert sorted(c for b in breakdown.broad for c in b.members) == sorted(breakdown.known)

    def test_wres_compares_with_all_white_groups(self):
        breakdown = load("ethnicity_nhs2001", grouping="wres_bme")
        assert breakdown.comparator == "white"
        assert breakdown.parents["white"] == ("A", "B", "C")
        assert breakdown.parents["ethnic_minority"] == tuple("DEFGHJKLMNPRS")
        assert breakdown.labels["ethnic_minority"] == "Ethnic minority (WRES: BME)"

    def test_against_white_british_the_other_white_groups_are_a_minority(self):
        breakdown = load("ethnicity_nhs2001", grouping="white_british")
        assert breakdown.comparator == "A"
        assert breakdown.parents["ethnic_minority_with_white"] == tuple("BCDEFGHJKLMNPRS")

    def test_shares_of_a_published_count(self):
        """1,301 people: 747 White British, 24 not stated, 125 not known; so 405 are a minority, not 429."""
        breakdown = load("ethnicity_nhs2001", grouping="white_british")
        kinds = {g.code: g.kind for g in breakdown.groups}
        counts = {"A": 747, "Z": 24, "99": 125}
        minority = 1301 - sum(counts.values())
        assert minority == 405
        assert [code for code in counts if kinds[code] is not Kind.KNOWN] == ["Z", "99"]
        assert "Z" not in breakdown.parents["ethnic_minority_with_white"]

    @pytest.mark.parametrize("digit", [*"0123456789", "I", "O", "Q"])
    def test_codes_of_another_time_are_not_guessed(self, digit):
        assert code_of(load("ethnicity_nhs2001"), digit) is None

    @pytest.mark.parametrize(("written", "code"), [("99", "99"), ("Z", "Z"), ("z ", "Z"), ("X", "99")])
    def test_not_stated_and_not_known_stay_apart(self, written, code):
        assert code_of(load("ethnicity_nhs2001"), written) == code

    @pytest.mark.parametrize(
        ("written", "code"), [("CP", "C"), ("C3", "C"), ("LE", "L"), ("PC", "P"), ("SC", "S")]
    )
    def test_local_second_characters_of_staff_records(self, written, code):
        assert code_of(load("ethnicity_nhs2001"), written) == code

    @pytest.mark.parametrize("written", ["NA", "NK", "DK", "No", "NS", "Null"])
    def test_words_for_nothing_are_no_ethnic_groups(self, written):
        assert code_of(load("ethnicity_nhs2001"), written) is None

    def test_census_categories_collapse_to_the_sixteen(self):
        census = load("ethnicity_census2021", grouping="nhs_2001")
        assert len(census.known) == 19
        sixteen = load("ethnicity_nhs2001")
        collapsed = {b.code: b.members for b in census.broad}
        assert sorted(collapsed) == sorted(sixteen.known)
        assert collapsed["C"] == ("white_gypsy_traveller", "white_roma", "white_other")
        assert collapsed["S"] == ("other_arab", "other_any")

    def test_census_labels_are_read_as_the_code_they_collapse_to(self):
        """Both roads from a census label to the sixteen codes end at the same code."""
        census, sixteen = load("ethnicity_census2021", grouping="nhs_2001"), load("ethnicity_nhs2001")
        for broad in census.broad:
            for member in broad.members:
                written = {
                    code_of(sixteen, text) for g in census.groups if g.code == member for text in g.values
                }
                assert written - {None} <= {broad.code}

    @pytest.mark.parametrize(
        ("name", "grouping"),
        [
            ("ethnicity_five_2001", "five_2001"),
            ("ethnicity_five_2021", "five_2021"),
            ("ethnicity_wres", "wres_bme"),
        ],
    )
    def test_broad_lists_read_the_sixteen_codes_as_the_groupings_do(self, name, grouping):
        broad, sixteen = load(name), load("ethnicity_nhs2001", grouping=grouping)
        parents = {
            member: code for code, members in sixteen.parents.items() for member in members if code != KNOWN
        }
        for group in sixteen.groups:
            expected = parents.get(group.code, group.code)
            assert code_of(broad, group.code) == expected
            assert code_of(broad, group.label) == expected

    def test_chinese_people_are_asian_in_the_census(self):
        census = load("ethnicity_census2021", grouping="five_2021")
        assert "asian_chinese" in census.parents["asian"]


class TestOtherLists:
    @pytest.mark.parametrize(("name", "size"), [("deprivation_decile", 10), ("deprivation_quintile", 5)])
    def test_deprivation_runs_from_the_most_deprived(self, name, size):
        breakdown = load(name)
        assert breakdown.ordered
        assert breakdown.known == tuple(str(one) for one in range(1, size + 1))
        assert breakdown.labels["1"].endswith("(most deprived)")
        assert breakdown.comparator == str(size)

    def test_a_quintile_is_two_deciles(self):
        parents = load("deprivation_decile", grouping="quintile").parents
        assert {code: parents[f"q{code}"] for code in range(1, 6)} == {
            code: (str(2 * code - 1), str(2 * code)) for code in range(1, 6)
        }

    def test_an_edition_travels_with_the_breakdown(self):
        old, new = load("deprivation_decile@iod2019"), load("deprivation_decile@iod2025")
        assert "2019" in old.edition
        assert "2025" in new.edition
        assert load("deprivation_decile").edition == ""

    @pytest.mark.parametrize("name", [n for n in names() if n.startswith("age_band")])
    def test_age_bands_are_regular_and_leave_no_gap(self, name):
        bands = [re.fullmatch(r"(\d+)(?:-(\d+)|\+)", code) for code in load(name).known]
        assert all(bands)
        assert bands[-1][2] is None
        assert [int(band[2]) + 1 for band in bands[:-1]] == [int(band[1]) for band in bands[1:]]

    def test_sex_and_gender_are_two_lists(self):
        sex, gender = load("sex"), load("gender")
        assert sex.scheme != gender.scheme
        assert "N" in gender.known
        assert "N" not in sex.known

    def test_declared_and_surveyed_disability_are_two_schemes(self):
        declared, surveyed = load("disability"), load("disability_survey")
        assert declared.scheme != surveyed.scheme
        assert code_of(declared, "Prefer not to answer") == "prefer_not"
        assert code_of(declared, "Not Declared") == "not_declared"

    def test_only_orientation_and_religion_are_under_the_stricter_policy(self):
        assert [name for name in names() if load(name).special] == ["religion", "sexual_orientation"]

    def test_the_name_of_a_breakdown_is_the_studys(self):
        assert load("ethnicity_nhs2001", name="ethnicity").id == "ethnicity"


GOOD = """
id: race
title: Race
scheme: Ours
source: Us
review: 2027-06-30
comparator: W
groups:
  - {code: B, label: Black}
  - {code: W, label: White, values: [wh]}
  - {code: X, label: Not known, kind: unknown}
groupings:
  two: [{code: all, label: All, members: [B, W]}]
"""


class TestOwnLists:
    def own(self, folder, text):
        (folder / "own.yaml").write_text(text, encoding="utf-8")
        return load("own.yaml", folder=folder, name="race", grouping=None)

    def test_a_file_beside_the_study(self, tmp_path):
        breakdown = self.own(tmp_path, GOOD)
        assert (breakdown.id, breakdown.scheme, breakdown.known) == ("race", "Ours", ("B", "W"))

    @pytest.mark.parametrize(
        ("old", "new", "said"),
        [
            ("code: B", "code: W", "The code 'W' stands twice"),
            ("code: B", "code: known", "kept for the sum of all known groups"),
            ("values: [wh]", "values: [black]", "stands for both 'B' and 'W'"),
            (", kind: unknown", ", kind: not stated", "0 groups have kind 'unknown'"),
            ("label: Black", "label: Black, kind: unknown", "2 groups have kind 'unknown'"),
            ("label: Black}\n", "label: Black, kind: not stated}\n", "'B' is not the code of a known group"),
            ("members: [B, W]", "members: [B, V]", "'V' is not the code of a known group"),
            (
                "members: [B, W]}",
                "members: [B]}, {code: c, label: C, members: [B]}",
                "in 'all' and in 'c'",
            ),
            ("code: all", "code: W", "The code 'W' is taken"),
            ("comparator: W", "comparator: V", "The comparator 'V' is not the code of a known group"),
            ("comparator: W", "comparator: W\ncomparators: {tow: W}", "There is no grouping 'tow'"),
            ("comparator: W", "comparator: W\ncomparators: {two: V}", "The comparator 'V'"),
            ("comparator: W\n", "", "'comparator' is missing"),
            ("label: Black", "lable: Black", "Did you mean 'label'?"),
            ("kind: unknown", "kind: unknwn", "Did you mean 'unknown'?"),
            ("code: B", "code: 1", "put numbers, true and false in quotes"),
            ("review: 2027-06-30", "review: soon", "year-month-day"),
            ("id: race", "id: My Race", "Use small letters"),
        ],
    )
    def test_is_refused_with_what_to_write(self, tmp_path, old, new, said):
        assert old in GOOD
        with pytest.raises(CatalogueError, match=re.escape(said)) as refusal:
            self.own(tmp_path, GOOD.replace(old, new, 1))
        assert "own.yaml" in str(refusal.value)
        assert "line" in str(refusal.value)

    def test_a_list_of_nobody_is_refused(self, tmp_path):
        lone = GOOD.split("groups:")[0].replace("comparator: W", "comparator: null")
        with pytest.raises(CatalogueError, match="No group is known"):
            self.own(tmp_path, lone + "groups: [{code: X, label: Not known, kind: unknown}]")

    def test_all_mistakes_are_told_in_the_order_of_the_lines(self, tmp_path):
        text = (
            GOOD.replace("id: race", "id: R")
            .replace("title: Race\n", "")
            .replace("label: White", "lbl: White")
        )
        with pytest.raises(CatalogueError) as refusal:
            self.own(tmp_path, text)
        said = str(refusal.value)
        assert said.index("'id' cannot be 'R'") < said.index("'lbl' is not a word")
        assert "'title' is missing" in said
        assert "There are 4 mistakes" in said


class TestNames:
    def test_an_unknown_list_names_the_nearest(self):
        with pytest.raises(CatalogueError, match="Did you mean 'ethnicity_nhs2001'"):
            load("ethnicity_nhs2011")

    def test_an_unknown_grouping_names_those_there_are(self):
        with pytest.raises(CatalogueError, match="five_2001, five_2021, wres_bme, white_british"):
            load("ethnicity_nhs2001", grouping="twelve")

    def test_a_comparator_of_a_grouping_that_cannot_be(self, tmp_path):
        text = GOOD.split("groupings:")[0].replace("comparator: W", "comparator: W\ncomparators: {two: W}")
        (tmp_path / "own.yaml").write_text(text, encoding="utf-8")
        with pytest.raises(CatalogueError, match=r"no grouping 'two'.*Nothing may stand here"):
            load("own.yaml", folder=tmp_path)

    def test_a_list_without_groupings_says_so(self):
        with pytest.raises(CatalogueError, match="Write null instead"):
            load("sex", grouping="two")

    def test_an_unknown_edition(self):
        with pytest.raises(CatalogueError, match="no edition 'iod2015'"):
            load("deprivation_decile@iod2015")
