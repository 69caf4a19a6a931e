"""study.yaml: what it may say, and that all its mistakes are told at once."""

import re

import pytest

from fairlead import study
from fairlead.errors import CatalogueError, StudyError

STUDY = """
version: 1
title: A study
organisation: {code: RXX, name: A trust}
publisher: A trust
sources:
  - id: staff
    file: staff.csv
    kind: rows
    person: Number
    period: {column: Snapshot}
    fields: {band: Band}
    breakdowns:
      ethnicity: {column: Ethnic Origin, codes: ethnicity_nhs2001}
      sex: {column: Sex}
  - id: survey
    file: survey.csv
    kind: published
    period: {label: "2024"}
    published: {staff_equal_opportunities@1: {value: Share}}
    publisher: NHS England
    published_on: March 2025
indicators: [staff_band_8a_plus@1, staff_equal_opportunities@1]
breakdowns: {ethnicity: five_2001, sex: null}
crosses: [[ethnicity, sex]]
"""


@pytest.fixture
def folder(tmp_path):
    for name in ("staff.csv", "survey.csv"):
        (tmp_path / name).write_text("a\n1\n", encoding="utf-8")
    return tmp_path


def load(folder, text=STUDY):
    (folder / "study.yaml").write_text(text, encoding="utf-8")
    return study.load(folder / "study.yaml")


def test_a_study_is_read_as_it_is_written(folder):
    read = load(folder)
    assert read.sources[0].file.as_posix() == "staff.csv"
    assert read.crosses == (("ethnicity", "sex"),)
    lists = study.breakdowns(read, folder)
    assert {name: one.id for name, one in lists.items()} == {"ethnicity": "ethnicity", "sex": "sex"}
    assert lists["ethnicity"].grouping == "five_2001"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("file: staff.csv", "file: staf.csv", "There is no file 'staf.csv'.*Did you mean 'staff.csv'"),
        ("file: staff.csv", "file: q/staff.csv", "There is no folder 'q' either"),
        ("file: staff.csv", "file: zzz", "There is no file 'zzz'.*from the folder of study.yaml"),
        ("file: staff.csv", "file: .", "is a folder"),
        ("file: staff.csv", "file: ~/staff.csv", "begins with ~"),
        ("file: staff.csv", "file: https://x.test/staff.csv", "is an address, not a file"),
        ("file: staff.csv", "file: d\\staff.csv", "Write / between folders"),
        ("id: survey", "id: staff", "Two sources are called 'staff'"),
        (
            "person: Number",
            "person: Number\n    counts: {a@1: {numerator: N, denominator: D}}",
            "no use for 'counts'",
        ),
        ("    fields: {band: Band}\n", "", "of kind rows needs 'fields'"),
        ("    publisher: NHS England\n", "", "of kind published needs 'publisher'"),
        ("{column: Snapshot}", "{}", "either one label or one column"),
        ("{column: Snapshot}", "{column: a, label: b}", "either one label or one column"),
        ('{label: "2024"}', '{label: "2024", by: month}', "A label is not cut by dates"),
        ("staff_band_8a_plus@1, staff", "staff_band_8_plus@1, staff", "Did you mean 'staff_band_8a_plus@1'"),
        ("[staff_band_8a_plus@1,", "[staff_band_8a_plus@1, staff_band_8a_plus@1,", "stands twice"),
        (
            "fields: {band: Band}",
            "fields: {bnd: Band}",
            "In a source of kind rows write `fields: {band:",
        ),
        (
            "fields: {band: Band}",
            "fields: {band: Band}\n    field_values: {bnd: {Band 5: '5'}}",
            "'bnd' is not among the source's fields",
        ),
        ("[staff_band_8a_plus@1,", "[cvdp003chol@1,", "It can only be given as counts"),
        ("[staff_band_8a_plus@1,", "[staff_band_8a_plus@1, wres_boards@1,", "add it under `published:`"),
        ("[staff_band_8a_plus@1,", "[waiting_per_1000@1,", "is a rate and there is no population"),
        (", staff_equal_opportunities@1]", "]", "'staff_equal_opportunities@1' is not among the study's"),
        ("ethnicity: five_2001,", "ethnicity: five_2011,", "no grouping 'five_2011'"),
        ("codes: ethnicity_nhs2001", "codes: ethnicity_nhs", "There is no code list 'ethnicity_nhs'"),
        ("codes: ethnicity_nhs2001", "codes: own.yaml", "There is no file 'own.yaml'"),
        ("{column: Sex}", "{column: Sex, values: {W: V}}", "The list has no code 'V'"),
        ("{column: Sex}", "{column: Sex, blank: V}", "The list has no code 'V'"),
        ("{column: Sex}", "{column: Sex, lookup: staff.csv}", "The lookup lacks lookup_key, lookup_value"),
        ("sex: null}", "sex: null, religion: null}", "No source has a column for the breakdown 'religion'"),
        (", sex: null}", "}", "The breakdown 'sex' is not listed"),
        ("[[ethnicity, sex]]", "[[ethnicity, religion]]", "'religion' is not a listed breakdown"),
        ("[[ethnicity, sex]]", "[[sex, sex]]", "'sex' is crossed with itself"),
        ("sex: {column: Sex}", "sex: {column: Ethnic Origin}", "'sex' and 'ethnicity' tell one fact"),
        (
            "sex: {column: Sex}\n",
            "sex: {column: Group, codes: ethnicity_five_2001}\n",
            "name a grouping for the broader groups",
        ),
        ("title: A study", "titel: A study", "Did you mean 'title'"),
        ("kind: rows", "kind: row", "Did you mean 'rows'"),
        ("version: 1", "version: 2", "'version' cannot be '2'"),
        ("publisher: A trust", "policy: {threshold: 5}\npublisher: A trust", "'threshold' cannot be '5'"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_what_to_write(folder, old, new, said):
    assert old in STUDY
    with pytest.raises(StudyError, match=said) as refusal:
        load(folder, STUDY.replace(old, new, 1))
    assert re.search(r"line \d+, column \d+", str(refusal.value))


def test_all_mistakes_are_told_at_once(folder):
    text = STUDY.replace("staff.csv", "a.csv").replace("sex: null}", "age: null}").replace("_plus@1", "@1")
    with pytest.raises(StudyError) as refusal:
        load(folder, text)
    said = str(refusal.value)
    for part in ("'a.csv'", "breakdown 'age'", "'sex' is not listed", "'staff_band_8a@1'", "not a listed"):
        assert part in said


def test_a_cross_needs_one_source_with_both(folder):
    text = STUDY.replace("      sex: {column: Sex}\n", "").replace(
        "    publisher: NHS England", "    breakdowns: {sex: {column: Sex}}\n    publisher: NHS England"
    )
    with pytest.raises(StudyError, match="No source holds both 'ethnicity' and 'sex'"):
        load(folder, text)


def test_figures_of_others_and_other_editions_may_tell_a_fact_again(folder):
    published = STUDY.replace(
        "    publisher: NHS England",
        "    breakdowns: {race: {column: R, codes: ethnicity_wres}}\n    publisher: NHS England",
    ).replace("sex: null}", "sex: null, race: null}")
    assert "race" in load(folder, published).breakdowns
    lookups = (
        "{column: L, codes: deprivation_decile@iod2019, lookup: staff.csv, lookup_key: a, lookup_value: a}",
        "{column: M, codes: deprivation_decile@iod2025, lookup: staff.csv, lookup_key: a, lookup_value: b}",
    )
    both = STUDY.replace("{column: Ethnic Origin, codes: ethnicity_nhs2001}", lookups[0])
    both = both.replace("{column: Sex}", lookups[1]).replace("five_2001", "quintile")
    assert len(load(folder, both).breakdowns) == 2


def test_a_folder_is_no_study(folder):
    with pytest.raises(StudyError, match=r"Name the file: .*study\.yaml"):
        study.load(folder)


COUNTS = """
version: 1
title: Counts
organisation: {code: RXX, name: A trust}
publisher: A trust
sources:
  - id: counts
    file: staff.csv
    kind: counts
    period: {label: now}
    breakdowns: {race: {column: Race, codes: race}}
    counts: {own@1: {numerator: N, denominator: D}}
population:
  file: survey.csv
  people: People
  period: {label: now}
  breakdowns: {race: {column: Race, codes: race}}
indicators: [own@1]
indicator_files: [own.yaml]
code_lists: [race.yaml]
breakdowns: {race: null}
"""
RACE = """
id: race
title: Race
scheme: Ours
source: Us
review: 2027-06-30
comparator: null
groups: [{code: A, label: A}, {code: B, label: B}, {code: X, label: Not known, kind: unknown}]
"""
OWN = """
id: own
version: 1
title: Own
theme: equity
kind: proportion
polarity: neither
numerator_words: A
denominator_words: B
cannot_tell: [Much.]
source: Us
owner: Us
review: 2027-06-30
"""


class TestOwnDeclarations:
    @pytest.fixture(autouse=True)
    def declarations(self, folder):
        (folder / "race.yaml").write_text(RACE, encoding="utf-8")
        (folder / "own.yaml").write_text(OWN, encoding="utf-8")

    def test_a_code_list_is_named_by_its_file_or_its_stem(self, folder):
        by_stem = study.breakdowns(load(folder, COUNTS), folder)["race"]
        by_file = study.breakdowns(load(folder, COUNTS.replace("codes: race", "codes: race.yaml")), folder)[
            "race"
        ]
        assert by_stem == by_file
        assert by_stem.known == ("A", "B")

    def test_two_sources_must_use_one_list(self, folder):
        head, _, tail = COUNTS.rpartition("codes: race")
        with pytest.raises(StudyError, match=r"has two code lists: race\.yaml and sex"):
            load(folder, head + "codes: sex" + tail)

    def test_a_faulty_code_list_is_told_with_its_own_line(self, folder):
        (folder / "race.yaml").write_text(RACE.replace("code: B", "code: A"), encoding="utf-8")
        with pytest.raises(StudyError, match=r"stands twice.*In race.yaml, line \d"):
            load(folder, COUNTS)

    def test_a_faulty_indicator_is_told_as_such(self, folder):
        (folder / "own.yaml").write_text(OWN.replace("theme: equity", "theme: x"), encoding="utf-8")
        with pytest.raises(CatalogueError, match=r"own.yaml, line"):
            load(folder, COUNTS)

    def test_files_that_are_not_there_are_told_once(self, folder):
        text = COUNTS.replace("[own.yaml]", "[on.yaml]").replace("codes: race", "codes: rice.yaml")
        with pytest.raises(StudyError) as refusal:
            load(folder, text)
        said = str(refusal.value)
        assert "There is no file 'on.yaml'" in said
        assert said.count("'rice.yaml'") == 2
        assert "could not be read" not in said


class TestKey:
    def test_is_made_once_and_kept(self, tmp_path):
        first = study.key(tmp_path)
        assert len(first) == 32
        assert study.key(tmp_path) == first
        assert (tmp_path / "study.key").stat().st_mode & 0o077 == 0

    @pytest.mark.parametrize(("text", "said"), [("zz", "not readable"), ("00ff", "2 bytes instead of 32")])
    def test_a_damaged_key_is_refused(self, tmp_path, text, said):
        (tmp_path / "study.key").write_text(text, encoding="ascii")
        with pytest.raises(StudyError, match=said):
            study.key(tmp_path)

    def test_a_folder_that_is_not_there(self, tmp_path):
        with pytest.raises(Exception, match="could not be written"):
            study.key(tmp_path / "none")


def test_the_schemas_of_what_people_write_are_whole():
    schemas = study.schemas()
    assert set(schemas) == {"study.schema.json", "indicator.schema.json", "code-list.schema.json"}
    assert "sources" in schemas["study.schema.json"]["properties"]
    assert all(one["additionalProperties"] is False for one in schemas.values())


def test_figures_that_others_publish_are_not_counted(tmp_path):
    text = (
        "version: 1\ntitle: T\norganisation: {code: X, name: X}\npublisher: X\nsources:\n"
        "  - {id: c, file: c.csv, kind: counts, period: {label: now}, "
        "counts: {staff_equal_opportunities@1: {numerator: n, denominator: d}}}\n"
        "indicators: [staff_equal_opportunities@1]\n"
    )
    (tmp_path / "study.yaml").write_text(text)
    (tmp_path / "c.csv").write_text("n,d\n1,2\n")
    with pytest.raises(StudyError, match="In a source of kind published"):
        study.load(tmp_path / "study.yaml")
