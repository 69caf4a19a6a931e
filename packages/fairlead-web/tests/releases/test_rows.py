"""Rows about people: refused by default; where a trust takes them, gone as soon as they are counted."""

import pytest
from django.core.management import call_command

from fairlead.api import FairleadError
from fairlead_web.releases import actions, jobs, store, sweep
from fairlead_web.releases.models import Job, Release, Upload

pytestmark = pytest.mark.django_db

GROUPS = {"White": (60, 100), "Mixed": (20, 30), "Asian": (40, 70), "Black": (21, 42), "Other": (15, 40)}
MARK = "person-"
ROWS = "Number,Ethnic group,Appraised\n" + "".join(
    f"{MARK}{group}-{number},{group},{'yes' if number < yes else 'no'}\n"
    for group, (yes, of) in GROUPS.items()
    for number in range(of)
)
STUDY = """
version: 1
title: Appraisals
organisation: {code: RX1, name: Trust RX1}
publisher: Trust RX1
synthetic: true
sources:
  - id: staff
    file: data/staff.csv
    kind: rows
    person: Number
    period: {label: 2025/26}
    fields: {appraised: Appraised}
    breakdowns:
      ethnicity: {column: Ethnic group, codes: ethnicity_five_2001}
indicators: [own_appraised@1]
indicator_files: [indicator.yaml]
breakdowns: {ethnicity: null}
"""
INDICATOR = """
id: own_appraised
version: 1
title: Staff who had an appraisal
theme: leadership
kind: proportion
polarity: higher is better
unit: "%"
numerator: [{field: appraised, one_of: ["yes"]}]
denominator: [{field: appraised, one_of: ["yes", "no"]}]
numerator_words: Staff who had an appraisal
denominator_words: Staff in post
source: Electronic staff record
owner: Trust RX1
review: 2027-01-01
cannot_tell: [Whether the appraisal was of use.]
"""


def zip_of(zipped, **changed):
    files = {"study.yaml": STUDY, "indicator.yaml": INDICATOR, "data/staff.csv": ROWS}
    return zipped({f"study/{name}": text for name, text in (files | changed).items()})


@pytest.fixture
def send(people, table_file, settings, make_zip):
    """send() sends a study with its rows to a site that takes them; the job waits."""
    settings.ALLOW_ROW_UPLOAD = True

    def sent(**changed):
        file = table_file(zip_of(make_zip, **changed), "study.zip")
        return actions.upload_study(organisation=people.trust, file=file, by=people.lead)

    return sent


def lying_about():
    """Every file under the private files in which a person's row can be found."""
    found = (one for one in store.path("").rglob("*") if one.is_file())
    return [one for one in found if MARK.encode() in one.read_bytes() or one.suffix == ".zip"]


def test_rows_are_counted_and_gone(send):
    release = send()
    assert lying_about()
    jobs.work.call(release.job.pk)
    assert Job.objects.get(release=release).message == ""
    assert Release.objects.get(pk=release.pk).state == "checked"
    assert lying_about() == []
    assert Upload.objects.get(release=release).deleted_at is not None


def test_rows_are_gone_before_the_pages_are_made(send, monkeypatch):
    seen = []
    monkeypatch.setattr(
        "fairlead_web.releases.contents.write", lambda release, opened: seen.append(lying_about())
    )
    jobs.work.call(send().job.pk)
    assert seen == [[]]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"data/staff.csv": ROWS.replace("White", "Unheard of")}, "Unheard of"),
        ({"study.yaml": "title: [\n"}, "not YAML"),
        ({"study.yaml": STUDY.replace("data/staff.csv", "/etc/passwd")}, "outside its own folder"),
        ({"study.yaml": STUDY.replace("data/staff.csv", "../staff.csv")}, "outside its own folder"),
        ({"study.yaml": STUDY.replace("data/staff.csv", "https://example.org/a.csv")}, "an address"),
        ({"study.yaml": STUDY.replace("indicator.yaml", "../../indicator.yaml")}, "outside its own folder"),
        ({"study.yaml": STUDY.replace("code: RX1", "code: RX2")}, "not about Trust RX1"),
    ],
)
def test_rows_are_gone_after_a_failure(send, changed, sentence):
    release = send(**changed)
    jobs.work.call(release.job.pk)
    job = Job.objects.get(release=release)
    assert job.state == "failed"
    assert sentence in job.message
    assert lying_about() == []


def test_a_zip_without_a_study(people, table_file, settings, make_zip):
    settings.ALLOW_ROW_UPLOAD = True
    file = table_file(make_zip({"staff.csv": ROWS}), "study.zip")
    release = actions.upload_study(organisation=people.trust, file=file, by=people.lead)
    jobs.work.call(release.job.pk)
    assert "holds no study.yaml" in Job.objects.get(release=release).message
    assert lying_about() == []


@pytest.mark.parametrize("moment", ["run", "open_release"])
def test_rows_are_gone_after_a_kill(send, monkeypatch, moment):
    release = send()

    def killed(*about, **options):
        raise SystemExit(9)

    monkeypatch.setattr(f"fairlead.api.{moment}", killed)
    with pytest.raises(SystemExit):
        jobs.work.call(release.job.pk)
    call_command("resume_jobs")
    job = Job.objects.get(release=release)
    assert (job.state, job.message) == ("failed", jobs.CUT_OFF)
    assert lying_about() == []


def test_what_somebody_is_at_is_left_alone_by_the_sweep(send):
    release = send()
    jobs.start(release.job)
    with store.alone(f"job-{release.job.pk}"):
        sweep.resume()
    assert Job.objects.get(release=release).state == "running"
    assert lying_about()


def test_off_by_default(client, people, table_file, make_zip):
    with pytest.raises(FairleadError, match="Run Fairlead on your own machine"):
        actions.upload_study(
            organisation=people.trust, file=table_file(zip_of(make_zip), "study.zip"), by=people.lead
        )
    client.force_login(people.lead, backend="fairlead_web.accounts.demonstration.SignInAsBackend")
    assert client.get("/releases/add/RX1/rows/").status_code == 404
    assert client.post("/releases/add/RX1/rows/").status_code == 404
    assert "Rows about people stay with you" in client.get("/releases/add/RX1/").content.decode()
    assert not Upload.objects.exists()


def test_the_pages_say_what_happens_to_rows(client, people, settings, table_file, make_zip):
    settings.ALLOW_ROW_UPLOAD = True
    client.force_login(people.lead, backend="fairlead_web.accounts.demonstration.SignInAsBackend")
    page = client.get("/releases/add/RX1/").content.decode()
    assert 'href="/releases/add/RX1/rows/"' in page
    assert "stay with you" not in page
    assert "deleted, and so is the zip" in client.get("/releases/add/RX1/rows/").content.decode()
    assert "send them with their study" in client.get("/releases/add/RX1/table/").content.decode()
    answer = client.post("/releases/add/RX1/rows/", {"file": table_file(zip_of(make_zip), "study.zip")})
    assert answer.headers["Location"].endswith("/progress/")
    client.force_login(people.approver, backend="fairlead_web.accounts.demonstration.SignInAsBackend")
    assert client.get("/releases/add/RX1/rows/").status_code == 404
