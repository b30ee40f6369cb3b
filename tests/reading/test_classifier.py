"""What a source does to a target, by frames and classifier; no answer depends on names."""

from __future__ import annotations

import pytest
from telling import tell

from dragoman.model import Span
from dragoman.reading.classifier import Judgement, Pair, judge
from dragoman.reading.pairs import classify_pair


def spans(marked: str) -> tuple[str, Span, Span | None]:
    """Text without ``[`` and ``]``, and the first and second words between them as offsets."""
    found = []
    while "[" in marked:
        start, end = marked.index("["), marked.index("]") - 1
        marked = marked.replace("[", "", 1).replace("]", "", 1)
        found.append(Span(start=start, end=end))
    return marked, found[0], found[1] if len(found) > 1 else None


def judged(marked: str) -> Judgement:
    text, source, target = spans(marked)
    there = (target.start, target.end) if target else None
    return judge([Pair(text, (source.start, source.end), there)])[0]


TYPES = [
    ("[Ghana] and [Togo] will open a joint customs post next spring, both said.", "AGREE"),
    ("[Peru]'s president flew to Lima's neighbour [Chile] for two days of talks.", "CONSULT"),
    ("[Kenya] flew forty tonnes of maize and tents to flood victims in [Malawi].", "AID"),
    ("[Oman] let the eleven crew members of the seized [Qatari] trawler go home.", "RETREAT"),
    ("[Fiji] urged [Tonga] to reopen the ferry line between the two islands.", "REQUEST"),
    ("[Zambia] said agents of [Angola] were behind the blast at the dam.", "ACCUSE"),
    ("[Bolivia] turned down a proposal by [Paraguay] to share the river's water.", "REJECT"),
    ("[Norway] warned [Iceland] that it would close its ports to its fleet.", "THREATEN"),
    ("[Latvia] froze the assets of two banks from [Belarus].", "SANCTION"),
    ("[Chad] moved two armoured brigades to its border with [Niger].", "MOBILIZE"),
    ("Jets of [Eritrea] bombed a depot near the capital of [Djibouti].", "ASSAULT"),
]


@pytest.mark.parametrize(("marked", "wanted"), TYPES)
def test_type_of_a_marked_pair(marked: str, wanted: str) -> None:
    assert classify_pair(*spans(marked)).type == wanted


def test_a_missing_party_is_no_obstacle() -> None:
    text, source, target = spans("[Fiji] urged [Tonga] to reopen the ferry line.")
    assert classify_pair(text, source, None).type == "REQUEST"
    assert classify_pair(text, None, target).type == "REQUEST"


@pytest.mark.parametrize("marked", [marked for marked, _ in TYPES])
def test_probabilities_sum_to_one(marked: str) -> None:
    judgement = judged(marked)
    for shares in (judgement.types, judgement.modes, judgement.statuses):
        assert sum(shares.values()) == pytest.approx(1)
        assert min(shares.values()) >= 0


SENTENCES = [
    "[{}] told [{}] to pull its patrol boats out of the strait within a week.",
    "The foreign minister of [{}] said talks with [{}] had been put off once more.",
    "[{}] handed a protest note to the ambassador of [{}] over the shelling.",
    "Troops of [{}] crossed into [{}] at dawn, villagers said.",
    "An aide said [{}] may lift the duties it put on steel from [{}].",
]
STATES = [("Kenya", "Oman"), ("Iran", "Israel"), ("Guinea-Bissau", "Peru"), ("Fiji", "Ukraine")]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_names_make_no_difference(sentence: str) -> None:
    first, *others = (judged(sentence.format(*states)) for states in STATES)
    assert all(other == first for other in others)


def test_adjectives_and_their_articles_make_no_difference() -> None:
    sentence = "[{}] officer was detained by police of [{}] on charges of spying."
    kenyan = judged(sentence.format("A Kenyan", "Oman"))
    assert judged(sentence.format("An Iranian", "Israel")) == kenyan


def test_order_and_company_make_no_difference() -> None:
    pairs = [
        Pair(text, (source.start, source.end), (target.start, target.end) if target else None)
        for text, source, target in (spans(marked) for marked, _ in TYPES)
    ]
    assert judge(pairs) == [judge([pair])[0] for pair in pairs]
    assert judge(pairs[::-1]) == judge(pairs)[::-1]


def test_nothing_to_judge() -> None:
    assert judge([]) == []


def test_a_name_that_a_mark_cuts_stays() -> None:
    text = "North Korea shelled an islet held by Peru."
    cut = judge([Pair(text, (6, 11), (37, 41))])[0]
    assert sum(cut.types.values()) == pytest.approx(1)


def test_an_event_that_names_its_recipient_is_surer() -> None:
    (both,) = tell("Kenya attacked Chad.").events
    (one,) = tell("Kenya tested a missile.").events
    assert 0 < one.confidence < both.confidence < 1


def test_an_event_on_somebodys_word_is_less_sure() -> None:
    (told,) = tell("Kenya attacked Chad.").events
    (heard,) = tell("Kenya attacked Chad, a newspaper said.").events
    assert heard.confidence < told.confidence
