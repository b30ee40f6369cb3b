"""What holds of every reading: spans, round trip, determinism, and no state read differently."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from swapping import Exchange, plain

from dragoman.model import Document, Reading, Span
from dragoman.reading.pipeline import read_document

EXAMPLES = Path(__file__).parents[2] / "examples"
ENTRIES = tomllib.loads((EXAMPLES / "examples.toml").read_text(encoding="utf-8"))["example"]
FILES = [entry["file"] for entry in ENTRIES]


def example(file: str) -> Document:
    entry = next(entry for entry in ENTRIES if entry["file"] == file)
    return Document(
        text=(EXAMPLES / file).read_text(encoding="utf-8"),
        name=file,
        title=entry["title"],
        outlet=entry["outlet"],
        outlet_country=entry["outlet_country"],
        published=entry["published"],
    )


@cache
def reading_of(file: str) -> Reading:
    return read_document(example(file))


# -- any text -----------------------------------------------------------------------------------

PIECES = st.sampled_from(
    [
        *(
            "Japan",
            "Chinese",
            "the Kremlin",
            "NATO",
            "Washington",
            "Xi Jinping",
            "Mr. Okurut",
            "U.S.",
        ),
        *("foreign minister", "the two sides", "he", "they", "its", "the ministry", "counterpart"),
        *("said", "urged", "denied that", "did not rule out", "met", "will withdraw", "accused"),
        *("to", "of", "that", "with", "according to", "and", "by", "if", "should", "on"),
        *("on Thursday", "last month", "2023", "two days before", "earlier this week"),
        *("troops", "talks", "an agreement", "sanctions", "a phone call", "$400 million"),
        *('"', "“", "”", "‘", "’", "«", "'", "(", ")", "-", "—", "...", ".", ",", ":", ";", "?"),
        *("\n", "\n\n", "\r\n", "\t", "\u2028", "Q: ", "TOKYO, May 3 (Agency) - ", "• ", "1. "),
        *("中国", "e\u0301", "😀", "\u200b", "\ufeff", "ß", "İ", "\x00", "\ud7ff"),
    ]
)
WRITTEN = st.lists(PIECES, max_size=40).map(" ".join)
TEXTS = st.one_of(WRITTEN, st.text(max_size=200), st.tuples(WRITTEN, st.text()).map("".join))


def spans(value: object) -> Iterator[Span]:
    """All spans anywhere inside a unit."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif hasattr(value, "__pydantic_fields__"):
        for name in type(value).__pydantic_fields__:
            yield from spans(getattr(value, name))


@given(text=TEXTS, published=st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_gives_a_sound_reading(text: str, published: date | None) -> None:
    reading = read_document(Document(text=text, published=published))
    assert reading.document.text == text
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
    assert Reading.from_json(reading.to_json()) == reading


@pytest.mark.parametrize("file", FILES)
def test_spans_of_an_example_hold_whole_words(file: str) -> None:
    reading = reading_of(file)
    text = reading.document.text
    found = list(spans(reading))
    assert found
    for span in found:
        words = span.of(text)
        assert words == words.strip()
        assert not (text[span.start - 1 : span.start].isalnum() and words[0].isalnum()), words
        assert not (words[-1].isalnum() and text[span.end : span.end + 1].isalnum()), words


@pytest.mark.parametrize("file", FILES)
def test_a_reading_survives_json(file: str) -> None:
    reading = reading_of(file)
    assert Reading.from_json(reading.to_json()) == reading
    assert Reading.from_json(reading.to_json(indent=2)) == reading


# -- the same bytes -----------------------------------------------------------------------------

READ_ALL = """
import sys
sys.path[:0] = sys.argv[1:]
from test_properties import FILES, reading_of
sys.stdout.buffer.write("\\n".join(reading_of(file).to_json() for file in FILES).encode())
"""


def test_a_second_reading_is_the_same() -> None:
    for file in FILES:
        assert read_document(example(file)).to_json() == reading_of(file).to_json()


def test_another_process_reads_the_same() -> None:
    seed = "1" if os.environ.get("PYTHONHASHSEED") != "1" else "2"
    ran = subprocess.run(
        [sys.executable, "-c", READ_ALL, str(Path(__file__).parent), *sys.path],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        check=True,
    )
    assert ran.stdout.decode() == "\n".join(reading_of(file).to_json() for file in FILES)


# -- two states exchanged -------------------------------------------------------------------------

PAIRS = {
    "gas-call.txt": ["JPN AUS", "AUS NOR", "JPN PER", "AUS CHN", "NOR ZMB"],
    "steel-tariffs.txt": ["CAN BRA", "BRA CHL", "CAN GRC", "BRA RUS", "CHL FIN"],
    "border-shooting.txt": ["KEN UGA", "KEN TZA", "UGA HUN", "KEN FRA", "TZA IRQ"],
    "ceasefire-doha.txt": ["ERI KEN", "ERI QAT", "QAT KEN", "ERI CUB", "KEN CHN"],
    "warsaw-visit.txt": ["JPN POL", "POL BLR", "BLR LTU", "JPN SYR", "BLR ITA"],
    "readout-jakarta.txt": ["IDN VNM", "IDN SWE", "VNM EGY", "IDN TUR", "VNM RUS"],
    "readout-hanoi.txt": ["IDN VNM", "IDN FRA", "VNM SRB", "IDN PAK", "VNM PER"],
    "press-conference.txt": ["KAZ UZB", "KAZ DEU", "UZB DEU", "UZB FIN", "DEU CHN"],
}
EXCHANGES = [(file, *pair.split()) for file, pairs in PAIRS.items() for pair in pairs]


def differences(expected: Any, found: Any) -> list[str]:
    """One line for each unit that is not as expected."""
    lines: list[str] = []
    for kind in expected:
        if len(expected[kind]) != len(found[kind]):
            lines.append(f"{kind}: {len(expected[kind])} expected, {len(found[kind])} found")
        for one, other in zip(expected[kind], found[kind], strict=False):
            changed = [key for key in one if one[key] != other[key]]
            lines += [f"{kind} {key}: {one[key]} became {other[key]}" for key in changed]
    return lines


@pytest.mark.parametrize("file", FILES)
def test_every_example_has_its_pairs(file: str) -> None:
    assert len(PAIRS[file]) >= 5


@pytest.mark.parametrize(("file", "one", "other"), EXCHANGES)
def test_exchanging_two_states_exchanges_their_codes(file: str, one: str, other: str) -> None:
    exchange = Exchange(one, other)
    reading = reading_of(file)
    swapped = read_document(exchange.document(reading.document))
    assert swapped.document.text != reading.document.text
    assert differences(exchange.units(reading), plain(swapped)) == []


def test_an_exchange_moves_spans_with_their_words() -> None:
    text = "TOKYO - An Australian envoy met a Japanese one in Canberra; Japan and Australia agreed."
    exchange = Exchange("JPN", "AUS")
    document = exchange.document(Document(text=text, outlet_country="JPN"))
    assert document.outlet_country == "AUS"
    assert document.text == (
        "CANBERRA - A Japanese envoy met an Australian one in Tokyo; Australia and Japan agreed."
    )
