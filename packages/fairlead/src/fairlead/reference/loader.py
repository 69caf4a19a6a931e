"""Find a code list by name or file, and make the breakdown a study asks for."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from fairlead.errors import CatalogueError
from fairlead.reference.breakdowns import Breakdown, Group
from fairlead.reference.code_list import CodeList, mistakes
from fairlead.reference.declarations import fit, read, refuse
from fairlead.reference.wording import instead

BUILT_IN = Path(__file__).parent / "codelists"


def load(
    name_or_path: str, *, name: str | None = None, grouping: str | None = None, folder: Path | None = None
) -> Breakdown:
    """A breakdown by a built-in code list ("id" or "id@edition") or by a YAML file in `folder`.

    name: the breakdown's id, where it differs from the list's. grouping: which of the
    list's groupings gives the broad groups. Raises CatalogueError, saying what to write.
    """
    listed, edition = find(name_or_path, folder)
    if grouping is not None and grouping not in listed.groupings:
        raise CatalogueError(
            f"The code list '{listed.id}' has no grouping '{grouping}'",
            name_or_path,
            instead(grouping, listed.groupings) if listed.groupings else "Write null instead.",
        )
    return Breakdown(
        id=name or listed.id,
        title=listed.title,
        scheme=listed.scheme,
        grouping=grouping or "",
        groups=tuple(groups(listed)),
        broad=listed.broad(grouping),
        edition=listed.editions[edition] if edition else "",
        ordered=listed.ordered,
        special=listed.special,
        comparator=listed.comparators.get(grouping or "", listed.comparator),
        source=listed.source,
        note=listed.note,
    )


def groups(listed: CodeList) -> Iterator[Group]:
    """A list's groups; where it names a finer list, with what that list reads as their members."""
    finer: dict[str, list[str]] = {}
    if listed.finer:
        fine = load(listed.finer.codes, grouping=listed.finer.grouping)
        parents = {member: broad.code for broad in fine.broad for member in broad.members}
        for group in fine.groups:
            texts = finer.setdefault(parents.get(group.code, group.code), [])
            texts.extend((group.code, group.label, *group.values))
    for one in listed.groups:
        own = {text.casefold() for text in (one.code, one.label, *one.values)}
        parts = tuple(text for text in finer.get(one.code, ()) if text.casefold() not in own)
        yield Group(one.code, one.label, one.kind, (*one.values, *parts), parts)


def find(name_or_path: str, folder: Path | None = None) -> tuple[CodeList, str]:
    """The code list and the edition that a study names; no edition is the empty text."""
    if name_or_path.endswith((".yaml", ".yml")):
        return read_list((folder or Path()) / name_or_path), ""
    wanted, _, edition = name_or_path.partition("@")
    if wanted not in names():
        raise CatalogueError(
            f"There is no code list '{wanted}'",
            "",
            instead(wanted, names()) + " Or name a YAML file beside the study.",
        )
    listed = built_in(wanted)
    if edition and edition not in listed.editions:
        raise CatalogueError(
            f"The code list '{wanted}' has no edition '{edition}'", "", instead(edition, listed.editions)
        )
    return listed, edition


def names() -> tuple[str, ...]:
    """The ids of all built-in code lists, sorted."""
    return tuple(sorted(path.stem for path in BUILT_IN.glob("*.yaml")))


@lru_cache
def built_in(name: str) -> CodeList:
    """A built-in code list, read once."""
    return read_list(BUILT_IN / f"{name}.yaml")


def read_list(path: Path) -> CodeList:
    """The code list in a file. Raises CatalogueError with all its mistakes."""
    document = read(path, CatalogueError)
    listed = fit(document, CodeList, CatalogueError)
    if found := list(mistakes(listed)):
        refuse(document, found, CatalogueError)
    return listed
