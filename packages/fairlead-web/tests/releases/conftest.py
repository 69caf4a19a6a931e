"""Releases made on the real road from a small table of counts."""

import datetime as dt
import io
import zipfile

import pytest
from appraisals import ABOUT_APPRAISALS
from django.core.files.uploadedfile import SimpleUploadedFile

from fairlead import api
from fairlead_web.releases import actions
from fairlead_web.releases.models import Release

TABLE = (
    "Ethnic group,Number appraised,Number of staff\n"
    "White,2010,3000\nMixed,60,90\nAsian,400,700\nBlack,210,420\nOther,3,70\nNot stated,40,100\n"
)
ANSWERS = {**ABOUT_APPRAISALS, "numerator": "Number appraised", "denominator": "Number of staff"}


def sent(name, content):
    """A file as a browser sends it."""
    return SimpleUploadedFile(name, content if isinstance(content, bytes) else content.encode())


def zipped(files):
    """A zip of name to bytes."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


@pytest.fixture(autouse=True)
def _private_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"


@pytest.fixture
def people(make_person, make_organisation, give):
    """A trust with a lead and an approver."""

    class People:
        trust = make_organisation("RX1")
        lead = make_person("Lena Lead")
        approver = make_person("Avi Approver")
        stranger = make_person("Stan Stranger")

    give(People.lead, "lead", People.trust)
    give(People.approver, "approver", People.trust)
    return People


@pytest.fixture(scope="session")
def road(tmp_path_factory):
    """road(table, answers) is the folder of a release of a table, made by the library once a session."""
    made = {}

    def walk(table=TABLE, **answers):
        wanted = (table, tuple(sorted(answers.items())))
        if wanted not in made:
            folder = tmp_path_factory.mktemp("study")
            (folder / "staff.csv").write_text(table)
            profile = api.profile(folder / "staff.csv")
            about = api.About("RX1", "Trust RX1", "Trust RX1", dt.date(2026, 5, 1), synthetic=True)
            study = api.study_from(profile, api.understanding(profile), ANSWERS | answers, about)
            for name, text in study.items():
                (folder / name).write_text(text)
            made[wanted] = api.run(folder / "study.yaml", folder / "release", report_files=False)
        return made[wanted]

    return walk


def folder_zip(folder, **changed):
    """The zip of a release folder, inside one folder, as people make it; with files changed or added."""
    files = {f"my-release/{one.name}": one.read_bytes() for one in sorted(folder.iterdir())}
    return zipped(files | {f"my-release/{name}": content for name, content in changed.items()})


@pytest.fixture
def make_checked(people, road, django_capture_on_commit_callbacks):
    """make_checked() sends the zip of a release; the site has then verified it."""

    def make(*table, **answers):
        file = sent("my-release.zip", folder_zip(road(*table, **answers)))
        with django_capture_on_commit_callbacks(execute=True):
            release = actions.upload_release(organisation=people.trust, file=file, by=people.lead)
        return Release.objects.get(pk=release.pk)

    return make


@pytest.fixture
def count_table(people, django_capture_on_commit_callbacks):
    """count_table() sends a table, answers what is asked, and lets the site count it."""

    def make(table=TABLE, **answers):
        upload = actions.upload_table(
            organisation=people.trust, file=sent("staff.csv", table), by=people.lead
        )
        with django_capture_on_commit_callbacks(execute=True):
            release = actions.answer(upload, answers=ANSWERS | answers, by=people.lead)
        return Release.objects.get(pk=release.pk)

    return make


@pytest.fixture
def make_public(people, make_checked):
    """make_public() asks for approval and approves as a second person."""

    def make(*args, **options):
        release = actions.request_approval(make_checked(*args, **options), by=people.lead)
        return actions.approve(release, by=people.approver)

    return make


@pytest.fixture
def release_zip(road):
    """release_zip() is the file of a zipped release; named files may be changed or added."""
    return lambda **changed: sent("my-release.zip", folder_zip(road(), **changed))


@pytest.fixture
def table_file():
    """table_file() is a table of counts as a browser sends it."""
    return lambda content=TABLE, name="staff.csv": sent(name, content)


@pytest.fixture
def answers():
    """What a person answers about the table."""
    return dict(ANSWERS)


@pytest.fixture
def make_zip():
    """make_zip({name: content}) is the bytes of a zip."""
    return zipped
