"""An event that a document tells twice is one event, with all its evidence."""

from __future__ import annotations

import pytest
from telling import done, tell

from dragoman import Reading


def told(reading: Reading) -> list[tuple[str, ...]]:
    """The words of each event, and of its later tellings."""
    text = reading.document.text
    return [
        tuple(span.of(text) for span in (event.evidence, *event.told_again))
        for event in reading.events
    ]


ONCE = [
    # by a verb again
    (
        "Ghana expelled two Togolese diplomats on Monday. "
        "Prices rose. Ghana expelled the diplomats after a quarrel.",
        "GHA GOV > TGO GOV SANCTION expel realised",
        ["Ghana expelled the diplomats after a quarrel"],
    ),
    (
        "Ghana expelled two Togolese diplomats on Monday. "
        "The Togolese diplomats were expelled by Ghana on Monday.",
        "GHA GOV > TGO GOV SANCTION expel realised",
        ["The Togolese diplomats were expelled by Ghana on Monday"],
    ),
    (
        "Kenya's army bombed a village in Chad in May. Kenya's army bombed the village in Chad.",
        "KEN MIL > TCD GOV ASSAULT explosives realised",
        ["Kenya's army bombed the village in Chad"],
    ),
    (
        "Peru and Chile held talks in Lima on Tuesday. The two countries had held talks.",
        "PER GOV + CHL GOV > - CONSULT realised",
        ["The two countries had held talks"],
    ),
    # by a noun that takes it up
    (
        "Ghana and Togo held talks on Monday. Their talks lasted two hours.",
        "GHA GOV + TGO GOV > - CONSULT realised",
        ["Their talks"],
    ),
    (
        "Ghana's president met Togo's president in Accra. The two presidents' meeting went well.",
        "GHA GOV + TGO GOV > - CONSULT realised",
        ["The two presidents' meeting"],
    ),
    (
        "Ghana's president phoned Togo's president on Monday. "
        "A day before the two presidents' call, the price of maize had fallen.",
        "GHA GOV + TGO GOV > - CONSULT phone realised",
        ["the two presidents' call"],
    ),
    (
        "Ghana attacked Togo on Monday. Ghana's attack on Togo came at dawn. "
        "Prices rose after the attack on Togo by Ghana.",
        "GHA GOV > TGO GOV ASSAULT realised",
        ["Ghana's attack on Togo", "the attack on Togo by Ghana"],
    ),
    # with a date or place that is known
    (
        "Ghana attacked Togo on 3 May. Ghana attacked Togo in May.",
        "GHA GOV > TGO GOV ASSAULT realised",
        ["Ghana attacked Togo in May"],
    ),
    (
        "Peru and Chile held talks in Lisbon on Tuesday. Their talks in Lisbon lasted an hour.",
        "PER GOV + CHL GOV > - CONSULT realised",
        ["Their talks in Lisbon"],
    ),
]


@pytest.mark.parametrize(("text", "event", "again"), ONCE)
def test_told_again_it_is_one_event(text: str, event: str, again: list[str]) -> None:
    reading = tell(text)
    assert [done(event) for event in reading.events] == [event]
    assert list(told(reading)[0][1:]) == again


TWICE = [
    # a date, a place, a number, a party, an outcome is added
    "Ghana attacked Togo. Ghana attacked Togo on 3 May.",
    "Ghana attacked Togo on Monday. Ghana attacked Togo on Tuesday.",
    "Peru and Chile held talks on Tuesday. Their talks in Lisbon lasted an hour.",
    "Peru and Chile held talks in Lima. Peru and Chile held talks in Lisbon.",
    "Ghana expelled two Togolese diplomats. Ghana expelled three Togolese diplomats.",
    "Ghana expelled two Togolese diplomats. Ghana also expelled two Togolese diplomats.",
    "Ghana and Togo held talks. Ghana, Togo and Benin held talks.",
    "Ghana and Togo signed a treaty on fishing. Ghana and Togo signed a treaty on the dam.",
    "Ghana attacked Togo. Ghana attacked Togo again.",
    "Ghana and Togo held talks. Ghana and Togo held talks every year.",
    "Ghana attacked Togo. Ghana launched another attack on Togo.",
    # other directions, modes, statuses
    "Ghana attacked Togo. Togo attacked Ghana.",
    "Ghana attacked Togo on Monday. Togo's attack on Ghana followed.",
    "Ghana's president visited Togo. Ghana's president phoned Togo's president.",
    "Ghana attacked Togo. Ghana did not attack Togo.",
    # other persons
    "Ghana's foreign minister met Togo's foreign minister. "
    "Ghana's defence minister met Togo's defence minister.",
    # one that is judged
    "Ghana attacked Togo on Monday. Kenya's president condemned Ghana's attack on Togo.",
]


@pytest.mark.parametrize("text", TWICE)
def test_what_is_added_or_judged_counts_again(text: str) -> None:
    reading = tell(text)
    kinds = [event.type for event in reading.events if event.statement is None]
    assert len(kinds) == 2, told(reading)
    assert kinds[0] == kinds[1]
    assert not any(event.told_again for event in reading.events)


def test_each_statement_is_an_event_of_its_own() -> None:
    reading = tell("Ghana urged Togo to free the crew. Ghana urged Togo to free the crew.")
    assert [event.statement for event in reading.events] == ["s1", "s2"]
    assert not any(event.told_again for event in reading.events)


def test_each_side_s_account_is_kept() -> None:
    reading = tell(
        "Ghana's minister said Kenya had attacked Togo. "
        "Benin's minister said Kenya had attacked Togo."
    )
    assert [event.chain[0].actors[0].country for event in reading.events] == ["GHA", "BEN"]


def test_ids_are_in_order_and_commitments_name_the_event_that_is_kept() -> None:
    reading = tell(
        "Ghana and Togo reached a deal to share the dam on Monday. Ghana attacked Benin. "
        "Ghana and Togo reached the deal to share the dam."
    )
    assert [event.id for event in reading.events] == ["e1", "e2"]
    assert reading.events[0].told_again
    assert {commitment.event for commitment in reading.commitments} == {"e1"}


def test_a_reading_with_an_event_told_again_goes_to_json_and_back() -> None:
    reading = tell("Ghana and Togo held talks on Monday. Their talks lasted two hours.")
    assert reading.events[0].told_again
    assert Reading.from_json(reading.to_json()) == reading
