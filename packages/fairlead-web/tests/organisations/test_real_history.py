"""Real files of the Organisation Data Service, brought as lists: no closing, name or succession is lost.

The whole files lie in ../shared; a handful of published facts, typed with their source, are tried always.
"""

import datetime as dt
from pathlib import Path

import polars as pl
import pytest

from fairlead_web.organisations import actions, api, descent
from fairlead_web.organisations.actions.importing import bring_list, take_over
from fairlead_web.organisations.importing import reading
from fairlead_web.organisations.models import Affiliation, Organisation

DATA = Path(__file__).resolve().parents[5] / "shared" / "data"
CURRENT = DATA / "organisations" / "ods_etr_nhs_trusts.csv"
SNAPSHOTS = DATA / "organisations" / "ods_etr_snapshots_2021_2026.csv"
BOARDS = DATA / "organisations" / "icb_names_codes_dec_2024.csv"
COUNCILS = DATA / "geography" / "lookup_ltla24_region24.csv"
SUCCESSORS = DATA / "geography" / "lookup_trust_trust_successors.parquet"

pytestmark = pytest.mark.django_db
BEGAN = dt.date(2020, 4, 1)

# NHS England, Organisation Data Service: the quarterly file of trusts ("etr") and the file of successions.
TRUSTS = """ods_code,name,nhse_region_code,open_date,close_date,snapshot
RW6,PENNINE ACUTE HOSPITALS NHS TRUST,Y62,20020401,,2021-01
RM3,SALFORD ROYAL NHS FOUNDATION TRUST,Y62,19940401,,2021-01
R0A,MANCHESTER UNIVERSITY NHS FOUNDATION TRUST,Y62,20171001,,2021-01
RBZ,NORTHERN DEVON HEALTHCARE NHS TRUST,Y58,19910401,,2021-01
RH8,ROYAL DEVON AND EXETER NHS FOUNDATION TRUST,Y58,19930401,,2021-01
R1C,SOLENT NHS TRUST,Y59,20110401,,2021-01
RW1,SOUTHERN HEALTH NHS FOUNDATION TRUST,Y59,20010401,,2021-01
RW6,PENNINE ACUTE HOSPITALS NHS TRUST,Y62,20020401,20210930,2022-03
RM3,NORTHERN CARE ALLIANCE NHS FOUNDATION TRUST,Y62,19940401,,2022-03
R1C,SOLENT NHS TRUST,Y59,20110401,20240930,2025-07
RW1,HAMPSHIRE AND ISLE OF WIGHT HEALTHCARE NHS FOUNDATION TRUST,Y59,20010401,,2025-07
RBZ,NORTHERN DEVON HEALTHCARE NHS TRUST,Y58,19910401,20220331,2025-07
RH8,ROYAL DEVON UNIVERSITY HEALTHCARE NHS FOUNDATION TRUST,Y58,19930401,,2025-07
"""
SUCCESSIONS = """old_code,new_code,date
RW6,RM3,2021-10-01
RW6,R0A,2021-10-01
RBZ,RH8,2022-04-01
"""


def bring_text(kind, text, team):
    """Bring a list that is typed here; what would happen to its rows."""
    rows = reading.named([line.split(",") for line in text.strip().splitlines()])
    brought, steps = bring_list(kind=kind, rows=rows, by=team)
    assert [step for step in steps if step.is_error] == []
    take_over(brought, by=team)
    return steps


class TestPublishedFacts:
    @pytest.fixture
    def programme(self, team):
        bring_text("organisations", TRUSTS, team)
        bring_text("successors", SUCCESSIONS, team)

    @pytest.mark.usefixtures("programme")
    def test_names_closings_and_successors(self):
        pennine, salford = api.organisation("RW6"), api.organisation("RM3")
        assert pennine.closed_on == dt.date(2021, 9, 30)
        assert {one.code for one in descent.successors(pennine)} == {"RM3", "R0A"}
        assert salford.name == "Northern Care Alliance NHS Foundation Trust"
        assert salford.earlier_names.get().name == "Salford Royal NHS Foundation Trust"
        assert api.organisation("RBZ").successor == api.organisation("RH8")
        assert api.organisation("R1C").closed_on == dt.date(2024, 9, 30)

    @pytest.mark.usefixtures("programme")
    def test_the_pages_tell_it_and_old_names_and_codes_find_it(self, client):
        page = " ".join(client.get("/organisations/RM3/").content.decode().split())
        assert "Salford Royal NHS Foundation Trust" in page
        assert "Pennine Acute Hospitals NHS Trust" in page
        for asked, found in (("Salford Royal", "Northern Care Alliance"), ("rbz", "Royal Devon University")):
            assert found in client.get("/organisations/", {"text": asked}).content.decode()

    def test_a_second_time_changes_nothing(self, programme, team):
        assert {step.deed for step in bring_text("organisations", TRUSTS, team)} == {"nothing"}
        assert {step.deed for step in bring_text("successors", SUCCESSIONS, team)} == {"nothing"}

    def test_people_and_roles_follow_where_one_takes_the_place(self, team, make_person, give):
        text = TRUSTS.replace("RBZ,NORTHERN DEVON HEALTHCARE NHS TRUST,Y58,19910401,20220331,2025-07\n", "")
        bring_text("organisations", text, team)
        devon, lead = api.organisation("RBZ"), make_person("Lena Lead")
        give(lead, "lead", devon, starts_on=BEGAN)
        actions.affiliate(person_id=lead.pk, organisation=devon, job_title="Chair", by=team, starts_on=BEGAN)
        bring_text("successors", SUCCESSIONS, team)
        assert api.is_lead(lead, api.organisation("RH8"))
        assert not api.is_lead(lead, devon)
        assert Affiliation.objects.get(ends_on=None).organisation.code == "RH8"


def bring(kind, file, team):
    """Bring a file and take all of it over; what would happen to its rows."""
    brought, steps = bring_list(kind=kind, rows=reading.read_file(file), by=team)
    assert [step for step in steps if step.is_error] == []
    take_over(brought, by=team)
    return steps


@pytest.mark.skipif(not SUCCESSORS.exists(), reason="The real files lie in ../shared, which is not here.")
class TestWholeFiles:
    @pytest.fixture
    def successions(self, tmp_path):
        """The successor file as people would send it, as far as it is about trusts or their neighbours."""
        codes = pl.read_csv(SNAPSHOTS, infer_schema_length=0)["ods_code"].unique().to_list()
        file = tmp_path / "successors.csv"
        pl.read_parquet(SUCCESSORS).filter(pl.col("old_code").is_in(codes)).write_csv(file)
        return file

    def test_every_closing_of_the_snapshots_is_here(self, team):
        bring("organisations", SNAPSHOTS, team)
        told = pl.read_csv(SNAPSHOTS, infer_schema_length=0).filter(pl.col("close_date").is_not_null())
        closings = dict(told.select("ods_code", "close_date").unique().iter_rows())
        stored = Organisation.objects.exclude(closed_on=None).values_list("code", "closed_on")
        assert {code: f"{day:%Y%m%d}" for code, day in stored} == closings
        assert Organisation.objects.filter(earlier_names__isnull=False).distinct().count() == 49

    def test_the_order_of_the_files_does_not_matter(self, team):
        bring("organisations", CURRENT, team)
        today = dict(Organisation.objects.values_list("code", "name"))
        steps = bring("organisations", SNAPSHOTS, team)
        assert {step.deed for step in steps} <= {"nothing", "remember", "add", "close"}
        changed = {
            code: name
            for code, name in Organisation.objects.values_list("code", "name")
            if code in today and today[code] != name
        }
        assert changed == {}
        assert api.organisation("RBN").name == "Mersey and West Lancashire Teaching Hospitals NHS Trust"
        assert api.organisation("RBN").earlier_names.count() == 2
        assert {step.deed for step in bring("organisations", SNAPSHOTS, team)} == {"nothing"}

    def test_successions_of_trusts_are_taken_over_or_passed_over_with_a_reason(self, team, successions):
        bring("organisations", SNAPSHOTS, team)
        bring("organisations", BOARDS, team)
        steps = bring("successors", successions, team)
        assert sum(step.deed == "succeed" for step in steps) > 45
        assert all(step.says for step in steps)
        pennine = api.organisation("RW6")
        assert {one.code for one in descent.successors(pennine)} == {"RM3", "R0A"}
        assert [one.code for one in descent.lineage(api.organisation("RW4"))][:1] == ["RTV"]
        assert not Organisation.objects.filter(closed_on__lt="2026-11-01", handed_on=False).exists()

    def test_no_succession_of_the_whole_file_is_refused(self, team):
        """All 25,480: 35 bodies have one succession twice, with two days, and were refused for it before."""
        told = pl.read_parquet(SUCCESSORS)
        codes = set(told["old_code"]) | set(told["new_code"])
        Organisation.objects.bulk_create(Organisation(code=code, name=code, kind="other") for code in codes)
        twice = (
            told.filter(pl.col("old_code") != pl.col("new_code"))
            .group_by("old_code", "new_code")
            .len()
            .filter(pl.col("len") > 1)["old_code"]
            .to_list()
        )
        some = told.filter(pl.col("old_code").is_in(twice))
        text = "old_code,new_code,date\n" + "\n".join(
            f"{old},{new},{day}" for old, new, day in some.iter_rows()
        )
        bring_text("successors", text, team)
        assert descent.succeeded() >= set(
            Organisation.objects.filter(code__in=twice).values_list("pk", flat=True)
        )

    def test_councils_need_a_kind_which_the_list_does_not_say(self, team, tmp_path):
        file = tmp_path / "councils.csv"
        councils = pl.read_csv(COUNCILS).rename({"ltla24_code": "code", "ltla24_name": "name"})
        councils.select("code", "name").with_columns(kind=pl.lit("council"), scheme=pl.lit("ons")).write_csv(
            file
        )
        assert {step.deed for step in bring("organisations", file, team)} == {"add"}
        assert Organisation.objects.filter(kind="council").count() == len(councils)
