"""Loaded wording: in whose voice it counts, whom it judges, and what scare quotes are."""

from __future__ import annotations

import pytest
from swapping import Exchange, plain
from telling import parties, tell

from dragoman import Reading, read_text
from dragoman.codebook import wording
from dragoman.reading.pipeline import read_document


def marks(reading: Reading) -> list[str]:
    """``brutal: CHL GOV against``, in text order."""
    text = reading.document.text
    return [f"{m.span.of(text)}: {parties(m.targets)} {m.direction}" for m in reading.wording]


@pytest.mark.parametrize("entry", wording.load().wording[::7], ids=lambda entry: entry.id)
@pytest.mark.parametrize(
    "frame",
    [
        '"{text}" the Irish foreign minister said on Tuesday.',
        "“{text}” said the Irish foreign minister.",
        "The Irish foreign minister said that {text}",
        "Minister Sean Daly: {text}",
    ],
)
def test_what_a_speaker_says_is_not_the_outlets(entry: wording.Loaded, frame: str) -> None:
    text = entry.example.text
    assert marks(tell(frame.format(text=text.rstrip(".") + ("," if '"' in frame else ".")))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Japan hyped the threat that the missiles pose.", ["hyped: JPN GOV against"]),
        ("Mali falsely claimed that the brutal raid had failed.", ["falsely: MLI GOV against"]),
        ("Ghana's brutal raid angered Togo.", ["brutal: GHA GOV against"]),
        ("Peru condemned Chile's brutal raid.", []),
        ("Peru accused Chile of provocations and aggression.", []),
        ("Peru described the move as reckless.", []),
        ("Chile's alleged meddling was on the agenda.", []),
        ("Investigations of Chilean meddling went on.", []),
    ],
)
def test_a_cue_is_the_outlets_word_and_its_content_is_not(text: str, expected: list[str]) -> None:
    assert marks(tell(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chile was bullied by Peru.", ["bullied: PER GOV against"]),
        ("Chile's conduct was reckless.", ["reckless: CHL GOV against"]),
        ("Chile made a reckless decision.", ["reckless: CHL GOV against"]),
        ("The brutal oppression of Chileans went on.", ["brutal: - against"]),
        ("The reckless decision of Chile's navy became known.", ["reckless: CHL MIL against"]),
        ("Peru and Chile bullied Bolivia.", ["bullied: PER GOV + CHL GOV against"]),
        ("The regime in Lima closed a newspaper.", ["regime: PER GOV against"]),
        ("Provocations along the border went on.", ["Provocations: - against"]),
        ("It was a provocation.", ["provocation: - against"]),
        ("Anti-Chilean provocations went on.", ["provocations: - against"]),
    ],
)
def test_the_party_judged_is_found_or_none_is(text: str, expected: list[str]) -> None:
    assert marks(tell(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Peru attacked the post at dawn.",
        "Peru's aggressive pricing worries growers in Chile.",
        "Peru dumped dollars on Monday.",
        "The sanctions regime against Peru was extended.",
        "Peru did not bully Chile.",
        "There was no provocation.",
        "The envoys met in Heroes' Square in Lima.",
        "The Provocation Review Board of Chile met.",
        "Historic buildings in Lima were damaged.",
        "A brutal winter closed the pass to Chile.",
    ],
)
def test_plain_description_is_not_marked(text: str) -> None:
    assert marks(tell(text)) == []


def test_praise_that_is_called_sham_is_no_praise() -> None:
    text = "The self-styled peacemaker Peru sent an envoy."
    assert marks(tell(text)) == ["self-styled: PER GOV against"]


# -- scare quotes ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Peru sent its "observers" across the border.', ['"observers": PER GOV distance']),
        ("Peru sent its “peace mission” abroad.", ["“peace mission”: PER GOV distance"]),
        ("Peru sent its 'observers' across the border.", ["'observers': PER GOV distance"]),
        ('Chilean troops "liberated" the village.', ['"liberated": CHL MIL distance']),
        ('The "vote" was held in a barracks.', ['"vote": - distance']),
        ('Peru\'s "brutal" conduct went on.', ['"brutal": PER GOV distance']),
    ],
)
def test_scare_quotes(text: str, expected: list[str]) -> None:
    assert marks(tell(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        'Chilean Foreign Minister Ana Rojas called the offer "generous".',
        'Peru said the "observers" had left.',
        'Peru hailed "new hope" for the talks.',
        'The yacht "Blue Heron" left Lima.',
        'Ivan "The Bear" Kral met the envoys.',
        'The pact, known as the "open door", was renewed.',
        'The word "annexation" is not in the text.',
        'The term "buffer" stands in the treaty.',
        'Fishermen dubbed the strip "the pocket".',
        'Students chanted "bread and work" in the square.',
        'The Haus ("house") was sold.',
        '"Never again" was the motto.',
        '"Observers"',
        "The ministers' and the envoys' cars left Lima.",
        'Chile would leave "the same afternoon" if asked to do so by the council of the league.',
        'Peru "will not be moved by any of these threats" in May.',
    ],
)
def test_quotations_names_and_words_as_such_are_no_scare_quotes(text: str) -> None:
    assert marks(tell(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        'Peru"s brutal raid went on.',
        "The 12\" pipe of Peru's brutal navy broke.",
        "Peru's brutal raid went on. \"",
        "Peru's brutal raid \" went on.",
        "\" Peru's brutal raid went on.\n\nChile met Bolivia.",
    ],
)
def test_a_stray_mark_quotes_nothing(text: str) -> None:
    [mark] = tell(text).wording
    assert (mark.entry, mark.direction) == ("brutal", "against")


# -- whose document it is -------------------------------------------------------------------------

OWN = "Chile's brutal raid was discussed. Peru regrets that Chile's reckless conduct goes on."


def test_a_governments_document_is_its_own_voice() -> None:
    official = read_text(OWN, outlet="Ministry of Foreign Affairs of Peru", outlet_country="PER")
    assert marks(official) == ["brutal: CHL GOV against", "reckless: CHL GOV against"]
    assert marks(read_text(OWN, outlet="Meridian Press")) == ["brutal: CHL GOV against"]


# -- neutrality -----------------------------------------------------------------------------------

SWAPPED = (
    "The brutal regime in Lima hyped the threat from Chile. Chile's heroic navy kept calm. "
    'Peru sent its "observers" to Chile, and Chilean provocations went on. Peruvian pilots bullied '
    "a Chilean ship. Chile, a lackey of the mining firms, wisely waited."
)


@pytest.mark.parametrize("pair", ["PER CHL", "CHN JPN", "RUS UKR", "ISR IRN", "IND PAK", "USA CUB"])
def test_two_states_exchanged_exchange_the_parties_judged(pair: str) -> None:
    text = SWAPPED
    for old, new in zip(("PER", "CHL"), pair.split(), strict=True):
        text = Exchange(old, new).text(text) if old != new else text
    reading = tell(text)
    exchange = Exchange(*pair.split())
    swapped = read_document(exchange.document(reading.document))
    assert len(reading.wording) == 9
    assert all(mark.targets for mark in reading.wording)
    assert plain(swapped)["wording"] == exchange.units(reading)["wording"]


def test_marks_change_nothing_else() -> None:
    plainly = tell("Ghana raised the threat from Togo and met the envoys of Benin in Accra.")
    loaded = tell("Ghana hyped the threat from Togo and met the envoys of Benin in Accra.")
    assert [event.type for event in loaded.events] == [event.type for event in plainly.events]
    assert len(loaded.wording) == 1
