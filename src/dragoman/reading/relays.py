"""Through whom a statement came: ``A quoted B as saying``, ``A, citing B, said``, ``B told A``,
``in a letter seen by A``, ``reportedly``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Actor, SourceKind
from dragoman.reading.clauses import Clause
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries
from dragoman.reading.syntax import extent

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.reading.drafts import Draft

_SUBJECTS = ("nsubj", "nsubjpass")
_ASIDE = frozenset({"relcl", "punct", "acl", "conj", "cc", "advcl"})


@dataclass(frozen=True, slots=True)
class Relay:
    """A source that passes on what somebody else says; offsets are characters."""

    start: int
    end: int
    actors: tuple[Actor, ...] = ()
    vague: bool = False
    """Whether the words tell only that somebody passes it on: ``reportedly``."""


class Relays:
    """Finds the sources that stand between a statement and the reader in its own clause."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._mentions = parsed.mentions
        words = grammar.load()
        self._telling = words.telling
        self._words = words.relaying
        self._press = words.press
        self._papers = words.sources[SourceKind.DOCUMENT]
        self._spokesmen = words.spokesmen

    def trace(self, draft: Draft) -> Draft | None:
        """Gives a draft its relays, and the speaker whom they quote; what a source says that the
        draft's speaker cites is a draft of its own, and is returned."""
        verb = self._doc[draft.clause.root]
        self._quoted_as(draft, verb)
        self._portrayed(draft, verb)
        self._told_on(draft, verb)
        self._spoken_through(draft, verb)
        cited = self._citing(draft, verb)
        draft.relays += [self._relay(token) for token in self._carriers(verb)]
        draft.relays += [self._relay(token) for token in self._audience(draft.clause)]
        draft.relays += [
            self._vague(t, t) for t in verb.children if t.lower_ in self._words.hearsay
        ]
        return cited

    def cites(self, clause: Clause) -> bool:
        """``citing two ministers``: names who is cited and says nothing more."""
        if self._doc[clause.root].lemma_ not in self._words.citing or not clause.gerund:
            return False
        cited = clause.roles.get("patient", ())
        return not clause.complements and any(self._mentions.at(p.root) for p in cited)

    # -- who is quoted ------------------------------------------------------------------------

    def _quoted_as(self, draft: Draft, verb: Token) -> None:
        """``A quoted B as saying``; ``B was quoted (by A) as saying``; ``A has B saying``."""
        quoting = self._quoting(verb)
        if quoting is None:
            return
        by_role = {child.dep_: child for child in quoting.children}
        if "nsubjpass" in by_role:
            agents = list(by_role["agent"].children) if "agent" in by_role else []
            aux = by_role.get("auxpass", quoting)
            self._speaks(draft, by_role["nsubjpass"])
            relay = self._relay(agents[0]) if agents else self._vague(aux, quoting)
            draft.relays.append(relay)
        elif "dobj" in by_role and "nsubj" in by_role:
            self._speaks(draft, by_role["dobj"])
            draft.relays.append(self._relay(by_role["nsubj"]))

    def _quoting(self, verb: Token) -> Token | None:
        """The verb that quotes, where what ``verb`` says hangs on one."""
        if verb.dep_ == "pcomp" and verb.head.lower_ == "as":
            return verb.head.head if verb.head.head.lemma_ in self._words.quoting else None
        if verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.dep_ == "dobj":
            above = verb.head.head
            return above if above.lemma_ in self._words.portraying else None
        return None

    def _portrayed(self, draft: Draft, verb: Token) -> None:
        """``The readout has the minister assuring …``, as a clause of its own."""
        above = verb.head
        if verb.tag_ != "VBG" or verb.dep_ not in ("ccomp", "advcl"):
            return
        own = any(child.dep_ in _SUBJECTS for child in verb.children)
        paper = next((child for child in above.children if child.dep_ == "nsubj"), None)
        if own and paper is not None and above.lemma_ in self._words.portraying:
            draft.relays.append(self._relay(paper))

    def _told_on(self, draft: Draft, verb: Token) -> None:
        """``A said that B had been told by C``: B passes on what C says."""
        if verb.dep_ != "ccomp" or verb.lemma_ not in self._telling or draft.speaker is None:
            return
        heard = next((child for child in verb.children if child.dep_ == "nsubjpass"), None)
        teller = next((child for child in verb.head.children if child.dep_ == "nsubj"), None)
        if heard is not None and not (teller is not None and self._is_same(heard, teller)):
            draft.relays.append(self._relay(heard))

    def _is_same(self, one: Token, other: Token) -> bool:
        """Whether two nouns name the same side."""
        first, second = self._mentions.at(one.i), self._mentions.at(other.i)
        if first is None or second is None:
            return False
        return bool(countries(first.actors) & countries(second.actors))

    def _spoken_through(self, draft: Draft, verb: Token) -> None:
        """``Through her spokesman, the president said``."""
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in ("through", "via"):
                voices = (noun for noun in child.children if noun.dep_ == "pobj")
                draft.relays += [self._relay(n) for n in voices if n.lemma_ in self._spokesmen]

    def _citing(self, draft: Draft, verb: Token) -> Draft | None:
        """``A, citing B, said``: both say it where A is a paper or a broadcaster, B through A."""
        subject = next((c for c in verb.children if c.dep_ in _SUBJECTS), None)
        if subject is None or not (self._is_media(subject) or subject.lemma_ in self._papers):
            return None
        for child in (*verb.children, *subject.children):
            which = any(word.tag_ in ("WDT", "WP") for word in child.children)
            relative = child.dep_ == "relcl" and which
            if not relative and (child.dep_ not in ("advcl", "acl") or child.tag_ != "VBG"):
                continue
            below = [c for c in child.children if c.lower_ == "on" and c.dep_ == "prep"]
            objects = [c for word in (child, *below) for c in word.children]
            cited = next((c for c in objects if c.dep_ in ("dobj", "pobj")), None)
            if child.lemma_ in self._words.citing and cited is not None:
                draft.speaker = self._apart(draft, subject, child)
                return self._cited(draft, child, cited, Relay(*draft.speaker, draft.speakers))
        return None

    def _apart(self, draft: Draft, subject: Token, citing: Token) -> tuple[int, int]:
        """The words that name whoever cites, without those whom they cite."""
        if draft.speaker is None or draft.speaker[0] <= citing.idx < draft.speaker[1]:
            return extent(subject, _ASIDE)
        return draft.speaker

    def _cited(self, draft: Draft, cue: Token, source: Token, through: Relay) -> Draft:
        found = replace(
            draft,
            clause=Clause.of_cue(cue.i, (cue.idx, cue.idx + len(cue))),
            cue=None,
            cue_span=(cue.idx, cue.idx + len(cue)),
            content=[part for part in draft.content if not part[0] <= cue.idx < part[1]]
            or list(draft.content),
            relays=[through],
            origin="citing",
        )
        self._speaks(found, source)
        return found

    def _speaks(self, draft: Draft, token: Token) -> None:
        mention = self._mentions.at(token.i)
        draft.speaker = extent(token, _ASIDE)
        draft.speakers = mention.actors if mention else ()

    # -- who carries it -----------------------------------------------------------------------

    def _carriers(self, verb: Token) -> Iterator[Token]:
        """Media in ``a letter seen by A``, ``an interview with A``, ``officials quoted by A``."""
        for token in self._beside(verb):
            if token.lemma_ not in self._words.carrying:
                continue
            if token.dep_ in ("acl", "advcl", "relcl", "conj") or token.pos_ == "NOUN":
                links = (c for c in token.children if c.dep_ in ("prep", "agent"))
                named = (noun for link in links for noun in link.children if noun.dep_ == "pobj")
                yield from (noun for noun in named if self._is_media(noun))
        noun = verb.head
        if (
            verb.dep_ == "relcl"
            and noun.dep_ == "dobj"
            and noun.head.lemma_ in self._words.carrying
        ):
            yield from (c for c in noun.head.children if c.dep_ == "nsubj" and self._is_media(c))

    def _beside(self, verb: Token) -> Iterator[Token]:
        """The words of the verb's subject and of where it was said, and what hangs on them."""
        for child in verb.children:
            if child.dep_ in (*_SUBJECTS, "dobj") or child.lower_ == "in":
                yield from child.subtree
            elif child.dep_ == "advcl" and child.tag_ == "VBN":
                yield child

    def _audience(self, clause: Clause) -> Iterator[Token]:
        """``told the daily that``: the daily passes it on."""
        names = ("addressee", "patient") if clause.lemma in self._telling else ("addressee", "to")
        for name in names:
            for phrase in clause.roles.get(name, ()):
                token = self._doc[phrase.root]
                if token.lemma_ not in self._words.hearers and self._is_media(token):
                    yield token

    def _is_media(self, token: Token) -> bool:
        mention = self._mentions.at(token.i)
        if mention is not None and any(actor.sector == "JRN" for actor in mention.actors):
            return True
        start, end = extent(token, _ASIDE)
        return self._press(self._text[start:end]) is not None

    def _relay(self, token: Token) -> Relay:
        mention = self._mentions.at(token.i)
        start, end = extent(token, _ASIDE)
        return Relay(start, end, mention.actors if mention else ())

    def _vague(self, first: Token, last: Token) -> Relay:
        return Relay(first.idx, last.idx + len(last), vague=True)
