"""The same deed or act in many surroundings: what stands around it must not change its coding."""

from __future__ import annotations

from functools import cache

import pytest
from telling import parties, tell

DEEDS = [
    "expelled two Togolese diplomats",
    "closed its border with Togo",
    "condemned Togo's attack on the port",
    "urged Togo to free the crew",
    "promised Togo 20 tonnes of rice",
    "threatened to cut off power to Togo",
    "refused to hand over the men to Togo",
    "apologised to Togo for the raid",
    "sent 40 doctors to Togo",
    "shelled a village in Togo",
    "lifted the ban on Togolese fish",
    "signed a trade agreement with Togo",
]

AROUND = [
    "{who}, which chairs the bloc this year, {deed}.",
    "{who} - the oldest member of the bloc - {deed}.",
    "{who} - unlike Benin - {deed}.",
    "{who} on Monday {deed}.",
    "{who} has also repeatedly {deed}.",
    "The talks failed. On Monday {who} {deed}.",
    "The talks failed for weeks. In a statement on Friday {who} {deed}.",
    "Asked about the dispute, {who} {deed}.",
    "While Benin stayed silent, {who} {deed}.",
    "Benin stayed silent, but {who} {deed}.",
    "{who} stayed calm and {deed}.",
    "{who} {deed}, the radio reported.",
    "Officials said on Monday that {who} {deed}.",
    "It was {who} that {deed}.",
    "Markets fell because {who} {deed}.",
    "When the rains began, {who} {deed}.",
    "{who} {deed}, prompting a fall in the markets.",
]

WHO = [
    "Ghana's president spoke to reporters on Monday. He {deed}.",
    "Ghana's foreign minister, Kofi Mensah, spoke on Monday. The minister {deed}.",
    "Ghana broke its silence on Monday. The government in Accra {deed}.",
    "Ghana broke its silence on Monday. In a statement, the foreign ministry {deed}.",
    "Togo has been silent for weeks. Its neighbour Ghana {deed}.",
    "Ghana's ambassador to Togo spoke out. The envoy {deed}.",
    "Ghana's interior minister met Togo's cement makers. The politician {deed}.",
    "ACCRA, May 14 - The government is worried. On Tuesday it {deed}.",
]

TOWARDS = [
    "demanded an apology from {whom}",
    "accused {whom} of arming the rebels",
    "recalled its ambassador from {whom}",
    "asked {whom} for fuel",
    "agreed to send doctors to {whom}",
    "vowed to retaliate against {whom}",
    "criticised {whom} for the arrests",
]

WHOM = [
    ("Ghana {deed}.", "its neighbour Togo", "Togo"),
    ("Ghana {deed}.", "both Togo and Benin", "Togo and Benin"),
    ("Ghana {deed}.", "Togo, Benin and Mali", "Togo, Benin and Mali"),
    ("Ghana and Togo have quarrelled for years. Ghana {deed}.", "the other side", "Togo"),
    ("Ghana has been at odds with Togo since May. It {deed}.", "the country", "Togo"),
    ("Togo and Benin are silent. On Monday Ghana {deed}.", "the two governments", "Togo and Benin"),
    ("Togo and Benin are silent. On Monday Ghana {deed}.", "the latter", "Benin"),
]


@cache
def coded(text: str) -> frozenset[tuple[str, str, str]]:
    """Type, countries that act and countries acted upon of all events."""
    return frozenset(
        (event.type, _states(parties(event.actors)), _states(parties(event.recipients)))
        for event in tell(text).events
    )


def _states(codes: str) -> str:
    return " ".join(sorted({code.split()[0] for code in codes.split(" + ")}))


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("around", AROUND)
def test_what_stands_around_a_deed_does_not_change_it(around: str, deed: str) -> None:
    plain = {one for one in coded(f"Ghana {deed}.") if "GHA" in one[1]}
    assert plain
    assert plain <= coded(around.format(who="Ghana", deed=deed))


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("context", WHO)
def test_whoever_was_spoken_of_does_it(context: str, deed: str) -> None:
    plain = {one for one in coded(f"Ghana {deed}.") if "GHA" in one[1]}
    assert plain <= coded(context.format(deed=deed))


@pytest.mark.parametrize("deed", TOWARDS)
@pytest.mark.parametrize(("context", "words", "named"), WHOM)
def test_it_is_done_to_whom_the_words_mean(context: str, words: str, named: str, deed: str) -> None:
    plain = {one for one in coded(f"Ghana {deed.format(whom=named)}.") if "GHA" in one[1]}
    assert plain
    assert plain <= coded(context.format(deed=deed.format(whom=words)))
