"""Sections: who gets one, and what it says."""

import re

from fairlead.disclosure.document import ReleasedOrganisation
from fairlead.figures import State
from fairlead.reports import sections
from fairlead.reports.contents import Contents
from fairlead.reports.section import slug


def test_one_section_for_each_indicator_and_breakdown_certified_first(told):
    assert [one.id for one in told] == [
        "readmission-v1-ethnicity-rxx",
        "readmission-v1-quintile-rxx",
        "readmission-v1-sex-rxx",
        "published-discrimination-v1-ethnicity-rxx",
    ]
    assert [one.certified for one in told] == [True, True, True, False]


def test_sections_of_one_indicator(make):
    release = make.full()
    by_id, by_key = sections(release, "readmission"), sections(release, "readmission@1")
    assert by_id == by_key == sections(release)[:3]
    assert sections(release, "no_such") == ()


def test_the_claim_tells_both_directions_and_the_details_what_is_missing(told):
    ethnicity = told[0]
    assert "The figure for Black is 13.6% (165 of 1,210), 6.6 percentage points higher" in ethnicity.claim
    assert "3.6 percentage points lower than White" in ethnicity.claim
    said = " ".join(ethnicity.details)
    assert "Withheld to protect people: Mixed." in said
    assert "Too few to interpret: Any other ethnic group, with a long name <in> it." in said
    assert "Nobody was counted: Not known." in said
    assert "(95% interval 1.7 to 4.9), 2023/24; 6.6 percentage points higher" in said
    widened = r"The gap has widened by 3\.3 percentage points \(95% interval \d\.\d to \d\.\d\)\."
    assert re.search(widened, said)
    assert ethnicity.period == "2024/25"
    assert ethnicity.completeness == "Ethnicity is known for 92.2% (13,000 of 14,100)."
    assert (
        "Any other ethnic group, with a long name <in> it: Fewer than ten are counted."
        in ethnicity.cannot_tell
    )


def test_the_table_holds_all_periods_everyone_and_states(told):
    table = told[0].table
    assert table.columns == (
        "Group",
        "Period",
        "Count",
        "Figure",
        "95% interval",
        "Difference from White (percentage points)",
        "95% interval of difference",
        "Ratio to White",
    )
    assert {len(row.cells) for row in table.rows} == {8}
    rows = {row.cells[:2]: row for row in table.rows}
    assert rows["Black", "2024/25"].cells[2:7] == (
        "165 of 1,210",
        "13.6%",
        "11.7% to 15.6%",
        "+6.6",
        "+5.0 to +8.2",
    )
    assert rows["Mixed", "2023/24"].cells[2:] == ("withheld",) * 5 + ("–",)
    assert rows["Mixed", "2023/24"].state is State.SUPPRESSED
    assert rows["White", "2024/25"].cells[5:] == ("–", "–", "–")
    assert rows["Everyone", "2023/24"].cells[2] == "930 of 13,900"


def test_an_ordered_breakdown_is_told_by_its_gradient_and_its_ends(told):
    quintile = told[1]
    assert quintile.claim == (
        "The figure falls by 4.8 percentage points from 1 (most deprived) to 5 (least deprived) "
        "(slope index of inequality, local mid-points; 95% interval 3.5 to 6.1). "
        "For this measure lower is better, so this is worse for 1 (most deprived)."
    )
    assert quintile.details == ("1 (most deprived): 9.3%.", "5 (least deprived): 5.4%.")
    assert any("national mid-points" in limit for limit in quintile.cannot_tell)
    named = [row.cells[0] for row in quintile.table.rows]
    assert named[-2:] == [
        "Slope index of inequality, local mid-points (percentage points)",
        "Relative index of inequality, local mid-points",
    ]


def test_gradients_of_two_periods_are_compared(make):
    everyone = {"quintile": "known"}
    figures = [
        make.figure({"quintile": code}, 100, 1000, period=p) for code in "15" for p in ("2023/24", "2024/25")
    ]
    slopes = [
        make.compare(everyone, -6, -7, -5, measure="slope_index_national", period="2023/24"),
        make.compare(everyone, -3, -4, -2, measure="slope_index_national"),
    ]
    (section,) = sections(make.release(figures=tuple(figures), comparisons=tuple(slopes)))
    assert any(
        "Change by the gradient" in said and "The gap has narrowed" in said for said in section.details
    )
    mixed = (slopes[0], slopes[1].model_copy(update={"measure": "slope_index"}))
    (section,) = sections(make.release(figures=tuple(figures), comparisons=mixed))
    assert not any("Change by the gradient" in said for said in section.details)


def test_a_gap_that_was_clear_and_is_not_any_more_is_told(make):
    groups = [{"ethnicity": "white"}, {"ethnicity": "black"}]
    figures = [make.figure(one, 100, 1000, period=p) for one in groups for p in ("2023/24", "2024/25")]
    told = {"comparator": "white"}
    comparisons = (
        make.compare(groups[1], 5, 4, 6, period="2023/24", **told),
        make.compare(groups[1], 0.5, -1, 2, **told),
    )
    (section,) = sections(make.release(figures=tuple(figures), comparisons=comparisons))
    assert section.claim.startswith("Black and White cannot be told apart")
    assert any("The gap has narrowed" in said for said in section.details)
    assert section.weight == 0


def test_change_is_drawn_where_there_are_two_periods(told):
    ethnicity, quintile = told[:2]
    assert "over time" in ethnicity.change_svg
    assert ethnicity.change_description.startswith("Dot plot of 4 lines.")
    assert "Black, 2023/24: +3.3, 95% interval +1.7 to +4.9, higher." in ethnicity.change_description
    assert quintile.change_svg == ""


def test_a_body_without_figures_in_the_last_period_is_not_known(make):
    release = make.many()
    late = make.figure({"quintile": "1"}, 10, 100, organisation="Q0", period="2025/26")
    (section,) = sections(
        make.release(**dict(release.document) | {"figures": (*release.document.figures, late)})
    )
    assert section.period == "2025/26"
    assert section.details == ("Not known: Board 0, Board 1, Board 2, Board 3 and Board 4.",)


def test_levels_are_told_where_nothing_is_compared(told):
    sex = told[2]
    assert sex.claim == (
        "Highest: Female, 7.2%. Lowest: Male, 7.1%. These differences were not tested. Everyone: 7.2%."
    )
    assert sex.weight == 0
    assert sex.table.columns[-1] == "95% interval"


def test_a_sum_is_neither_the_highest_nor_the_lowest_group(make):
    known = make.sex.groups[0].model_copy(update={"code": "known", "label": "All known", "kind": "all known"})
    unknown = known.model_copy(update={"code": "U", "label": "Not known", "kind": "unknown"})
    sex = make.sex.model_copy(update={"groups": (*make.sex.groups, unknown, known)})

    def claim(codes):
        figures = [make.figure({"sex": code}, 100 + 50 * at, 1000) for at, code in enumerate(codes)]
        release = make.release(breakdowns=(sex,), figures=(*figures, make.figure({}, 300, 2000)))
        return sections(release)[0].claim

    assert claim(["F", "known", "U"]) == "Female: 10.0%. Everyone: 15.0%. No other group is shown."
    assert claim(["known", "U"]) == "Everyone: 15.0%."
    assert claim(["F", "M", "known"]).startswith("Highest: Male, 15.0%. Lowest: Female, 10.0%.")


def test_a_hidden_gradient_gives_way_to_the_gaps(make):
    figures = tuple(make.figure({"quintile": code}, 100, 1000) for code in "15")
    comparisons = (
        make.compare({"quintile": "known"}, None, None, None, measure="slope_index", state=State.SUPPRESSED),
        make.compare({"quintile": "1"}, 4, 2, 6, comparator="5"),
    )
    (section,) = sections(make.release(figures=figures, comparisons=comparisons))
    assert section.claim.startswith("The figure for 1 (most deprived) is 10.0%")
    assert section.table.rows[-1].cells[1:4] == ("–", "withheld", "withheld")


def test_without_a_comparator_groups_are_compared_with_all_of_known_group(make):
    known = make.sex.groups[0].model_copy(update={"code": "known", "label": "All known", "kind": "all known"})
    sex = make.sex.model_copy(update={"groups": (*make.sex.groups, known)})
    figures = [make.figure({"sex": code}, 100, 1000) for code in ("F", "M", "known")]
    gap = make.compare({"sex": "F"}, 2, 1, 3, comparator="known")
    (section,) = sections(make.release(breakdowns=(sex,), figures=tuple(figures), comparisons=(gap,)))
    assert "higher than All known (10.0%)" in section.claim
    assert section.table.columns[-1] == "Ratio to All known"


def test_a_cross_has_a_section_of_its_own_without_gaps(make):
    figures = [
        make.figure({"ethnicity": code, "sex": sex}, 10 * place, 100)
        for place, (code, sex) in enumerate([("white", "F"), ("black", "M")], start=1)
    ]
    (section,) = sections(make.release(figures=tuple(figures)))
    assert section.breakdown == "ethnicity x sex"
    assert "Highest: Black, Male, 20.0%" in section.claim
    assert section.title.endswith("by ethnicity and sex")


def test_an_indicator_without_breakdowns_has_one_section(make):
    (section,) = sections(make.release(figures=(make.figure({}, 10, 100),)))
    assert section.claim == "Everyone: 10.0%."
    assert (section.breakdown, section.completeness) == ("", "")
    assert "Everyone" in section.chart_svg


def test_everyone_withheld_leaves_no_claim_but_says_so_in_the_table(make):
    (section,) = sections(make.release(figures=(make.hidden({}),)))
    assert section.table.rows[0].cells == ("Everyone", "withheld", "withheld", "withheld")


def test_completeness_that_is_withheld_is_told(make):
    release = make.full()
    entry = release.document.completeness[0].model_copy(update={"state": State.SUPPRESSED})
    said = sections(make.release(figures=release.document.figures, completeness=(entry,)))[0].completeness
    assert said == "Ethnicity: how many have a known group is withheld to protect people."


def test_many_organisations_share_a_section_sorted_by_gradient(make):
    (section,) = sections(make.many())
    assert section.claim == (
        "From 1 (most deprived) to 5 (least deprived), the figure rises in 2 of 4 organisations, falls in 1, "
        "and cannot be told from no gradient in 1."
    )
    assert [row.cells[0] for row in section.table.rows] == [
        "Board 0",
        "Board 3",
        "Board 2",
        "Board 1",
        "Board 4",
    ]
    assert section.table.rows[-1].state is State.SUPPRESSED
    assert [said[:24] for said in section.details[:2]] == [
        "Largest rise, Board 0: T",
        "Largest fall, Board 1: T",
    ]
    assert section.details[-1] == "Withheld to protect people: Board 4."
    assert section.weight > 0
    assert "national mid-points" in section.details[0]


def test_the_releases_own_body_keeps_its_own_section(make):
    release = make.many()
    own = [make.figure({"quintile": code}, 100, 1000) for code in "12345"]
    told = sections(make.release(**dict(release.document) | {"figures": (*release.document.figures, *own)}))
    assert [one.id for one in told] == [
        "readmission-v1-quintile-by-organisation",
        "readmission-v1-quintile-rxx",
    ]
    assert told[0].organisation_name == "5 organisations"


def test_no_gradient_to_show_is_said(make):
    (section,) = sections(make.many((None, None, None, None)))
    assert section.claim == "No gradient can be shown."
    assert (section.chart_svg, section.weight) == ("", 0)


def test_few_organisations_have_a_section_each(make):
    release = make.many((6.0, -5.0, 1.0))
    assert [one.organisation for one in sections(release)] == ["Q0", "Q1", "Q2"]


def test_many_organisations_by_an_unordered_breakdown_have_a_section_each(make):
    bodies = tuple(ReleasedOrganisation(code=f"Q{place}", name=f"Board {place}") for place in range(5))
    figures = tuple(make.figure({"sex": "F"}, 100, 1000, organisation=body.code) for body in bodies)
    assert len(sections(make.release(organisations=bodies, figures=figures))) == 5


def test_published_figures_are_labelled_and_untested(told):
    section = told[-1]
    assert section.label == (
        "Published by NHS England, Survey Coordination Centre, March 2025; not certified by Fairlead"
    )
    assert section.claim == "Highest: Black, 14.9%. Lowest: White, 6.6%. These differences were not tested."
    assert section.table.columns[-1] == "95% interval (ignores the design effect)"
    rows = {row.cells[0]: row.cells for row in section.table.rows}
    assert rows["Mixed"][2:] == ("11.0%", "–", "no base published")
    assert rows["White"][2:] == ("6.6%", "520,000", "6.5% to 6.7%")
    assert section.source.endswith("https://www.nhsstaffsurveys.com/results/")
    assert "ignore the design effect" in " ".join(re.sub(r"<[^>]+>", " ", section.chart_svg).split())


def test_a_published_total_alone_is_told(make):
    (section,) = sections(make.release(published=(make.published({}, 9.3),)))
    assert section.claim == "Overall: 9.3%."
    assert (section.chart_svg, section.description) == ("", ""), "One dot, beside nothing."
    (section,) = sections(make.release(published=(make.published({"sex": "F"}, 9.3),)))
    assert section.chart_svg == ""
    both = (make.published({"sex": "F"}, 9.3), make.published({"sex": "M"}, 8.1))
    (section,) = sections(make.release(published=both))
    assert "8.1%" in section.chart_svg
    assert "design effect" not in section.chart_svg


def test_csv_holds_the_sections_own_lines(told):
    assert "discrimination" not in told[0].csv
    assert "quintile" not in told[0].csv
    assert "completeness" in told[0].csv
    assert told[-1].csv.count("\r\n") == 4


def test_codes_a_breakdown_does_not_list_stand_for_themselves(make):
    contents = Contents(make.document())
    assert contents.label((("sex", "X"),)) == "X"


def test_slugs_are_small_letters_digits_and_hyphens():
    assert slug("Readmission 30", "v1", "E54000027/A") == "readmission-30-v1-e54000027-a"
