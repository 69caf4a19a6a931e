"""The joint cube of one source: sums by every combination of group that occurs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import narwhals as nw
import numpy as np
import numpy.typing as npt
import pyarrow as pa

from fairlead.engine.backends import Frame, Reader
from fairlead.engine.scan import Scan
from fairlead.errors import InputError
from fairlead.study import Coded

Integers = npt.NDArray[np.int64]
ROWS = "rows"


@dataclass(frozen=True)
class Axis:
    """One dimension: the codes, and for each row of the cube which of them it has."""

    codes: tuple[str, ...]
    index: Integers


@dataclass(frozen=True)
class Cube:
    """Rows of a cube as columns: where each row stands, and its sums by name."""

    organisation: Axis
    period: Axis
    breakdowns: Mapping[str, Axis]
    sums: Mapping[str, Integers]

    @property
    def rows(self) -> int:
        """How many combinations occur."""
        return len(self.organisation.index)


@dataclass(frozen=True)
class Sum:
    """One aggregate of a scan, by name."""

    name: str
    expression: nw.Expr


def make(
    scan: Scan,
    frame: Frame,
    breakdowns: Sequence[str],
    sums: Sequence[Sum],
    unknown: Mapping[str, str],
) -> Cube:
    """One pass over the rows of `frame`, grouped by the raw values; codes are looked up afterwards.

    A breakdown that the source does not map is unknown for all its rows.
    """
    source = scan.source
    mapped = {name: source.breakdowns[name] for name in breakdowns if name in source.breakdowns}
    columns = [coded.column for coded in (source.organisation, source.period, *mapped.values()) if coded]
    table = grouped(scan.reader, frame, [scan.names[name] for name in dict.fromkeys(columns)], sums)

    def axis(coded: Coded | None, constant: str, blank: str | None) -> Axis:
        if coded is None:
            return Axis((constant,), np.zeros(table.num_rows, dtype=np.int64))
        return decode(table.column(scan.names[coded.column]), coded, blank, source.path.name)

    return Cube(
        organisation=axis(source.organisation, source.organisation_label, None),
        period=axis(source.period, source.period_label, None),
        breakdowns={name: axis(mapped.get(name), unknown[name], unknown[name]) for name in breakdowns},
        sums={one.name: whole(table.column(one.name)) for one in sums},
    )


def grouped(reader: Reader, frame: Frame, keys: list[str], sums: Sequence[Sum]) -> pa.Table:
    """Run the scan."""
    aggregates = [one.expression.alias(one.name) for one in sums]
    if keys:
        return reader.collect(frame.group_by(keys).agg(*aggregates))
    table = reader.collect(frame.select(*aggregates, nw.len().alias(ROWS)))
    return table if table.column(ROWS)[0].as_py() else table.slice(0, 0)  # no rows, no group


def whole(column: pa.ChunkedArray) -> Integers:
    """Sums as whole numbers, whichever type an engine gives them."""
    return np.asarray(column.cast(pa.int64()).fill_null(0).to_numpy(), dtype=np.int64)


def decode(column: pa.ChunkedArray, coded: Coded, blank: str | None, file: str) -> Axis:
    """The codes of a column of raw values. `blank` is the code of a null that has none of its own."""
    array = pa.chunked_array(column.chunks, type=column.type).combine_chunks()
    array = pa.concat_arrays(array.chunks) if isinstance(array, pa.ChunkedArray) else array
    encoded = array if pa.types.is_dictionary(array.type) else array.dictionary_encode()
    raw = [*encoded.dictionary.to_pylist(), None]
    index = np.asarray(encoded.indices.fill_null(len(raw) - 1), dtype=np.int64)
    if not (index == len(raw) - 1).any():
        raw.pop()
    look_up = code_of(coded, blank, file)
    codes = [look_up(value) for value in raw]
    ordered = sorted(set(codes))
    places = {code: place for place, code in enumerate(ordered)}
    recode = np.array([places[code] for code in codes], dtype=np.int64)
    return Axis(tuple(ordered), recode[index])


def code_of(coded: Coded, blank: str | None, file: str) -> Callable[[object], str]:
    """The function from a raw value to its code."""

    def look_up(value: object) -> str:
        code = str(value) if coded.codes is None and value is not None else (coded.codes or {}).get(value)
        if code is None and value is None:
            code = blank
        if code is None:
            found = "an empty value" if value is None else "a value that was not there when it was checked"
            raise InputError(
                f"The column '{coded.column}' holds {found}", file, "Run `fairlead check` again."
            )
        return code

    return look_up


def extend(
    cube: Cube,
    places: Sequence[tuple[str, str]],
    sums: Mapping[str, Integers],
    unknown: Mapping[str, str],
) -> Cube:
    """The cube with one more row for each place (organisation, period), unknown in every breakdown."""
    return replace(
        cube,
        organisation=longer(cube.organisation, [organisation for organisation, _ in places]),
        period=longer(cube.period, [period for _, period in places]),
        breakdowns={
            name: longer(axis, [unknown[name]] * len(places)) for name, axis in cube.breakdowns.items()
        },
        sums={name: np.concatenate([values, sums[name]]) for name, values in cube.sums.items()},
    )


def longer(axis: Axis, codes: Sequence[str]) -> Axis:
    """An axis with more rows."""
    ordered = sorted({*axis.codes, *codes})
    places = {code: place for place, code in enumerate(ordered)}
    recode = np.array([places[code] for code in axis.codes], dtype=np.int64)
    added = np.array([places[code] for code in codes], dtype=np.int64)
    return Axis(tuple(ordered), np.concatenate([recode[axis.index], added]))
