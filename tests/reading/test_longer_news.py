"""What takes up, in a later sentence or clause, what was told before, and what the parser gets
wrong."""

from __future__ import annotations

import pytest
from telling import done, tell

CODED = [
    # captives let go by those who held them, truces of those who fought, examples followed
    (
        "Ugandan police arrested two Rwandan diplomats on Friday. They were freed on Sunday.",
        [
            "UGA COP > RWA GOV COERCE arrest realised",
            "UGA COP > RWA GOV RETREAT release realised",
        ],
    ),
    (
        "Three Polish aid workers abducted by rebels in Mali were freed on Friday.",
        [
            "MLI REB > POL SOC ASSAULT abduct realised",
            "MLI REB > POL SOC RETREAT release realised",
        ],
    ),
    (
        "Kenya arrested two Rwandan diplomats. A Chadian reporter was freed on Sunday.",
        ["KEN GOV > RWA GOV COERCE arrest realised"],
    ),
    (
        "Israel and Hamas traded fire on Sunday, a day after a ceasefire took effect.",
        [
            "ISR GOV + PSE REB > - ASSAULT firearms realised",
            "ISR GOV + PSE REB > - RETREAT ceasefire realised",
        ],
    ),
    (
        "Latvia expelled two Russian diplomats on Friday. Lithuania followed suit on Monday.",
        [
            "LVA GOV > RUS GOV SANCTION expel realised",
            "LTU GOV > RUS GOV SANCTION expel realised",
        ],
    ),
    (
        "Latvia expelled two Russian diplomats on Friday. Lithuania did not follow suit.",
        ["LVA GOV > RUS GOV SANCTION expel realised"],
    ),
    # who somebody is
    (
        "Rebels looted two trucks of the Red Cross in Goma.",
        ["COD REB > NGO SOC COERCE seize realised"],
    ),
    (
        "Nigeria cut off exports to Niger after the military toppled President Ali Sow in Niamey.",
        [
            "NGA GOV > NER GOV SANCTION discontinue realised",
            "NER MIL > NER GOV COERCE realised",
        ],
    ),
    ("LIMA, Dec 23 (EFE). - They have killed peasants.", []),
    (
        "Police on Wellington Street in Ottawa arrested ten protesters.",
        ["CAN COP > CAN CVL COERCE arrest realised"],
    ),
    (
        "The Joint Commission of Mauritius and Seychelles held its twelfth sitting on Monday.",
        ["MUS GOV + SYC GOV > - CONSULT realised"],
    ),
    ("Arab foreign ministers met in Cairo on Monday.", ["IGO GOV > - CONSULT realised"]),
    (
        "Guinea's army killed protesters in Conakry. Guinea's junta fell silent. France has"
        " suspended military cooperation.",
        [
            "GIN MIL > GIN CVL ASSAULT realised",
            "FRA GOV > GIN GOV SANCTION discontinue realised",
        ],
    ),
    # measures against one's own people, and against another state
    (
        "Benin's government imposed a curfew after the riots.",
        ["BEN GOV > BEN CVL COERCE curfew realised"],
    ),
    (
        "Chad and Libya quarrelled. Chad closed the crossing to Libyan lorries.",
        ["TCD GOV > LBY GOV SANCTION discontinue realised"],
    ),
    (
        "The United States had paused about $100 million in assistance to Niger.",
        ["USA GOV > NER GOV SANCTION discontinue realised"],
    ),
    # what is done, not done, and under which condition
    (
        "Paris ruled out breaking off relations with Mali.",
        [
            "FRA GOV > MLI GOV REJECT realised",
            "FRA GOV > MLI GOV SANCTION discontinue negated",
        ],
    ),
    (
        "Kosovo put off signing the deal with Serbia.",
        ["XKX GOV + SRB GOV > - SUPPORT negated"],
    ),
    (
        "The White House warned Russia and Iran of new sanctions should a deal go through.",
        ["USA GOV > RUS GOV + IRN GOV THREATEN restrict realised"],
    ),
    (
        "Serbia told Kosovo to withdraw the police or face the consequences.",
        ["SRB GOV > XKX GOV THREATEN realised"],
    ),
    (
        "Kazakhstan agreed to release 80 million cubic metres of water for Kyrgyz growers.",
        ["KAZ GOV > KGZ GOV AGREE realised"],
    ),
    (
        "Norway expressed regret over the inconvenience caused to Swedish travellers.",
        ["NOR GOV > SWE GOV CONCEDE realised"],
    ),
    ("Iran was quick to reject the Iraqi claim.", ["IRN GOV > IRQ GOV REJECT realised"]),
    # where the parser goes wrong
    (
        "Peru's foreign minister, Ana Rios, and her Chilean counterpart, Pablo Vega, opened a"
        " customs post.",
        ["PER GOV > CHL GOV COOPERATE realised"],
    ),
    (
        "Myanmar's generals have since jailed two Indian reporters.",
        ["MMR MIL > IND JRN COERCE arrest realised"],
    ),
    ('Kenya\'s minister called the Ugandan leader "a man who keeps his peace".', []),
]


@pytest.mark.parametrize(("text", "coded"), CODED)
def test_what_is_coded(text: str, coded: list[str]) -> None:
    assert sorted(map(done, tell(text).events)) == sorted(coded)


SAID = [
    (
        '"The border will stay closed," Kenya\'s foreign minister lamented on Friday.',
        ["criticise"],
    ),
    ('"The border will stay closed," Kenya\'s foreign minister shrugged on Friday.', ["state"]),
    (
        'Kenya closed a Ugandan mission. "This is an outrageous move," Uganda\'s foreign minister'
        " said, warning of a firm response.",
        ["criticise", "threaten"],
    ),
]


@pytest.mark.parametrize(("text", "acts"), SAID)
def test_what_is_said(text: str, acts: list[str]) -> None:
    assert [statement.act for statement in tell(text).statements] == acts


def test_a_deed_is_counted_back_by_months() -> None:
    text = "Kenyan police landed in Haiti on Tuesday, twenty months after Haiti asked for help."
    reading = tell(text)
    (asked,) = [event for event in reading.events if event.type == "REQUEST"]
    assert (str(asked.date.start), str(asked.date.end)) == ("2022-09-01", "2022-09-30")
