"""Sentences that bear on promises and demands, whatever was coded of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from dragoman import views
from dragoman.errors import QuestionError
from dragoman.model import Document, Reading
from dragoman.reading.pipeline import read_document
from dragoman.record import Record

Kept = Callable[..., Record]


def told(published: str, text: str) -> Reading:
    day = date.fromisoformat(published)
    return read_document(Document(text=text, published=day, published_from="option"))


VOWED = told(
    "2024-02-05", "Bolivia promised on Monday to hand over three drilling rigs to Malta by 30 June."
)
ARRIVED = told(
    "2024-06-28",
    "Valletta. The three Bolivian drilling rigs stand on the quay since yesterday. Malta's dockers "
    "cheered.",
)
ELSEWHERE = told(
    "2024-07-01", "Bolivia's parliament debated the budget. A delegation from Malta looked on."
)
PUT_OFF = told(
    "2024-06-28",
    "Bolivia needs more time. Delivery of the three drilling rigs to Malta will be delayed until "
    "31 August, the ministry in Sucre said.",
)


def links(record: Record) -> list[tuple[object, ...]]:
    rows = views.commitment_links(record)
    return [(row["link"], row["rule"], row["unit"], row["by"], row["words"]) for row in rows]


def test_a_deed_that_nothing_was_coded_of_is_found_by_its_sentence(kept: Kept) -> None:
    record = kept(VOWED, ARRIVED, ELSEWHERE)
    sentence = "The three Bolivian drilling rigs stand on the quay since yesterday."
    assert links(record) == [("fulfilled", "sentence", "sentence", None, sentence)]
    [row] = views.commitments(record, "BOL", to="MLT")
    assert (row["standing"], row["fulfilled"], row["fulfilled_by"]) == ("fulfilled", 1, None)
    [link] = views.commitment_links(record)
    start, end = link["evidence_start"], link["evidence_end"]
    assert ARRIVED.document.text[start:end] == sentence
    assert link["id"] == f"{start}-{end}"
    assert 0 < link["likeness"] < 1


def test_what_is_put_off_in_other_words_is_found(kept: Kept) -> None:
    assert [link[0] for link in links(kept(VOWED, PUT_OFF))] == ["postponed"]


def test_what_was_said_before_bears_on_nothing(kept: Kept) -> None:
    earlier = told("2024-01-20", ARRIVED.document.text)
    assert links(kept(VOWED, earlier)) == []


def test_texts_that_do_not_concern_both_are_not_looked_at(kept: Kept) -> None:
    others = told("2024-06-28", "The three drilling rigs stand on the quay of Haifa.")
    assert links(kept(VOWED, others)) == []


def test_a_sentence_is_unlinked_and_linked_by_hand(kept: Kept) -> None:
    record = kept(VOWED, ARRIVED, ELSEWHERE)
    [link] = views.commitment_links(record)
    vow, place = f"{VOWED.document.id}:c1", f"{ARRIVED.document.id}:{link['id']}"
    record.unlink(vow, place)
    assert links(record) == []
    record.link(vow, place, "postponed")
    assert [row[:2] for row in links(record)] == [("postponed", "by hand")]
    newer = ARRIVED.versions.model_copy(update={"codebook": "2.0"})
    record.add(ARRIVED.model_copy(update={"versions": newer}))
    assert [row[:2] for row in links(record)] == [("postponed", "by hand")]


@pytest.mark.parametrize("place", ["5-2", "0-9999"])
def test_characters_that_a_document_does_not_have_are_no_sentence(kept: Kept, place: str) -> None:
    record = kept(VOWED, ARRIVED)
    with pytest.raises(QuestionError, match=f"no characters {place}"):
        record.link(f"{VOWED.document.id}:c1", f"{ARRIVED.document.id}:{place}", "fulfilled")


def test_a_sentence_without_its_document_names_nothing(kept: Kept) -> None:
    with pytest.raises(QuestionError, match="names no unit"):
        kept(VOWED).link(f"{VOWED.document.id}:c1", "1-2", "fulfilled")
