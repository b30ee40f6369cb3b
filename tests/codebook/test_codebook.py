"""The codebook as a whole, and what its loader makes of files that do not fit."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from dragoman import codebook, data, read_text
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


CUE = """
[[cue]]
id = "own-muse"
act = "state"
predicate = ["muse"]
example = { text = "Chad mused that it rained.", coding = "TCD GOV > - state" }
"""
TYPE = """
[types.TOAST]
quad = 1
intensity = 3
cameo = "05"
goldstein = 3.5
"""
MODE = """
[types.CONSULT.modes.letter]
intensity = 1
words = ["letter"]
"""


def folder_with(folder: Path, content: str, name: str = "frames/own.toml") -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode("utf-8", "surrogateescape"))
    return folder


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
    book = codebook.load(folder_with(tmp_path, CUE, "cues/own.toml"))
    assert book.cues[0].id == "own-muse"
    assert book.cues[1:] == BOOK.cues
    assert book.frames == BOOK.frames


def test_own_types_and_modes_are_added(tmp_path: Path) -> None:
    book = codebook.load(folder_with(tmp_path, TYPE + MODE, "types.toml"))
    assert book.types["TOAST"].intensity == 3
    assert list(book.types["CONSULT"].modes)[:2] == ["letter", "phone"]
    assert set(book.types) == {*BOOK.types, "TOAST"}
    assert BOOK.types["CONSULT"].modes.keys() == INTENSITIES["CONSULT"][1].keys()


@pytest.mark.parametrize(("equal", "events"), [("true", 1), ("false", 2)])
def test_the_sides_of_an_own_type_of_equals_may_be_exchanged(
    tmp_path: Path, equal: str, events: int
) -> None:
    folder_with(tmp_path, TYPE + f"equal = {equal}\n", "types.toml")
    toast = FRAME.replace("SUPPORT", "TOAST").replace("hail", "toast")
    folder_with(tmp_path, toast)
    text = "Chad toasted Niger, and Niger toasted Chad."
    reading = read_text(text, published="2024-05-15", codebook=tmp_path)
    assert [event.type for event in reading.events] == ["TOAST"] * events


def test_hidden_files_and_notes_are_passed_over(tmp_path: Path) -> None:
    plain = codebook.load(folder_with(tmp_path, FRAME))
    for name in (".gitignore", "README.md", "frames/.own.toml.swp", "frames/notes.txt"):
        (tmp_path / name).write_text("no TOML at all", encoding="utf-8")
    assert codebook.load(tmp_path) == plain


def test_the_version_tells_what_is_in_the_folder_and_not_where_it_is(tmp_path: Path) -> None:
    first = codebook.load(folder_with(tmp_path / "a", FRAME)).version
    assert re.fullmatch(re.escape(BOOK.version) + r"\+[0-9a-f]{8}", first)
    assert codebook.load(folder_with(tmp_path / "b", FRAME)).version == first
    changed = folder_with(tmp_path / "a", FRAME.replace("hail", "laud"))
    assert codebook.load(changed).version != first


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    assert codebook.load(folder_with(tmp_path, "\ufeff" + FRAME)).frames[0].id == "own-hail"


FRAMES, CUES, TYPES = "frames/own.toml", "cues/own.toml", "types.toml"
BROKEN = [
    pytest.param(FRAMES, "[[frame]\n", "not a readable TOML file", id="no-toml"),
    pytest.param(FRAMES, '[[frame]]\nid = "caf\udce9"\n', "not a readable TOML", id="no-utf-8"),
    pytest.param(FRAMES, FRAME.replace("[[frame]]", "[frame]"), "frame: ", id="no-list"),
    pytest.param(FRAMES, 'frame = ["hail"]\n', "frame: ", id="list-of-no-tables"),
    pytest.param(FRAMES, FRAME.replace("[[frame]]", "[[frames]]"), "frames: ", id="frames-key"),
    pytest.param(FRAMES, CUE, "cue: ", id="cue-among-frames"),
    pytest.param(
        FRAMES,
        FRAME.replace("SUPPORT", "CHEER", 1),
        "own-hail: type: no event type CHEER",
        id="unknown-type",
    ),
    pytest.param(
        FRAMES,
        FRAME.replace('"SUPPORT"', '"CONSULT"\nmode = "letter"', 1),
        "own-hail: mode: CONSULT has no mode letter",
        id="unknown-mode",
    ),
    pytest.param(FRAMES, FRAME + FRAME, "own-hail: id: given already", id="id-twice"),
    pytest.param(
        FRAMES,
        FRAME.replace("own-hail", BOOK.frames[0].id),
        f"{BOOK.frames[0].id}: id: given already in frames/",
        id="id-of-a-shipped-frame",
    ),
    pytest.param(
        FRAMES,
        FRAME.replace("own-hail", BOOK.cues[0].id),
        f"{BOOK.cues[0].id}: id: given already in cues/",
        id="id-of-a-shipped-cue",
    ),
    pytest.param(FRAMES, FRAME.replace('id = "own-hail"', ""), "frame 1: id: ", id="no-id"),
    pytest.param(FRAMES, FRAME + 'verbs = ["cheer"]\n', "own-hail: verbs: ", id="unknown-key"),
    pytest.param(
        FRAMES, FRAME.replace("predicate", "predicates"), "own-hail: predicate: ", id="no-predicate"
    ),
    pytest.param(
        FRAMES, FRAME.replace('["hail"]', '"hail"'), "own-hail: predicate: ", id="predicate-no-list"
    ),
    pytest.param(
        FRAMES, FRAME.replace('["hail"]', "[]"), "own-hail: predicate: ", id="predicate-empty"
    ),
    pytest.param(
        FRAMES, FRAME.replace("example", "sample"), "own-hail: example: ", id="no-example"
    ),
    pytest.param(
        FRAMES, FRAME.replace("GOV SUPPORT", "GOV PRAISE"), "own-hail: example.coding: ", id="type"
    ),
    pytest.param(
        FRAMES, FRAME.replace("GOV SUPPORT", "GOV SUPPORT visit"), "'visit' is neither", id="tail"
    ),
    pytest.param(FRAMES, FRAME.replace("TCD GOV >", "TCD GOV,"), "has no ' > '", id="no-arrow"),
    pytest.param(FRAMES, FRAME.replace("NER GOV", "Niger"), "'Niger' is no party", id="no-party"),
    pytest.param(CUES, CUE.replace("- state", "- think"), "own-muse: example.coding: ", id="act"),
    pytest.param(CUES, CUE.replace('"state"', '"think"', 1), "own-muse: act: ", id="no-act"),
    pytest.param(TYPES, 'version = "2"\n' + TYPE, "version: unknown key", id="key-in-types"),
    pytest.param(TYPES, "types = 3\n", "types: no table", id="types-no-table"),
    pytest.param(TYPES, "[types]\nTOAST = 3\n", "TOAST: ", id="type-no-table"),
    pytest.param(TYPES, TYPE.replace("TOAST", "Toast"), "Toast: a type's name", id="lower-case"),
    pytest.param(
        TYPES,
        TYPE.replace("TOAST", "CONSULT"),
        "CONSULT: quad: a shipped type can only be given new modes",
        id="shipped-type",
    ),
    pytest.param(
        TYPES, MODE.replace("letter", "visit"), "CONSULT: modes.visit: ", id="shipped-mode"
    ),
    pytest.param(TYPES, MODE.replace("letter", "Letter"), "CONSULT: modes.Letter", id="mode-name"),
    pytest.param(TYPES, TYPE.replace("quad = 1", "quad = 5"), "TOAST: quad: ", id="quad"),
    pytest.param(
        TYPES,
        TYPE.replace("intensity = 3", "intensity = nan"),
        "TOAST: intensity: ",
        id="intensity",
    ),
    pytest.param(TYPES, TYPE.replace('"05"', '"053"'), "TOAST: cameo: ", id="cameo"),
    pytest.param(TYPES, TYPE.replace("goldstein", "gold"), "TOAST: goldstein: ", id="no-goldstein"),
    pytest.param(TYPES, TYPE + 'color = "red"\n', "TOAST: color: ", id="unknown-type-key"),
    pytest.param(
        TYPES, TYPE + 'future = "TOASTS"\n', "TOAST: future: no event type 'TOASTS'", id="future"
    ),
    pytest.param(
        TYPES,
        TYPE + 'future = "SANCTION expel"\n',
        "TOAST: future: no event type",
        id="future-mode",
    ),
    pytest.param(TYPES, TYPE + 'stopped = " "\n', "TOAST: stopped: no event type ''", id="blank"),
    pytest.param(
        TYPES,
        TYPE + 'stopped = "SANCTION nosuch"\n',
        "TOAST: stopped: SANCTION has no mode 'nosuch'",
        id="stopped-mode",
    ),
    pytest.param(
        FRAMES, FRAME + 'has = ["nosuchrole"]\n', "own-hail: has.0: 'nosuchrole' is no", id="has"
    ),
    pytest.param(FRAMES, FRAME + 'lacks = ["of", ""]\n', "own-hail: lacks", id="lacks-blank"),
    pytest.param(FRAMES, FRAME + 'actor = ["agnt"]\n', "own-hail: actor.0: 'agnt' is", id="actor"),
    pytest.param(
        CUES, CUE + 'content = ["complment"]\n', "own-muse: content.0: 'complment'", id="content"
    ),
]


def test_a_preposition_of_several_words_is_a_role(tmp_path: Path) -> None:
    entry = FRAME + 'has = ["together with"]\nrecipient = ["amid", "out of"]\n'
    book = codebook.load(folder_with(tmp_path, entry))
    assert book.frames[0].recipient == ("amid", "out of")


@pytest.mark.parametrize(("name", "content", "wrong"), BROKEN)
def test_what_does_not_fit_is_named(tmp_path: Path, name: str, content: str, wrong: str) -> None:
    with pytest.raises(DataFileError) as caught:
        codebook.load(folder_with(tmp_path, content, name))
    message = str(caught.value)
    assert message.startswith(f"{tmp_path / name}: ")
    assert wrong in message
    assert "\n" not in message


@pytest.mark.parametrize("name", ["type.toml", "frame/own.toml", "frames/own.tml", "frames/a/b"])
def test_a_file_that_has_no_place_is_named(tmp_path: Path, name: str) -> None:
    folder_with(tmp_path, FRAME)
    with pytest.raises(DataFileError, match="no file of a codebook"):
        codebook.load(folder_with(tmp_path, FRAME, name))


def test_what_is_no_codebook_folder_is_named(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    with pytest.raises(DataFileError, match=r"own\.toml: no folder"):
        codebook.load(file)
    file.write_text(FRAME, encoding="utf-8")
    with pytest.raises(DataFileError, match=r"own\.toml: no folder"):
        codebook.load(file)
    empty = tmp_path / "empty"
    (empty / "frames").mkdir(parents=True)
    with pytest.raises(DataFileError, match=r"empty: no folder with any of types\.toml"):
        codebook.load(empty)
    folder_with(tmp_path / "odd", "", "frames")
    with pytest.raises(DataFileError, match="frames: Not a directory"):
        codebook.load(tmp_path / "odd")


def test_a_word_list_that_has_a_word_twice_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "own_lists"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "lists.toml").write_text(
        '[verbs]\nsaying = ["say", "tell"]\nasking = ["ask", "say", "ask"]\n', encoding="utf-8"
    )
    monkeypatch.syspath_prepend(tmp_path)
    with pytest.raises(DataFileError, match=r"^lists\.toml: verbs\.asking: 'ask' is given twice$"):
        data.tables("own_lists", "lists.toml")
