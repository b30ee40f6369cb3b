"""A codebook folder of one's own: checked, read with, kept in a record and asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from program import EXAMPLES, Dragoman

import dragoman as package
from dragoman import DragomanError, Event, Reading

MEDIATE = EXAMPLES / "mediate"
TEXT = MEDIATE / "mediation.txt"

BROKER = """
[[frame]]
id = "own-broker"
predicate = ["broker"]
type = "COOPERATE"
recipient = ["companion"]
[frame.example]
text = "Oman brokered a truce between Chad and Mali."
coding = "OMN GOV > TCD GOV + MLI GOV COOPERATE"
"""


def written(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return folder


def read(text: str, codebook: Path | None = None) -> Reading:
    return package.read_text(text, published="2024-05-15", codebook=codebook)


def coded(reading: Reading) -> list[str]:
    """``ACTORS > RECIPIENTS TYPE mode status`` of each event."""
    return [told(event) for event in reading.events]


def told(event: Event) -> str:
    sides = [" + ".join(a.country for a in side) for side in (event.actors, event.recipients)]
    return " ".join(filter(None, (" > ".join(sides), event.type, event.mode, event.status)))


def rows(dragoman: Dragoman, *arguments: object) -> list[dict[str, object]]:
    ran = dragoman(*arguments, "--format", "json")
    found: list[dict[str, object]] = json.loads(ran.out)
    return found


@pytest.fixture
def record(dragoman: Dragoman, tmp_path: Path) -> Path:
    path = tmp_path / "own.db"
    given = ("--published", "2024-05-15", "--record", path, "--codebook", MEDIATE)
    assert dragoman("read", TEXT, *given).code == 0
    return path


def test_examples_of_the_example_folder_are_coded_as_they_say(dragoman: Dragoman) -> None:
    ran = dragoman("codebook", MEDIATE)
    assert (ran.code, ran.err) == (0, "")
    assert "5 of 5 examples coded as they say" in ran.out
    found = rows(dragoman, "codebook", MEDIATE)
    assert [row["right"] for row in found] == [True] * 5
    assert found[0]["read"] == "QAT GOV > TCD GOV + NER GOV MEDIATE (mediate-between)"


def test_an_example_coded_otherwise_is_shown_and_an_error(
    dragoman: Dragoman, tmp_path: Path
) -> None:
    folder = written(tmp_path, "frames/own.toml", BROKER.replace('["companion"]', '["to"]'))
    ran = dragoman("codebook", folder)
    assert ran.code == 1
    assert ran.complaint().endswith("1 of 1 examples not coded as they say")
    assert re.search(r"own-broker +wrong .* OMN GOV > TCD GOV \+ MLI GOV AGREE", ran.out)
    (row,) = rows(dragoman, "codebook", folder)
    assert (row["id"], row["kind"], row["right"]) == ("own-broker", "frame", False)


def test_a_cue_is_checked_too(dragoman: Dragoman, tmp_path: Path) -> None:
    cue = (
        '[[cue]]\nid = "own-bewail"\nact = "criticise"\npredicate = ["bewail"]\n'
        'addressee = ["of"]\ncontent = ["patient"]\n'
        'example = { text = "Chad bewailed the raid.", coding = "TCD GOV > - criticise" }\n'
    )
    (row,) = rows(dragoman, "codebook", written(tmp_path, "cues/own.toml", cue))
    assert (row["kind"], row["right"]) == ("cue", True)
    written(tmp_path, "cues/own.toml", cue.replace("- criticise", "- demand"))
    assert [row["right"] for row in rows(dragoman, "codebook", tmp_path)] == [False]


def test_whoever_speaks_by_an_own_cue_is_somebody(tmp_path: Path) -> None:
    cue = (
        '[[cue]]\nid = "own-yodel"\nact = "state"\npredicate = ["yodel"]\n'
        'content = ["complement"]\n'
        'example = { text = "Chad yodelled that it rains.", coding = "TCD GOV > - state" }\n'
    )
    text = "Honduras closed its border. Ana Mejia yodelled that nobody came."
    (said,) = read(text, written(tmp_path, "cues/own.toml", cue)).statements
    assert [speaker.code for speaker in said.speakers] == ["HND CVL"]


def test_examples_may_need_knowledge_of_ones_own(dragoman: Dragoman, tmp_path: Path) -> None:
    frame = BROKER.replace("Oman brokered", "The River Front brokered").replace(
        "OMN GOV", "PRY REB"
    )
    folder = written(tmp_path / "book", "frames/own.toml", frame)
    groups = "id,country,sector,name,names,start,end\nriver,PRY,REB,River Front,,,\n"
    known = written(tmp_path / "known", "groups.csv", groups)
    assert dragoman("codebook", folder).code == 1
    assert dragoman("codebook", folder, "--knowledge", known).code == 0


def test_types_alone_have_no_examples(dragoman: Dragoman, tmp_path: Path) -> None:
    modes = '[types.CONSULT.modes.letter]\nintensity = 1\nwords = ["letter"]\n'
    folder = written(tmp_path, "types.toml", modes)
    ran = dragoman("codebook", folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith(": 0 of 0 examples coded as they say\n")
    text = "Chad and Niger held talks by letter."
    assert coded(read(text, folder)) == ["TCD + NER >  CONSULT letter realised"]
    assert coded(read(text)) == ["TCD + NER >  CONSULT realised"]


def test_events_of_an_own_type_are_coded(dragoman: Dragoman) -> None:
    given = ("--published", "2024-05-15", "--codebook", MEDIATE)
    line = dragoman("read", TEXT, *given, "--format", "json").out
    reading = Reading.from_json(line)
    assert coded(reading) == [
        "OMN > TCD + SDN MEDIATE realised",
        "NOR > TCD + SDN MEDIATE shuttle realised",
        "KEN > TCD + SDN MEDIATE good-offices realised",
        "CHL > PER + BOL MEDIATE good-offices realised",
        "QAT > MLI + NER AGREE future",
    ]
    first, shuttle, *_ = reading.events
    assert (first.quad, first.cameo, first.goldstein, first.intensity) == (1, "04", 1, 4)
    assert shuttle.intensity == 4
    assert "MEDIATE shuttle" in dragoman("read", TEXT, *given).out


def test_own_types_have_a_confidence_without_the_classifier() -> None:
    text = "Oman brokered a truce between Chad and Mali."
    (own,) = read(text, MEDIATE).events
    assert 0 < own.confidence < 1


def test_an_own_type_may_bear_the_classifiers_word_for_nothing(tmp_path: Path) -> None:
    kind = '[types.NONE]\nquad = 1\nintensity = 1\ncameo = "04"\ngoldstein = 1\n'
    written(tmp_path, "types.toml", kind)
    written(tmp_path, "frames/own.toml", BROKER.replace("COOPERATE", "NONE"))
    (event,) = read("Oman brokered a truce between Chad and Mali.", tmp_path).events
    assert event.type == "NONE"
    assert 0 < event.confidence < 1


def test_an_own_frame_counts_before_a_shipped_one_that_demands_more(tmp_path: Path) -> None:
    text = "Oman brokered a truce between Chad and Mali."
    folder = written(tmp_path, "frames/own.toml", BROKER)
    (shipped,), (own,) = read(text).events, read(text, folder).events
    assert (shipped.type, shipped.frame) == ("AGREE", "agree-broker-deal")
    assert (own.type, own.frame) == ("COOPERATE", "own-broker")


def test_an_own_frame_counts_before_the_event_of_a_statement() -> None:
    text = "Chile offered its mediation between Peru and Bolivia."
    plain, own = read(text), read(text, MEDIATE)
    assert coded(plain) == ["CHL > PER + BOL AGREE realised"]
    assert coded(own) == ["CHL > PER + BOL MEDIATE good-offices realised"]
    assert plain.statements == own.statements


def test_where_no_own_frame_fits_only_the_version_differs() -> None:
    text = (EXAMPLES / "gas-call.txt").read_text(encoding="utf-8")
    plain, own = read(text), read(text, MEDIATE)
    assert own.model_copy(update={"versions": plain.versions}) == plain
    changed = plain.versions.model_copy(update={"codebook": own.versions.codebook})
    assert own.versions == changed
    assert own.versions.codebook.startswith(plain.versions.codebook + "+")
    assert read(text) == plain


def test_a_changed_folder_is_read_anew(tmp_path: Path) -> None:
    text = "Oman brokered a truce between Chad and Mali."
    before = read(text, written(tmp_path, "frames/own.toml", BROKER))
    changed = BROKER.replace('type = "COOPERATE"', 'type = "CONSULT"')
    after = read(text, written(tmp_path, "frames/own.toml", changed))
    assert [event.type for event in (*before.events, *after.events)] == ["COOPERATE", "CONSULT"]
    assert before.versions.codebook != after.versions.codebook


def test_python_reads_files_with_an_own_codebook() -> None:
    one = package.read(TEXT, published="2024-05-15", codebook=str(MEDIATE))
    (same,) = package.read_many([TEXT], published="2024-05-15", codebook=MEDIATE)
    assert one == same
    assert one.events[0].type == "MEDIATE"


def test_a_record_holds_own_types_and_is_asked_for_them(dragoman: Dragoman, record: Path) -> None:
    found = rows(dragoman, "events", record, "--type", "mediate", "--recipient", "SDN")
    assert [row["actors"] for row in found] == ["OMN GOV", "NOR GOV", "KEN GOV"]
    with package.Record(record) as opened:
        assert len(opened.events(type="MEDIATE")) == 4
        assert opened.reading(str(TEXT)).events[0].type == "MEDIATE"
    assert "MEDIATE" in dragoman("events", record).out
    refused = dragoman("events", record, "--type", "QUARREL")
    assert refused.code == 2
    assert "MEDIATE" in refused.complaint()


def test_read_again_without_the_codebook_the_own_types_are_gone(
    dragoman: Dragoman, record: Path
) -> None:
    given = ("--published", "2024-05-15", "--record", record)
    assert "(read again, before by codebook 1." in dragoman("read", TEXT, *given).out
    assert "(already in the record)" in dragoman("read", TEXT, *given).out
    assert dragoman("events", record, "--type", "MEDIATE").code == 2
    assert rows(dragoman, "events", record, "--type", "ASSAULT") == []


def test_the_page_shows_what_the_program_prints(
    dragoman: Dragoman, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(EXAMPLES.parent)
    monkeypatch.setenv("COLUMNS", "118")
    page = Path("docs/custom-types.md").read_text(encoding="utf-8")
    shown = re.findall(r"<!-- demo: COLUMNS=118 dragoman (.*?) -->\n```text\n(.*?)```", page, re.S)
    assert len(shown) == 3
    for command, output in shown:
        assert output in dragoman(*command.split()).out


@pytest.mark.parametrize("command", [("codebook",), ("read", TEXT, "--codebook")])
def test_a_folder_that_does_not_fit_is_told_in_one_line(
    dragoman: Dragoman, tmp_path: Path, command: tuple[object, ...]
) -> None:
    nowhere = dragoman(*command, tmp_path / "nowhere")
    assert (nowhere.code, nowhere.out) == (1, "")
    assert "nowhere: no folder" in nowhere.complaint()
    assert "no folder with any of types.toml" in dragoman(*command, tmp_path).complaint()
    folder = written(tmp_path, "frames/own.toml", BROKER.replace("COOPERATE", "BEFRIEND"))
    ran = dragoman(*command, folder)
    assert ran.code == 1
    assert "own.toml: own-broker: type: no event type BEFRIEND" in ran.complaint()


def test_python_raises_for_a_folder_that_does_not_fit(tmp_path: Path) -> None:
    with pytest.raises(DragomanError, match="no folder with any of"):
        read("Chad thanked Mali.", tmp_path)
