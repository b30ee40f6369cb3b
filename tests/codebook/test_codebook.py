"""The codebook as a whole, and what its loader makes of files that do not fit."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from dragoman import codebook
from dragoman.errors import DataFileError
from dragoman.model import Act

BOOK = codebook.load()

QUADS = {
    1: {"AGREE", "CONSULT", "SUPPORT", "CONCEDE"},
    2: {"COOPERATE", "AID", "RETREAT"},
    3: {"REQUEST", "ACCUSE", "REJECT", "THREATEN"},
    4: {"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
}
# Event type, its intensity and its modes with theirs: the table of the codebook, section 4.1.
INTENSITIES: dict[str, tuple[float, dict[str, float]]] = {
    "AGREE": (2.5, {}),
    "CONSULT": (2.5, {"visit": 4, "third-party": 1, "multilateral": 4, "phone": 1.5}),
    "SUPPORT": (5, {}),
    "CONCEDE": (4.5, {}),
    "COOPERATE": (9.5, {}),
    "AID": (10, {}),
    "RETREAT": (
        6.5,
        {
            "withdraw": 8,
            "release": 6.5,
            "disarm": 10,
            "ceasefire": 7.5,
            "access": 6.5,
            "resign": 4.5,
        },
    ),
    "REQUEST": (0, {"assist": 0.5, "change": -1, "yield": -1, "meet": 0}),
    "ACCUSE": (-3, {"disapprove": -2, "investigate": -3.5, "allege": -3.5}),
    "REJECT": (-2, {"assist": -1.5, "change": -2, "yield": -2, "meet": -2}),
    "THREATEN": (
        -3.5,
        {
            "restrict": -3,
            "arrest": -3.5,
            "relations": -3.5,
            "expel": -3.5,
            "territory": -4,
            "violence": -3.5,
        },
    ),
    "PROTEST": (
        -5,
        {
            "demo": -5,
            "riot": -7,
            "strike": -5,
            "hunger": -4.5,
            "boycott": -4.5,
            "obstruct": -4.5,
            "vandalize": -5,
        },
    ),
    "SANCTION": (-6, {"convict": -6, "expel": -5.5, "withdraw": -6, "discontinue": -6}),
    "MOBILIZE": (-5.5, {"troops": -6.5, "weapons": -6.5, "police": -5.5, "militia": -6}),
    "COERCE": (
        -7,
        {
            "seize": -7,
            "restrict": -7,
            "censor": -6.5,
            "curfew": -6.5,
            "martial-law": -7.5,
            "arrest": -7,
            "deport": -7,
            "withhold": -7,
            "misinformation": -6.5,
            "cyber": -7,
        },
    ),
    "ASSAULT": (
        -9,
        {
            "abduct": -8.5,
            "beat": -7.5,
            "torture": -8.5,
            "sexual": -8.5,
            "targeted": -9.5,
            "destroy": -8.5,
            "primitive": -8,
            "firearms": -9,
            "explosives": -9,
            "suicide-attack": -9.5,
            "aerial": -9.5,
            "drone": -9.5,
            "heavy-weapons": -9.5,
            "crowd-control": -7.5,
            "unconventional": -10,
        },
    ),
}

FRAME = """
[[frame]]
id = "own-hail"
type = "SUPPORT"
predicate = ["hail"]
example = { text = "Chad hailed Niger.", coding = "TCD GOV > NER GOV SUPPORT" }
"""


def folder_with(tmp_path: Path, frames: str, name: str = "own.toml") -> Path:
    (tmp_path / "frames").mkdir()
    (tmp_path / "frames" / name).write_text(frames, encoding="utf-8")
    return tmp_path


def test_types_and_modes_are_those_of_the_codebook() -> None:
    found = {
        name: (kind.intensity, {mode: entry.intensity for mode, entry in kind.modes.items()})
        for name, kind in BOOK.types.items()
    }
    assert found == INTENSITIES


def test_quads_are_those_of_the_codebook() -> None:
    found: dict[int, set[str]] = {}
    for name, kind in BOOK.types.items():
        found.setdefault(kind.quad, set()).add(name)
    assert found == QUADS


def test_every_act_but_state_has_its_verbal_type() -> None:
    assert BOOK.acts == {
        Act.STATE: "",
        Act.DEMAND: "REQUEST",
        Act.COMMIT: "AGREE",
        Act.SUPPORT: "SUPPORT",
        Act.CRITICISE: "ACCUSE",
        Act.REJECT: "REJECT",
        Act.THREATEN: "THREATEN",
        Act.CONCEDE: "CONCEDE",
    }


@pytest.mark.parametrize("kind", INTENSITIES)
def test_a_type_has_at_least_twenty_patterns(kind: str) -> None:
    patterns = Counter(frame.type for frame in BOOK.frames)
    patterns.update(BOOK.acts[cue.act] for cue in BOOK.cues)
    assert patterns[kind] >= 20


def test_example_sentences_differ() -> None:
    texts = Counter(entry.example.text for entry in (*BOOK.frames, *BOOK.cues))
    assert [text for text, count in texts.items() if count > 1] == []


def test_own_frames_come_before_the_shipped_ones(tmp_path: Path) -> None:
    book = codebook.load(folder_with(tmp_path, FRAME))
    assert book.frames[0].id == "own-hail"
    assert book.frames[1:] == BOOK.frames
    assert book.cues == BOOK.cues


def test_own_cues_come_before_the_shipped_ones(tmp_path: Path) -> None:
    (tmp_path / "cues").mkdir()
    (tmp_path / "cues" / "own.toml").write_text(
        '[[cue]]\nid = "own-muse"\nact = "state"\npredicate = ["muse"]\n'
        'example = { text = "Chad mused that it rained.", coding = "TCD GOV > - state" }\n',
        encoding="utf-8",
    )
    book = codebook.load(tmp_path)
    assert book.cues[0].id == "own-muse"
    assert book.cues[1:] == BOOK.cues
    assert book.frames == BOOK.frames


def test_only_toml_files_are_read(tmp_path: Path) -> None:
    assert codebook.load(folder_with(tmp_path, "no TOML at all", "notes.txt")) == BOOK


BROKEN = [
    pytest.param("[[frame]\n", "own.toml", id="no-toml"),
    pytest.param('[[frame]]\nid = "caf\udce9"\n', "own.toml", id="no-utf-8"),
    pytest.param(FRAME.replace("SUPPORT", "CHEER", 1), "own-hail", id="unknown-type"),
    pytest.param(
        FRAME.replace('"SUPPORT"', '"CONSULT"\nmode = "letter"', 1), "own-hail", id="unknown-mode"
    ),
    pytest.param(FRAME + FRAME, "own-hail", id="id-twice"),
    pytest.param(
        FRAME.replace("own-hail", BOOK.frames[0].id), BOOK.frames[0].id, id="id-of-a-shipped-frame"
    ),
    pytest.param(
        FRAME.replace("own-hail", BOOK.cues[0].id), BOOK.cues[0].id, id="id-of-a-shipped-cue"
    ),
    pytest.param(FRAME + 'verbs = ["cheer"]\n', "own-hail", id="unknown-key"),
    pytest.param(FRAME.replace("predicate", "predicates"), "own-hail", id="no-predicate"),
    pytest.param(FRAME.replace('["hail"]', '"hail"'), "own-hail", id="predicate-no-list"),
    pytest.param(FRAME.replace("example", "sample"), "own-hail", id="no-example"),
]


@pytest.mark.parametrize(("frames", "named"), BROKEN)
def test_an_entry_that_does_not_fit_is_named(tmp_path: Path, frames: str, named: str) -> None:
    (tmp_path / "frames").mkdir()
    path = tmp_path / "frames" / "own.toml"
    path.write_bytes(frames.encode("utf-8", "surrogateescape"))
    with pytest.raises(DataFileError) as caught:
        codebook.load(tmp_path)
    message = str(caught.value)
    assert named in message
    assert "\n" not in message


def test_a_frame_without_an_id_is_named_by_file_and_place(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, FRAME + FRAME.replace('id = "own-hail"', ""))
    with pytest.raises(DataFileError, match=r"own\.toml"):
        codebook.load(folder)
