"""A checked file as a lazy frame whose columns are asked for by the names they have in the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_

import narwhals as nw
import pyarrow as pa
import pyarrow.parquet as pq

from fairlead.engine.backends import Frame, Reader
from fairlead.errors import InputError
from fairlead.study import CheckedSource


@dataclass(frozen=True)
class Scan:
    """A source that is open in an engine.

    names: column in the file to its name in the frame; flags: columns that hold 0, 1 and nulls alone.
    """

    source: CheckedSource
    reader: Reader
    frame: Frame
    names: Mapping[str, str]
    types: Mapping[str, pa.DataType]
    flags: frozenset[str]

    def column(self, name: str) -> nw.Expr:
        """A column by its name in the file."""
        return nw.col(self.names[name])

    def field(self, field: str) -> tuple[nw.Expr, pa.DataType]:
        """An indicator's field: its column and that column's type."""
        name = self.source.fields[field]
        return self.column(name), self.types[name]

    def kept(self) -> Frame:
        """The rows that count; in a table of counts also those that hold everyone."""
        keep = self.source.keep or {}
        tests = [any_of(self.column(name), values) for name, values in keep.items()]
        return self.frame.filter(reduce(and_, tests)) if tests else self.frame

    def groups(self) -> Frame:
        """The rows that count, without any that hold everyone of a column."""
        total = self.source.total or {}
        tests = [~any_of(self.column(name), (value,)) for name, value in total.items()]
        return self.kept().filter(reduce(and_, tests)) if tests else self.kept()

    def totals(self) -> Frame | None:
        """The rows that hold everyone, where the source has such rows."""
        total = self.source.total or {}
        tests = [any_of(self.column(name), (value,)) for name, value in total.items()]
        return self.kept().filter(reduce(and_, tests)) if tests else None


def scan(reader: Reader, source: CheckedSource) -> Scan:
    """Open a source's file. Not-a-number means the same as no value from here on."""
    try:
        metadata = pq.read_metadata(source.path)
        schema = metadata.schema.to_arrow_schema()
    except (pa.ArrowException, OSError) as fault:
        raise InputError(
            "The checked file could not be read", source.path.name, "Run `fairlead check` again."
        ) from fault
    names = {name: f"c{place}" for place, name in enumerate(schema.names)}
    types = {field.name: value_type(field.type) for field in schema}
    floating = [name for name, kind in types.items() if pa.types.is_floating(kind)]
    floats = [nw.col(names[name]).fill_nan(None) for name in floating]
    frame = reader.scan(source.path, len(names))
    frame = frame.with_columns(*floats) if floats else frame
    return Scan(source, reader, frame, names, types, flags_of(metadata, types))


def flags_of(metadata: pq.FileMetaData, types: Mapping[str, pa.DataType]) -> frozenset[str]:
    """Columns of whole numbers of which the file says that none is below 0 or above 1."""
    if metadata.num_columns != len(types):  # nested columns: they hold no numbers to count
        return frozenset()
    groups = [metadata.row_group(place) for place in range(metadata.num_row_groups)]
    return frozenset(
        name
        for place, (name, kind) in enumerate(types.items())
        if pa.types.is_integer(kind) and all(holds_flags(group.column(place).statistics) for group in groups)
    )


def holds_flags(statistics: pq.Statistics | None) -> bool:
    """Whether the smallest and the largest value are known and are 0 or 1."""
    if statistics is None or not statistics.has_min_max:
        return False
    return 0 <= int(statistics.min) <= int(statistics.max) <= 1


def value_type(kind: pa.DataType) -> pa.DataType:
    """The type of the values of a column that may be written as a dictionary."""
    return kind.value_type if pa.types.is_dictionary(kind) else kind


def any_of(column: nw.Expr, values: tuple[object, ...]) -> nw.Expr:
    """Whether a column holds one of these raw values, None among them; always true or false."""
    written = [value for value in values if value is not None]
    tests = [~column.is_null() & column.is_in(written)] if written else []
    if None in values:
        tests.append(column.is_null())
    return reduce(or_, tests)
