"""The code lists a study's breakdowns stand on."""

from pathlib import Path

from fairlead.errors import StudyError
from fairlead.reference import Breakdown, load
from fairlead.study.schema import Study


def breakdowns(study: Study, folder: Path) -> dict[str, Breakdown]:
    """Each breakdown of a study with its code list and grouping, in the study's order.

    The list is named in the sources' columns (`codes`), a file beside the study or a
    built-in; without a name it is the built-in of the breakdown's own id. All sources
    must use the same list, since figures of two schemes are never mixed.
    """
    return {
        name: load(code_list(study, name), name=name, grouping=grouping, folder=folder)
        for name, grouping in study.breakdowns.items()
    }


def code_list(study: Study, name: str) -> str:
    """The one list all sources name: built in, a file, or the stem of one in `code_lists`."""
    columns = [source.breakdowns[name] for source in study.sources if name in source.breakdowns]
    if study.population and name in study.population.breakdowns:
        columns.append(study.population.breakdowns[name])
    own = {path.stem: path.as_posix() for path in study.code_lists}
    named = {column.codes or name for column in columns} or {name}
    lists = sorted({own.get(one, one) for one in named})
    if len(lists) > 1:
        raise StudyError(
            f"The breakdown '{name}' has two code lists: {' and '.join(lists)}",
            "study.yaml",
            "Give the breakdown the same `codes` in every source, or make two breakdowns of it.",
        )
    return lists[0]
