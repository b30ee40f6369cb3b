"""What a question gives back."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    import pandas as pd

Value = str | int | float | date | None
Row = dict[str, Value]

DATE_COLUMNS = frozenset({"published", "first_published", "start", "end", "due_start", "due_end"})


class ByColumn(Sequence[Row]):
    """Rows that are kept column by column: each is made when it is asked for."""

    def __init__(self, columns: Mapping[str, Sequence[Value]]) -> None:
        self._columns = dict(columns)

    def __len__(self) -> int:
        return len(next(iter(self._columns.values())))

    @overload
    def __getitem__(self, place: int) -> Row: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...

    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        if isinstance(place, slice):
            return ByColumn({name: values[place] for name, values in self._columns.items()})
        return {name: values[place] for name, values in self._columns.items()}

    def __iter__(self) -> Iterator[Row]:
        names = tuple(self._columns)
        for values in zip(*self._columns.values(), strict=True):
            yield dict(zip(names, values, strict=True))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)


@dataclass(frozen=True)
class Table:
    """Named columns and rows in a fixed order; every row has every column."""

    columns: tuple[str, ...]
    rows: Sequence[Row]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def df(self) -> pd.DataFrame:
        """A pandas data frame; columns of days are ``datetime64``, without time zone."""
        import pandas as pd

        frame = pd.DataFrame(list(self.rows), columns=list(self.columns))
        days = [column for column in self.columns if self._holds_days(column)]
        # Counted in seconds, because pandas' nanoseconds end in 1677 and 2262.
        return frame.astype(dict.fromkeys(days, "datetime64[s]"))

    def _holds_days(self, column: str) -> bool:
        """Whether the first value that a column has is a day, or it would be if there were one."""
        first = next((row[column] for row in self.rows if row[column] is not None), None)
        return isinstance(first, date) or (first is None and column in DATE_COLUMNS)

    def to_csv(self) -> str:
        """Comma-separated values under a line of column names; days as ISO 8601, None empty."""
        out = io.StringIO()
        writer = csv.DictWriter(out, self.columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(self.rows)
        return out.getvalue()

    def to_json(self) -> str:
        """A JSON array with one object a row; days as ISO 8601."""
        return json.dumps(list(self.rows), ensure_ascii=False, default=str)
