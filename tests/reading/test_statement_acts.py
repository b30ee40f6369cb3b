"""Acts that the content gives: what is threatened, given up, settled, described, denied."""

from __future__ import annotations

import pytest
from telling import contents, said, tell, words

from dragoman import Act


def acts(text: str, cue: str, outlet: str | None = None) -> list[Act]:
    """The acts of the statements whose cue has these words."""
    reading = tell(text, outlet)
    return [s.act for s in reading.statements if cue in (words(reading, s.cue) or "")]


THREATS = [
    "Kenya said it would take further measures, including sanctions, should the raids go on.",
    "Jordan said it would withdraw from the water pact unless Syria opened the sluices.",
    "Cuba's foreign minister said Havana would sue if the tankers were not released.",
    "Niger said the transit permits would be revoked if the ban was not lifted.",
    "Serbia said that anyone crossing the line would face prosecution.",
    "Oman will not hesitate to bomb the smugglers, its defence minister said.",
    "Unless the debt is paid, Kuwait will cut off the gas, its oil minister said.",
    '"Whoever attacks our ships will pay a heavy price," Iran\'s navy commander said.',
]
CONCESSIONS = [
    "Togo said it would suspend the levy on Benin's maize.",
    "Mali said the detained officers would be released.",
]
REFUSALS = [
    '"We did not start this war, and we will not be bullied," Kenya\'s minister said.',
    '"We never shelled the hospital," Syria\'s army spokesman said.',
    '"Nobody has touched him," Kenya\'s interior minister said.',
    "Peru said it did not recognise the court's authority.",
    "Ghana said that the sale would not be reversed.",
    "Kenya's president said not one inch of land would be given up.",
    "Belarus said the accusations were without foundation.",
]
DEMANDS = [
    '"Our partners must keep their word," Georgia\'s prime minister said.',
    '"Our neighbours must go home; our patience has limits," Ghana\'s defence minister said.',
    '"Give us back our fishermen," Vietnam\'s president told China.',
    '"The occupation has to end," Syria\'s foreign minister said.',
]
CRITICISM = [
    "Tonga's prime minister said Fiji had gone back on its word.",
    "Ghana said that Togo's inspectors had seized the rice without giving any reason.",
]
PLAIN = [
    "Kenya said its port would not be affected.",
    "Kenya said it did not receive the letter.",
    "Chile said Peruvian boats had entered the bay at noon.",
]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        *((text, Act.THREATEN) for text in THREATS),
        *((text, Act.CONCEDE) for text in CONCESSIONS),
        *((text, Act.REJECT) for text in REFUSALS),
        *((text, Act.DEMAND) for text in DEMANDS),
        *((text, Act.CRITICISE) for text in CRITICISM),
        *((text, Act.STATE) for text in PLAIN),
    ],
)
def test_what_is_said_gives_the_act(text: str, act: Act) -> None:
    cue = "told" if " told " in text else "said"
    assert acts(text, cue) == [act]


@pytest.mark.parametrize(
    ("text", "cue", "act"),
    [
        # what is described, and how
        ("Norway called the levy a breach of the customs treaty.", "called", Act.CRITICISE),
        ("Peru's foreign ministry called the expulsion hasty.", "called", Act.CRITICISE),
        ("Chile regards the ruling by Peru as biased.", "regards", Act.CRITICISE),
        ("Kenya sees Chad's move as a threat to its security.", "sees", Act.CRITICISE),
        (
            "Kenya described the halt of trains, which Chad ordered and which left mills idle, as "
            "an attack on its trade.",
            "described",
            Act.CRITICISE,
        ),
        ("Kenya described climate change as a threat.", "described", Act.STATE),
        ("Ghana described the road to the north as dangerous.", "described", Act.STATE),
        ("Norway described the strike as a tragic mistake.", "described", Act.CRITICISE),
        ("Kenya called the accord with Chad a milestone.", "called", Act.SUPPORT),
        # what is regretted, feared, opposed
        ("Nepal regretted India's refusal to reopen the road.", "regretted", Act.CRITICISE),
        ("Nepal regretted the closure.", "regretted", Act.CRITICISE),
        ("Nepal regretted the accident.", "regretted", Act.CONCEDE),
        ("Kenya expressed regret over the inconvenience caused.", "regret", Act.CONCEDE),
        ("Officials in Kenya worry that traders will be driven away.", "worry", Act.STATE),
        ("Kenya's envoys worry that Chad is moving the buoys.", "worry", Act.CRITICISE),
        ("Laos opposes the use of the river as a weapon.", "opposes", Act.CRITICISE),
        ("Laos opposes the plan for a second dam.", "opposes", Act.REJECT),
        # what is promised, settled, decided
        ("Ghana undertook to pull back its troops by June.", "undertook", Act.CONCEDE),
        ("Peru agreed to postpone the drill.", "agreed", Act.CONCEDE),
        (
            "Kenya would be prepared to put off the duty by a month, its minister said.",
            "said",
            Act.CONCEDE,
        ),
        ("Peru agreed to postpone the visit.", "agreed", Act.COMMIT),
        ("Turkey promised to reopen the crossing to lorries.", "promised", Act.CONCEDE),
        ("Kuwait promised to reopen its embassy in Lima.", "promised", Act.COMMIT),
        ("Laos and Vietnam agreed that the ferry would resume in June.", "agreed", Act.COMMIT),
        ("It was agreed that experts would meet in Riga.", "agreed", Act.COMMIT),
        ("Laos and Vietnam agreed that the river was too low.", "agreed", Act.STATE),
        ("Ireland declared that it is contributing 30 soldiers.", "declared", Act.COMMIT),
        ("Kenya decided that Chad would not chair the summit.", "decided", Act.STATE),
        ("Kenya announced that it would charge a duty on soap.", "announced", Act.STATE),
        ("Kenya cannot agree to the opening of the port.", "agree", Act.REJECT),
        # new cues
        ("Senegal gave Mali until Friday to free the lorries.", "gave", Act.DEMAND),
        ("Chad served notice on Kenya to renegotiate the treaty.", "notice", Act.DEMAND),
        ("Kenya has offered its good offices.", "offered", Act.COMMIT),
        ("Iran dismissed the conclusions of the inspectors.", "dismissed", Act.REJECT),
    ],
)
def test_what_a_cue_does_with_its_object(text: str, cue: str, act: Act) -> None:
    assert acts(text, cue) == [act]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Kenya thanked Chad for the boats.", "for the boats"),
        ("Kenya called for calm.", "calm"),
        ("Norway described the levy as unlawful.", "the levy as unlawful"),
        ("Norway called the Danish levy unlawful.", "the Danish levy unlawful"),
        ("Ghana attributed the fires to the drought.", "the fires to the drought"),
        ("Kenya asked Chad for help to rebuild it.", "for help to rebuild it"),
        ("Yemen asked for its seamen to be freed.", "for its seamen to be freed"),
        ("Kenya praised Chad for the reforms it has made.", "for the reforms it has made"),
        (
            "Kenya will tax soap, its trade minister announced on Monday, in answer to a levy.",
            "Kenya will tax soap",
        ),
        ("On the dam, Peru voiced anger at the delay.", "at the delay"),
    ],
)
def test_where_a_content_begins_and_ends(text: str, content: str) -> None:
    reading = tell(text)
    assert contents(reading, reading.statements[0])[0] == content


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenya announced that it would send a team and asked Chad to free the crew.",
            ["that it would send a team", "to free the crew"],
        ),
        (
            "Kenya praised Chad for the laws it has passed and reaffirmed its offer to help.",
            ["for the laws it has passed", "to help"],
        ),
    ],
)
def test_a_verb_goes_on_from_the_one_whose_tense_it_keeps(text: str, expected: list[str]) -> None:
    reading = tell(text)
    assert [contents(reading, item)[0] for item in reading.statements] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya recalled its ambassador from Chad.", []),
        ("Rebels, backed by Chadian tanks, took the town.", []),
        ("I can confirm neither story.", []),
        (
            "Kenya asked that Chad raise the matter in Geneva.",
            ["KEN GOV > TCD GOV demand"],
        ),
        (
            "Norway assured Chad that it stands ready to send doctors.",
            ["NOR GOV > TCD GOV commit"],
        ),
        (
            "Togo turned down Benin's request for the release of the boats.",
            ["TGO GOV > BEN GOV reject", "BEN GOV > TGO GOV demand"],
        ),
    ],
)
def test_what_is_a_statement_and_what_is_none(text: str, expected: list[str]) -> None:
    assert [said(statement) for statement in tell(text).statements] == expected


def test_a_quotation_that_goes_on_changes_the_act() -> None:
    text = '"Chad has closed our road," Kenya\'s president said. "We will retaliate."'
    assert [said(statement) for statement in tell(text).statements] == [
        "KEN GOV > TCD GOV threaten"
    ]


def test_an_outlets_own_spokesman_needs_no_country() -> None:
    text = "Reuters: Is the road open?\nSpokesperson: The guards have gone home."
    reading = tell(text, "Ministry of Foreign Affairs of Peru")
    assert [said(statement) for statement in reading.statements] == ["PER GOV > - state"]
