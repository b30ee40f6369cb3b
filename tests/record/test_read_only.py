"""A record that may be read and not written: an archive that somebody shares."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from readings import bare, batch, reading

from dragoman.errors import RecordError
from dragoman.record import Record

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs permissions of files")

NOBODY = 65534
FILE_AND_FOLDER = [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)]


@pytest.fixture
def path() -> Iterator[Path]:
    """Of a record of three documents, where anybody may look."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    path = folder / "a b?c=d#é.db"
    with Record(path) as record:
        record.add_many([reading(), *batch(2)])
    yield path
    folder.chmod(0o755)
    shutil.rmtree(folder)


@contextmanager
def unprivileged() -> Iterator[None]:
    """Root may write anywhere, so for a while we are nobody."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@contextmanager
def shared(path: Path, file: int = 0o444, folder: int = 0o555) -> Iterator[None]:
    path.chmod(file)
    path.parent.chmod(folder)
    with unprivileged():
        yield


@contextmanager
def owner(path: Path) -> Iterator[None]:
    """Within :func:`shared`: who may write after all."""
    user = os.geteuid()
    os.seteuid(os.getuid())
    path.parent.chmod(0o755)
    path.chmod(0o644)
    try:
        yield
    finally:
        os.seteuid(user)


@pytest.mark.parametrize(("file", "folder"), FILE_AND_FOLDER)
def test_it_is_read_and_left_as_it_is(path: Path, file: int, folder: int) -> None:
    with Record(path) as record:
        said, told = record.events().to_csv(), record.happenings().to_csv()
    before = path.read_bytes(), sorted(path.parent.iterdir())
    for create in (True, False):
        with shared(path, file, folder), Record(path, create=create) as record:
            assert record.events().to_csv() == said
            assert record.happenings().to_csv() == told
            assert len(record.documents()) == 3
    assert (path.read_bytes(), sorted(path.parent.iterdir())) == before


def test_happenings_that_nobody_has_asked_for_are_found_in_a_copy(path: Path) -> None:
    other = path.with_name("copy.db")
    shutil.copy(path, other)
    with Record(other) as record:
        told = record.happenings().to_csv()
    before = path.read_bytes()
    with shared(path), Record(path) as record:
        assert record.happenings().to_csv() == told
        assert len(record.reports()) >= len(record.happenings()) > 0
    assert path.read_bytes() == before


@pytest.mark.parametrize(("file", "folder"), FILE_AND_FOLDER)
@pytest.mark.parametrize(
    "write",
    [
        lambda record: record.add(bare("other.txt", None)),
        lambda record: record.remove("straits.txt"),
        lambda record: record.reject("straits.txt:e1"),
        lambda record: record.merge("straits.txt:e1", "straits.txt:e2"),
    ],
)
def test_what_would_write_says_why_it_cannot(
    path: Path, write: Callable[[Record], object], file: int, folder: int
) -> None:
    with (
        shared(path, file, folder),
        Record(path) as record,
        pytest.raises(RecordError, match="can only be read: the file or its folder may not be"),
    ):
        write(record)


def test_what_its_owner_is_writing_is_read(path: Path) -> None:
    with Record(path) as other:
        other.add(bare("other.txt", None))
        # The owner's connection is open, and what it wrote is not in the file itself yet.
        with shared(path), Record(path) as record:
            assert len(record.documents()) == 4
            assert Path(f"{path}-wal").stat().st_size > 0


def test_what_its_owner_has_written_since_is_read(path: Path) -> None:
    with shared(path), Record(path) as record:
        assert len(record.documents()) == 3
        with owner(path), Record(path) as other:
            other.add(bare("other.txt", None))
        assert len(record.documents()) == 4


def test_an_answer_of_a_file_that_changed_meanwhile_is_refused(path: Path) -> None:
    with shared(path), Record(path) as record:
        stories = record.event_stories()
        next(stories)
        with owner(path), closing(sqlite3.connect(path)) as other, other:
            other.execute("CREATE TABLE another (number INTEGER)")
        with pytest.raises(RecordError, match="was written to while it was read; ask again"):
            list(stories)


def test_a_file_that_may_not_be_read_is_an_error(path: Path) -> None:
    with shared(path, file=0o000), pytest.raises(RecordError, match="cannot be opened"):
        Record(path)


def test_what_a_cut_off_writer_left_is_not_passed_over(path: Path) -> None:
    """Its log cannot be read without writing beside it; the file alone would be an old state."""
    with Record(path) as other:
        other.add(bare("other.txt", None))
        left = Path(tempfile.mkdtemp(dir=path.parent))
        shutil.copy(path, left / "x.db")
        shutil.copy(f"{path}-wal", left / "x.db-wal")
    with shared(left / "x.db"), pytest.raises(RecordError, match=r"x\.db: cannot be opened"):
        Record(left / "x.db")
    left.chmod(0o755)
