"""Texts that run on in somebody's voice: quotations, transcripts, papers, a government's account.

A transcript's label is the cue of a turn's plain sentences; where a performative or a modal stands
in them ("Peru must pay …"), that is the cue (codebook section 3).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dragoman.codebook import grammar, tone
from dragoman.model import Act, Actor, Modality
from dragoman.reading.announcements import Announcements
from dragoman.reading.blocks import Block, find_blocks, issuer
from dragoman.reading.clauses import Clause
from dragoman.reading.drafts import Draft
from dragoman.reading.language import lemma
from dragoman.reading.layout import label_of
from dragoman.reading.mentions import Mentions
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries, distinct, others
from dragoman.reading.quotes import Quotes
from dragoman.reading.sayings import Sayings
from dragoman.reading.syntax import SUBJECT, head_lemmas
from dragoman.reading.verdicts import Verdicts
from dragoman.reading.whose import Whose

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_TO_COME = (Modality.FUTURE, Modality.CONDITIONAL)
_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "me", "my"})


def speak_for_themselves(mentions: Mentions, drafts: list[Draft], quotes: Quotes) -> bool:
    """Gives ``we`` and ``our`` inside quotation marks to whoever is quoted; says if any was."""
    changed = False
    sayings = Sayings(drafts)
    for mention in list(mentions):
        if mention.how != "unresolved" and mention.how != "speaker":
            continue
        if mentions.word(mention) not in _FIRST_PERSON or quotes.at(mention.start) is None:
            continue
        for draft in sayings.over(mention.start, mention.end):
            if draft.speakers:
                mentions.put(replace(mention, actors=draft.speakers, how="speaker"))
                changed = True
                break
    return changed


@dataclass(frozen=True, slots=True)
class _Turn:
    """Lines of text in one voice, from after what says whose it is."""

    start: int
    end: int
    cue: tuple[int, int] | None
    """The speaker's label, or the words that hand over to a paper; None in a government's own
    account."""
    speakers: tuple[Actor, ...]
    speaker: tuple[int, int] | None = None
    """The words that name the speaker."""
    joint: bool = False
    """Whether it is a paper of several, who call themselves "we"."""


class _Voices:
    def __init__(self, parsed: Parsed, drafts: list[Draft], own: Actor | None) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._lines = parsed.paragraphs
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._quotes = parsed.quotes
        self._sayings = Sayings(drafts)
        self._own_cues = Ordered(
            (draft for draft in drafts if draft.clause.governor is None),
            lambda draft: draft.cue_span[0],
        )
        self._sents = Ordered(parsed.doc.sents, lambda sentence: sentence.start_char)
        self._own = own
        whose = Whose(parsed)
        self._announcements = Announcements(parsed, whose)
        self._verdicts = Verdicts(parsed, whose)
        self._tone = tone.load()

    def added(self) -> Iterator[Draft]:
        for turn in self._turns():
            inside = list(self._sentences(turn))
            if turn.cue is None:
                for sentence in inside:
                    yield from self._modals(sentence, turn)
            elif self._asks(turn):
                yield self._question(turn)
            elif turn.speakers:
                yield from self._speech(inside, turn)

    def _turns(self) -> Iterator[_Turn]:
        joint = self._joint()
        own = joint or ((self._own,) if self._own is not None else ())
        blocks = find_blocks(self._text)
        yield from map(self._block, blocks)
        for start, end in self._lines:
            if any(block.heading[0] <= start < block.end for block in blocks):
                continue
            label = label_of(self._text, start, end)
            if label is None:
                if own:
                    yield _Turn(start, end, None, own, joint=bool(joint))
                continue
            speakers = () if self._is_topic(label, end) else self._labelled(label)
            yield _Turn(label[1], end, label, speakers, (label[0], label[1] - 1))

    def _joint(self) -> tuple[Actor, ...]:
        """Who speaks where a paper opens with "we"."""
        opening = next(iter(self._lines), (0, 0))
        for mention in self._mentions.within(*opening):
            if self._mentions.word(mention) == "we" and self._quotes.at(mention.start) is None:
                return mention.actors
        return ()

    def _is_topic(self, label: tuple[int, int], end: int) -> bool:
        """``Chile-Peru: The two …``: a state as a heading, where nobody says "we" behind it."""
        named = [m for m in self._mentions.within(*label) if m.end <= label[1]]
        states = bool(named) and all(m.how in ("name", "country") for m in named)
        spoken = self._spoken(label[1], end)
        return states and not any(token.lower_ in _FIRST_PERSON for token in spoken)

    def _spoken(self, start: int, end: int) -> Iterator[Token]:
        for sentence in self._sents.starting_in(start, end):
            yield from sentence

    def _labelled(self, label: tuple[int, int]) -> tuple[Actor, ...]:
        """Whom a speaker's label means; a bare "Spokesperson:" is the document's own."""
        named = (m.actors for m in self._mentions.within(*label) if m.end <= label[1] and m.actors)
        found = next(named, ())
        spokesmen = grammar.load().spokesmen
        title = self._text[slice(*label)].lower().removeprefix("the ").rstrip(":")
        if not found and self._own and title in spokesmen:
            return (self._own,)
        return found

    def _block(self, block: Block) -> _Turn:
        """A paper given whole; whose it is, the line before it says."""
        named = issuer(self._mentions.within(*block.heading))
        own = (self._own,) if self._own else ()
        if named is None:
            return _Turn(block.start, block.end, block.cue, own)
        return _Turn(block.start, block.end, block.cue, named.actors, (named.start, named.end))

    def _asks(self, turn: _Turn) -> bool:
        if any(actor.sector == "JRN" for actor in turn.speakers):
            return True
        if turn.cue is not None and self._is_outlet(turn.cue):
            return True
        return not turn.speakers and self._text[turn.start : turn.end].rstrip().endswith("?")

    def _is_outlet(self, label: tuple[int, int]) -> bool:
        """``Radio Norte:``: whoever asks is named after the station."""
        name = self._text[slice(*label)].rstrip(": ")
        return grammar.load().press(name) is not None

    def _sentences(self, turn: _Turn) -> Iterator[Span]:
        for sentence in self._sents.starting_in(turn.start, turn.end):
            if sentence.text.strip(" :\n"):
                yield sentence

    def _question(self, turn: _Turn) -> Draft:
        assert turn.cue is not None
        return self._make(turn, turn.cue, [(turn.start, turn.end)], silent=True)

    def _make(
        self,
        turn: _Turn,
        cue: tuple[int, int],
        content: list[tuple[int, int]],
        silent: bool = False,
    ) -> Draft:
        words = self._doc.char_span(*cue, alignment_mode="expand")
        assert words is not None
        return Draft(
            clause=Clause.of_cue(words[-1].i, cue),
            cue=None,
            act=Act.STATE,
            cue_span=cue,
            content=content,
            speakers=turn.speakers,
            speaker=turn.speaker,
            direct=turn.cue is not None,
            joint=turn.joint,
            silent=silent,
        )

    # -- a turn of a transcript ---------------------------------------------------------------

    def _speech(self, sentences: list[Span], turn: _Turn) -> Iterator[Draft]:
        plain: list[Span] = []
        for sentence in sentences:
            modals = list(self._modals(sentence, turn))
            yield from modals
            if not modals and not self._performs(sentence, turn):
                plain.append(sentence)
        assert turn.cue is not None
        if plain:
            draft = self._make(turn, turn.cue, list(_runs(plain)))
            aimed = self._reproached(plain, turn)
            if aimed:
                draft.act, draft.addressees = Act.CRITICISE, aimed
            else:
                self._verdicts.by_words(draft)
            yield draft

    def _performs(self, sentence: Span, turn: _Turn) -> bool:
        """Whether the sentence's main clause is a statement of the speaker's already."""
        found = False
        for draft in self._sayings.cued_in(sentence.start_char, sentence.end_char):
            mine = countries(draft.speakers) == countries(turn.speakers)
            if mine and (draft.clause.governor is None or draft.clause.link == "relative"):
                draft.direct = True
                found = True
        return found

    def _reproached(self, sentences: list[Span], turn: _Turn) -> tuple[Actor, ...]:
        for sentence in sentences:
            words = {lemma(token) for token in sentence}
            if not words & self._tone.reproach:
                continue
            named = distinct(
                actor
                for mention in self._mentions.within(sentence.start_char, sentence.end_char)
                for actor in mention.actors
            )
            aimed = others(named, turn.speakers)
            if aimed:
                return aimed[:1]
        return ()

    # -- modals in a speaker's own voice ------------------------------------------------------

    def _modals(self, sentence: Span, turn: _Turn) -> Iterator[Draft]:
        """``Peru must pay its debt``, ``we will rebuild``, with nobody else's words around."""
        if sentence.text.rstrip().endswith("?"):
            return
        cued = list(self._sayings.cued_in(sentence.start_char, sentence.end_char))
        for clause in self._mains(sentence):
            if any(
                draft.covers(clause.start, clause.end) or draft.clause.root == clause.root
                for draft in cued
            ):
                continue
            draft = self._modal(clause, turn)
            if draft is not None:
                yield draft

    def _mains(self, sentence: Span) -> Iterator[Clause]:
        """The main clauses of a sentence: ``they must pay; we will wait and our friends will
        help``."""
        for token in sentence:
            clause = self._clauses.get(token.i)
            if clause is None or clause.kind == "noun":
                continue
            beside = token.head.i == sentence.root.i and any(
                child.dep_ in SUBJECT for child in token.children
            )
            if token.i == sentence.root.i or (beside and _stands_beside(token)):
                yield clause

    def _modal(self, clause: Clause, turn: _Turn) -> Draft | None:
        named = distinct(a for phrase in clause.subject for a in self._mentions.of(phrase))
        if turn.joint and head_lemmas(clause.subject, self._doc) & grammar.load().signatories:
            named = named or turn.speakers
        aimed = others(named, turn.speakers)
        if clause.modality is Modality.OBLIGATION:
            return self._duty(clause, turn, named, aimed)
        if clause.modality in _TO_COME or (
            clause.condition and _has_future(self._doc[clause.root])
        ):
            return self._plan(clause, turn, named) if named else None
        return None

    def _duty(
        self, clause: Clause, turn: _Turn, named: tuple[Actor, ...], aimed: tuple[Actor, ...]
    ) -> Draft | None:
        """``Peru must pay``; where nobody is meant, ``the road must stay open`` only states."""
        if (named and not aimed) or self._is_inverted(clause):
            return None
        draft = self._by_auxiliary(clause, turn)
        draft.modality = Modality.OBLIGATION
        if aimed or turn.cue:
            draft.act, draft.addressees = Act.DEMAND, aimed
        if turn.cue is None and not turn.joint:
            last = self._last_speaker(draft.cue_span[0])
            if not last and not aimed:
                return None
            draft.speakers = last or turn.speakers
            draft.addressees = others(named, draft.speakers) or aimed
        if draft.act is Act.STATE:
            start = draft.cue_span[0]
            draft.content.insert(0, (clause.extent[0], start - 1))
        return draft

    def _is_inverted(self, clause: Clause) -> bool:
        """``should both so wish``: a condition and no duty."""
        modals = (c for c in self._doc[clause.root].children if c.tag_ == "MD")
        first = min((phrase.root for phrase in clause.subject), default=-1)
        return any(modal.i < first for modal in modals)

    def _plan(self, clause: Clause, turn: _Turn, named: tuple[Actor, ...]) -> Draft | None:
        """``we will rebuild``, ``Peru and Chile will each send boats``: told by the planners."""
        shared = countries(turn.speakers) & countries(named)
        if others(named, turn.speakers) and not shared:
            return None
        draft = self._by_auxiliary(clause, turn)
        if turn.cue is None or countries(named) != countries(turn.speakers):
            draft.speakers = named
        self._announcements.decide(draft, clause)
        if clause.condition is not None and clause.condition[1] <= draft.cue_span[0]:
            draft.content.insert(0, clause.condition)
        return draft if draft.act is not Act.STATE else None

    def _by_auxiliary(self, clause: Clause, turn: _Turn) -> Draft:
        """A draft whose cue is the clause's modal and whose content follows it."""
        token = self._doc[clause.root]
        modal = next((t for t in token.children if t.dep_ == "aux"), token)
        end = modal.idx + len(modal)
        draft = self._make(turn, (modal.idx, end), [(end + 1, self._last(token, end + 2))])
        draft.inner = clause
        draft.modality = clause.modality or Modality.FACT
        return draft

    def _last(self, token: Token, least: int) -> int:
        """Where what is said ends: at the next main clause that hangs on the same predicate."""
        for child in token.children:
            follows = child.dep_ == "conj" and child.i in self._clauses
            if follows and any(below.dep_ in SUBJECT for below in child.children):
                before = self._text[: child.left_edge.idx].rstrip()
                return max(
                    least, len(before.removesuffix(" and").removesuffix(" but").rstrip(" ,;"))
                )
        return max(self._clauses[token.i].extent[1], least)

    def _last_speaker(self, offset: int) -> tuple[Actor, ...]:
        before = self._own_cues.before(offset - 1)
        return before.speakers if before is not None else ()


def _stands_beside(token: Token) -> bool:
    """Whether a clause stands on its own beside the main one, after "and" or before a stop."""
    if token.dep_ in ("conj", "parataxis"):
        return True
    end = token.right_edge.i + 1
    return token.dep_ == "ccomp" and end < len(token.doc) and token.doc[end].text in (";", "—")


def _has_future(token: Token) -> bool:
    return any(grammar.load().modals.get(c.lower_) == "future" for c in token.children)


def _runs(sentences: list[Span]) -> Iterator[tuple[int, int]]:
    """Offsets of unbroken runs of sentences."""
    start = end = None
    for sentence in sentences:
        stop = sentence.end_char - (len(sentence.text) - len(sentence.text.rstrip()))
        if end is not None and sentence.start_char - end <= 2:
            end = stop
            continue
        if start is not None and end is not None:
            yield start, end
        start, end = sentence.start_char, stop
    if start is not None and end is not None:
        yield start, end


def run_on(parsed: Parsed, drafts: list[Draft], own: Actor | None) -> list[Draft]:
    """The drafts with those that stand in a transcript's or a government's own voice."""
    added = list(_Voices(parsed, drafts, own).added())
    return sorted([*drafts, *added], key=lambda draft: draft.cue_span)


__all__ = ["run_on", "speak_for_themselves"]
