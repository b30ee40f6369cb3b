"""What the commands give back, in every form."""

from __future__ import annotations

import csv
import io
import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
from program import EXAMPLES, NEWS, Dragoman, spawn

from dragoman.cli import app
from dragoman.model import Reading

COMMANDS = [
    command.callback.__name__ for command in app.registered_commands if command.callback is not None
]
HEAVY = {"spacy", "pandas", "sqlalchemy", "scipy", "numpy", "trafilatura", "pydantic"}


@pytest.fixture
def record(dragoman: Dragoman, tmp_path: Path) -> Path:
    path = tmp_path / "examples.db"
    given = ("--published", "2024-02-09", "--outlet", "Meridian Press")
    assert dragoman("read", EXAMPLES / "gas-call.txt", "--record", path, *given).code == 0
    return path


@pytest.mark.parametrize("name", COMMANDS)
def test_help_ends_with_an_example_that_is_understood(dragoman: Dragoman, name: str) -> None:
    shown = dragoman(name, "--help")
    assert shown.code == 0
    program, command, *arguments = shlex.split(shown.out.split("Example:")[-1])
    assert (program, command) == ("dragoman", name)
    if ">" in arguments:
        arguments = arguments[: arguments.index(">")]
    group = typer.main.get_command(app)
    commands = group.commands  # type: ignore[attr-defined]
    commands[name].make_context(name, arguments)


def test_without_a_command_the_help_is_shown(dragoman: Dragoman) -> None:
    shown = dragoman()
    assert shown.code == 0
    assert all(name in shown.out for name in COMMANDS)


def test_version(dragoman: Dragoman) -> None:
    assert dragoman("--version").out.startswith("dragoman ")


@pytest.mark.parametrize("module", ["dragoman", "dragoman.cli"])
def test_importing_is_cheap(module: str) -> None:
    script = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert not HEAVY & set(ran.stdout.split())


def test_schema_is_that_of_a_reading(dragoman: Dragoman) -> None:
    schema = json.loads(dragoman("schema").out)
    assert set(Reading.model_fields) <= set(schema["properties"])


def test_reading_as_json_is_one_line_with_the_whole_reading(dragoman: Dragoman, news: Path) -> None:
    options = ("--published", "2024-05-02", "--outlet-country", "irl", "--title", "Boats")
    ran = dragoman("read", news, "--format", "json", *options)
    assert ran.code == 0
    assert ran.err == ""
    [line] = ran.out.splitlines()
    reading = Reading.from_json(line)
    assert reading.to_json() == line
    assert reading.document.outlet_country == "IRL"
    assert reading.document.title == "Boats"
    assert reading.document.published_from == "option"


def test_reading_for_people_shows_head_statements_and_events(
    dragoman: Dragoman, news: Path
) -> None:
    out = dragoman("read", news, "--published", "2024-05-02", "--outlet", "Meridian Press").out
    assert "Meridian Press" in out.partition("Statements")[0]
    statements, _, events = out.partition("Statements")[2].partition("Events")
    demand = next(line for line in statements.splitlines() if "demand" in line)
    assert "CHL GOV" in demand
    assert "PER GOV" in demand
    assert "2024-05-02" in demand
    assert "REQUEST" in events


def test_a_pipe_gets_plain_unbroken_lines(news: Path) -> None:
    with spawn("read", news, "--published", "2024-05-02") as process:
        out, err = process.communicate()
    assert err == ""
    assert "\x1b" not in out
    assert all(line == line.rstrip() for line in out.splitlines())
    assert any(
        "demand" in line and "release two fishing boats" in line for line in out.splitlines()
    )


def test_standard_input_and_field_names() -> None:
    row = json.dumps({"body": NEWS, "day": "2024-05-02"})
    options = ("--text-field", "body", "--published-field", "day", "--format", "json")
    with spawn("read", "-", *options) as process:
        out, _ = process.communicate(row)
    document = Reading.from_json(out).document
    assert document.text.strip() == NEWS.strip()
    assert str(document.published) == "2024-05-02"


def test_a_folder_is_read_in_order_of_names(dragoman: Dragoman, tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", ".hidden.txt"):
        (tmp_path / name).write_text(f"{NEWS}File {name}.\n", encoding="utf-8")
    out = dragoman("read", tmp_path, "--format", "json").out
    names = [Path(json.loads(line)["document"]["name"]).name for line in out.splitlines()]
    assert names == ["a.txt", "b.txt"]


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of the program's own")
def test_a_count_on_the_terminal_keeps_results_where_they_go(tmp_path: Path) -> None:
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(NEWS, encoding="utf-8")
    ours, theirs = os.openpty()
    with spawn("read", "--format", "json", tmp_path, stderr=theirs) as process:
        os.close(theirs)
        results, _ = process.communicate()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        shown = terminal.read(100_000).decode()
    names = [Path(json.loads(line)["document"]["name"]).name for line in results.splitlines()]
    assert names == ["0.txt", "1.txt", "2.txt", "3.txt"]
    assert "documents" in shown
    assert NEWS.split()[0] not in shown


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal of the program's own")
def test_a_long_text_says_on_the_terminal_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text(f"{NEWS}\n" * 400, encoding="utf-8")
    ours, theirs = os.openpty()
    with spawn("read", "--format", "json", path, stderr=theirs) as process:
        os.close(theirs)
        results, _ = process.communicate()
    with os.fdopen(ours, "rb", buffering=0) as terminal:
        shown = terminal.read(100_000).decode()
    assert "% of this one" in shown
    assert len(results.splitlines()) == 1


def test_adding_twice_adds_nothing(dragoman: Dragoman, tmp_path: Path, news: Path) -> None:
    path = tmp_path / "x.db"
    assert "(added)" in dragoman("read", news, "--record", path).out
    assert "(already in the record)" in dragoman("read", news, "--record", path).out
    assert len(json.loads(dragoman("documents", path, "--format", "json").out)) == 1


def test_a_record_gives_back_what_was_read(dragoman: Dragoman, tmp_path: Path, news: Path) -> None:
    path = tmp_path / "x.db"
    read = dragoman("read", news, "--record", path, "--format", "json")
    assert dragoman("show", path, news, "--format", "json").out == read.out


def test_show_without_a_document_lists_them(dragoman: Dragoman, record: Path) -> None:
    listed = dragoman("show", record)
    assert "gas-call.txt" in listed.out
    assert dragoman("documents", record).out == listed.out


def test_events_are_filtered_by_both_sides(dragoman: Dragoman, record: Path) -> None:
    wanted = ("--actor", "JPN", "--recipient", "AUS", "--type", "REQUEST", "--format", "json")
    rows = json.loads(dragoman("events", record, *wanted).out)
    assert rows
    for row in rows:
        assert row["type"] == "REQUEST"
        assert "JPN" in row["actors"]
        assert "AUS" in row["recipients"]


def test_forms_of_an_answer_hold_the_same_rows(dragoman: Dragoman, record: Path) -> None:
    for name in ("events", "statements", "commitments", "wording"):
        rows = json.loads(dragoman(name, record, "--format", "json").out)
        table = csv.DictReader(io.StringIO(dragoman(name, record, "--format", "csv").out))
        assert [row["id"] for row in table] == [row["id"] for row in rows]
        shown = dragoman(name, record).out.splitlines()
        assert len(shown) == len(rows) + 1


def test_a_table_of_events_has_their_days(dragoman: Dragoman, tmp_path: Path, news: Path) -> None:
    path = tmp_path / "x.db"
    dragoman("read", news, "--record", path, "--published", "2024-05-03")
    rows = dragoman("events", path, "--actor", "CHL").out.splitlines()
    asked = next(row for row in rows if "REQUEST" in row)
    offered = next(row for row in rows if "AGREE" in row)
    assert "CHL GOV → PER GOV" in asked
    assert "  2024-05-02  " in asked
    assert "  2024-05-02  " in offered
    [(document, *_)] = (row.split() for row in dragoman("show", path).out.splitlines()[1:])
    assert asked.startswith(document)
    assert dragoman("show", path, document).out.count("REQUEST") == 1


def test_wording_is_filtered_by_target_outlet_and_direction(
    dragoman: Dragoman, tmp_path: Path
) -> None:
    text = tmp_path / "navy.txt"
    text.write_text(
        "Peru's heroic navy saved forty sailors. Chile hyped the threat.\n", encoding="utf-8"
    )
    path = tmp_path / "x.db"
    dragoman("read", text, "--record", path, "--outlet", "Meridian Press")
    for options in (("--target", "CHL"), ("--direction", "against")):
        wanted = ("--outlet", "Meridian Press", *options, "--format", "json")
        [row] = json.loads(dragoman("wording", path, *wanted).out)
        assert (row["evidence"], row["targets"], row["neutral"]) == ("hyped", "CHL GOV", "raise")
    assert json.loads(dragoman("wording", path, "--outlet", "x", "--format", "json").out) == []
    assert "heroic" in dragoman("wording", path).out


def test_the_day_of_publication_stands_in_brackets(dragoman: Dragoman, tmp_path: Path) -> None:
    text = tmp_path / "visit.txt"
    text.write_text("The Ghanaian president visited Togo.\n", encoding="utf-8")
    path = tmp_path / "x.db"
    shown = dragoman(
        "read", text, "--record", path, "--published", "2024-05-03", "--format", "table"
    )
    assert "  [2024-05-03]  " in shown.out
    assert "  [2024-05-03]  " in dragoman("events", path).out


def test_a_table_gives_files_their_own_day_and_outlet(
    dragoman: Dragoman, tmp_path: Path, news: Path
) -> None:
    table = tmp_path / "meta.csv"
    table.write_text(
        "file,published,outlet,outlet_country\nnews.txt,2024-02-09,Meridian Press,IRL\n"
    )
    shown = dragoman("read", news, "--metadata", table, "--outlet", "Harbour Wire")
    assert "Meridian Press (IRL) · 2024-02-09 (from table)" in shown.out
    table.write_text("file,day\nnews.txt,2024-02-09\n")
    refused = dragoman("read", news, "--metadata", table)
    assert refused.code == 1
    assert refused.complaint().startswith(f'dragoman: {table}: unknown column "day"')
