"""The files a study names are there, by names that mean the same everywhere."""

import difflib
from collections.abc import Iterator
from pathlib import Path

from fairlead.reference.declarations import Loc, Mistake
from fairlead.study.schema import Study

Named = tuple[Loc, Path]


def file_mistakes(study: Study, folder: Path) -> Iterator[Mistake]:
    """Every file that is named can be found from the study's folder."""
    for loc, name in named(study):
        yield from name_mistakes(loc, name, folder)


def files_of(study: Study) -> tuple[Path, ...]:
    """The files that a study names, as written."""
    return tuple(path for _, path in named(study))


def named(study: Study) -> Iterator[Named]:
    """Where the study names files."""
    for index, source in enumerate(study.sources):
        yield ("sources", index, "file"), source.file
        for breakdown, column in source.breakdowns.items():
            loc: Loc = ("sources", index, "breakdowns", breakdown)
            yield from column_files(loc, column.lookup, column.codes)
    if study.population:
        yield ("population", "file"), study.population.file
        for breakdown, column in study.population.breakdowns.items():
            yield from column_files(("population", "breakdowns", breakdown), column.lookup, column.codes)
    for key, paths in (("indicator_files", study.indicator_files), ("code_lists", study.code_lists)):
        for index, path in enumerate(paths):
            yield (key, index), path


def column_files(loc: Loc, lookup: Path | None, codes: str | None) -> Iterator[Named]:
    """The lookup and the code list file of a breakdown's column."""
    if lookup is not None:
        yield (*loc, "lookup"), lookup
    if codes is not None and codes.endswith((".yaml", ".yml")):
        yield (*loc, "codes"), Path(codes)


def name_mistakes(loc: Loc, name: Path, folder: Path) -> Iterator[Mistake]:
    """One file name: a plain path, to a file that exists."""
    text = name.as_posix()
    if ":/" in text and not name.drive:
        yield Mistake(loc, f"'{text}' is an address, not a file", "Download the file and name it here.")
    elif text.startswith("~"):
        yield Mistake(loc, f"'{text}' begins with ~, which means another place for each person", RELATIVE)
    elif "\\" in text:
        yield Mistake(loc, f"'{text}' is written with backslashes", "Write / between folders.")
    elif (folder / name).is_dir():
        yield Mistake(loc, f"'{text}' is a folder", "Name one file in it.")
    elif (folder / name).exists() and not (folder / name).is_file():
        yield Mistake(loc, f"'{text}' is not an ordinary file", "Copy what it holds into a file.")
    elif (folder / name).is_symlink() and not (folder / name).exists():
        yield Mistake(loc, f"'{text}' is a link to a file that is not there", RELATIVE)
    elif not (folder / name).is_file():
        yield Mistake(loc, f"There is no file '{text}'", nearest(folder / name))


RELATIVE = "Write the path from the folder of study.yaml."


def nearest(path: Path) -> str:
    """The file in the same folder whose name is nearest, if any."""
    if not path.parent.is_dir():
        return f"There is no folder '{path.parent.name}' either. {RELATIVE}"
    near = difflib.get_close_matches(path.name, [one.name for one in path.parent.iterdir()], n=1)
    return f"Did you mean '{near[0]}'?" if near else RELATIVE
