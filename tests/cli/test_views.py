"""The views as commands: real readings in, tables, JSON, CSV, plots and GraphML out."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from program import EXAMPLES, Dragoman

READ = {
    "gas-call.txt": "2024-02-09",
    "border-shooting.txt": "2023-10-04",
    "readout-hanoi.txt": "2024-07-16",
    "readout-jakarta.txt": "2024-07-16",
}
ASKED = {
    "timeline": ("KEN", "UGA"),
    "positions": ("detained-nationals",),
    "commitments": ("IDN", "--to", "VNM"),
    "demands": ("VNM", "--to", "IDN"),
    "network": ("--since", "2024-07-01"),
    "sources": (),
    "search": ("coast guard", "--in", "statements"),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four examples as they are read."""
    from dragoman import Record, read

    path = tmp_path_factory.mktemp("views") / "examples.db"
    with Record(path) as record:
        record.add_many(
            read(EXAMPLES / name, published=day, outlet=name.partition("-")[0])
            for name, day in READ.items()
        )
    return path


@pytest.mark.parametrize("name", ASKED)
def test_forms_of_a_view_hold_the_same_rows(dragoman: Dragoman, record: Path, name: str) -> None:
    command = (name, record, *ASKED[name])
    rows = json.loads(dragoman(*command, "--format", "json").out)
    assert rows
    lines = list(csv.DictReader(io.StringIO(dragoman(*command, "--format", "csv").out)))
    assert [list(line) for line in lines] == [list(row) for row in rows]
    assert len(dragoman(*command).out.splitlines()) == len(rows) + 1


def test_a_timeline_of_a_border_shooting(dragoman: Dragoman, record: Path) -> None:
    rows = json.loads(dragoman("timeline", record, "KEN", "UGA", "--format", "json").out)
    assert {row["direction"] for row in rows} == {"KEN → UGA", "UGA → KEN", "together"}
    assert [row["start"] for row in rows] == sorted(row["start"] for row in rows)
    months = json.loads(
        dragoman("timeline", record, "KEN", "UGA", "--by", "month", "--format", "json").out
    )
    october = next(row for row in months if row["period"] == "2023-10")
    assert october["conflict"] > october["cooperation"] > 0


def test_an_open_commitment_of_a_readout(dragoman: Dragoman, record: Path) -> None:
    rows = json.loads(dragoman("commitments", record, "IDN", "--to", "VNM", "--format", "json").out)
    promised = next(row for row in rows if "consular" in row["content"])
    assert promised["standing"] == "open"
    assert promised["due_start"] == "2024-07-22"
    same = dragoman(
        "commitments", record, "--actor", "IDN", "--recipient", "VNM", "--format", "json"
    )
    assert json.loads(same.out) == rows


def test_what_is_sought_is_found_where_it_stands(dragoman: Dragoman, record: Path) -> None:
    rows = json.loads(dragoman("search", record, '"coast guards"', "--format", "json").out)
    assert {row["outlet"] for row in rows} == {"readout"}
    assert all("coast guards" in row["snippet"] for row in rows)


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (("timeline", "KEN", "CHL"), "no events of KEN and CHL\n"),
        (("timeline", "KEN", "CHL", "--by", "year"), "no events of KEN and CHL\n"),
        (("positions", "taiwan"), "no statements on taiwan\n"),
        (("commitments", "CHL"), "no commitments\n"),
        (("demands", "CHL", "--links"), "no answers\n"),
        (("network", "--since", "2030-01-01"), "no events of two parties\n"),
        (("sources", "--names", "--issue", "taiwan"), "no rival names\n"),
        (("search", "elephants"), "nothing found for elephants\n"),
    ],
)
def test_nothing_is_said_plainly(
    dragoman: Dragoman, record: Path, command: tuple[str, ...], said: str
) -> None:
    name, *rest = command
    ran = dragoman(name, record, *rest)
    assert (ran.code, ran.out, ran.err) == (0, said, "")
    assert json.loads(dragoman(name, record, *rest, "--format", "json").out) == []


@pytest.mark.parametrize(
    ("command", "complaint"),
    [
        (
            ("timeline", "Kenia", "UGA"),
            "dragoman: no country or organisation 'Kenia'; did you mean KEN?",
        ),
        (
            ("timeline", "KEN", "UG"),
            "dragoman: no country or organisation 'UG'; did you mean UGA?",
        ),
        (("positions", "taiwn"), "issue: no issue 'taiwn'; did you mean taiwan?"),
        (("demands", "KEM"), "dragoman: no country or organisation 'KEM'; did you mean"),
        (("network", "--actor", ""), "dragoman: no country or organisation ''"),
        (("search", "boats", "--recipient", "Congo"), "did you mean COD or COG?"),
        (("search", '"'), "search: there is no word in"),
        (("sources", "--issue", "taiwan"), "--issue goes with --names"),
        (
            ("sources", "--names", "--actor", "KEN"),
            "--actor goes with neither --names nor --wording",
        ),
        (("commitments", "KEN", "--actor", "UGA"), "give who is bound once"),
        (("timeline", "KEN", "UGA", "--by", "decade"), "by: 'decade' is none of"),
    ],
)
def test_a_question_that_makes_no_sense_is_one_line(
    dragoman: Dragoman, record: Path, command: tuple[str, ...], complaint: str
) -> None:
    name, *rest = command
    ran = dragoman(name, record, *rest)
    assert (ran.code, ran.out) == (2, "")
    assert complaint in ran.complaint()


UNTIL_BEFORE_SINCE = {
    **ASKED,
    "network": (),
    "events": (),
    "statements": (),
    "wording": (),
    "happenings": (),
    "export": ("--as", "tidy"),
}


@pytest.mark.parametrize("name", UNTIL_BEFORE_SINCE)
def test_days_that_are_no_period_are_an_error(dragoman: Dragoman, record: Path, name: str) -> None:
    days = ("--since", "2024-06-01", "--until", "2024-05-01")
    ran = dragoman(name, record, *UNTIL_BEFORE_SINCE[name], *days)
    assert (ran.code, ran.out) == (2, "")
    assert "since: 2024-06-01 is after the last day wanted, 2024-05-01" in ran.complaint()


@pytest.mark.parametrize("name", ["events", "statements", "happenings", "network", "export"])
def test_a_country_that_is_none_is_answered_with_what_is_like_it(
    dragoman: Dragoman, record: Path, name: str
) -> None:
    ran = dragoman(name, record, *UNTIL_BEFORE_SINCE[name], "--actor", "Grece")
    assert ran.code == 2
    assert ran.complaint() == ("dragoman: no country or organisation 'Grece'; did you mean GRC?")


@pytest.mark.parametrize("name", ["events", "statements", "happenings", "network"])
def test_a_name_does_for_a_code(dragoman: Dragoman, record: Path, name: str) -> None:
    by_code = dragoman(name, record, "--actor", "KEN", "--format", "csv")
    assert len(by_code.out.splitlines()) > 1
    for words in ("Kenya", "kenyan", "The Republic of Kenya"):
        assert dragoman(name, record, "--actor", words, "--format", "csv") == by_code


def test_names_do_for_a_pair_and_for_those_who_ask(dragoman: Dragoman, record: Path) -> None:
    by_code = dragoman("timeline", record, "KEN", "UGA GOV")
    assert len(by_code.out.splitlines()) > 1
    assert dragoman("timeline", record, "Kenya", "Ugandan GOV") == by_code
    for name in ("demands", "commitments"):
        for_code = dragoman(name, record, "KEN", "--to", "UGA")
        assert dragoman(name, record, "Kenyan", "--to", "uganda") == for_code


def test_what_lies_in_no_single_period_is_said_to(dragoman: Dragoman, record: Path) -> None:
    *_, last = dragoman("timeline", record, "KEN", "UGA", "--by", "day").out.splitlines()
    assert last.startswith("day unknown or in several ")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full device")
def test_a_file_that_cannot_be_written_is_named(dragoman: Dragoman, record: Path) -> None:
    ran = dragoman("network", record, "--graphml", "/dev/full")
    assert (ran.code, ran.out) == (1, "")
    assert ran.complaint() == "dragoman: /dev/full: cannot be written: No space left on device"


def test_a_network_is_written_as_graphml(dragoman: Dragoman, record: Path, tmp_path: Path) -> None:
    path = tmp_path / "net.graphml"
    assert dragoman("network", record, "--graphml", path).code == 0
    assert '<edge source="KEN" target="UGA">' in path.read_text(encoding="utf-8")


PLOTS = {"timeline": ASKED["timeline"], "positions": ASKED["positions"], "network": ()}


@pytest.mark.skipif(find_spec("matplotlib") is None, reason="needs the extra plot")
@pytest.mark.parametrize("name", PLOTS)
def test_plots_are_drawn(dragoman: Dragoman, record: Path, tmp_path: Path, name: str) -> None:
    drawn = []
    for number in range(2):
        path = tmp_path / f"{number}.svg"
        assert dragoman(name, record, *PLOTS[name], "--plot", path).code == 0
        drawn.append(path.read_text(encoding="utf-8"))
    assert "<svg" in drawn[0]
    assert drawn[0] == drawn[1]
    png = tmp_path / "x.png"
    assert dragoman(name, record, *PLOTS[name], "--plot", png).code == 0
    assert png.read_bytes().startswith(b"\x89PNG")


def test_a_plot_of_another_kind_is_an_error(
    dragoman: Dragoman, record: Path, tmp_path: Path
) -> None:
    ran = dragoman("timeline", record, "KEN", "UGA", "--plot", tmp_path / "x.gif")
    assert ran.code == 1
    assert "a plot is a file that ends in .png or .svg" in ran.complaint()


def test_without_matplotlib_a_plot_says_what_to_install(record: Path, tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['matplotlib.figure'] = None\n"
        "from dragoman import cli\n"
        f"sys.exit(cli.run(['timeline', {str(record)!r}, 'KEN', 'UGA', '--plot', "
        f"{str(tmp_path / 'x.png')!r}]))"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert ran.returncode == 1
    assert "pip install 'dragoman[plot]'" in ran.stderr
    assert "Traceback" not in ran.stderr
