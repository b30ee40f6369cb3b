"""Who said what: clauses that fit a cue of the codebook become statements."""

from __future__ import annotations

from dragoman.codebook import Cue
from dragoman.model import Act, Polarity
from dragoman.reading.according import according
from dragoman.reading.acts import Refiner
from dragoman.reading.clauses import Clause, Phrase
from dragoman.reading.content_edges import ContentEdges
from dragoman.reading.contents import Contents
from dragoman.reading.drafts import Draft
from dragoman.reading.itemised import name_in_lists
from dragoman.reading.mentions import Mention
from dragoman.reading.named_addressees import NamedAddressees
from dragoman.reading.orders import Orders
from dragoman.reading.overlaps import Overlaps
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import others
from dragoman.reading.quotatives import Quotatives
from dragoman.reading.relays import Relays
from dragoman.reading.speakers import Speakers
from dragoman.reading.unattributed import goes_about, is_minuted, is_rumour
from dragoman.reading.unsaid import Unsaid

_AFTER_CUE = frozenset({"for", "on", "upon", "against", "out"})


class StatementReader:
    """Finds the statements of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._parsed = parsed
        self._contents = Contents(parsed)
        self._edges = ContentEdges(parsed)
        self._quotatives = Quotatives(parsed)
        self._cues = parsed.coding.cues
        self._refiner = Refiner(parsed)
        self._relays = Relays(parsed)
        self._unsaid = Unsaid(parsed)
        self._speakers = Speakers(parsed, self._unsaid)
        self._addressees = NamedAddressees(parsed)
        self._orders = Orders(parsed)
        self._overlaps = Overlaps(parsed)
        self._taken: set[int] = set()
        """Roots of the clauses that are part of another's cue."""

    def read(self) -> list[Draft]:
        """Drafts in text order, each cue once."""
        self._taken.clear()
        drafts: list[Draft] = []
        for clause in self._clauses.values():
            if clause.root in self._taken or self._unsaid.supposed(clause):
                continue
            if self._relays.cites(clause):
                continue
            draft = self._draft(clause)
            if draft is not None:
                drafts.append(draft)
        drafts = self._overlaps.sift([*drafts, *according(self._parsed)], self._taken)
        drafts.sort(key=lambda draft: draft.cue_span)
        cited = [self._relays.trace(draft) for draft in drafts]
        drafts += [draft for draft in cited if draft is not None]
        drafts.sort(key=lambda draft: draft.cue_span)
        self._overlaps.part(drafts)
        self._speakers.name_issuers(drafts)
        name_in_lists(self._parsed, drafts)
        return drafts

    def reread(self, draft: Draft) -> None:
        """Looks again at a draft whose quotation goes on: the first part that does more than
        state gives the act."""
        self._refiner.go_on(draft)

    def _draft(self, clause: Clause) -> Draft | None:
        said = self._quotatives.with_quotation(clause)
        cues = self._cues.match(said, self._doc)
        quoting = self._quotatives.quoting(said) if not cues else None
        if quoting is not None:
            said, cues = quoting, self._cues.match(quoting, self._doc)
        for cue in cues:
            content = self._contents.of(said, cue)
            draft = self._fill(said, cue, content) if content else None
            if draft is not None:
                return draft
        return None

    def _fill(self, clause: Clause, cue: Cue, content: list[tuple[int, int]]) -> Draft | None:
        said_by, speaker = self._speakers.of(clause, cue)
        actors = speaker.actors if speaker else ()
        if not self._has_source(clause, speaker):
            return None
        if self._unsaid.wordless(clause, cue, content, actors):
            return None
        draft = Draft(
            clause=clause,
            cue=cue,
            act=cue.act,
            cue_span=self._cue_span(clause, cue, said_by),
            content=content,
            speakers=actors,
            speaker=self._speakers.span(said_by, cue, speaker),
            polarity=self._polarity(clause, cue),
            clausal=self._has_clause(clause, cue),
            quoted=self._is_quoted(clause, content),
        )
        draft.addressees = self._addressees.of(clause, cue, draft)
        draft.at_strangers = not draft.addressees and self._addressees.are_strangers(clause, cue)
        self._consume(clause, cue, draft)
        self._keep_open(clause, draft)
        self._refiner.refine(draft, self._taken)
        draft.addressees = self._orders.moved(draft) or draft.addressees
        if self._orders.decrees(draft):
            draft.act = Act.STATE
        opened = (self._edges.with_preposition(part, draft) for part in draft.content)
        draft.content = [self._edges.widened(part, draft.cue_span) for part in opened]
        return draft

    def _polarity(self, clause: Clause, cue: Cue) -> Polarity:
        denied = (clause.negated and not cue.negated) or self._unsaid.denied(clause)
        return Polarity.NEGATED if denied else Polarity.AFFIRMED

    def _has_source(self, clause: Clause, speaker: Mention | None) -> bool:
        """Whether somebody says it, or the clause is of a kind that needs nobody."""
        if clause.kind != "verb" and not goes_about(clause, self._doc):
            return speaker is not None and bool(speaker.actors)
        if speaker is None and clause.passive:
            return is_rumour(clause) or is_minuted(clause, self._doc)
        return True

    def _is_quoted(self, clause: Clause, content: list[tuple[int, int]]) -> bool:
        """Whether it is told in a speaker's own words, whatever the parser takes them for."""
        if any(item.kind == "quote" for item in clause.complements):
            return True
        around = self._parsed.quotes.at(content[0][0])
        return around is not None and not around.start <= clause.start < around.end

    def _has_clause(self, clause: Clause, cue: Cue) -> bool:
        """Whether the content is a clause: of the cue's verb, or of the noun in "voiced the hope
        that"."""
        if clause.complements and "complement" in cue.content:
            return True
        nouns = [phrase.root for phrase in clause.roles.get("patient", ())] if cue.object else []
        told = any(self._clauses[root].complements for root in nouns if root in self._clauses)
        return told or any(c.dep_ == "acl" for root in nouns for c in self._doc[root].children)

    def _consume(self, clause: Clause, cue: Cue, draft: Draft) -> None:
        """The object of ``voice concern`` and the paper of ``said in a statement that`` are part of
        the cue and no cues of their own."""
        if cue.object:
            objects = clause.roles.get("patient", ())
            self._taken.update(item.root for item in objects if not self._is_others(item, draft))
        if clause.kind == "verb":
            papers = {phrase.root for phrase in clause.roles.get("in", ())}
            heads = {self._doc[item.root].head.i for item in clause.complements}
            self._taken.update(papers & heads)

    def _keep_open(self, clause: Clause, draft: Draft) -> None:
        """``would neither confirm nor deny it``: one statement, which says nothing either way."""
        token = self._doc[clause.root]
        other = self._clauses.get(token.head.i)
        if clause.lemma != "deny" or token.dep_ != "conj" or other is None:
            return
        if other.lemma == "confirm" and (other.negated or clause.negated or clause.infinitive):
            draft.act, draft.polarity = Act.STATE, Polarity.NEGATED
            draft.cue_span = (other.start, draft.cue_span[1])
            self._taken.add(other.root)

    def _is_others(self, item: Phrase, draft: Draft) -> bool:
        """``turned down Togo's request for aid``: a statement of another's."""
        noun = self._clauses.get(item.root)
        if noun is None or not draft.speakers:
            return False
        named = (p for role in ("agent", "modifier", "from") for p in noun.roles.get(role, ()))
        owners = (actor for phrase in named for actor in self._mentions.of(phrase))
        return bool(others(owners, draft.speakers))

    def _cue_span(self, clause: Clause, cue: Cue, said_by: Clause) -> tuple[int, int]:
        start, end = clause.start, clause.end
        if said_by.lemma == "let" and said_by is not clause:
            start = said_by.start
        if cue.object:
            for phrase in clause.roles.get("patient", ())[:1]:
                token = self._doc[phrase.root]
                end = max(end, token.idx + len(token))
        for name in cue.content[:1]:
            if name in _AFTER_CUE and name in clause.roles:
                end = max(end, self._preposition_end(clause, name, end))
        return start, end

    def _preposition_end(self, clause: Clause, name: str, end: int) -> int:
        before = self._doc[clause.roles[name][0].root]
        for token in (before.head, *before.ancestors):
            if token.lower_ == name and token.idx >= end and token.idx - end < 3:
                return int(token.idx + len(token))
        return end
