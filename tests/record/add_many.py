"""Adds NUMBER readings to the record PATH, saying so after each; run as a program.

Given TABLE as well, it kills itself half-way, when it is about to write a document's rows there.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Any

import sqlalchemy as sa
from readings import batch

from dragoman.record import Record


def die_at_insert(table: str, number: int) -> None:
    """Let ``kill -9`` meet this process before its insert number ``number`` into ``table``."""
    left = number

    @sa.event.listens_for(sa.Engine, "before_cursor_execute")
    def _before(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        nonlocal left
        left -= statement.startswith(f"INSERT INTO {table} ")
        if not left:
            os.kill(os.getpid(), signal.SIGKILL)


def main(path: str, number: int, table: str | None = None) -> None:
    if table:
        die_at_insert(table, number // 2)
    readings = list(batch(number))
    with Record(path) as record:
        for one in readings:
            record.add(one)
            print(one.document.id, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
