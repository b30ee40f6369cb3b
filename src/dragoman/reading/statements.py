"""Who said what: clauses that fit a cue of the codebook become statements."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dragoman.codebook import Cue, grammar, tone
from dragoman.model import Act, Actor, Polarity, SourceKind
from dragoman.reading.according import according
from dragoman.reading.acts import Refiner
from dragoman.reading.clauses import Clause, Phrase
from dragoman.reading.contents import Contents
from dragoman.reading.drafts import JUDGING, Draft
from dragoman.reading.language import lemma
from dragoman.reading.mentions import Mention
from dragoman.reading.mutual import is_mutual
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, distinct, others
from dragoman.reading.relays import Relays
from dragoman.reading.syntax import named
from dragoman.reading.unsaid import Unsaid

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AFTER_CUE = frozenset({"for", "on", "upon", "against", "out"})


class StatementReader:
    """Finds the statements of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._parsed = parsed
        self._contents = Contents(parsed)
        self._index = parsed.coding.cues
        self._refiner = Refiner(parsed)
        self._relays = Relays(parsed)
        self._unsaid = Unsaid(parsed)
        self._telling = grammar.load().telling
        self._rumour = grammar.load().relaying.rumour
        self._planning = tone.load().planning
        self._taken: set[int] = set()

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
        drafts.extend(according(self._parsed))
        cues = {draft.cue_span for draft in drafts}
        drafts = [
            draft
            for draft in drafts
            if draft.clause.root not in self._taken and not self._only_introduces(draft, cues)
        ]
        drafts = [draft for draft in drafts if not self._is_planned_within(draft, drafts)]
        drafts.sort(key=lambda draft: draft.cue_span)
        for draft in list(drafts):
            cited = self._relays.trace(draft)
            if cited is not None:
                drafts.append(cited)
        drafts.sort(key=lambda draft: draft.cue_span)
        self._part(drafts)
        self._name_issuers(drafts)
        return drafts

    def reread(self, draft: Draft) -> None:
        """Looks again at a draft whose quotation goes on: the first part that does more than
        state gives the act."""
        self._refiner.go_on(draft)

    def _is_planned_within(self, draft: Draft, drafts: list[Draft]) -> bool:
        """``said it would stay and planned to build``: one cue, one statement."""
        if draft.clause.lemma not in self._planning or self._doc[draft.clause.root].dep_ != "conj":
            return False
        return any(
            other is not draft
            and other.speakers == draft.speakers
            and not other.quoted
            and other.covers(*draft.cue_span)
            for other in drafts
        )

    def _only_introduces(self, draft: Draft, cues: set[tuple[int, int]]) -> bool:
        """``was quoted as saying``: the second cue is all that the first one reports."""
        if len(draft.content) != 1:
            return False
        start, end = draft.content[0]
        opening = "as " if self._text.startswith("as ", start) else ""
        return (start + len(opening), end) in cues

    def _part(self, drafts: list[Draft]) -> None:
        """``said it would stay, adding that …``: what its speaker says next ends a content."""
        for at, draft in enumerate(drafts):
            if draft.quoted or draft.speaker is None:
                continue
            for later in drafts[at + 1 : at + 4]:
                token = self._doc[later.clause.root]
                goes_on = token.dep_ == "conj" or (token.dep_ == "advcl" and token.tag_ == "VBG")
                subject = any(child.dep_.startswith("nsubj") for child in token.children)
                if later.speaker != draft.speaker or not goes_on or subject:
                    continue
                draft.content = [self._up_to(part, later) for part in draft.content]

    def _up_to(self, part: tuple[int, int], later: Draft) -> tuple[int, int]:
        start, end = part
        if not start < later.cue_span[0] < end:
            return part
        words = self._text[start : later.cue_span[0]].rstrip()
        words = words.removesuffix(" and").removesuffix(" but").rstrip(" ,—-\n")
        return (start, start + len(words)) if words else part

    def _name_issuers(self, drafts: list[Draft]) -> None:
        """``the statement said`` speaks for whoever said something in a statement before."""
        papers = grammar.load().sources[SourceKind.DOCUMENT]
        issuers: dict[str, tuple[Actor, ...]] = {}
        for draft in drafts:
            for phrase in draft.clause.roles.get("in", ()):
                noun = lemma(self._doc[phrase.root])
                if noun in papers and draft.speakers:
                    issuers[noun] = draft.speakers
            for phrase in draft.clause.roles.get("agent", ()):
                paper = self._doc[phrase.root]
                if not draft.speakers:
                    draft.speakers = self._issuers(paper) or issuers.get(lemma(paper), ())

    def _issuers(self, paper: Token) -> tuple[Actor, ...]:
        """``the statement issued by Ghana and Togo``."""
        made = (
            child for child in paper.children if child.dep_ == "acl" and child.i in self._clauses
        )
        by = [phrase for verb in made for phrase in self._clauses[verb.i].roles.get("by", ())]
        if lemma(paper) not in grammar.load().sources[SourceKind.DOCUMENT]:
            return ()
        return distinct(actor for phrase in by for actor in self._mentions.of(phrase))

    # -- one clause -------------------------------------------------------------------------

    def _draft(self, clause: Clause) -> Draft | None:
        said = self._contents.with_quotation(clause)
        for cue in self._index.match(said, self._doc):
            content = self._contents.of(said, cue)
            if not content:
                continue
            draft = self._fill(said, cue, content)
            if draft is not None:
                return draft
        return None

    def _fill(self, clause: Clause, cue: Cue, content: list[tuple[int, int]]) -> Draft | None:
        said_by, speaker = self._speaker(clause, cue)
        if (
            clause.kind != "verb"
            and not self._goes_about(clause)
            and (speaker is None or not speaker.actors)
        ):
            return None
        actors = speaker.actors if speaker else ()
        open_source = self._is_rumour(clause) or is_minuted(clause, self._doc)
        if speaker is None and clause.passive and not open_source:
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
            speaker=self._speaker_span(said_by, cue, speaker),
            polarity=_polarity(clause, cue),
            clausal=self._has_clause(clause, cue),
            quoted=self._is_quoted(clause, content),
        )
        draft.addressees = self._addressees(clause, cue, draft)
        self._consume(clause, cue, draft)
        self._keep_open(clause, draft)
        self._refiner.refine(draft, self._taken)
        opened = (self._contents.with_preposition(part, draft) for part in draft.content)
        draft.content = [self._contents.widened(part, draft.cue_span) for part in opened]
        return draft

    def _is_quoted(self, clause: Clause, content: list[tuple[int, int]]) -> bool:
        """Whether it is told in a speaker's own words, whatever the parser takes them for."""
        if any(item.kind == "quote" for item in clause.complements):
            return True
        around = self._parsed.quotes.at(content[0][0])
        return around is not None and not around.start <= clause.start < around.end

    def _goes_about(self, clause: Clause) -> bool:
        """``rumours that …``, ``complaints that …``: told by nobody in particular."""
        noun = self._doc[clause.root]
        bare = noun.tag_ == "NNS" and not any(c.dep_ in ("det", "poss") for c in noun.children)
        return clause.kind == "noun" and clause.filled("that") and bare

    def _is_rumour(self, clause: Clause) -> bool:
        """``it is said that``, ``the envoy is said to have left``."""
        told = clause.filled("to") and clause.lemma in self._rumour
        return told or clause.filled("that")

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

    def _speaker(self, clause: Clause, cue: Cue) -> tuple[Clause, Mention | None]:
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
        if not own and not direct and outer is not None and outer.filled("agent"):
            found = self._first(outer, ("agent",))
            if found is not None or self._index.match(outer, self._doc):
                return outer, found
        return clause, self._first(clause, cue.speaker)

    def _may_speak(self, phrase: Phrase) -> bool:
        """Not the vessel of ``said the vessel was safe and asked …``."""
        mention = self._mentions.at(phrase.root)
        return mention is not None and (bool(mention.actors) or mention.person)

    def _told_in(self, clause: Clause) -> Clause | None:
        """The clause in whose content a verb without a subject of its own stands."""
        token = self._doc[clause.root]
        if token.dep_ == "conj" and clause.link == "complement":
            return self._clauses.governor(clause)
        inner = self._clauses.governor(clause)
        if token.dep_ == "advcl" and token.tag_ == "VBG" and inner is not None:
            return self._clauses.governor(inner) if inner.link == "complement" else None
        return None

    def _first(self, clause: Clause, roles: tuple[str, ...]) -> Mention | None:
        """Mention of the first filled role, with the parties of all its phrases."""
        for role in (*roles, "modifier") if clause.kind == "noun" else roles:
            found = [self._mentions.head(phrase) for phrase in clause.roles.get(role, ())]
            known = [item for item in found if item is not None]
            if known and (role != "modifier" or any(item.actors for item in known)):
                actors = distinct(actor for item in known for actor in item.actors)
                return replace(known[0], actors=actors)
        return None

    def _speaker_span(
        self, clause: Clause, cue: Cue, mention: Mention | None
    ) -> tuple[int, int] | None:
        for role in (*cue.speaker, "modifier") if clause.kind == "noun" else cue.speaker:
            phrases = clause.roles.get(role, ())
            if phrases and (role != "modifier" or mention is not None):
                if role == "modifier" and mention is not None:
                    return mention.start, mention.end
                return named(self._doc[phrases[0].root], self._doc[phrases[-1].root])
        return None

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

    # -- addressee --------------------------------------------------------------------------

    def _addressees(self, clause: Clause, cue: Cue, draft: Draft) -> tuple[Actor, ...]:
        roles = cue.addressee
        if draft.act in (Act.CRITICISE, Act.SUPPORT, Act.REJECT, Act.THREATEN) and not roles:
            roles = ("addressee", "patient", *cue.content)
        for role in roles:
            found = [
                self._doers(phrase, draft) or self._mentions.of(phrase)
                for phrase in clause.roles.get(role, ())
            ]
            apart = others if role in ("addressee", "patient", "to", "on") else abroad
            actors = apart((actor for group in found for actor in group), draft.speakers)
            if clause.lemma in self._telling:
                actors = tuple(a for a in actors if not _is_audience(a, draft.speakers))
            if actors:
                return actors
        mutual = len(draft.speakers) > 1 and is_mutual(clause, self._doc)
        return draft.speakers if mutual else ()

    def _doers(self, phrase: Phrase, draft: Draft) -> tuple[Actor, ...]:
        """``deplored the shelling of a town by Chile``: who did what is judged."""
        noun = self._clauses.get(phrase.root)
        if draft.act not in JUDGING or noun is None or noun.kind != "noun":
            return ()
        return tuple(
            actor for item in noun.roles.get("by", ()) for actor in self._mentions.of(item)
        )


def is_minuted(clause: Clause, doc: Doc) -> bool:
    """``It was agreed to meet again``: how the account of a meeting tells what all sides said."""
    if not clause.passive or clause.lemma not in grammar.load().minutes:
        return False
    subject = next((c for c in doc[clause.root].children if c.dep_ == "nsubjpass"), None)
    return subject is not None and subject.lower_ == "it"


def _polarity(clause: Clause, cue: Cue) -> Polarity:
    denied = clause.negated and not cue.negated
    return Polarity.NEGATED if denied else Polarity.AFFIRMED


def _is_audience(actor: Actor, speakers: tuple[Actor, ...]) -> bool:
    """Whether somebody is told something only so that others hear it: the press, the speaker's own
    parliament."""
    own = any(actor.country == speaker.country for speaker in speakers)
    return actor.sector == "JRN" or (actor.sector == "LEG" and own)
