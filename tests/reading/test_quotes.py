"""Quotations: what stands in quotation marks, however badly the marks pair."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.quotes import Quote, find_quotes

MARKS = '"“”„«»‟″'
SINGLE = "'‘’`"


def quoted(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in find_quotes(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("No marks at all.", []),
        # styles
        ('The emir said "we stay" twice.', ['"we stay"']),
        ("“We stay,” she said. “For now.”", ["“We stay,”", "“For now.”"]),
        ("He wrote « nous restons » there.", ["« nous restons »"]),
        ("«Nous restons», he wrote.", ["«Nous restons»"]),
        ("A ‟draft‟ and a ″copy″.", ["‟draft‟", "″copy″"]),
        ("He wrote „wir bleiben“ there.", ["„wir bleiben“"]),
        ('He called it “a gift" and left.', ['“a gift"']),
        # neighbours of the marks
        ('("Peru")', ['"Peru"']),
        ('"Peru"—"Chile"', ['"Peru"', '"Chile"']),
        ('"Yes",she said,"no".', ['"Yes"', '"no"']),
        ('"…perhaps…" he said', ['"…perhaps…"']),
        ('He said "(laughs) no" then.', ['"(laughs) no"']),
        ("“We”“They”", ["“We”", "“They”"]),
        ('  "Indented," he said', ['"Indented,"']),
        ('""', ['""']),
        # single marks and apostrophes open nothing
        ("The envoys' car and Peru's flag from the '90s.", []),
        ("“It's ours,” he said. “It isn't.”", ["“It's ours,”", "“It isn't.”"]),
        ("He said: “She told me ‘stay’ twice.”", ["“She told me ‘stay’ twice.”"]),
        # two apostrophes are one mark
        ("''We stay,'' he said. ''We must.''", ["''We stay,''", "''We must.''"]),
        ("``We stay,'' he said.", ["``We stay,''"]),
        # single marks, where the text has no others
        ("‘We stay,’ he said. ‘It’s ours.’", ["‘We stay,’", "‘It’s ours.’"]),
        ("'We stay,' he said of the envoys' car.", ["'We stay,'"]),
        # inches
        ('The gun is 6" long.', []),
        ('A 6" gun and a 9" gun were shown.', []),
        ('The 6" gun was "a first," he said.', ['"a first,"']),
        # a mark without a partner
        ('He said "we stay.', []),
        ('we stay" he said.', []),
        ('"', []),
        ('She said "yes" and "no', ['"yes"']),
        ("”Stray, then “sound” marks.", ["“sound”"]),
    ],
)
def test_quotations(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"A."\n"B."', ['"A."', '"B."']),
        ("“First.\n\n“Second,” he said.", ["“First.", "“Second,”"]),
        ('"First.\r\n\r\n"Second.\r\n\r\n"Third," he said.', ['"First.', '"Second.', '"Third,"']),
        ("“First. \n\n  “Second.”\n\nChile stayed.", ["“First.", "“Second.”"]),
        ("“First.\n\nChile stayed.", []),
        ("He said “we go.\n\nShe said “we stay.”", ["“we stay.”"]),
        (
            "“The emir will travel to the coast on Monday and will\nmeet the fishermen,” he said.",
            ["“The emir will travel to the coast on Monday and will\nmeet the fishermen,”"],
        ),
    ],
)
def test_quotations_over_several_lines(text: str, expected: list[str]) -> None:
    """A paragraph left open goes on only where the next reopens it; a wrapped line is one line."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "unpaired"),
    [
        ("", 0),
        ("“We stay,” she said.", 0),
        ("“First.\n\n“Second,” he said.", 0),
        ('"', 1),
        ('The gun is 6" long.', 1),
        ('She said "yes" and "no', 1),
        ("“First.\n\nChile stayed.", 1),
        ("”Stray, then “sound” marks.", 1),
        ("“Open “again” now.", 1),
    ],
)
def test_marks_without_a_partner_are_counted(text: str, unpaired: int) -> None:
    assert find_quotes(text).unpaired == unpaired


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "He said: “She told me “stay” twice.”",
            ["“She told me “stay” twice.”"],
            marks=pytest.mark.xfail(strict=True, reason="curly marks inside curly marks"),
        ),
        pytest.param(
            'He called it "a gift";"a joke" too.',
            ['"a gift"', '"a joke"'],
            marks=pytest.mark.xfail(strict=True, reason="a straight mark behind a semicolon"),
        ),
        pytest.param(
            "“We stay\nwhere we are,” he said.",
            ["“We stay\nwhere we are,”"],
            marks=pytest.mark.xfail(strict=True, reason="a short line is not taken for wrapped"),
        ),
    ],
)
def test_known_faults(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


TEXT = 'He said "we stay" and “they go” now.'
FIRST, SECOND = Quote(8, 17), Quote(22, 31)


def test_quotes_are_an_ordered_collection() -> None:
    quotes = find_quotes(TEXT)
    assert list(quotes) == [FIRST, SECOND]
    assert len(quotes) == 2


@pytest.mark.parametrize(
    ("offset", "expected"),
    [
        (0, None),
        (7, None),
        (8, FIRST),
        (16, FIRST),
        (17, None),
        (22, SECOND),
        (31, None),
        (99, None),
    ],
)
def test_at_finds_the_quotation_around_a_character(offset: int, expected: Quote | None) -> None:
    assert find_quotes(TEXT).at(offset) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (0, 8, ()),
        (0, 9, (FIRST,)),
        (16, 23, (FIRST, SECOND)),
        (17, 22, ()),
        (10, 12, (FIRST,)),
        (0, len(TEXT), (FIRST, SECOND)),
    ],
)
def test_within_finds_overlaps(start: int, end: int, expected: tuple[Quote, ...]) -> None:
    assert find_quotes(TEXT).within(start, end) == expected


@pytest.mark.parametrize(
    ("start", "end", "share"),
    [(8, 17, 1.0), (0, 8, 0.0), (4, 12, 0.5), (9, 10, 1.0), (5, 5, 0.0), (17, 27, 0.5)],
)
def test_share_is_the_part_in_marks(start: int, end: int, share: float) -> None:
    assert find_quotes(TEXT).share(start, end) == share


MARKED = st.text(st.sampled_from([*MARKS, *"‘’'—,.: \n\r\tab6é🕊"]), max_size=80)


@given(MARKED | st.text(max_size=80))
def test_any_text_gives_sound_quotations(text: str) -> None:
    quotes = find_quotes(text)
    end = 0
    for quote in quotes:
        assert end <= quote.start < quote.end <= len(text)
        assert text[quote.start] in MARKS + SINGLE
        assert not text[quote.end - 1].isspace()
        assert not set(text[quote.start + 1 : quote.end - 1]) & set(MARKS)
        assert quotes.at(quote.start) == quotes.at(quote.end - 1) == quote
        end = quote.end
    assert 0.0 <= quotes.share(0, len(text)) <= 1.0


@given(MARKED.map(lambda text: "".join(c for c in text if c not in SINGLE)))
def test_every_mark_is_in_a_quotation_or_counted(text: str) -> None:
    quotes = find_quotes(text)
    paired = sum(text[quote.start : quote.end].count(mark) for quote in quotes for mark in MARKS)
    assert paired + quotes.unpaired == sum(text.count(mark) for mark in MARKS)
