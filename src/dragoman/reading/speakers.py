"""Whose words a cue reports: of its own clause, of the clause above, of whoever issued a paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.codebook import Cue, grammar
from dragoman.model import Actor, SourceKind
from dragoman.reading.clauses import Clause, Phrase
from dragoman.reading.drafts import Draft
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import distinct
from dragoman.reading.syntax import named
from dragoman.reading.unsaid import Unsaid

if TYPE_CHECKING:
    from spacy.tokens import Token


class Speakers:
    """Finds the speakers of one document's statements."""

    def __init__(self, parsed: Parsed, unsaid: Unsaid) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._cues = parsed.coding.cues
        self._unsaid = unsaid
        self._papers = grammar.load().sources[SourceKind.DOCUMENT]

    def of(self, clause: Clause, cue: Cue) -> tuple[Clause, Mention | None]:
        """Whose words they are, and the clause that says so.

        The parser often hangs a second reporting verb on the verb of the first one's content
        ("said the bridge was unsafe and asked …"): where the subject it would inherit is no
        party, the outer speaker speaks on. Whoever "lets it be known" says it.
        """
        above = self._clauses.governor(clause)
        if above is not None and (
            (clause.passive and above.lemma == "let") or self._unsaid.has_the_word(clause)
        ):
            return above, self._first(above, ("agent",))
        token = self._doc[clause.root]
        own = any(child.dep_.startswith("nsubj") for child in token.children)
        direct = any(self._may_speak(phrase) for phrase in clause.roles.get("agent", ()))
        outer = self._told_in(clause)
        if not own and not direct and outer is not None and "agent" in outer.roles:
            found = self._first(outer, ("agent",))
            if found is not None or self._cues.match(outer, self._doc):
                return outer, found
        return clause, self._first(clause, cue.speaker)

    def span(self, clause: Clause, cue: Cue, mention: Mention | None) -> tuple[int, int] | None:
        """The words that name the speaker in that clause; offsets are characters."""
        for role in _speaking(clause, cue.speaker):
            phrases = clause.roles.get(role, ())
            if phrases and role != "modifier":
                return named(self._doc[phrases[0].root], self._doc[phrases[-1].root])
            if phrases and mention is not None:
                return mention.start, mention.end
        return None

    def _may_speak(self, phrase: Phrase) -> bool:
        """Not the vessel of ``said the vessel was safe and asked …``."""
        mention = self._mentions.at(phrase.root)
        return mention is not None and (bool(mention.actors) or mention.person)

    def _told_in(self, clause: Clause) -> Clause | None:
        """The clause in whose content a verb without a subject of its own stands."""
        token = self._doc[clause.root]
        above = self._clauses.governor(clause)
        if token.dep_ == "conj" and clause.link == "complement":
            return above
        if token.dep_ == "advcl" and token.tag_ == "VBG" and above is not None:
            return self._clauses.governor(above) if above.link == "complement" else None
        return None

    def _first(self, clause: Clause, roles: tuple[str, ...]) -> Mention | None:
        """Mention of the first filled role, with the parties of all its phrases."""
        for role in _speaking(clause, roles):
            found = [self._mentions.head(phrase) for phrase in clause.roles.get(role, ())]
            known = [item for item in found if item is not None]
            if known and (role != "modifier" or any(item.actors for item in known)):
                actors = distinct(actor for item in known for actor in item.actors)
                return replace(known[0], actors=actors)
        return None

    def name_issuers(self, drafts: Sequence[Draft]) -> None:
        """``the statement said`` speaks for whoever said something in a statement before."""
        issuers: dict[str, tuple[Actor, ...]] = {}
        for draft in drafts:
            for phrase in draft.clause.roles.get("in", ()):
                noun = self._doc[phrase.root].lemma_
                if noun in self._papers and draft.speakers:
                    issuers[noun] = draft.speakers
            for phrase in draft.clause.roles.get("agent", ()):
                paper = self._doc[phrase.root]
                if not draft.speakers:
                    draft.speakers = self._issuers(paper) or issuers.get(paper.lemma_, ())

    def _issuers(self, paper: Token) -> tuple[Actor, ...]:
        """``the statement issued by Ghana and Togo``."""
        if paper.lemma_ not in self._papers:
            return ()
        made = (
            child for child in paper.children if child.dep_ == "acl" and child.i in self._clauses
        )
        by = (phrase for verb in made for phrase in self._clauses[verb.i].roles.get("by", ()))
        return distinct(actor for phrase in by for actor in self._mentions.of(phrase))


def _speaking(clause: Clause, roles: tuple[str, ...]) -> tuple[str, ...]:
    """The roles in which a cue's speaker may stand: before a noun also as its modifier."""
    return (*roles, "modifier") if clause.kind == "noun" else roles
