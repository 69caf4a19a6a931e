"""The reading process: its limits, its deaths, Ctrl-C; whatever happens, one sentence and nothing left."""

import errno
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import duckdb
import pytest

from fairlead.errors import FairleadError, InputError, OutputError, ResourceError
from fairlead.ingest import Limits, check, child, faults, process, profile
from fairlead.ingest.task import ANSWERS, TASKS, Answer, Fault, ProfileTask

POSIX = pytest.mark.skipif(os.name != "posix", reason="signals and resource limits are POSIX")

ROWS = "id,sex\n" + "".join(f"{n},F\n" for n in range(20_000))


@pytest.fixture
def reader(monkeypatch, tmp_path):
    """Put a script in the place of the reading process."""

    def use(script):
        path = tmp_path / "reader.py"
        path.write_text(textwrap.dedent(script), encoding="utf-8")
        real = subprocess.Popen

        def start(command, **settings):
            return real([command[0], str(path), *command[-2:]], **settings)

        monkeypatch.setattr(process.subprocess, "Popen", start)

    return use


def read(tmp_path, content=ROWS, limits=None):
    file = tmp_path / "extract.csv"
    file.write_text(content, encoding="utf-8")
    return profile(file, tmp_path / "work", limits=limits)


def refused(tmp_path, kind, words, **settings):
    with pytest.raises(kind, match=words) as caught:
        read(tmp_path, **settings)
    assert caught.value.remedy
    assert caught.value.where
    assert list((tmp_path / "work").iterdir()) == []
    return caught.value


class TestForReal:
    def test_a_good_file(self, tmp_path):
        found = read(tmp_path)
        assert (found.rows, found.column("sex").frequent) == (20_000, (("F", 20_000),))
        assert list((tmp_path / "work").iterdir()) == []

    def test_a_bad_file(self, tmp_path):
        error = refused(tmp_path, InputError, "headings but no rows", content="a,b\n")
        assert error.exit_code == 5

    @POSIX
    def test_a_file_size_limit_is_a_full_disk(self, tmp_path):
        error = refused(tmp_path, ResourceError, "The disk is full", limits=Limits(written_bytes=2048))
        assert error.exit_code == 6

    @POSIX
    def test_too_little_memory(self, tmp_path):
        refused(
            tmp_path,
            FairleadError,
            "memory|could not be read|brought the program",
            limits=Limits(memory=300 << 20),
        )

    def test_a_reader_that_hangs(self, reader, tmp_path):
        reader("import time; time.sleep(60)")
        refused(tmp_path, ResourceError, r"stopped after 0\.5 seconds", limits=Limits(wall_seconds=0.5))

    @POSIX
    def test_a_reader_that_never_stops_working(self, reader, tmp_path):
        reader("import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 6))\nwhile True: pass")
        refused(tmp_path, ResourceError, "seconds of processor time")

    def test_a_full_disk_in_the_reader(self, reader, tmp_path):
        reader("raise OSError(28, 'No space left on device')")
        refused(tmp_path, ResourceError, "The disk is full")

    @POSIX
    @pytest.mark.parametrize(
        ("script", "kind", "words"),
        [
            ("import os; os.abort()", ResourceError, "brought the program that reads it down"),
            ("import os, signal; os.kill(os.getpid(), signal.SIGSEGV)", ResourceError, "damaged or hostile"),
            ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", ResourceError, "more memory"),
            (
                "import sys, os; sys.stderr.write('std::bad_alloc'); sys.stderr.flush(); os.abort()",
                ResourceError,
                "memory",
            ),
            (
                "class PanicException(BaseException): pass\nraise PanicException('row 7: Jane Doe')",
                InputError,
                "PanicEx",
            ),
            ("import sys; sys.exit(3)", InputError, r"could not be read \(no answer\)"),
            ("pass", InputError, r"could not be read \(no answer\)"),
            ("import sys; open(sys.argv[2], 'w').write('{')", InputError, "the answer is not understood"),
            ("import sys; open(sys.argv[2], 'w').truncate(65 << 20)", InputError, "the answer is too long"),
        ],
    )
    def test_every_death_is_one_sentence(self, reader, tmp_path, script, kind, words):
        reader(script)
        error = refused(tmp_path, kind, words)
        assert "Jane" not in str(error)

    def test_an_answer_without_a_profile(self, reader, tmp_path):
        reader("import sys; open(sys.argv[2], 'w').write('{}')")
        refused(tmp_path, InputError, "could not be described")

    def test_a_reader_that_cannot_be_started(self, monkeypatch, tmp_path):
        def start(*_, **__):
            raise OSError(errno.ENOSPC, "No space left on device")

        monkeypatch.setattr(process.subprocess, "Popen", start)
        refused(tmp_path, ResourceError, "The disk is full")

    def test_a_workspace_that_cannot_be_made(self, tmp_path, monkeypatch):
        def forbidden(*_, **__):
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(process.tempfile, "mkdtemp", forbidden)
        with pytest.raises(OutputError, match="folder for temporary files"):
            read(tmp_path)

    def test_the_reader_sees_no_secrets(self, reader, tmp_path, monkeypatch):
        monkeypatch.setenv("DATABASE_PASSWORD", "hunter2")
        reader("import os, sys; sys.exit('Leak: ' if 'DATABASE_PASSWORD' in os.environ else 'None: ')")
        refused(tmp_path, InputError, r"\(None\)")


def until(happened):
    """Wait for something, at most half a minute."""
    for _ in range(600):
        if happened():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen")


@POSIX
@pytest.mark.parametrize("wait_for", ["task.json", "stderr.txt"])
def test_ctrl_c(tmp_path, wait_for):
    """A parent that is interrupted kills its reader and cleans up."""
    (tmp_path / "extract.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "slow.py").write_text("import time; time.sleep(60)", encoding="utf-8")
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent(
            """
            import subprocess, sys
            from pathlib import Path
            from fairlead.ingest import process, profile
            folder = Path(sys.argv[1])
            real = subprocess.Popen
            def start(command, **settings):
                started = real([command[0], str(folder / "slow.py"), *command[-2:]], **settings)
                (folder / "pid").write_text(str(started.pid))
                return started
            process.subprocess.Popen = start
            profile(folder / "extract.csv", folder / "work")
            """
        ),
        encoding="utf-8",
    )
    parent = subprocess.Popen([sys.executable, str(script), str(tmp_path)], stderr=subprocess.PIPE)
    until(
        lambda: (
            (tmp_path / "pid").exists()
            and (tmp_path / "pid").read_text()
            and list(tmp_path.glob(f"work/*/{wait_for}"))
        )
    )
    parent.send_signal(signal.SIGINT)
    _, errors = parent.communicate(timeout=30)
    assert parent.returncode in (-signal.SIGINT, 130)
    assert b"KeyboardInterrupt" in errors
    assert list((tmp_path / "work").iterdir()) == []
    with pytest.raises(ProcessLookupError):
        os.kill(int((tmp_path / "pid").read_text()), 0)


def test_ctrl_c_between_two_files(make, tmp_path, write, monkeypatch):
    """What earlier sources wrote is gone, too."""
    write("x.csv", "sex,outcome\nF,yes\n")
    calls = []

    def interrupted(task, name):
        calls.append(name)
        if len(calls) == 2:
            raise KeyboardInterrupt
        return make.run_here(task, name)

    monkeypatch.setattr("fairlead.ingest.checking.run", interrupted)
    study = make.study(make.rows("x.csv"), make.rows("x.csv", id="again"))
    with pytest.raises(KeyboardInterrupt):
        check(study, tmp_path, make.lists, [make.indicator()], tmp_path / "work")
    assert make.nothing_left(tmp_path / "work")


@POSIX
def test_the_reader_dies_with_its_parent(tmp_path):
    """The reader watches standard input, which ends when the parent does."""
    task = ProfileTask(tmp_path / "pipe", None, tmp_path, Limits())
    os.mkfifo(tmp_path / "pipe")  # opening it waits for a writer that never comes
    (tmp_path / "task.json").write_bytes(TASKS.dump_json(task))
    command = [
        sys.executable,
        "-m",
        "fairlead.ingest.child",
        str(tmp_path / "task.json"),
        str(tmp_path / "answer.json"),
    ]
    reader = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(0.2)
    reader.stdin.close()
    assert reader.wait(timeout=30) == 1
    assert not (tmp_path / "answer.json").exists()


def test_main_writes_a_whole_answer(tmp_path, monkeypatch):
    """The reading process's own steps, here without its limits."""
    (tmp_path / "x.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    task = ProfileTask(tmp_path / "x.csv", None, tmp_path, Limits(written_bytes=1 << 20))
    (tmp_path / "task.json").write_bytes(TASKS.dump_json(task))
    restricted = []
    monkeypatch.setattr(child.resource, "setrlimit", lambda kind, value: restricted.append(value[0]))
    monkeypatch.setattr(child, "_die_with_parent", lambda: None)
    monkeypatch.setattr(sys, "argv", ["child", str(tmp_path / "task.json"), str(tmp_path / "answer.json")])
    child.main()
    assert ANSWERS.validate_json((tmp_path / "answer.json").read_bytes()).profile.rows == 1
    assert restricted == [2048 << 20, 0, 300, 1 << 20]


def test_the_watch_ends_the_process(monkeypatch):
    answers = [b"x", b""]
    ended = []
    monkeypatch.setattr(child.os, "read", lambda *_: answers.pop(0))
    monkeypatch.setattr(child.os, "_exit", ended.append)
    child._die_with_parent()
    assert ended == [1]


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (MemoryError(), "ResourceError"),
        (duckdb.OutOfMemoryException("row"), "ResourceError"),
        (OSError(errno.EFBIG, "File too large"), "ResourceError"),
        (duckdb.IOException("Could not write: No space left on device"), "ResourceError"),
        (PermissionError(errno.EACCES, "no"), "OutputError"),
        (duckdb.InternalException("Jane Doe, 943 476 5919"), "InputError"),
    ],
)
def test_what_parsers_raise(error, kind, monkeypatch, tmp_path):
    def fail(_):
        raise error

    monkeypatch.setattr(child, "profile_file", fail)
    fault = child.perform(ProfileTask(tmp_path / "x.csv", None, tmp_path, Limits())).fault
    assert fault.kind == kind
    assert "Jane" not in json.dumps([fault.what, fault.where, fault.remedy])


def test_faults_travel():
    error = ResourceError("Too much", "here", "Try less.")
    assert faults.unpack(faults.pack(error)) == error
    assert isinstance(faults.unpack(Fault("dict", "a", "b", "c")), InputError)
    assert ANSWERS.validate_json(ANSWERS.dump_json(Answer())) == Answer()


def test_killed_with_words_left():
    assert isinstance(faults.of_death(-9, "warning: something", "x.csv", 1), InputError)


def test_nothing_is_imported_from_the_folder_of_a_file(tmp_path, monkeypatch):
    """A file called csv.py beside an extract is not run by the reader."""
    (tmp_path / "csv.py").write_text("raise SystemExit('hostile')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert read(Path(tmp_path)).rows == 20_000
