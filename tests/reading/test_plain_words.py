"""Deeds and words in the turns of plain news, where parser or first reading go wrong."""

from __future__ import annotations

import pytest
from telling import done, parties, said, tell

DEEDS = [
    (
        "Latvia expelled two Belarusian envoys. Belarus replied in kind a week later.",
        "BLR GOV > LVA GOV SANCTION",
    ),
    (
        "Latvia and Belarus each expelled a diplomat in May.",
        "LVA GOV + BLR GOV > LVA GOV + BLR GOV SANCTION",
    ),
    ("Two Germans held in Peru were released on Monday.", "PER GOV > DEU CVL COERCE"),
    (
        "An agreement on water between Peru and Chile was reached on Monday.",
        "PER GOV + CHL GOV > - AGREE",
    ),
    ("Chad pulled its ships back under pressure from Niger.", "NER GOV > TCD GOV REQUEST"),
    (
        "Peru's president met Chile's president for an hour, their first talks since 2019.",
        "PER GOV + CHL GOV > - CONSULT",
    ),
    (
        "The Minister of Ports of Ghana, Kofi Ansah, and the Minister of Ports of Togo, Koffi "
        "Adjo, signed an agreement.",
        "GHA GOV + TGO GOV > - SUPPORT",
    ),
    ("Ghana and Togo traded blame over the raid.", "GHA GOV + TGO GOV > GHA GOV + TGO GOV ACCUSE"),
]


@pytest.mark.parametrize(("text", "expected"), DEEDS)
def test_what_is_done(text: str, expected: str) -> None:
    assert any(done(event).startswith(expected) for event in tell(text).events)


NOT_DONE = [
    ("Norway raised the attacks on civilians in Sudan.", "Sudan attacked aid workers.", "ASSAULT"),
    (
        "Norway expressed alarm on Monday at the attacks on aid workers in Sudan.",
        "Sudan attacked aid workers.",
        "ASSAULT",
    ),
    (
        "Cyclone Ana tore through Vanuatu, killing nine people.",
        "Chad's gunmen tore through Niger, killing nine people.",
        "ASSAULT",
    ),
    (
        "Chad said Niger had poisoned the atmosphere.",
        "Chad said Niger had poisoned its envoy.",
        "ASSAULT",
    ),
    (
        "Chad is fighting a legal battle with Niger over subsidies.",
        "Chad is fighting a battle with Niger.",
        "ASSAULT",
    ),
    (
        "Chad's premier shot back that Niger was stalling.",
        "Chad's army shot back at Niger.",
        "ASSAULT",
    ),
    (
        "Ghana said that Togo was in breach of the agreement.",
        "Ghana praised Togo for the agreement.",
        "SUPPORT",
    ),
]


@pytest.mark.parametrize(("text", "other", "kind"), NOT_DONE)
def test_what_nobody_does(text: str, other: str, kind: str) -> None:
    """``other`` tells that it was done, in words as like as can be."""
    assert kind in [event.type for event in tell(other).events]
    assert kind not in [event.type for event in tell(text).events]


WORDS = [
    ("Peru's president vowed never again to meet Chile's premier.", "PER GOV > CHL GOV reject"),
    (
        "Peru told Chile that it would not apologise for guarding its border.",
        "PER GOV > CHL GOV reject",
    ),
    ('Chad branded Niger\'s allegations "a cheap spy novel".', "TCD GOV > NER GOV reject"),
    ('Chad described Niger\'s duties as "baseless".', "TCD GOV > NER GOV criticise"),
    ("Chad offered to host talks, an idea that Niger turned down.", "NER GOV > TCD GOV reject"),
    (
        "Japan warned South Korea that it would bring the matter before the WTO.",
        "JPN GOV > KOR GOV threaten",
    ),
    ("Chad voiced grave doubts about Niger's count of the votes.", "TCD GOV > NER GOV criticise"),
    (
        "India blamed smugglers for the clash on the border with Bangladesh.",
        "IND GOV > - criticise",
    ),
    ("Peru cautioned its allies against paying ransom to Chile.", "PER GOV > - demand"),
    ("Ghana said it would not introduce duties on Togolese tea.", "GHA GOV > - commit"),
    ("Peru said it would not stop the patrols.", "PER GOV > - reject"),
    (
        "The governments of Ghana and Togo opposed any attempt to close the strait.",
        "GHA GOV + TGO GOV > - reject",
    ),
    ("Slovakia opposed the attack on Austria's embassy.", "SVK GOV > AUT GOV criticise"),
    (
        "Ghana and Togo agreed that their ambassadors should return by 15 June.",
        "GHA GOV + TGO GOV > - commit",
    ),
    (
        'Chad closed its border. Togo called the move "a raid on the poor".',
        "TGO GOV > TCD GOV criticise",
    ),
    (
        "A protest note was handed to Iran's ambassador by the Iraqi foreign ministry.",
        "IRQ GOV > IRN GOV criticise",
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDS)
def test_what_is_said_to_whom(text: str, expected: str) -> None:
    assert expected in [said(statement) for statement in tell(text).statements]


def test_a_talk_between_two_says_nothing() -> None:
    reading = tell("The ministers of Peru and Chile spoke about Sudan on Monday.")
    assert [done(event) for event in reading.events] == ["PER GOV + CHL GOV > - CONSULT realised"]
    assert reading.statements == ()


def test_what_need_not_be_done_is_not_demanded() -> None:
    text = 'Chad "will not have to wait long", Togo\'s foreign ministry said.'
    assert [said(statement) for statement in tell(text).statements] == ["TGO GOV > - state"]


def test_a_currency_is_no_party() -> None:
    text = "Chile and Peru decided to set up a joint fund of 40 million U.S. dollars for research."
    [fund] = tell(text).statements
    assert said(fund) == "CHL GOV + PER GOV > - commit"


def test_a_speaker_is_not_who_is_quoted() -> None:
    text = 'The firm is based in Lima. "We may move to Mexico," its director, Juan Rojas, said.'
    [statement] = tell(text).statements
    assert "MEX" not in said(statement)


def test_a_ship_says_nothing() -> None:
    text = (
        "Kenya's president raised the case of a Chadian ship that entered Kenyan waters and "
        "urged Chad to lift its ban on tea."
    )
    assert "KEN GOV > TCD GOV demand" in [said(statement) for statement in tell(text).statements]


def test_a_part_of_the_world_is_no_state() -> None:
    text = "South Korea spoke for Fiji. Leaders urged calm in the South Pacific."
    mentions = [m for m in tell(text).actors if m.span.of(text).startswith("the South")]
    assert not any(mention.actors for mention in mentions)


def test_a_late_train_makes_nobody_a_former_minister() -> None:
    text = "The train came two hours late.\nForeign Minister Eleni Markou of Greece flew to Ankara."
    [event] = [event for event in tell(text).events if event.type == "CONSULT"]
    assert parties(event.actors) == "GRC GOV"


def test_a_deadline_just_past_is_not_put_off_by_a_year() -> None:
    text = "Chile promised Peru to withdraw its troops by May 10, but they are still there."
    [bond] = tell(text).commitments
    assert bond.due is not None
    assert bond.due.end.isoformat() == "2024-05-10"


def test_a_first_name_is_no_month() -> None:
    text = "Polish Foreign Minister Jan Nowak will travel to Riga on June 17."
    assert [mention.span.of(text) for mention in tell(text).dates] == ["June 17"]
