"""Lists that tell of many years: closings, names of before, successions, and people at old codes."""

import datetime as dt

import pytest

from fairlead_web.organisations import api
from fairlead_web.organisations.actions.importing import take_over
from fairlead_web.organisations.importing import bodies

from .conftest import deeds

SEVERAL_YEARS = """ods_code,name,close_date,snapshot
R1C,SOLENT TRUST,,2021-01
R1C,SOLENT TRUST,20240930,2025-07
RW1,SOUTHERN TRUST,,2021-01
RW1,HAMPSHIRE TRUST,,2025-07
"""


@pytest.mark.parametrize("known", [True, False])
def test_a_closing_in_a_later_year_of_a_file_is_taken_over(bring, team, make_organisation, known):
    if known:
        make_organisation("R1C", "Solent Trust")
    found, steps = bring("organisations", SEVERAL_YEARS)
    assert deeds(steps) == ["nothing" if known else "add", "close", "add", "rename"]
    take_over(found, by=team)
    assert api.organisation("R1C").closed_on == dt.date(2024, 9, 30)
    assert deeds(bring("organisations", SEVERAL_YEARS)[1]) == ["nothing"] * 4


def test_names_of_years_before_are_remembered_where_today_s_is_known(bring, team, make_organisation):
    make_organisation("RW1", "Hampshire Trust")
    make_organisation("R1C", "Solent Trust")
    text = SEVERAL_YEARS.replace("RW1,HAMP", "RW1,SOUTHERN TRUST,,2022-03\nRW1,HAMP")
    found, steps = bring("organisations", text)
    assert deeds(steps) == ["nothing", "close", "remember", "nothing", "nothing"]
    assert "was the name of Hampshire Trust until 30 June 2025" in steps[2].says
    take_over(found, by=team)
    body = api.organisation("RW1")
    earlier = body.earlier_names.get()
    assert (body.name, earlier.name, earlier.until) == (
        "Hampshire Trust",
        "Southern Trust",
        dt.date(2025, 6, 30),
    )
    bodies.take_over(found.rows[1], by=team, today=dt.date(2026, 1, 1))
    assert body.earlier_names.count() == 1


def test_a_list_may_say_since_when_a_name_holds(bring, team, make_organisation):
    make_organisation("RW1", "Southern Trust")
    take_over(
        bring("organisations", "code,name,kind,name since\nRW1,Hampshire Trust,trust,1/10/2024")[0], by=team
    )
    assert api.organisation("RW1").earlier_names.get().until == dt.date(2024, 9, 30)


def test_another_last_day_is_told_and_not_taken_over(bring, team, make_organisation):
    take_over(bring("organisations", "code,name,kind,closed\nR1C,Solent,trust,2024-09-30")[0], by=team)
    [step] = bring("organisations", "code,name,kind,closed\nR1C,Solent,trust,2024-10-31")[1]
    assert (step.deed, step.says) == ("nothing", "is recorded to close on another day, 30 September 2024")


def test_a_succession_told_twice_with_two_days_counts_once(bring, team, make_organisation):
    for code in ("OLD", "RX1", "RX2"):
        make_organisation(code)
    text = "old_code,new_code,date,what\nOLD,RX1,2000-10-01,\nOLD,RX2,2002-04-01,beds\n"
    text += "OLD,RX1,2001-04-01,the rest"
    found, steps = bring("successors", text)
    assert deeds(steps) == ["succeed", "nothing", "nothing"]
    take_over(found, by=team)
    old = api.organisation("OLD")
    assert old.closed_on == dt.date(2002, 3, 31)
    assert list(
        old.shares.order_by("successor__code").values_list("successor__code", "what", "starts_on")
    ) == [
        ("RX1", "the rest", dt.date(2001, 4, 1)),
        ("RX2", "beds", dt.date(2002, 4, 1)),
    ]


def test_a_successor_that_was_closed_by_then_is_refused_with_what_took_its_place(
    bring, team, make_organisation
):
    for code in ("OLD", "MID", "END", "GONE"):
        make_organisation(code, f"{code.title()} Trust")
    take_over(bring("successors", "old_code,new_code,date\nMID,END,2020-04-01")[0], by=team)
    take_over(bring("organisations", "code,name,kind,closed\nGONE,Gone Trust,trust,2020-03-31")[0], by=team)
    steps = bring("successors", "old_code,new_code,date\nOLD,MID,2021-04-01\nEND,GONE,2021-04-01")[1]
    assert deeds(steps) == ["error", "error"]
    assert "Mid Trust (MID) closed on 31 March 2020" in steps[0].says
    assert steps[0].remedy == "Name what took its place: END (End Trust)."
    assert steps[1].remedy == "Name the organisation that was open then."


def test_people_at_an_old_code_are_invited_to_what_it_became(bring, team, make_organisation):
    for code in ("OLD", "NEW", "SPLIT", "GONE"):
        make_organisation(code, f"{code.title()} Trust")
    lines = "old_code,new_code,date\nOLD,NEW,2026-04-01\nSPLIT,NEW,2026-04-01\nSPLIT,RX2,2026-04-01"
    make_organisation("RX2", "Bay Trust")
    take_over(bring("successors", lines)[0], by=team)
    take_over(bring("organisations", "code,name,kind,closed\nGONE,Gone Trust,trust,2026-03-31")[0], by=team)
    people = (
        "email,organisation\na@example.org,OLD\nb@example.org,SPLIT\nc@example.org,GONE\nd@example.org,ZZZ"
    )
    _found, steps = bring("people", people)
    assert deeds(steps) == ["invite", "error", "error", "error"]
    assert steps[0].says == "will be invited, for New Trust"
    assert steps[1].remedy == (
        "Its work went to RX2 (Bay Trust), NEW (New Trust). Write where the person works now."
    )
    assert steps[2].remedy == "Write where the person works now."
    assert "no organisation has the code or name “ZZZ”" in steps[3].says
