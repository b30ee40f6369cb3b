"""The same record on a PostgreSQL server."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from readings import bare, batch, document, reading
from server import Server, programs, running

import dragoman
from dragoman import views
from dragoman.errors import RecordError
from dragoman.model import Reading
from dragoman.record import Record, Table
from dragoman.record.postgres import LOCK

psycopg = pytest.importorskip("psycopg", reason="needs the extra postgres")

ADD_MANY = Path(__file__).with_name("add_many.py")
ASK_MANY = Path(__file__).with_name("ask_many.py")
EXAMPLES = Path(__file__).parents[2] / "examples"
READ = {
    "gas-call.txt": "2024-02-09",
    "border-shooting.txt": "2023-10-04",
    "readout-hanoi.txt": "2024-07-16",
    "readout-jakarta.txt": "2024-07-16",
}

ANSWERS: dict[str, Callable[[Record], Table]] = {
    "documents": lambda record: record.documents(),
    "events": lambda record: record.events(),
    "events on one side": lambda record: record.events(actor="IDN", recipient="VNM"),
    "events of a month": lambda record: record.events(since="2024-07-01", until="2024-07-31"),
    "statements": lambda record: record.statements(),
    "demands": lambda record: record.statements(type="demand"),
    "commitments": lambda record: record.commitments(),
    "wording": lambda record: record.wording(),
    "happenings": lambda record: record.happenings(),
    "reports": lambda record: record.reports(),
    "timeline": lambda record: views.timeline(record, "IDN", "VNM"),
    "periods": lambda record: views.periods(record, "IDN", "VNM", by="week"),
    "positions": lambda record: views.positions(record, "detained-nationals"),
    "followed": lambda record: views.commitments(record, "IDN"),
    "answered": lambda record: views.demands(record),
    "network": lambda record: views.network(record),
    "sources": lambda record: views.sources(record),
    "names": lambda record: views.names(record),
    "words": lambda record: views.search(record, "coast guard"),
    "a phrase": lambda record: views.search(record, '"coast guard" fish*', within="statements"),
    "a hyphen": lambda record: views.search(record, "selfdefence"),
    "no hyphen": lambda record: views.search(record, "counter-part"),
    "accents": lambda record: views.search(record, "Việt*", within="events"),
}


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A server, where Debian's package or another has installed one."""
    bin = programs()
    if bin is None:
        pytest.skip("needs a PostgreSQL server: apt-get install postgresql")
    with running(bin) as server:
        yield server


@pytest.fixture
def address(server: Server) -> str:
    return server.new()


@pytest.fixture(scope="session")
def examples() -> list[Reading]:
    return [
        dragoman.read(EXAMPLES / name, published=day, outlet=name.partition("-")[0])
        for name, day in READ.items()
    ]


@pytest.fixture(scope="module")
def both(
    server: Server, examples: list[Reading], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Record, Record]]:
    """A record on the server and one in a file, with the same readings."""
    path = tmp_path_factory.mktemp("both") / "x.db"
    with Record(server.new()) as there, Record(path) as here:
        for record in (there, here):
            assert record.add_many(examples) == len(examples)
        yield there, here


@pytest.mark.parametrize("name", ANSWERS)
def test_a_server_answers_as_a_file_does(both: tuple[Record, Record], name: str) -> None:
    there, here = (ANSWERS[name](record) for record in both)
    assert there.columns == here.columns
    assert there.rows == here.rows
    assert name == "wording" or there.rows


def test_a_reading_comes_back_as_it_was(address: str) -> None:
    with Record(address) as record:
        assert record.add(reading()) is True
        assert record.add(reading()) is False
    with Record(address, create=False) as record:
        assert record.reading(document().id) == reading()
        assert record.reading(document().id[:6]) == reading()


def test_what_was_decided_by_hand_stays(address: str) -> None:
    first = reading()
    event = f"{first.document.id}:{first.events[0].id}"
    newer = first.versions.model_copy(update={"codebook": "9.9"})
    with Record(address) as record:
        record.add(first)
        record.correct(event, type="SANCTION", actors=["CHL GOV"], by="reader")
        record.merge(event, f"{first.document.id}:{first.events[1].id}", by="reader")
        assert record.add(first.model_copy(update={"versions": newer})) is True
    with Record(address) as record:
        row = next(row for row in record.events() if row["id"] == first.events[0].id)
        assert (row["type"], row["actors"]) == ("SANCTION", "CHL GOV")
        assert row["decided"] == "corrected"
        one, other = (event.id for event in first.events)
        assert [row["id"] for row in record.decisions()] == [one, one, other]
        assert len(record.happenings()) == 1


def test_units_are_corrected_and_linked_and_documents_removed(address: str) -> None:
    name = reading().document.id
    with Record(address) as record:
        record.add_many([reading(), bare("other.txt", date(2022, 6, 20))])
        record.correct(f"{name}:s1", type="demand", actors=["FJI"])
        record.correct(f"{name}:c1", due_start="2022-06-15")
        record.link(f"{name}:c1", f"{name}:e1", "fulfilled")
        [row] = views.commitments(record)
        assert (row["standing"], str(row["due_end"])) == ("fulfilled", "2022-06-15")
        assert [row["id"] for row in record.statements(actor="FJI")] == ["s1"]
        assert [row["name"] for row in record.remove(name)] == ["straits.txt"]
        assert len(record.statements()) == 0
        assert len(views.search(record, "strait")) == 0
        record.add(reading())
        assert views.commitments(record).rows == [row]


def test_a_missed_event_is_added_and_stays(address: str) -> None:
    first = reading()
    newer = first.versions.model_copy(update={"codebook": "9.9"})
    words = "We ask Sudland"
    with Record(address) as record:
        record.add(first)
        record.add_event("straits.txt", words, type="REQUEST", actors=["NOR"], start="2022-05-03")
        record.correct("straits.txt:a1", recipients=["SUD"])
        before = record.events().rows
        assert [row["decided"] for row in before] == [None, "added", None]
        assert [row["id"] for row in views.timeline(record, "NOR", "SUD")] == ["e1", "a1"]
        assert record.add(first.model_copy(update={"versions": newer})) is True
        assert record.events().rows == before
        assert f"{first.document.id}:a1" in {row["id"] for row in record.reports()}


def test_ten_processes_read_while_one_writes(address: str) -> None:
    number = 25
    Record(address).close()
    asking = [sys.executable, str(ASK_MANY), address, str(number)]
    askers = [subprocess.Popen(asking, stderr=subprocess.PIPE, text=True) for _ in range(10)]
    adding = [sys.executable, str(ADD_MANY), address, str(number)]
    try:
        added = subprocess.run(adding, capture_output=True, text=True, check=True).stdout.split()
        complaints = [asker.communicate()[1] for asker in askers]
    finally:
        for asker in askers:
            asker.kill()
    assert complaints == [""] * 10
    assert [asker.returncode for asker in askers] == [0] * 10
    with Record(address) as record:
        assert {row["id"] for row in record.documents()} == set(added)
        assert len({row["document"] for row in record.reports()}) == number


def test_two_processes_write_one_new_record(address: str) -> None:
    command = [sys.executable, str(ADD_MANY), address, "30"]
    writers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    outputs = [writer.communicate()[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert [len(output.split()) for output in outputs] == [30, 30]
    with Record(address) as record:
        assert len(record.documents()) == 30


@pytest.mark.parametrize("table", ["documents", "events", "dyads"])
def test_a_kill_within_a_document_leaves_nothing_of_it(address: str, table: str) -> None:
    number = 40
    command = [sys.executable, str(ADD_MANY), address, str(number), table]
    killed = subprocess.run(command, capture_output=True, text=True)
    assert killed.returncode == -signal.SIGKILL
    with Record(address) as record:
        assert {row["id"] for row in record.documents()} == set(killed.stdout.split())
        assert [record.add(one) for one in batch(number)].count(True) == number // 2 + 1


def test_a_locked_record_can_be_read_and_not_written(address: str) -> None:
    with Record(address) as record:
        record.add(reading())
    with Record(address, busy_seconds=0.05) as record:
        with closing(psycopg.connect(address)) as other:
            other.execute(f"SELECT pg_advisory_xact_lock({LOCK})")
            with pytest.raises(RecordError, match="locked: another program is writing"):
                record.add(bare("other.txt", None))
            assert len(record.events()) == 2
        assert record.add(bare("other.txt", None)) is True


def test_the_command_line_takes_an_address(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from dragoman import cli

    article = str(EXAMPLES / "gas-call.txt")
    assert cli.run(["read", article, "--published", "2024-02-09", "--record", address]) == 0
    assert cli.run(["events", address, "--format", "json"]) == 0
    assert '"type": "' in capsys.readouterr().out


def test_no_password_is_told(server: Server) -> None:
    address = server.address("nowhere").replace("postgres@", "postgres:sesame@")
    with pytest.raises(RecordError, match="does not exist") as caught:
        Record(address)
    assert "sesame" not in str(caught.value)


def test_no_server_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="postgresql://") as caught:
        Record(f"postgresql://postgres@/x?host={tmp_path}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("address", ["postgresql://", "postgresql://host:port/x"])
def test_what_is_no_address_is_an_error(address: str) -> None:
    with pytest.raises(RecordError):
        Record(address)


def test_a_database_of_another_program_stays_as_it_is(address: str) -> None:
    with closing(psycopg.connect(address, autocommit=True)) as other:
        other.execute("CREATE TABLE meta (colour TEXT)")
        with pytest.raises(RecordError, match="a database, but not a Dragoman record"):
            Record(address)
        found = other.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        assert found.fetchall() == [("meta",)]


def test_an_empty_database_is_no_record_unless_one_is_made(address: str) -> None:
    with pytest.raises(RecordError, match="not a Dragoman record"):
        Record(address, create=False)
