"""Full text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from papers import Did, Said, paper

from dragoman import views
from dragoman.errors import QuestionError
from dragoman.model import Act
from dragoman.record import Record

Kept = Callable[..., Record]

FIRST = paper(
    "2024-05-20",
    Said(
        "urged",
        "Perú to free the fishermen 🕊 of the trawler",
        Act.DEMAND,
        "CHL",
        "PER",
        "2024-05-02",
    ),
    Did("a fishing boat was seized", "COERCE", "PER MIL", "CHL", "2024-05-01"),
)
SECOND = paper(
    "2024-06-20", Did("joint patrols began", "COOPERATE", "PER", "CHL"), outlet="Sudland Times"
)


def test_all_the_words_must_stand_in_the_document(kept: Kept) -> None:
    record = kept(FIRST, SECOND)
    assert [row["document"] for row in views.search(record, "fishermen seized")] == [
        FIRST.document.id
    ]
    assert len(views.search(record, "fishermen patrols")) == 0
    assert [row["published"] for row in views.search(record, "PUBLISHED")] == [
        SECOND.document.published,
        FIRST.document.published,
    ]


def test_accents_beginnings_and_phrases(kept: Kept) -> None:
    record = kept(FIRST, SECOND)
    assert len(views.search(record, "peru fish*")) == 1
    assert views.search(record, "fish*").rows[0]["matches"] == 2
    assert len(views.search(record, '"joint patrols"')) == 1
    assert len(views.search(record, '"patrols joint"')) == 0
    assert len(views.search(record, '"joint patr"*')) == 1
    assert len(views.search(record, "fish")) == 0


@pytest.mark.parametrize(
    ("within", "words", "snippet"),
    [
        ("statements", "fishermen free", "free"),
        ("events", "boat", "boat"),
        ("documents", "trawler", "trawler"),
    ],
)
def test_offsets_of_a_match_are_those_of_the_document(
    kept: Kept, within: str, words: str, snippet: str
) -> None:
    (row,) = views.search(kept(FIRST, SECOND), words, within=within)
    text = FIRST.document.text
    assert text[int(str(row["match_start"])) : int(str(row["match_end"]))] == snippet
    around = text[int(str(row["snippet_start"])) : int(str(row["snippet_end"]))]
    assert around == row["snippet"]
    assert snippet in around


def test_words_of_two_units_are_not_one_hit(kept: Kept) -> None:
    record = kept(FIRST)
    assert len(views.search(record, "fishermen boat")) == 1
    assert len(views.search(record, "fishermen boat", within="statements")) == 0
    assert len(views.search(record, "fishermen boat", within="events")) == 0


def test_hits_are_filtered(kept: Kept) -> None:
    record = kept(FIRST, SECOND)
    found = views.search(record, "fish*", within="events", actor="PER MIL")
    assert [(row["id"], row["kind"], row["parties"]) for row in found] == [
        ("e2", "COERCE", "PER MIL → CHL GOV")
    ]
    assert len(views.search(record, "fish*", within="events", actor="CHL")) == 0
    assert len(views.search(record, "fish*", within="statements", type="REQUEST")) == 1
    assert len(views.search(record, "published", outlet="sudland times")) == 1
    assert len(views.search(record, "published", until="2024-05-31")) == 1
    assert len(views.search(record, "published", limit=1)) == 1


@pytest.mark.parametrize(
    "words",
    [
        '"',
        "AND",
        "NEAR(",
        "fish* OR",
        "a:b",
        "-fish",
        "^fish",
        "(fish",
        "fish)",
        '"fish',
        "fi*sh",
        "'",
        "title:",
        "\ue000fish",
    ],
)
def test_nothing_in_a_question_is_an_operator(kept: Kept, words: str) -> None:
    record = kept(FIRST)
    if any(character.isalnum() for character in words):
        for within in ("documents", "statements", "events"):
            assert len(views.search(record, words, within=within)) in (0, 1)
    else:
        with pytest.raises(QuestionError, match="search: there is no word in"):
            views.search(record, words)


@pytest.mark.parametrize("mark", ["-{}", "^{}", "({}", "{})", '"{}', "\ue000{}", "{}'", "{}:"])
def test_a_word_is_found_whatever_marks_stand_beside_it(kept: Kept, mark: str) -> None:
    record = kept(FIRST, SECOND)
    for within in ("documents", "events"):
        assert len(views.search(record, mark.format("fishing"), within=within)) == 1
        assert len(views.search(record, mark.format("fish"), within=within)) == 0


def test_a_document_that_is_read_again_is_found_once(kept: Kept) -> None:
    newer = FIRST.versions.model_copy(update={"codebook": "1.1"})
    record = kept(FIRST, FIRST.model_copy(update={"versions": newer}))
    assert len(views.search(record, "trawler")) == 1


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"within": "dreams"}, "in: 'dreams' is none of documents, statements, events"),
        ({"actor": "CHL"}, "actor, recipient and issue are asked of statements or events"),
        ({"type": "AID"}, "type is asked of statements or events"),
    ],
)
def test_a_search_that_makes_no_sense_is_an_error(
    kept: Kept, asked: dict[str, str], message: str
) -> None:
    with pytest.raises(QuestionError, match=message):
        views.search(kept(FIRST), "fish", **asked)


def test_a_hyphen_makes_no_difference(kept: Kept) -> None:
    with_hyphen = paper("2024-05-20", Did("a Cease-fire was signed", "AGREE", "PER", "CHL"))
    without = paper("2024-05-21", Did("the ceasefire of May was kept", "AGREE", "PER", "CHL"))
    apart = paper("2024-05-22", Did("they were not able to cease", "REJECT", "PER", "CHL"))
    record = kept(with_hyphen, without, apart)
    for words in ("ceasefire", "cease-fire", "CEASEFIRE", "cease\u2010fire", "cease-fir*"):
        for within in ("documents", "events"):
            found = views.search(record, words, within=within)
            assert [row["document"] for row in found] == [
                without.document.id,
                with_hyphen.document.id,
            ]
    marked = {
        with_hyphen.document.text[int(str(row["match_start"])) : int(str(row["match_end"]))]
        for row in views.search(record, "ceasefire signed")
    }
    assert marked == {"Cease-fire"}
    # Words that only stand side by side are not taken for one, nor is a phrase.
    assert len(views.search(record, "notable")) == 0
    assert len(views.search(record, '"cease-fire"')) == 1
