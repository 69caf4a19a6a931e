"""From a table that was sent to a study of it: what was understood, what is asked, and the road itself."""

import hashlib
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from django.utils import timezone

from fairlead import api
from fairlead_web.releases import archive, queries, store
from fairlead_web.releases.models import Release, Upload

STUDY = "study.yaml"
MOST_SHEETS = 12
"""So many sheets of a workbook are looked through; each takes a second."""
KEY = "study.key"  # made by the library beside the study; kept, so that the next run breaks ties alike
LIMITS = api.Limits(cpu_seconds=60, wall_seconds=90)
LOCAL_ROUTE = (
    "Rows about people stay with your organisation. Run Fairlead on your own machine: `fairlead init FILE`, "
    "then `fairlead run study.yaml --out my-release`; zip the folder my-release and send that."
)


@dataclass(frozen=True)
class Reading:
    """A table as it was read: how, each column with what it was taken for, and what is asked."""

    form: str
    columns: list[tuple[str, str, str]]
    questions: tuple[api.Question, ...]
    sheet: str
    other_sheets: tuple[str, ...]


def sent_file(upload: Upload) -> Path:
    """The file as it was sent. Raises FairleadError where it is gone."""
    found = store.path(upload.folder) / upload.name
    if not found.is_file():
        raise api.FairleadError("The file that was sent is not here any more", upload.name, "Send it again.")
    return found


def find_counts(upload: Upload) -> None:
    """Settle which sheet of a workbook is read: the first that holds counts.

    Raises FairleadError unless one does, and where any of its sheets is about people, read or not.
    """
    first = profiled(upload)
    if len(first.sheets) > MOST_SHEETS:
        raise api.FairleadError(
            f"The workbook has {len(first.sheets)} sheets, more than are looked through here ({MOST_SHEETS})",
            upload.name,
            "Save the sheet with the table as a workbook of its own and send that.",
        )
    profiles = [first] if len(first.sheets) < 2 else [*readable_sheets(upload, first)]
    for profile in profiles:
        if names_people(profile):
            refuse_people(profile, upload.name)
    shapes = [(one, api.shape(one, api.understanding(one))) for one in profiles]
    counted = [one for one, shape in shapes if shape.kind == "counts" and not shape.lacks_a_count]
    if not counted:
        for profile in profiles:
            api.refuse_wide(profile)
        refuse_people(first, upload.name)
    refuse_withheld(counted[0], upload.name)
    upload.sheet = (counted[0].sheet or "") if len(first.sheets) > 1 else ""


def readable_sheets(upload: Upload, first: api.Profile) -> Iterator[api.Profile]:
    """Each sheet that is a table; covers, notes and charts are none, and nothing is read from them."""
    for sheet in first.sheets:
        try:
            yield api.profile(sent_file(upload), sheet=sheet, limits=LIMITS)
        except api.FairleadError:
            continue


def names_people(profile: api.Profile) -> bool:
    """Whether a column says who somebody is or where they live."""
    return any(guess.role in (api.Role.PERSON, api.Role.AREA) for guess in api.understanding(profile))


def refuse_people(profile: api.Profile, name: str) -> None:
    """Raise FairleadError unless a table holds counts: rows about people are not for this site."""
    shape = api.shape(profile, api.understanding(profile))
    if shape.kind == "rows":
        raise api.FairleadError(f"This looks like rows about people. {shape.sentence}", name, LOCAL_ROUTE)
    if shape.lacks_a_count:
        raise api.FairleadError(
            shape.sentence,
            name,
            "Send a table with a row for each group and both counts: how many, of how many.",
        )
    if shape.kind == "published":
        raise api.FairleadError(
            "This holds figures without counts, from which no interval can be worked out",
            name,
            "Send a table with how many and out of how many; or run a study of kind 'published' yourself and "
            "send its release.",
        )


def refuse_withheld(profile: api.Profile, name: str) -> None:
    """Raise FairleadError for counts some of which were withheld: sums cannot be made without them."""
    for column in profile.columns:
        if column.marks:
            marks = " and ".join(f"'{mark}'" for mark in column.marks[:3])
            raise api.FairleadError(
                f"Some counts were withheld: {marks} stand in the column '{column.name[:60]}'",
                name,
                "Send the table with every count. Small ones are withheld here, and what would give them "
                "away, before anybody sees them.",
            )


def read(upload: Upload) -> Reading:
    """What was understood of a table of counts, and what must be asked. Raises FairleadError."""
    profile = profiled(upload)
    guesses = api.understanding(profile)
    found = api.shape(profile, guesses)
    columns = [
        (
            guess.column,
            profile.column(guess.column).type.value.capitalize(),
            found.taken(guess.column) or guess.sentence,
        )
        for guess in guesses
    ]
    form = f"{profile.form}; {profile.rows:,} rows, {len(columns)} columns."
    others = tuple(sheet for sheet in profile.sheets if sheet != profile.sheet)
    return Reading(form, columns, api.questions(profile, guesses), profile.sheet or "", others)


def write(upload: Upload, answers: Mapping[str, str]) -> None:
    """Write the study that the answers give beside the table. Raises FairleadError."""
    profile = profiled(upload)
    about = api.About(
        code=upload.organisation.code,
        name=upload.organisation.name,
        publisher=upload.organisation.name,
        today=timezone.localdate(),
        synthetic=upload.organisation.synthetic,
    )
    files = api.study_from(profile, api.understanding(profile), answers, about)
    for name, text in files.items():
        (store.path(upload.folder) / name).write_text(text, encoding="utf-8")


def unpacked(upload: Upload) -> Path:
    """The folder of a study that was sent as a zip and names only files inside. Raises FairleadError."""
    folder = store.path(upload.folder) / "study"
    shutil.rmtree(folder, ignore_errors=True)  # of an attempt that was cut off
    with sent_file(upload).open("rb") as opened:
        archive.unpack(opened, folder, archive.STUDY)
    if not (folder / STUDY).is_file():
        raise api.FairleadError(f"The zip holds no {STUDY}", upload.name, archive.STUDY.remedy)
    for named in api.files_of(api.declared(folder / STUDY)):
        if named.is_absolute() or ".." in named.parts or any(mark in str(named) for mark in ":\\~"):
            raise api.FairleadError(
                "The study names a file outside its own folder, or an address",
                named.as_posix(),
                "Put the file beside study.yaml, name it there, and zip both.",
            )
    return folder


def run(folder: Path, release: Release, progress: api.Progress) -> None:
    """Walk the road from the study in `folder` to the folder of its release. Raises FairleadError."""
    study = folder / STUDY
    earlier = queries.binding_releases(release, api.declared(study).indicators)
    with kept_key(release, study.parent / KEY):
        api.run(
            study,
            store.path(release.folder),
            previous=[store.path(one.folder) for one in earlier],
            progress=progress,
            report_files=False,
        )


def profiled(upload: Upload) -> api.Profile:
    """The columns of what was sent: read once, in a child process with limits, and kept beside the file.

    What is kept goes when the file goes. Raises FairleadError.
    """
    source = sent_file(upload)
    beside = source.parent / f"columns-{hashlib.sha256(upload.sheet.encode()).hexdigest()[:16]}.json"
    try:
        return replace(api.Profile.from_json(beside.read_bytes()), path=source)
    except (FileNotFoundError, ValueError):  # not read yet, or kept by an earlier version
        found = api.profile(source, sheet=upload.sheet or None, limits=LIMITS)
    half = beside.with_name(f"{uuid4().hex}.half")
    half.write_bytes(found.to_json())
    half.replace(beside)
    return found


@contextmanager
def kept_key(release: Release, beside: Path) -> Iterator[None]:
    """Use the organisation's study key for a run, and keep the one that a first run makes."""
    kept = store.path(store.KEYS) / str(release.organisation_id) / KEY
    if kept.is_file():
        shutil.copyfile(kept, beside)
    yield
    if not kept.is_file() and beside.is_file():
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.copyfile(beside, kept)
        kept.chmod(0o600)
