"""Files that cannot be opened, programs that die, and several programs at once."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from readings import TEXT, bare, batch, document, reading
from sqlalchemy.dialects import sqlite

from dragoman.errors import RecordError
from dragoman.model import Actor, Reading
from dragoman.record import Record, schema
from dragoman.record.columns import Packed
from dragoman.record.stored import with_text

ADD_MANY = Path(__file__).with_name("add_many.py")
ASK_MANY = Path(__file__).with_name("ask_many.py")
BATCH = 200
UNIT_TABLES = ("places", "statements", "events", "commitments", "wording")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.db"


@contextmanager
def adding(path: Path, number: int, *table: str) -> Iterator[subprocess.Popen[str]]:
    """Another process that adds readings to the record, one line of output each."""
    command = [sys.executable, str(ADD_MANY), str(path), str(number), *table]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            yield process
        finally:
            process.kill()


@contextmanager
def write_lock(path: Path) -> Iterator[None]:
    """What another program holds while it is writing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


def assert_whole(path: Path) -> list[str]:
    """Every document of a sound file has all rows its reading asks for; returns their ids."""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        rows = connection.execute("SELECT id, reading, text FROM documents").fetchall()
        stored = {id: with_text(unpacked(packed), text) for id, packed, text in rows}
        for table in UNIT_TABLES:
            query = f"SELECT document, count(*) FROM {table} GROUP BY document"
            counts = dict(connection.execute(query).fetchall())
            assert counts == {key: units_of(text, table) for key, text in stored.items()}
        [(parties,)] = connection.execute("SELECT count(*) FROM parties").fetchall()
        assert parties == sum(map(parties_of, stored.values()))
    return [key.hex() for key in stored]


def unpacked(packed: bytes) -> str:
    text = Packed().process_result_value(packed, sqlite.dialect())
    assert text is not None
    return text


def units_of(stored: str, table: str) -> int:
    return len(getattr(Reading.from_json(stored), table))


def parties_of(stored: str) -> int:
    one = Reading.from_json(stored)
    sides: list[tuple[Actor, ...]] = []
    for said in one.statements:
        sides += [said.speakers, said.addressees]
    for event in one.events:
        sides += [event.actors, event.recipients]
    for bond in one.commitments:
        sides += [bond.obligor, bond.beneficiary]
    sides += [mark.targets for mark in one.wording]
    return sum(len({actor.country for actor in side}) for side in sides)


@pytest.mark.parametrize("table", ["documents", "places", "statements", "events", "dyads"])
def test_a_kill_within_a_document_leaves_nothing_of_it(path: Path, table: str) -> None:
    with adding(path, BATCH, table) as process:
        promised = process.communicate()[0].split()
    assert process.returncode == -signal.SIGKILL
    assert len(promised) == BATCH // 2 - 1
    assert sorted(assert_whole(path)) == sorted(promised)


def test_a_killed_batch_leaves_whole_documents_and_can_go_on(path: Path) -> None:
    with adding(path, BATCH) as process:
        assert process.stdout is not None
        promised = [process.stdout.readline().strip() for _ in range(20)]
        process.kill()
        process.wait()
    assert process.returncode == -signal.SIGKILL
    kept = assert_whole(path)
    assert set(promised) <= set(kept)
    assert len(kept) < BATCH
    with Record(path) as record:
        new = [record.add(one) for one in batch(BATCH)]
    assert new.count(True) == BATCH - len(kept)
    assert len(assert_whole(path)) == BATCH


def test_reading_goes_on_while_another_process_writes(path: Path) -> None:
    number = 25
    with Record(path) as record, adding(path, number) as process:
        assert process.stdout is not None
        for added, _ in enumerate(process.stdout, start=1):
            events = record.events()
            per_document = Counter(row["document"] for row in events)
            assert set(per_document.values()) == {20}
            assert added <= len(per_document) <= number
            assert {row["evidence"] for row in events} == {"met her Sudland counterpart"}
    assert added == number


def test_ten_processes_read_while_one_writes(path: Path) -> None:
    number = 25
    Record(path).close()
    command = [sys.executable, str(ASK_MANY), str(path), str(number)]
    askers = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(10)]
    try:
        with adding(path, number) as writer:
            added = writer.communicate()[0].split()
            complaints = [asker.communicate()[1] for asker in askers]
    finally:
        for asker in askers:
            asker.kill()
    assert complaints == [""] * 10
    assert [asker.returncode for asker in askers] == [0] * 10
    assert writer.returncode == 0
    assert sorted(assert_whole(path)) == sorted(added)
    assert len(added) == number
    with Record(path) as record:
        assert len({row["document"] for row in record.reports()}) == number


def test_two_processes_write_one_new_record(path: Path) -> None:
    with adding(path, 30) as one, adding(path, 30) as other:
        outputs = [process.communicate()[0] for process in (one, other)]
        assert (one.returncode, other.returncode) == (0, 0)
    assert [len(output.split()) for output in outputs] == [30, 30]
    assert len(assert_whole(path)) == 30


def test_a_locked_record_can_be_read_and_not_written(path: Path) -> None:
    with Record(path) as record:
        record.add(reading())
    with Record(path, busy_seconds=0.05) as record:
        with write_lock(path):
            assert len(record.events()) == 2
            with pytest.raises(RecordError, match=r"x\.db: locked: another program is writing"):
                record.add(bare("other.txt", None))
        assert record.add(bare("other.txt", None)) is True


def test_a_record_cannot_be_made_in_a_locked_file(path: Path) -> None:
    with (
        write_lock(path),
        pytest.raises(RecordError, match=r"x\.db: locked"),
    ):
        Record(path, busy_seconds=0.05)


@pytest.mark.parametrize(
    ("step", "age", "advice"),
    [
        (1, "a newer", "upgrade the package"),
        (-1, "an older", "read its documents into a new record"),
    ],
)
def test_another_schema_is_an_error(path: Path, step: int, age: str, advice: str) -> None:
    with Record(path) as record:
        record.add(reading())
    other = schema.VERSION + step
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE meta SET value = '{other}' WHERE key = 'schema'")
    for create in (True, False):
        with pytest.raises(RecordError) as caught:
            Record(path, create=create)
        assert str(caught.value) == (
            f"{path}: written by {age} Dragoman (schema {other}, this one knows {schema.VERSION}); "
            f"{advice}"
        )


def test_a_missing_record_is_an_error_and_stays_missing(path: Path) -> None:
    with pytest.raises(RecordError, match=r"x\.db: no such record"):
        Record(path, create=False)
    assert not path.exists()


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="a folder, not a record"):
        Record(tmp_path)


@pytest.mark.parametrize("content", [b"not a database, but a text " * 40, os.urandom(5000)])
def test_a_file_of_another_kind_is_no_record_and_stays_as_it_is(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    for create in (True, False):
        with pytest.raises(RecordError, match=r"x\.db: not a database"):
            Record(path, create=create)
    assert path.read_bytes() == content


def test_a_database_of_another_program_stays_as_it_is(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE meta (colour TEXT)")
    before = path.read_bytes()
    with pytest.raises(RecordError, match=r"x\.db: a database, but not a Dragoman record"):
        Record(path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_record_only_where_one_is_made(path: Path) -> None:
    path.touch()
    with pytest.raises(RecordError, match=r"x\.db: not a Dragoman record"):
        Record(path, create=False)
    assert path.read_bytes() == b""
    with Record(path) as record:
        assert record.add(reading()) is True


def test_a_damaged_record_is_an_error(path: Path) -> None:
    with Record(path) as record:
        for one in batch(3):
            record.add(one)
    content = bytearray(path.read_bytes())
    for start in range(4096, len(content), 4096):
        content[start : start + 4096] = b"\xff" * 4096
    path.write_bytes(content)
    with pytest.raises(RecordError, match=r"x\.db: .*damaged"), Record(path) as record:
        record.events()


@pytest.mark.parametrize(
    "damage",
    ["UPDATE meta SET value = 'one'", "DELETE FROM meta", "UPDATE events SET start_date = 'May'"],
)
def test_a_damaged_value_is_an_error(path: Path, damage: str) -> None:
    with Record(path) as record:
        record.add(reading())
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(damage)
    with (
        pytest.raises(RecordError, match=r"x\.db: the database is damaged"),
        Record(path) as record,
    ):
        record.events()


def test_a_damaged_decision_is_an_error(path: Path) -> None:
    with Record(path) as record:
        record.add(reading())
        record.correct("straits.txt:e1", type="AGREE")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE decisions SET coding = '{'")
    with (
        pytest.raises(RecordError, match=r"x\.db: the database is damaged"),
        Record(path) as record,
    ):
        record.decisions()


def test_an_error_of_a_question_is_its_own(path: Path) -> None:
    def wrong(_: object) -> None:
        raise ValueError("my own mistake")

    with Record(path) as record, pytest.raises(ValueError, match="my own mistake"):
        record.ask(wrong)


def test_a_reading_of_an_unknown_form_is_an_error(path: Path) -> None:
    with Record(path) as record:
        record.add(reading())
        with closing(sqlite3.connect(path)) as connection, connection:
            other = Packed().process_bind_param('{"document": 3}', sqlite.dialect())
            connection.execute("UPDATE documents SET reading = ?", (other,))
        with pytest.raises(RecordError, match=f"reading of {document().id} has a form"):
            record.reading("straits.txt")


def test_a_folder_that_is_missing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"x\.db: cannot be opened"):
        Record(tmp_path / "nowhere" / "x.db")


def test_a_name_no_file_can_have_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="File name too long"):
        Record(tmp_path / ("x" * 300))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(RecordError, match=r"x\.db: cannot be opened"):
            Record(tmp_path / "x.db")
    finally:
        tmp_path.chmod(0o700)


def test_a_closed_record_says_so(path: Path) -> None:
    record = Record(path)
    record.close()
    record.close()
    for question in (record.events, record.documents, lambda: record.add(reading())):
        with pytest.raises(RecordError, match=r"x\.db: the record has been closed"):
            question()


def test_names_that_mean_something_to_sqlite_are_ordinary_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in (":memory:", "file:x.db?mode=memory", "a b?c=d#é.db"):
        with Record(name) as record:
            record.add(reading())
        assert Path(name).is_file()
        with Record(name) as record:
            assert record.reading("straits.txt").document.text == TEXT
