"""Fixtures of the command line's tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from program import NEWS, Dragoman, Ran

from dragoman import cli


@pytest.fixture
def dragoman(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Dragoman:
    """Runs one command line in this process."""
    monkeypatch.delenv("COLUMNS", raising=False)

    def run(*arguments: object) -> Ran:
        code = cli.run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Ran(code, captured.out, captured.err)

    return run


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A short English text in a file."""
    path = tmp_path / "news.txt"
    path.write_text(NEWS, encoding="utf-8")
    return path
