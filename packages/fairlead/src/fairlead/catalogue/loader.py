"""Find indicators by id@version, built in or in a study's own files."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from fairlead.catalogue.indicator import Indicator
from fairlead.errors import CatalogueError
from fairlead.reference.declarations import Mistake, fit, read, refuse
from fairlead.reference.wording import instead

BUILT_IN = Path(__file__).parent / "indicators"


def load(key: str, files: Iterable[Path] = ()) -> Indicator:
    """The indicator "id@version", from `files` or built in. Raises CatalogueError."""
    return load_all((key,), files)[0]


def load_all(keys: Iterable[str] | None = None, files: Iterable[Path] = ()) -> tuple[Indicator, ...]:
    """The indicators named, in that order; without names, all built-in ones and those of `files`.

    files: YAML files of a study's own, one indicator each. Raises CatalogueError for a name
    that is nobody's, a file with mistakes, and a file that takes the name of another indicator.
    """
    known = dict(built_in())
    for path in files:
        own = read_indicator(path)
        if own.key in known:
            raise CatalogueError(
                f"There is already an indicator {own.key}", path.name, "Give yours another id or version."
            )
        known[own.key] = own
    if keys is None:
        return tuple(known[key] for key in sorted(known))
    wanted = tuple(keys)
    if missing := [key for key in wanted if key not in known]:
        lines = [f"\n  {key}: {instead(key, known)}" for key in missing]
        raise CatalogueError(
            "The catalogue does not hold every indicator that is named",
            "",
            "Name others, or declare them in a file under `indicator_files:`." + "".join(lines),
        )
    return tuple(known[key] for key in wanted)


def newest(name: str) -> str:
    """An indicator's key from its id alone: its newest built-in version; any other name as it is."""
    versions = [one for one in built_in().values() if one.id == name]
    return max(versions, key=lambda one: one.version).key if versions else name


@lru_cache
def built_in() -> dict[str, Indicator]:
    """Every indicator of the catalogue by key, read once."""
    found = [read_indicator(path) for path in sorted(BUILT_IN.glob("*.yaml"))]
    return {one.key: one for one in found}


def read_indicator(path: Path) -> Indicator:
    """The indicator a file declares. Raises CatalogueError with all its mistakes."""
    document = read(path, CatalogueError)
    indicator = fit(document, Indicator, CatalogueError)
    if found := list(mistakes(indicator)):
        refuse(document, found, CatalogueError)
    return indicator


def mistakes(indicator: Indicator) -> Iterator[Mistake]:
    """What the schema cannot see: conditions that do not go with the kind."""
    if indicator.kind == "published" and (indicator.numerator or indicator.denominator):
        yield Mistake(
            ("kind",),
            "A published figure has no conditions: others have already counted",
            "Take numerator and denominator out, or make it a proportion.",
        )
    if indicator.kind == "rate" and not indicator.numerator:
        yield Mistake(
            ("kind",),
            "A rate needs conditions that say what is counted",
            "Add `numerator:` with a condition.",
        )
    if indicator.kind == "rate" and indicator.denominator:
        yield Mistake(
            ("denominator",),
            "A rate takes its denominator from the study's population file",
            "Take the conditions of the denominator out.",
        )
    if indicator.kind == "proportion" and indicator.denominator and not indicator.numerator:
        yield Mistake(
            ("denominator",),
            "There are conditions for the denominator and none for the numerator",
            "Add `numerator:`; for a table of counts leave both out.",
        )
    if not indicator.cannot_tell:
        yield Mistake(
            ("cannot_tell",), "Nothing is said about what this cannot tell", "Write at least one sentence."
        )
