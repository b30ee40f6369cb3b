"""Of which state somebody is of whom no word says it: ``the ministry``, ``Minister Ana Rios``.

Every state and organisation spoken of so far may be meant. Where each stands in the text speaks for
it or against it; ``bridging.toml`` says how much each such sign weighs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from dragoman import data
from dragoman.model import Actor
from dragoman.reading.dealings import faced_by
from dragoman.reading.lexicon import head_noun
from dragoman.reading.parties import AGAINST
from dragoman.reading.sides import SUBJECT, Heard, countries_of
from dragoman.reading.syntax import OBJECT, first_conjunct

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.scene import Scene

_FRONT = 4
"""Tokens at the head of a sentence in which its place may be set: ``In the capital Lima, …``."""
AT_HOME = AGAINST | {"COP", "JUD", "LEG", "CVL", "LAB", "REL"}
"""Sectors that do what they do in their own state; ministers and armies go abroad."""
_OF_STATES = AGAINST | {"COP", "CVL", "LAB", "REL", "AGR", "EDU", "CRM", "PTY", "SPY"}
"""Sectors that no organisation has."""
_ORGANISATIONS = "IGO"
"""What stands for organisations among those that have an office."""
_OF_MANY = frozenset({"spokesperson", "ambassador", "deputy_head", "igo_head"})
"""Offices of which a state or the world has several."""
_NAMED = frozenset({"name", "capital"})
"""How mentions are found that are a state's own name."""
_WITHIN = frozenset({"in", "at", "from", "across", "inside", "near"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A state or organisation that may be meant, or None for one that the text does not name, and
    the signs that speak for it."""

    country: str | None
    country_class: str | None
    signs: Mapping[str, float]

    @property
    def weight(self) -> float:
        """The logarithm of how likely it is, up to a constant."""
        weights = _weights()
        return sum(weights.get(name, 0.0) * value for name, value in self.signs.items())


@dataclass(frozen=True, slots=True)
class Nameless:
    """Words for a party that do not say of which state it is."""

    head: Token
    sector: str
    role: str
    """Phrase of the role noun; empty for a bare name."""
    key: str | None
    """The kind of office, as the roster of office-holders has it."""
    countries: Collection[str]
    """The only states that may be meant; empty where any may."""
    represents: str
    """What the role speaks for: ``state``, ``organisation`` …"""
    organ: bool
    """Whether every state has such a body: ``the army``."""
    vague: bool
    """Whether the words bring in somebody new: ``a diplomat``, ``traders``."""
    named: bool
    """Whether a person's name follows: ``Foreign Minister Ana Rios``."""
    hints: Mapping[str, str]
    """Countries that single references suggest, by the name of the sign."""

    @property
    def held_by_one(self) -> str | None:
        """The kind of office, where it is one of which a state has a single holder."""
        return None if self.key in _OF_MANY else self.key


class Bridging:
    """Weighs the states and organisations of one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._discourse = scene.discourse
        doc = scene.doc
        self._paragraphs = [0, *(t.i + 1 for t in doc if t.is_space and "\n" in t.text)]
        self._sentences = [sentence.start for sentence in doc.sents]

    def owner(self, party: Nameless) -> Actor | None:
        """The state or organisation of a party; None where the text does not tell."""
        found = self._candidates(party)
        self._discourse.weighed[party.head.i] = found
        if party.head.head.lemma_ in self._scene.words.done_at_home:
            there = {country for country, _, sign in self._ahead(party) if sign == "place_here"}
            there = there or self._towns_of_deed(party)
            if len(there) == 1:
                return Actor(country=there.pop())
        best = max(found, key=lambda each: each.weight)
        if best.country is None:
            return self._at_the_outset(party)
        if sum(each.weight == best.weight for each in found) > 1:
            return None
        return Actor(country=best.country, country_class=best.country_class)

    def _at_the_outset(self, party: Nameless) -> Actor | None:
        """``Foreign Minister Ana Rios``, before any state is named: of the paper's own."""
        country = self._discourse.publisher.country
        spoken = any(h.mention.actors and h.place < party.head.i for h in self._discourse.heard())
        if country is None or spoken or not party.named:
            return None
        return Actor(country=country)

    def _candidates(self, party: Nameless) -> list[Candidate]:
        """All that may be meant, in the order in which they were first spoken of. The head of an
        organisation is of one that the text names, if it names any."""
        before = party.head.i
        heard = [h for h in self._discourse.heard() if h.place < before and h.mention.actors]
        ahead = list(self._ahead(party))
        classes = {a.country: a.country_class for h in heard for a in h.mention.actors}
        classes |= {
            country: kind
            for country, kind, sign in ahead
            if country not in classes and sign != "apart_ahead"
        }
        classes |= {a.country: a.country_class for a in self._discourse.homes()}
        counts = Counter(actor.country for item in heard for actor in item.mention.actors)
        around = self._unquoted(heard, party)
        recent = self._recent(around, party)
        signs = self._stated(party) | _placed(around, ahead, party, self._paragraph(before))
        if party.named:
            signs["introduces"] = signs["opens_paragraph"]
        held = self._held_by_others(party) | self._held_ahead(party) | self._dealing(party)
        found = [
            Candidate(
                country,
                kind,
                {
                    **{name: 1.0 for name, countries in signs.items() if country in countries},
                    "share": counts[country] / max(1, counts.total()),
                    "recent": recent.get(country, 0.0),
                    "organisation": float(kind is not None),
                },
            )
            for country, kind in classes.items()
            if country not in held and _may_be(party, country, organised=kind is not None)
        ]
        if found and party.represents == "organisation" and not party.vague:
            return found
        nobody = {"nobody": 1.0, "vague": float(party.vague), "named": float(party.named)}
        return [*found, Candidate(None, None, nobody)]

    def _unquoted(self, heard: Sequence[Heard], party: Nameless) -> Sequence[Heard]:
        """``"London harms itself," the embassy said``: whoever is spoken of in the quotation marks
        before the noun in its sentence says none of it."""
        doc, sentence = self._scene.doc, party.head.sent
        quoted = self._scene.quotes.within(sentence.start_char, party.head.idx)
        if not quoted:
            return heard
        return [
            item
            for item in heard
            if not any(quote.start <= doc[item.place].idx < quote.end for quote in quoted)
        ]

    def _recent(self, heard: Sequence[Heard], party: Nameless) -> dict[str, float]:
        """By country: 1 where the same sentence speaks of it, 1/2 where the one before does, …"""
        here = bisect_right(self._sentences, party.head.i)
        last = {actor.country: item.sentence for item in heard for actor in item.mention.actors}
        return {
            country: 1 / (1 + here - bisect_right(self._sentences, sentence))
            for country, sentence in last.items()
        }

    def _dealing(self, party: Nameless) -> frozenset[str]:
        """``France sent arms to the government``, ``the minister accused France``: a state and the
        government of another."""
        subject = self._scene.found.get(self._scene.subjects.get(party.head.i, -1))
        dealt_with = party.role in self._scene.words.governments and party.head.dep_ not in SUBJECT
        if subject is None or subject.how not in _NAMED or not dealt_with:
            return self._faced(party)
        return frozenset(actor.country for actor in subject.actors)

    def _faced(self, party: Nameless) -> frozenset[str]:
        if party.sector != "GOV":
            return frozenset()
        return faced_by(party.head, self._scene, named=party.named)

    def _held_by_others(self, party: Nameless) -> frozenset[str]:
        """``President Ana Rios of Chile``, then ``President Kral``: states in which somebody of
        another name holds the office."""
        if not party.named or party.held_by_one is None:
            return frozenset()
        return self._discourse.holding(party.held_by_one, party.head.i)

    def _held_ahead(self, party: Nameless) -> frozenset[str]:
        """``Minister Ana Rios met Chile's minister, Eva Lund``, ``met the ambassador of Chile``:
        states of which the rest of the sentence names somebody else who holds the office, or
        an official with whom this one deals."""
        head = party.head
        deals = party.named and not party.organ and head.dep_ in SUBJECT
        if party.held_by_one is None and not deals:
            return frozenset()
        others = (
            (chunk, self._scene.namer.head(chunk))
            for chunk in self._scene.namer.between(head.i + 1, head.sent.end)
            if chunk.parties and chunk.roles and chunk.roles[-1].entry.kind == "person"
        )
        return frozenset(
            chunk.parties[-1].entry.country
            for chunk, other in others
            if (deals or (chunk.person and chunk.roles[-1].entry.key == party.held_by_one))
            and not (head.is_ancestor(other) or other.is_ancestor(head))
        )

    def _stated(self, party: Nameless) -> dict[str, Collection[str | None]]:
        """What does not depend on where it stands: hints, and where the document is at home."""
        own, dateline, outlet = self._discourse.at_home()
        signs: dict[str, Collection[str | None]] = {
            name: (country,) for name, country in party.hints.items()
        }
        if own is not None:
            organised = own not in self._discourse.known.countries
            signs["own_organisation" if organised else "own"] = (own,)
        elif dateline is not None:
            signs["dateline"] = (dateline,)
        elif outlet is not None:
            signs["outlet"] = (outlet,)
        return signs

    def _paragraph(self, token: int) -> int:
        return self._paragraphs[bisect_right(self._paragraphs, token) - 1]

    def _ahead(self, party: Nameless) -> Iterator[tuple[str, str | None, str]]:
        """Parties that the rest of the sentence names, with the sign that they stand for: where the
        noun speaks (``the minister told reporters in Lima``) or is at work (``the police arrested
        three in Lima``), with whom or where it does something else, or neither."""
        head = party.head
        for chunk in self._scene.namer.between(head.i + 1, head.sent.end):
            if chunk.parties:
                entry, named = chunk.parties[-1].entry, self._scene.namer.head(chunk)
                sign = self._stands(named, party, place=chunk.is_bare_place)
                yield entry.country, entry.country_class, sign

    def _towns_of_deed(self, party: Nameless) -> set[str]:
        """``toppled the government in Guayaquil``: the states of the places that are no capitals'
        in which the rest of the sentence has it done."""
        head = party.head
        found = set()
        for place in self._scene.places.starting_in(head.idx, head.sent.end_char):
            town = self._scene.token_ending(place.span.end)
            if town is not None and place.country and not place.doubtful:
                if self._stands(town, party, place=True) == "place_here":
                    found.add(place.country)
        return found

    def _stands(self, named: Token, party: Nameless, *, place: bool) -> str:
        head = party.head
        above = named.head.head if named.dep_ == "pobj" else named.head
        if above.dep_ in OBJECT:
            above = above.head  # "toppled the king in Lima": there it was done
        verb = first_conjunct(above) if above.pos_ == "VERB" else above
        if head.dep_ not in SUBJECT or head.head.i not in (above.i, verb.i):
            return "named_ahead"
        within = place and named.head.lower_ in _WITHIN
        words, verb_of = self._scene.words, head.head.lemma_
        done = verb_of in words.at_home or verb_of in words.done_at_home
        at_home = party.sector in AT_HOME or done
        if within and at_home:
            return "place_here"
        return "apart_ahead" if named.dep_ in (*OBJECT, "pobj") else "named_ahead"


def _may_be(party: Nameless, country: str, *, organised: bool) -> bool:
    """No state has a secretary-general, few have a king, monarchies no president, few organisations
    an army, and none rebels or voters."""
    if party.countries and (_ORGANISATIONS if organised else country) not in party.countries:
        return False
    if party.represents == "organisation":
        return organised
    return not organised or not (party.organ or party.sector in _OF_STATES)


def _placed(
    heard: Sequence[Heard],
    ahead: Sequence[tuple[str, str | None, str]],
    party: Nameless,
    paragraph: int,
) -> dict[str, Collection[str | None]]:
    """Where states and organisations stand in the text around one noun: the sign, and for whom."""
    sentence = party.head.sent.start
    here = [item for item in heard if item.sentence == sentence]
    earlier = [item for item in heard if paragraph <= item.sentence < sentence]
    before = [item for item in earlier if item.sentence == earlier[-1].sentence]
    subjects = [item for item in heard if item.relation in SUBJECT]
    noun = head_noun(party.role)
    alike = [i for i in heard if noun and head_noun(i.mention.role or "") == noun]
    reported = _subject_reported(party.head)
    return {
        "reported": countries_of(i for i in here if reported is not None and i.place == reported),
        "place_in_front": countries_of(
            i for i in here if i.mention.locative and i.place - sentence < _FRONT
        ),
        "place_here": countries_of(i for i in here if i.mention.locative)
        | {country for country, _, sign in ahead if sign == "place_here"},
        "named_ahead": {country for country, _, sign in ahead if sign == "named_ahead"},
        "apart_ahead": {country for country, _, sign in ahead if sign == "apart_ahead"},
        "place_before": countries_of(i for i in before if i.mention.locative),
        "named_before": countries_of(filter(_is_plain, before)),
        "opens_paragraph": countries_of([*earlier, *here][:1]),
        "last": countries_of(heard[-1:]),
        "last_subject": countries_of(subjects[-1:]),
        "same_role": countries_of(alike[-1:]),
    }


def _subject_reported(head: Token) -> int | None:
    """``Peru will send help, the ministry said``: the subject of what is reported before."""
    if head.dep_ not in SUBJECT:
        return None
    told = next((t for t in head.head.lefts if t.dep_ == "ccomp" and t.i < head.i), None)
    subject = next((t for t in told.lefts if t.dep_ in SUBJECT), None) if told is not None else None
    return None if subject is None or subject.pos_ == "PRON" else int(subject.i)


def _is_plain(item: Heard) -> bool:
    """Neither subject, nor place, nor adjective."""
    mention = item.mention
    return not (mention.locative or mention.attributive or item.relation in SUBJECT)


@cache
def _weights() -> Mapping[str, float]:
    signs = data.tables("dragoman.codebook", "bridging.toml")["signs"]
    return {name: float(value) for name, value in signs.items()}
