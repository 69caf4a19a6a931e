"""Places on a page that apps on higher floors fill.

A page may not import an app above it, so it leaves a slot: `{{ slot("organisations.detail",
request=request, organisation=organisation) }}`. The higher app fills it in its `AppConfig.ready()` with the
dotted path of a function that takes the same arguments and returns markup, or "" for nothing. A path, since
the function's module may need models, which exist only once every app is ready.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.utils.module_loading import import_string
from markupsafe import Markup

Filling = Callable[..., Any]  # markup for `slot`, data for `slot_values`

_fillings: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)


def fill_slot(name: str, path: str, order: int = 50) -> None:
    """Add the function at `path` to the slot `name`; a lower `order` comes first. The same is added once."""
    if path not in [known for _, known in _fillings[name]]:
        _fillings[name].append((order, path))
        _fillings[name].sort(key=lambda entry: entry[0])


def slot(name: str, **context: Any) -> Markup:
    """What the higher apps put into the slot `name`, as markup."""
    return Markup().join(Markup(filling(**context)) for filling in fillings(name))  # noqa: S704  (templates made it)


def slot_values(name: str, **context: Any) -> list[Any]:
    """What the higher apps return for the slot `name`, where it is data and not markup."""
    return [filling(**context) for filling in fillings(name)]


def fillings(name: str) -> Iterator[Filling]:
    """The functions in a slot, in order."""
    return (_found(path) for _, path in _fillings[name])


@cache
def _found(path: str) -> Filling:
    filling: Filling = import_string(path)
    return filling
