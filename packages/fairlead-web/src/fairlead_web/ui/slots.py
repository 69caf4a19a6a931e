"""Places on a page that apps on higher floors fill.

A page may not import an app above it, so it leaves a slot: `{{ slot("organisations.detail",
request=request, organisation=organisation) }}`. The higher app fills it in its `AppConfig.ready()` with a
function that takes the same arguments and returns markup, or "" for nothing.
"""

from collections import defaultdict
from collections.abc import Callable
from typing import Any

from markupsafe import Markup

Filling = Callable[..., Any]  # markup for `slot`, data for `slot_values`

_fillings: defaultdict[str, list[tuple[int, Filling]]] = defaultdict(list)


def fill_slot(name: str, filling: Filling, order: int = 50) -> None:
    """Add `filling` to the slot `name`; a lower `order` comes first. The same function is added once."""
    if filling not in [known for _, known in _fillings[name]]:
        _fillings[name].append((order, filling))
        _fillings[name].sort(key=lambda entry: entry[0])


def slot(name: str, **context: Any) -> Markup:
    """What the higher apps put into the slot `name`, as markup."""
    return Markup().join(Markup(filling(**context)) for _, filling in _fillings[name])  # noqa: S704  (templates made it)


def slot_values(name: str, **context: Any) -> list[Any]:
    """What the higher apps return for the slot `name`, where it is data and not markup."""
    return [filling(**context) for _, filling in _fillings[name]]
