"""Statements: who says what to whom, in which act and form, and on whose word."""

from __future__ import annotations

import pytest
from telling import contents, said, sources, tell, words

from dragoman import Reading, Statement


def only(text: str, outlet: str | None = None) -> tuple[Reading, Statement]:
    """The reading of a text and its one statement."""
    reading = tell(text, outlet)
    assert len(reading.statements) == 1, [said(item) for item in reading.statements]
    return reading, reading.statements[0]


def told(text: str, outlet: str | None = None) -> list[str]:
    return [said(statement) for statement in tell(text, outlet).statements]


ACTS = [
    # state
    ("Ghana said the harvest was poor.", "GHA GOV > - state"),
    ("Kenya confirmed that the bridge was closed.", "KEN GOV > - state"),
    ("Kenya insisted the bridge was safe.", "KEN GOV > - state"),
    ("Peru's president asked whether the road was open.", "PER GOV > - state"),
    ("Kenya's president told Chad's president that the dam was full.", "KEN GOV > TCD GOV state"),
    ("Chile was told by Peru that the port was closed.", "PER GOV > CHL GOV state"),
    ("Ghana said it hoped the rain would stop.", "GHA GOV > - state"),
    # demand
    ("Kenya urged Chad to sign the treaty.", "KEN GOV > TCD GOV demand"),
    ("Kenya demanded that Chad open the road.", "KEN GOV > TCD GOV demand"),
    ("Kenya called on Chad to open the road.", "KEN GOV > TCD GOV demand"),
    ("Kenya warned Chad against crossing the river.", "KEN GOV > TCD GOV demand"),
    ("Peru asked Chile for help.", "PER GOV > CHL GOV demand"),
    ("Chile was urged by Peru to sign the treaty.", "PER GOV > CHL GOV demand"),
    ("Ghana said Togo should pay its debt.", "GHA GOV > TGO GOV demand"),
    ("Ghana said that Togo must return the boat.", "GHA GOV > TGO GOV demand"),
    ("Ghana said it hoped Togo would pay.", "GHA GOV > TGO GOV demand"),
    ("Kenya expects Chad to pay.", "KEN GOV > TCD GOV demand"),
    # commit
    ("Ghana promised to rebuild the bridge.", "GHA GOV > - commit"),
    ("Kenya pledged 40 ambulances to Chad.", "KEN GOV > TCD GOV commit"),
    ("Peru offered to send doctors to Chile.", "PER GOV > CHL GOV commit"),
    ("Peru is ready to help Chile.", "PER GOV > CHL GOV commit"),
    ("Ghana said it would send food to Togo.", "GHA GOV > TGO GOV commit"),
    ("Kenya and Chad said they would open the road.", "KEN GOV + TCD GOV > - commit"),
    ("Kenya said it would help Chad if the rain stopped.", "KEN GOV > TCD GOV commit"),
    # support
    ("Ghana praised Togo for opening the port.", "GHA GOV > TGO GOV support"),
    ("Kenya thanked Chad for the ambulances.", "KEN GOV > TCD GOV support"),
    ("Peru welcomed Chile's decision to reopen the port.", "PER GOV > CHL GOV support"),
    ("Kenya supports Chad's bid for the council.", "KEN GOV > TCD GOV support"),
    ("Ghana said it was grateful to Togo.", "GHA GOV > TGO GOV support"),
    # criticise
    ("Peru accused Chile of shelling a village.", "PER GOV > CHL GOV criticise"),
    ("Peru expressed concern about Chile's exercises.", "PER GOV > CHL GOV criticise"),
    ("Ghana condemned Togo's attack on the village.", "GHA GOV > TGO GOV criticise"),
    ("Kenya blamed Chad for the fire.", "KEN GOV > TCD GOV criticise"),
    ("Ghana said Togo's conduct was unacceptable.", "GHA GOV > TGO GOV criticise"),
    ("Kenya's president said he was worried about Chad's drill.", "KEN GOV > TCD GOV criticise"),
    # reject
    ("Ghana rejected Togo's demand.", "GHA GOV > TGO GOV reject"),
    ("Peru opposed Chile's plan for a dam.", "PER GOV > CHL GOV reject"),
    ("Ghana denied that it had fired first.", "GHA GOV > - reject"),
    ("Ghana said the report was untrue.", "GHA GOV > - reject"),
    ("Ghana said it would not send food to Togo.", "GHA GOV > TGO GOV reject"),
    ("Kenya refused to meet Chad.", "KEN GOV > TCD GOV reject"),
    # threaten
    ("Ghana threatened to close its border with Togo.", "GHA GOV > TGO GOV threaten"),
    ("Kenya threatened Chad with sanctions.", "KEN GOV > TCD GOV threaten"),
    ("Peru warned Chile that it would close the port.", "PER GOV > CHL GOV threaten"),
    ("Peru vowed to retaliate.", "PER GOV > - threaten"),
    ("Ghana said it would respond with countermeasures.", "GHA GOV > - threaten"),
    ("Kenya said it would retaliate if Chad closed the road.", "KEN GOV > TCD GOV threaten"),
    # concede
    ("Ghana apologised to Togo for the collision.", "GHA GOV > TGO GOV concede"),
    ("Kenya admitted that it had lost the map.", "KEN GOV > - concede"),
    ("Peru's president expressed regret for the collision.", "PER GOV > - concede"),
    ("Kenya said it was sorry for the raid.", "KEN GOV > - concede"),
    ("Ghana said it would withdraw its troops from Togo.", "GHA GOV > TGO GOV concede"),
    ("Kenya said it would lift the ban on Chad's cattle.", "KEN GOV > TCD GOV concede"),
]


@pytest.mark.parametrize(("text", "expected"), ACTS)
def test_acts(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's president said nothing.",
        "Kenya's president will say that the bridge is safe.",
        "Kenya's president may say that the bridge is safe.",
        "Did Kenya say that the bridge was safe?",
        "The bridge was open to all.",
        "Four bridges were closed.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    assert told(text) == []


FORMS = [
    # direct
    (
        '"The harvest was poor," Ghana\'s foreign minister said.',
        "direct",
        ['"The harvest was poor,"'],
    ),
    ('Peru\'s president said: "The road is open."', "direct", ['"The road is open."']),
    ('"The road is open", said Peru\'s president.', "direct", ['"The road is open"']),
    (
        "Kenya's president said: “The bridge is safe. The road is not.”",
        "direct",
        ["“The bridge is safe. The road is not.”"],
    ),
    ("«The road is open», Peru's president said.", "direct", ["«The road is open»"]),
    ("„The road is open“, Peru's president said.", "direct", ["„The road is open“"]),
    # the cue inside
    (
        '"The road," Peru\'s president said, "is closed."',
        "direct",
        ['"The road,"', '"is closed."'],
    ),
    (
        '"The harvest was poor," Ghana\'s president said on Monday, "but the stores are full."',
        "direct",
        ['"The harvest was poor,"', '"but the stores are full."'],
    ),
    ("The harvest, Ghana noted, was poor.", "indirect", ["The harvest", "was poor"]),
    # quotations that go on
    (
        '"The road is open," Peru\'s president said. "Nobody was turned back. Trade goes on."',
        "direct",
        ['"The road is open,"', '"Nobody was turned back. Trade goes on."'],
    ),
    (
        '"The road is open," Peru\'s president said. "Nobody was turned back.\n"Trade goes on."',
        "direct",
        ['"The road is open,"', '"Nobody was turned back.', '"Trade goes on."'],
    ),
    (
        '"The road is open," Peru\'s president said.\n"Nobody was turned back."',
        "direct",
        ['"The road is open,"', '"Nobody was turned back."'],
    ),
    # indirect
    ("Ghana said the harvest was poor.", "indirect", ["the harvest was poor"]),
    ("The road is open, Peru's president said.", "indirect", ["The road is open"]),
    ("The road is open, said Peru's president.", "indirect", ["The road is open"]),
    (
        "Peru's president, speaking in Lima, said the road was open.",
        "indirect",
        ["the road was open"],
    ),
    (
        "Kenya's president said in Nairobi on Tuesday that the bridge was safe.",
        "indirect",
        ["that the bridge was safe"],
    ),
    ("According to Ghana, the bridge was unsafe.", "indirect", ["the bridge was unsafe"]),
    ("The bridge was unsafe, according to Ghana.", "indirect", ["The bridge was unsafe"]),
    ("The bridge, according to Kenya, was safe.", "indirect", ["The bridge", "was safe"]),
    # mixed
    ('Kenya said the road was "open to all".', "mixed", ['the road was "open to all"']),
    ('Kenya\'s president added that "the road is not".', "mixed", ['that "the road is not"']),
    ('Kenya\'s president said "our soldiers" had left.', "mixed", ['"our soldiers" had left']),
]


ABOUT = [
    ("Ghana read out a request that Togo rejected on Monday.", "a request"),
    ("Kenya got the boats that it had asked for.", "the boats"),
    (
        "The note tells of the presence of troops from outside the continent, which Ghana opposes.",
        "the presence of troops from outside the continent",
    ),
    (
        "Peru asked Chile to moor the fleet, whose catch has doubled in the last ten years.",
        "to moor the fleet",
    ),
    ("Kenya informed its Chadian counterpart of the harvest.", "of the harvest"),
    ("Ghana left the fort, as it had promised, but Togo stayed on.", "Ghana left the fort"),
    (
        "Kenya's minister visited Quito on Monday, where he and his counterpart agreed to set up "
        "a hotline.",
        "to set up a hotline",
    ),
    (
        "Police spoke of sending soldiers across the lake, which Ghana denied.",
        "sending soldiers across the lake",
    ),
]


@pytest.mark.parametrize(("text", "expected"), ABOUT)
def test_a_content_is_what_is_spoken_of_and_no_more(text: str, expected: str) -> None:
    reading = tell(text)
    assert contents(reading, reading.statements[-1]) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana welcomes the rain and thanks Togo for its boats.", "GHA GOV > TGO GOV support"),
        ("Ghana is gravely concerned by Togo's drill.", "GHA GOV > TGO GOV criticise"),
        ("Ghana said it was alarmed by Togo's drill.", "GHA GOV > TGO GOV criticise"),
        ("Aid ended because Ghana was alarmed by Togo's drill.", "GHA GOV > TGO GOV criticise"),
        ("Ghana voiced alarm over Togo's drill.", "GHA GOV > TGO GOV criticise"),
        ("Ghana wishes to state that the claim is baseless.", "GHA GOV > - reject"),
        ("Ghana refused on Tuesday to apologise.", "GHA GOV > - reject"),
        ("Ghana condemned the raid that killed two Togolese soldiers.", "GHA GOV > - criticise"),
        ("Ghana condemned the ambush of Togo's soldiers.", "GHA GOV > - criticise"),
    ],
)
def test_the_last_statement(text: str, expected: str) -> None:
    assert told(text)[-1] == expected


@pytest.mark.parametrize(
    "text",
    ["The Embassy of Ghana presents its compliments to Togo.", "Ghana's envoy paid Togo a visit."],
)
def test_a_form_of_politeness_says_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(("text", "form", "expected"), FORMS)
def test_form_and_content(text: str, form: str, expected: list[str]) -> None:
    reading, statement = only(text)
    assert statement.form == form
    assert contents(reading, statement) == expected


def test_a_quotation_with_a_cue_of_its_own_continues_nothing() -> None:
    reading = tell(
        '"The road is open," Peru\'s president said. "The port is closed," Chile\'s president said.'
    )
    assert [contents(reading, statement) for statement in reading.statements] == [
        ['"The road is open,"'],
        ['"The port is closed,"'],
    ]


def test_a_quoted_word_of_somebody_else_continues_nothing() -> None:
    reading = tell(
        '"The road is open," Peru\'s president said. Drivers read the sign "Slow" at the gate.'
    )
    assert contents(reading, reading.statements[0]) == ['"The road is open,"']


@pytest.mark.parametrize(
    "text",
    [
        "Peru's president said the road was open.\" Chile said the port was closed.",
        "Peru's president said \"the road was open. Chile said the port was closed.",
        "Peru's president said 5\" pipes were used. Chile said the port was closed.",
    ],
)
def test_a_stray_mark_derails_nothing(text: str) -> None:
    reading = tell(text)
    assert told(text) == ["PER GOV > - state", "CHL GOV > - state"]
    assert contents(reading, reading.statements[1]) == ["the port was closed"]
    assert [notice.code for notice in reading.notices] == ["unpaired-quotation-marks"]


@pytest.mark.parametrize(
    ("text", "cue", "speaker"),
    [
        ("Ghana said the harvest was poor.", "said", "Ghana"),
        (
            '"It was poor," Ghana\'s foreign minister said.',
            "said",
            "Ghana's foreign minister",
        ),
        ("Ghana said it hoped Togo would pay.", "said it hoped", "Ghana"),
        ("Ghana did not rule out an invasion.", "did not rule out", "Ghana"),
        ("Kenya has never accused Chad of spying.", "has never accused", "Kenya"),
        ("Peru expressed concern about Chile's drill.", "expressed concern", "Peru"),
        ("Chile was urged by Peru to sign.", "was urged", "Peru"),
        ("According to Ghana, the bridge was unsafe.", "According to", "Ghana"),
        (
            "The bridge was unsafe, according to a report by Ghana's army.",
            "according to",
            "a report by Ghana's army",
        ),
        ("Peru is ready to help Chile.", "is ready", "Peru"),
        ("It was reported that Peru had closed the port.", "was reported", None),
        ("Peru and Chile said the road was open.", "said", "Peru and Chile"),
    ],
)
def test_cue_and_speaker(text: str, cue: str, speaker: str | None) -> None:
    reading, statement = only(text)
    assert words(reading, statement.cue) == cue
    assert words(reading, statement.speaker) == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A newspaper reported that Kenya's president had said that the dam was full.",
            [
                ("- > - state", []),
                ("KEN GOV > - state", ["A newspaper: outlet"]),
            ],
        ),
        (
            "Officials said that Ghana had told Togo that the dam was full.",
            [
                ("- > - state", []),
                ("GHA GOV > TGO GOV state", ["Officials: anonymous"]),
            ],
        ),
        (
            "According to the newspaper, Kenya urged Chad to sign the treaty.",
            [
                ("- > - state", []),
                ("KEN GOV > TCD GOV demand", ["the newspaper: outlet"]),
            ],
        ),
        (
            "Officials familiar with the matter said Kenya had promised to rebuild the bridge.",
            [
                ("- > - state", []),
                ("KEN GOV > - commit", ["Officials familiar with the matter: anonymous"]),
            ],
        ),
        (
            "A report said that Kenya had rejected the plan.",
            [
                ("- > - state", []),
                ("KEN GOV > - reject", ["A report: document"]),
            ],
        ),
        (
            "Kenya said Chad was told that the bridge was safe.",
            [
                ("KEN GOV > - state", []),
                ("- > TCD GOV state", ["Kenya: official"]),
            ],
        ),
        (
            "The Peruvian state news agency reported that the president had accused Chile of "
            "spying.",
            [
                ("PER JRN > - state", []),
                ("PER GOV > CHL GOV criticise", ["The Peruvian state news agency: agency"]),
            ],
        ),
        (
            "A newspaper reported that Kenya's foreign minister had said that Chad's foreign "
            "minister had thanked Sudan for the maps.",
            [
                ("- > - state", []),
                ("KEN GOV > - state", ["A newspaper: outlet"]),
                (
                    "TCD GOV > SDN GOV support",
                    ["A newspaper: outlet", "Kenya's foreign minister: official"],
                ),
            ],
        ),
        (
            "An official who asked not to be named said Kenya had rejected the plan.",
            [
                ("- > - state", []),
                ("KEN GOV > - reject", ["An official: anonymous"]),
            ],
        ),
    ],
)
def test_nested_sources(text: str, expected: list[tuple[str, list[str]]]) -> None:
    found = [(said(item), sources(item.chain)) for item in tell(text).statements]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ghana did not rule out an invasion.", "GHA GOV > - reject"),
        ("Kenya did not deny that it had lost the map.", "KEN GOV > - reject"),
        ("Ghana did not say why the talks had failed.", "GHA GOV > - state"),
        ("Kenya did not confirm the report.", "KEN GOV > - state"),
        ("Kenya's spokesman said it could not confirm the report.", "KEN GOV > - state"),
        ("Ghana has not condemned the attack.", "GHA GOV > - criticise"),
        ("Kenya has never accused Chad of spying.", "KEN GOV > TCD GOV criticise"),
        ("Kenya did not urge Chad to sign.", "KEN GOV > TCD GOV demand"),
        ("Ghana never promised to rebuild the bridge.", "GHA GOV > - commit"),
        ("Ghana declined to comment on the report.", "GHA GOV > - state"),
        ("Ghana refused to comment.", "GHA GOV > - state"),
    ],
)
def test_negated_cues(text: str, expected: str) -> None:
    _, statement = only(text)
    assert said(statement) == expected
    assert statement.polarity == "negated"


def test_what_is_denied_was_not_said() -> None:
    denied, threat = tell("Ghana denied that Togo had threatened its ships.").statements
    assert (denied.polarity, threat.polarity) == ("affirmed", "negated")


@pytest.mark.parametrize(
    "text", ["Ghana declined to comment on the report.", "Ghana refused to comment."]
)
def test_silence_is_no_event(text: str) -> None:
    assert tell(text).events == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru said the bridge was safe.", "plain"),
        ("Peru asked Chile to reopen the bridge.", "plain"),
        ("Peru asked Chile to reopen the bridge at once.", "emphatic"),
        ("Peru strongly urged Chile to reopen the bridge.", "emphatic"),
        ("Peru insisted that the bridge was safe.", "emphatic"),
        ("Peru voiced grave concern over Chile's decision.", "emphatic"),
        ("Peru said Chile must never close the bridge.", "emphatic"),
        ("Peru hinted that the bridge was safe.", "hedged"),
        ("Peru said the bridge might be safe.", "hedged"),
        ("Peru said it would perhaps reopen the bridge.", "hedged"),
    ],
)
def test_strength(text: str, expected: str) -> None:
    _, statement = only(text)
    assert statement.strength == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru's president said the road was open.", "fact"),
        ("Peru's president said the road would be open by May.", "future"),
        ("Peru's president said the road could be open by May.", "possibility"),
        ("Kenya said the dam might fail.", "possibility"),
        ("Peru's president said the road must be open by May.", "obligation"),
        ("Peru's president said the road would be open if the rain stopped.", "conditional"),
        ("Kenya urged Chad to sign the treaty.", "obligation"),
        ("Ghana promised to rebuild the bridge.", "future"),
        ("Kenya said it would help Chad if the rain stopped.", "conditional"),
        ("Peru vowed to retaliate.", "conditional"),
        ("Ghana rejected Togo's demand.", "fact"),
    ],
)
def test_modality(text: str, expected: str) -> None:
    _, statement = only(text)
    assert statement.modality == expected


MEETING = "Peru's foreign minister met Brazil's foreign minister in Lima on Monday."
ANSWER = "The Brazilian minister said the treaty was in danger."


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        (f"{MEETING} {ANSWER}", "Andes Daily", "BRA GOV > PER GOV state"),
        (f"{MEETING}\n{ANSWER}", "Andes Daily", "BRA GOV > - state"),
        (
            f"{MEETING}\n{ANSWER}",
            "Ministry of Foreign Affairs of Peru",
            "BRA GOV > PER GOV state",
        ),
        (f"{ANSWER} {MEETING}", "Andes Daily", "BRA GOV > - state"),
    ],
)
def test_across_the_table(text: str, outlet: str, expected: str) -> None:
    """News addresses what is told in a meeting's own paragraph, a readout all of it."""
    assert told(text, outlet) == [expected]


def test_a_modal_in_a_readout_is_its_own_governments_demand() -> None:
    reading, statement = only(
        f"{MEETING}\nBrazil must honour the fishing treaty.", "Ministry of Foreign Affairs of Peru"
    )
    assert said(statement) == "PER GOV > BRA GOV demand"
    assert words(reading, statement.cue) == "must"
    assert statement.modality == "obligation"
    assert statement.speaker is None
    assert told(f"{MEETING}\nBrazil must honour the fishing treaty.", "Andes Daily") == []


TRANSCRIPT = (
    "Journalist: Will Kenya open the border?\n"
    "Kenyan Spokesperson: The border is calm. The guards have gone home. "
    "We will visit Chad in June. Chad must return the cattle."
)


BLOCK = """The Kenyan foreign ministry answered on Tuesday. The full text of its statement follows:

We have asked Tanzania to reopen the border. Tanzania must respect the treaty.

Our farmers have lost two harvests.

ENDS

Traders in Arusha said the queues were shorter.
"""


def test_a_paper_given_whole_is_in_its_issuers_voice() -> None:
    reading = tell(BLOCK)
    assert [(said(item), words(reading, item.cue)) for item in reading.statements] == [
        ("KEN GOV > - state", "statement follows"),
        ("KEN GOV > TZA GOV demand", "have asked"),
        ("KEN GOV > TZA GOV demand", "must"),
        ("TZA BUS > - state", "said"),
    ]
    assert contents(reading, reading.statements[0]) == ["Our farmers have lost two harvests."]


@pytest.mark.parametrize(
    "line",
    ["The minister read the statement in full.", "The overview is as follows.", "Text of the day"],
)
def test_a_line_that_hands_nothing_over_opens_no_paper(line: str) -> None:
    reading = tell(f"{line}\n\nOur farmers have lost two harvests.\n")
    assert not any("farmers" in contents(reading, item)[0] for item in reading.statements)


def test_a_transcripts_label_is_the_cue_of_its_plain_sentences() -> None:
    reading = tell(TRANSCRIPT)
    first = reading.statements[0]
    assert said(first) == "KEN GOV > - state"
    assert words(reading, first.cue) == "Kenyan Spokesperson:"
    assert words(reading, first.speaker) == "Kenyan Spokesperson"
    assert contents(reading, first) == ["The border is calm. The guards have gone home."]
    assert first.form == "direct"


def test_what_a_turn_performs_is_a_statement_of_its_own() -> None:
    reading = tell(TRANSCRIPT)
    found = [
        (said(item), words(reading, item.cue), item.modality) for item in reading.statements[1:]
    ]
    assert found == [
        ("KEN GOV > TCD GOV commit", "will", "future"),
        ("KEN GOV > TCD GOV demand", "must", "obligation"),
    ]


def test_a_journalists_question_states_nothing() -> None:
    reading = tell(TRANSCRIPT)
    question = reading.document.text.index("\n")
    assert all(item.cue.start > question for item in reading.statements)
    assert all(event.evidence.start > question for event in reading.events)


def test_each_turn_has_its_own_speaker() -> None:
    text = (
        "Kenyan Foreign Minister: We condemn the raid by Chad.\n"
        "Chadian Foreign Minister: The guards have gone home."
    )
    assert told(text) == ["KEN GOV > TCD GOV criticise", "TCD GOV > - state"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Peru\'s president said: "We will rebuild the bridge."', "PER GOV > - commit"),
        ('"We condemn the raid by Chile," Peru\'s president said.', "PER GOV > CHL GOV criticise"),
        ('"We hope Chad will pay," Kenya\'s president said.', "KEN GOV > TCD GOV demand"),
        ('"Chad must pay," Kenya\'s president said.', "KEN GOV > TCD GOV demand"),
        ('Peru\'s president said Chile had "violated our waters".', "PER GOV > CHL GOV criticise"),
    ],
)
def test_who_we_are_in_quotation_marks(text: str, expected: str) -> None:
    assert told(text) == [expected]


FAULTS = [
    (
        "Kenya's state broadcaster quoted the president as saying the bridge was safe.",
        ["KEN JRN > - state", "KEN GOV > - state"],
        "who is quoted and who quotes change places",
    ),
    (
        "Chile was accused of spying by Peru.",
        ["PER GOV > CHL GOV criticise"],
        "the speaker is lost where the parser hangs 'by' on the gerund",
    ),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(text, expected, id=text, marks=pytest.mark.xfail(strict=True, reason=reason))
        for text, expected, reason in FAULTS
    ],
)
def test_known_faults(text: str, expected: list[str]) -> None:
    assert told(text) == expected
