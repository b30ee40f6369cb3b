"""The command line as a user has it, for the tests of this folder."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

EXAMPLES = Path(__file__).parents[2] / "examples"

NEWS = (
    "Chilean Foreign Minister Ana Rojas urged Peru on Thursday to release two fishing boats. "
    "She said Chile was ready to hold talks with the Peruvian government in Santiago.\n"
)


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str

    def complaint(self) -> str:
        """The one line of standard error, after checking that it is one and is ours."""
        lines = self.err.splitlines()
        assert len(lines) == 1, self.err
        assert lines[0].startswith("dragoman: ")
        return lines[0]


Dragoman = Callable[..., Ran]


def spawn(*arguments: object, **options: object) -> subprocess.Popen[str]:
    """Starts one command line as a program of its own."""
    command = [sys.executable, "-m", "dragoman", *map(str, arguments)]
    streams = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.PIPE}
    environment = {key: value for key, value in os.environ.items() if key != "COLUMNS"}
    return subprocess.Popen(  # type: ignore[call-overload, no-any-return]
        command, encoding="utf-8", env=environment, **(streams | options)
    )
