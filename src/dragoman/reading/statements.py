"""Who said what: clauses that fit a cue of the codebook become statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from dragoman.codebook import Cue, grammar, tone
from dragoman.model import Act, Actor, Form, Modality, Polarity, SourceKind
from dragoman.reading.acts import Refiner
from dragoman.reading.clauses import Clause, Complement
from dragoman.reading.language import lemma
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, distinct, others
from dragoman.reading.quotes import Quotes
from dragoman.reading.relays import Relay, Relays
from dragoman.reading.status import Realities, Reality
from dragoman.reading.syntax import extent, whole

if TYPE_CHECKING:
    from spacy.tokens import Token

_UNREAL = (Reality.FUTURE, Reality.HYPOTHETICAL)
_AFTER_CUE = frozenset({"for", "on", "upon", "against", "out"})


@dataclass(slots=True)
class Draft:
    """A statement in the making; offsets are characters, ``clause`` is where its cue stands."""

    clause: Clause
    cue: Cue | None
    """None where no cue of the codebook does: a speaker label, a modal, ``according to``."""
    act: Act
    cue_span: tuple[int, int]
    content: list[tuple[int, int]]
    speakers: tuple[Actor, ...] = ()
    speaker: tuple[int, int] | None = None
    addressees: tuple[Actor, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.FACT
    clausal: bool = True
    """Whether its content is a clause or a quotation: only then is what is told in it hearsay."""
    quoted: bool = False
    inner: Clause | None = None
    """The clause of the content that gave the act, where the cue alone did not."""
    direct: bool = False
    """Whether it stands in a speaker's own voice without quotation marks, as in a transcript."""
    assumed: bool = False
    """Whether the addressee is only the other side of the meeting that is told of."""
    origin: str = "own-voice"
    """Name of the rule that made it, where no cue did."""
    relays: list[Relay] = field(default_factory=list)
    """Who passes it on in its own clause, the one nearest to the reader first."""
    silent: bool = False
    """Whether it only lends its speaker to the chain of what it covers: a question put."""

    @property
    def rule(self) -> str:
        """Id of the cue or rule that made it."""
        return self.cue.id if self.cue is not None else self.origin

    def covers(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lies in the content."""
        return any(first <= start and end <= last for first, last in self.content)


class StatementReader:
    """Finds the statements of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._quotes = parsed.quotes
        self._index = parsed.coding.cues
        self._refiner = Refiner(parsed)
        self._relays = Relays(parsed)
        self._realities = Realities(parsed)
        self._telling = grammar.load().telling
        self._rumour = grammar.load().relaying.rumour
        self._taken: set[int] = set()

    def read(self) -> list[Draft]:
        """Drafts in text order, each cue once."""
        self._taken.clear()
        drafts: list[Draft] = []
        for clause in self._clauses.values():
            if clause.root in self._taken or self._is_unreal(clause):
                continue
            if self._relays.cites(clause):
                continue
            draft = self._draft(clause)
            if draft is not None:
                drafts.append(draft)
        drafts.extend(self._according())
        cues = {draft.cue_span for draft in drafts}
        drafts = [
            draft
            for draft in drafts
            if draft.clause.root not in self._taken and not _only_introduces(draft, cues)
        ]
        drafts.sort(key=lambda draft: draft.cue_span)
        for draft in drafts:
            self._relays.trace(draft)
        self._name_issuers(drafts)
        return drafts

    def _is_unreal(self, clause: Clause) -> bool:
        """Whether something is only supposed to be said; a courteous "would like" is said."""
        if clause.lemma in tone.load().courtesies and clause.condition is None:
            if any(child.lower_ in ("would", "'d") for child in self._doc[clause.root].children):
                return False
        return self._realities.of(clause) in _UNREAL

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
        said = self._with_quotation(clause)
        for cue in self._index.match(said, self._doc):
            content = self._content(said, cue)
            if not content:
                continue
            draft = self._fill(said, cue, content)
            if draft is not None:
                return draft
        return None

    def _fill(self, clause: Clause, cue: Cue, content: list[tuple[int, int]]) -> Draft | None:
        said_by, speaker = self._speaker(clause, cue)
        if clause.kind != "verb" and (speaker is None or not speaker.actors):
            return None
        actors = speaker.actors if speaker else ()
        if speaker is None and clause.passive and not self._is_rumour(clause):
            return None
        if self._keeps_name(clause):
            return None
        draft = Draft(
            clause=clause,
            cue=cue,
            act=cue.act,
            cue_span=self._cue_span(clause, cue),
            content=content,
            speakers=actors,
            speaker=self._speaker_span(said_by, cue, speaker),
            polarity=_polarity(clause, cue),
            clausal=self._has_clause(clause, cue),
            quoted=any(item.kind == "quote" for item in clause.complements),
        )
        draft.addressees = self._addressees(clause, cue, draft)
        self._consume(clause, cue)
        self._refiner.refine(draft, self._taken)
        draft.content = [self._widened(part) for part in draft.content]
        return draft

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

    def _keeps_name(self, clause: Clause) -> bool:
        """``who asked not to be named``: a source's own condition is no statement."""
        inner = [self._clauses.get(item.root) for item in clause.complements if item.kind == "to"]
        unnamed = tone.load().anonymity
        return any(item.passive and item.lemma in unnamed for item in inner if item is not None)

    def _consume(self, clause: Clause, cue: Cue) -> None:
        """The object of ``voice concern`` and the paper of ``said in a statement that`` are part of
        the cue and no cues of their own."""
        if cue.object:
            self._taken.update(phrase.root for phrase in clause.roles.get("patient", ()))
        if clause.kind == "verb":
            papers = {phrase.root for phrase in clause.roles.get("in", ())}
            heads = {self._doc[item.root].head.i for item in clause.complements}
            self._taken.update(papers & heads)

    def _speaker(self, clause: Clause, cue: Cue) -> tuple[Clause, Mention | None]:
        """Whose words they are, and the clause that says so.

        The parser often hangs a second reporting verb on the verb of the first one's content
        ("said the bridge was unsafe and asked …"): where the subject it would inherit is no
        party, the outer speaker speaks on.
        """
        own = any(child.dep_.startswith("nsubj") for child in self._doc[clause.root].children)
        outer = self._clauses.governor(clause)
        direct = any(self._mentions.at(p.root) for p in clause.roles.get("agent", ()))
        inherits = self._doc[clause.root].dep_ == "conj" and clause.link == "complement"
        if inherits and not own and not direct and outer is not None:
            found = self._first(outer, ("agent",))
            if found is not None and found.actors:
                return outer, found
        return clause, self._first(clause, cue.speaker)

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
                return self._named_span(phrases[0].root, phrases[-1].root)
        return None

    def _named_span(self, first: int, last: int) -> tuple[int, int]:
        start, end = extent(self._doc[first], frozenset({"relcl", "punct", "conj", "cc", "acl"}))
        if last != first:
            end = max(end, extent(self._doc[last], frozenset({"relcl", "punct", "acl"}))[1])
        return min(start, end), max(start, end)

    def _cue_span(self, clause: Clause, cue: Cue) -> tuple[int, int]:
        start, end = clause.start, clause.end
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

    # -- content ----------------------------------------------------------------------------

    def _with_quotation(self, clause: Clause) -> Clause:
        """Takes the quotation or the sentence around a parenthetical cue as its complement."""
        clause = self._upright(clause)
        if clause.kind == "noun" or any(item.kind == "that" for item in clause.complements):
            return clause
        if not clause.complements and (
            clause.link == "parataxis" or self._is_parenthetical(clause)
        ):
            around = self._around(clause)
            if around:
                return replace(clause, complements=(*clause.complements, *around))
        quoted = self._quoted(clause)
        if not quoted or clause.complements:
            return clause
        opens = quoted[0].start <= self._doc[clause.root].sent.start_char
        if "patient" not in clause.roles or (opens and clause.lemma in self._telling):
            return replace(clause, complements=tuple(quoted))
        return clause

    def _upright(self, clause: Clause) -> Clause:
        """``"We stay," recalled the envoy``: the parser takes who speaks for an object."""
        objects = clause.roles.get("patient", ())
        if clause.kind != "verb" or clause.passive or clause.infinitive or clause.gerund:
            return clause
        if clause.filled("agent") or not objects or objects[0].start < clause.end:
            return clause
        said = [*clause.complements, *self._quoted(clause)]
        if not said or any(part.end > clause.start for part in said):
            return clause
        roles = {name: phrases for name, phrases in clause.roles.items() if name != "patient"}
        return replace(clause, roles=roles | {"agent": objects})

    def _is_parenthetical(self, clause: Clause) -> bool:
        """``The harvest, she noted, was poor``."""
        token = self._doc[clause.root]
        after = (
            self._doc[token.right_edge.i + 1] if token.right_edge.i + 1 < len(self._doc) else None
        )
        before = self._doc[token.left_edge.i - 1] if token.left_edge.i else None
        return bool(
            token.dep_ in ("ccomp", "advcl", "conj", "parataxis")
            and clause.subject
            and not clause.complements
            and before is not None
            and before.text in (",", "—")
            and (after is None or after.text in (",", ".", "—") or after.is_sent_start)
        )

    def _around(self, clause: Clause) -> list[Complement]:
        sentence = self._doc[clause.root].sent
        start, end = clause.extent
        first, last = extent(sentence.root)
        parts: list[Complement] = []
        before = self._text[first:start].rstrip(" ,—-\n")
        if len(before) > 3:
            parts.append(Complement("that", sentence.root.i, first, first + len(before)))
        if any(c.dep_ == "nsubj" and c.idx >= end for c in sentence.root.children):
            return parts
        rest = self._text[end:last]
        after = len(rest) - len(rest.lstrip(" ,—-\n"))
        if last - end - after > 3:
            parts.append(Complement("that", sentence.root.i, end + after, last))
        return parts

    def _quoted(self, clause: Clause) -> list[Complement]:
        sentence = self._doc[clause.root].sent
        found: list[Complement] = []
        for quote in self._quotes.within(sentence.start_char, sentence.end_char):
            if quote.start <= clause.start < quote.end:
                continue
            found.append(Complement("quote", clause.root, quote.start, quote.end))
        return found

    def _content(self, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
        for name in cue.content:
            if name == "complement":
                found = self._complement(clause, cue)
            else:
                found = self._role_content(clause, name)
            if found:
                return found
        if clause.kind == "noun" and clause.lemma:
            return []
        if cue.object and "patient" in clause.roles:
            phrase = clause.roles["patient"][0]
            return [(phrase.start, phrase.end)]
        return []

    def _complement(self, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
        that = [item for item in clause.complements if item.kind in ("that", "quote")]
        rest = [item for item in clause.complements if item.kind in ("to", "ing", "wh")]
        spans = [(self._asked_from(item, cue), item.end) for item in (that or rest[:1])]
        return sorted({self._with_its_speaker(span, clause) for span in spans})

    def _with_its_speaker(self, span: tuple[int, int], clause: Clause) -> tuple[int, int]:
        """``The line holds, the envoy said, the agency reported``: the agency reports both."""
        for child in self._doc[clause.root].children:
            inner = self._clauses.get(child.i) if child.dep_ == "parataxis" else None
            if inner is not None and inner.subject and span[1] <= inner.extent[0]:
                if inner.extent[1] <= clause.start:
                    return span[0], inner.extent[1]
        return span

    def _asked_from(self, item: Complement, cue: Cue) -> int:
        """``pressed the minister to resign``: who is asked is no part of what is asked."""
        token = self._doc[item.root]
        if item.kind != "to" or not cue.addressee:
            return item.start
        if not any(child.dep_ in ("nsubj", "nsubjpass") for child in token.children):
            return item.start
        return next((child.idx for child in token.children if child.tag_ == "TO"), item.start)

    def _role_content(self, clause: Clause, name: str) -> list[tuple[int, int]]:
        phrases = clause.roles.get(name, ())
        if not phrases:
            kinds = [item for item in clause.complements if item.kind == name]
            return [(item.start, item.end) for item in kinds[:1]]
        return [whole(self._doc, phrases)]

    def _widened(self, part: tuple[int, int]) -> tuple[int, int]:
        """A content that begins or ends in a quotation takes all of it, marks included."""
        start, end = part
        first, last = self._quotes.at(start), self._quotes.at(end - 1)
        if first is not None and start - first.start <= 400:
            start = first.start
        if last is not None and last.end - end <= 400:
            end = last.end
        return start, end

    # -- addressee --------------------------------------------------------------------------

    def _addressees(self, clause: Clause, cue: Cue, draft: Draft) -> tuple[Actor, ...]:
        roles = cue.addressee
        if draft.act in (Act.CRITICISE, Act.SUPPORT, Act.REJECT, Act.THREATEN) and not roles:
            roles = ("addressee", "patient", *cue.content)
        for role in roles:
            found = [self._mentions.of(phrase) for phrase in clause.roles.get(role, ())]
            apart = others if role in ("addressee", "patient", "to", "on") else abroad
            actors = apart((actor for group in found for actor in group), draft.speakers)
            if clause.lemma in self._telling:
                actors = tuple(a for a in actors if not _is_audience(a, draft.speakers))
            if actors:
                return actors
        return ()

    # -- according to -----------------------------------------------------------------------

    def _according(self) -> Iterator[Draft]:
        """``…, according to a note from the palace``; ``in the words of the minister, …``."""
        for token in self._doc:
            link = self._link_to_source(token)
            source = next((c for c in link.children if c.dep_ == "pobj"), None) if link else None
            if link is None or source is None:
                continue
            content = self._rest_of_sentence(token)
            if content:
                yield self._according_draft(token, link, source, content)

    def _link_to_source(self, token: Token) -> Token | None:
        """The preposition before whoever vouches, where the token opens such a phrase."""
        if token.lower_ not in ("according", "in"):
            return None
        following = self._doc[token.i + 1 : token.i + 4]
        words = [each.lower_ for each in following]
        if token.lower_ == "according" and words[:1] == ["to"]:
            return following[0]
        if token.lower_ == "in" and words[:1] == ["the"] and words[2:] == ["of"]:
            return following[2] if words[1] in grammar.load().vouching else None
        return None

    def _rest_of_sentence(self, token: Token) -> list[tuple[int, int]]:
        head = token.head
        start, end = token.idx, token.right_edge.idx + len(token.right_edge)
        first, last = extent(head)
        parts = []
        before = self._text[first:start].rstrip(" ,—-\n")
        if before.strip():
            parts.append((first, first + len(before)))
        rest = self._text[end:last]
        lead = len(rest) - len(rest.lstrip(" ,—-\n"))
        if end + lead < last:
            parts.append((end + lead, last))
        return [part for part in parts if part[1] - part[0] > 3]

    def _according_draft(
        self, token: Token, link: Token, source: Token, content: list[tuple[int, int]]
    ) -> Draft:
        mention = self._mentions.at(source.i)
        if mention is None:
            above = [
                self._mentions.at(child.i)
                for below in source.children
                if below.dep_ == "prep"
                for child in below.children
            ]
            mention = next((item for item in above if item is not None), None)
        cue = token.idx, link.idx + len(link)
        return Draft(
            clause=Clause.of_cue(token.i, cue, "according to", extent(token)),
            cue=None,
            origin="according-to",
            act=Act.STATE,
            cue_span=cue,
            content=content,
            speakers=mention.actors if mention else (),
            speaker=self._named_span(source.i, source.i),
        )


def _polarity(clause: Clause, cue: Cue) -> Polarity:
    denied = clause.negated and not cue.negated
    return Polarity.NEGATED if denied else Polarity.AFFIRMED


def _only_introduces(draft: Draft, cues: set[tuple[int, int]]) -> bool:
    """``was quoted as saying``: the second cue is all that the first one reports."""
    return len(draft.content) == 1 and draft.content[0] in cues


def form_of(draft: Draft, quotes: Quotes) -> Form:
    """Whether the content stands wholly, partly or not at all in quotation marks."""
    if draft.direct:
        return Form.DIRECT
    total = sum(end - start for start, end in draft.content)
    covered = sum(quotes.share(start, end) * (end - start) for start, end in draft.content)
    if covered > 0.95 * total:
        return Form.DIRECT
    return Form.MIXED if covered > 0.02 * total else Form.INDIRECT


def _is_audience(actor: Actor, speakers: tuple[Actor, ...]) -> bool:
    """Whether somebody is told something only so that others hear it: the press, the speaker's own
    parliament."""
    own = any(actor.country == speaker.country for speaker in speakers)
    return actor.sector == "JRN" or (actor.sector == "LEG" and own)
