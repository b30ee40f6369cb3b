"""The days that a clause's own words give it, or those of a clause that tells of the same time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

from dragoman.model import DateMention, Dating, Interval, Span
from dragoman.reading.clauses import Clause
from dragoman.reading.date_context import governor, takes_up
from dragoman.reading.date_reach import counted_from, lasting, until_now
from dragoman.reading.drafts import JUDGING, Draft
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.predicates import first_in_row

if TYPE_CHECKING:
    from spacy.tokens import Span as Words
    from spacy.tokens import Token

_REACH = 200
"""Characters of a date at most: ``three days after the two governments signed …``."""
_EARLIER = frozenset({"at"})
"""Links of what led to the clause above: ``at the request of``."""
_SCENE = frozenset({"at", "during"})
_AT_ONE_TIME = _SCENE | {"support"}
"""Links of what is done when the clause above is: ``signed an accord on Monday``."""
_IN_WHICH = frozenset({"in", "during", "at"})
_OF_OBJECT = frozenset({"dobj", "of"})
"""Links of nouns in the object of a verb."""
_NAMING = frozenset({"NOUN", "PROPN", "NUM"})
_ORDER = frozenset({"after", "before", "until", "since"})

When = tuple[Interval | None, Dating | None]
"""Days, and how they are known; nothing where the document has no date either."""


class ClauseDates:
    """The dates of one document by the clauses in which they stand."""

    def __init__(
        self, parsed: Parsed, dates: Sequence[DateMention], published: Interval | None
    ) -> None:
        self._parsed = parsed
        self._dates = dates
        self._published = published

    def told(self, clause: Clause, draft: Draft | None = None, *, plan: bool = False) -> When:
        """The date that stands in the clause, else in a clause above it; what a statement speaks
        of does not date the statement, while a plan is dated by when it was told."""
        for candidate in (clause, *self._at_once(clause, told=plan)):
            for mention in self._dated.get(candidate.root, ()):
                if self._fits(mention, draft):
                    if candidate is not clause and clause.kind != "noun":
                        return mention.interval, Dating.CLAUSE
                    days = self._throughout(candidate, mention)
                    if days != mention.interval:
                        return days, Dating.OWN
                    if clause.root in self._at_it[mention.span]:
                        return mention.interval, Dating.CLAUSE  # "since May, when it shut the road"
                    how = Dating.OWN if candidate is clause else Dating.CLAUSE
                    return until_now(mention, self._parsed.text, self._published), how
        for mention in self._shared(clause):
            if self._fits(mention, draft):
                return mention.interval, Dating.CLAUSE
        return None, None

    def _throughout(self, clause: Clause, mention: DateMention) -> Interval | None:
        told = self._parsed.text[slice(*clause.extent)]
        return lasting(mention.interval, told, frozenset(clause.lemma.split()))

    def trailing(self, clause: Clause, coded: Set[int]) -> Interval | None:
        """``withdrew half of the units stationed there last month``: a day behind all else, which
        the parser gives to a participle that tells no event of its own."""
        if not (clause.past or clause.perfect):
            return None
        for mention in self._by_start.starting_in(*clause.extent):
            below = self.clause_of(mention)
            if below is None or below.root in coded:
                continue
            if not _is_participle(self._parsed.doc[below.root]):
                continue
            noun = self._parsed.clauses.governor(below)
            of_it = noun is not None and noun.governor == clause.root and noun.link in _OF_OBJECT
            if of_it and self._parsed.text[mention.span.end : mention.span.end + 1] in ".,;":
                return mention.interval
        return None

    def counted_from(self, clause: Clause) -> Interval | None:
        """The day of a deed from which a date is counted: ``three days after they signed``."""
        for mention in self._by_start.starting_in(clause.start - _REACH, clause.start):
            if clause.start < mention.span.end:
                return counted_from(mention, self._parsed.text)
        return None

    def within(self, start: int, end: int) -> Interval | None:
        """The days of the first date in a stretch of the text."""
        inside = (mention.interval for mention in self._by_start.starting_in(start, end))
        return next(filter(None, inside), None)

    def is_earlier(self, clause: Clause) -> bool:
        """Whether a clause tells of another time than the one above: ``at the request of``,
        ``after they had met``."""
        token = self._parsed.doc[clause.root]
        ordered = any(t.dep_ in ("mark", "prep") and t.lower_ in _ORDER for t in token.lefts)
        meeting = "CONSULT" in self._parsed.coding.told_by(clause.lemma)  # "signed at a summit"
        return ordered or (clause.link in _EARLIER and not meeting)

    def is_to_come(self, days: Interval) -> bool:
        """Whether days lie after publication."""
        return self._published is not None and days.start > self._published.end

    def clause_of(self, mention: DateMention) -> Clause | None:
        """The clause in which a date stands."""
        root = self._nearest(mention.span)
        return None if root is None else self._parsed.clauses.get(root)

    def words(self, span: Span) -> Words | None:
        """The tokens of a date."""
        return self._parsed.doc.char_span(span.start, span.end, alignment_mode="expand")

    def _at_once(self, clause: Clause, *, told: bool) -> Iterator[Clause]:
        """The clauses above that tell of the same time; who says it only where that counts."""
        below = clause
        for above in self._parsed.clauses.governors(clause):
            if self.is_earlier(below) or (below.link == "complement" and not told):
                return
            yield above
            below = above

    def _shared(self, clause: Clause) -> list[DateMention]:
        """``In May Peru seized the boat and sank it``: dates before the first of verbs in a row."""
        row = first_in_row(self._parsed.doc[clause.root])
        first = self._parsed.clauses.get(row.i, clause)
        if first is clause or first.kind == "noun":
            return []
        return [m for m in self._dated.get(first.root, ()) if m.span.end <= first.start]

    def _fits(self, mention: DateMention, draft: Draft | None) -> bool:
        """Whether a date can be that of a statement: neither to come nor one that it speaks of."""
        if draft is None:
            return True
        if mention.interval is None or self.is_to_come(mention.interval):
            return False
        if _trails(mention, draft) and (draft.act in JUDGING or self._tells_of_deed(draft)):
            return False
        covered = draft.covers(mention.span.start, mention.span.end)
        words = self.words(mention.span)
        if words is None:
            return not covered
        if draft.clause.root in self._at_it[mention.span]:
            return True
        verb, nominal = governor(words)
        if nominal and not _sets_scene(words, draft.clause):
            return False
        return not covered or (verb is not None and verb.i == draft.clause.root)

    def _tells_of_deed(self, draft: Draft) -> bool:
        """Whether a content is about something done: ``the arrests``, and not ``two boats``."""
        inside = (c for part in draft.content for c in self._parsed.clauses.within(*part))
        return any(clause.kind == "noun" for clause in inside)

    @cached_property
    def _by_start(self) -> Ordered[DateMention]:
        return Ordered(self._dates, lambda mention: mention.span.start)

    @cached_property
    def _dated(self) -> dict[int, list[DateMention]]:
        """The resolved dates that stand in each clause, by the clause's root."""
        found: dict[int, list[DateMention]] = {}
        for mention in self._dates:
            root = self._nearest(mention.span)
            if root is not None and mention.interval is not None and not self._is_term(mention):
                beside = (*self._meanwhile(root), *self._said_of(root), *self._at_it[mention.span])
                for each in (root, *beside):
                    found.setdefault(each, []).append(mention)
        return found

    def _is_term(self, mention: DateMention) -> bool:
        """``promised it for May``: for when something is meant, and not when that was said."""
        words = self.words(mention.span)
        return words is not None and words.root.head.lower_ == "for" and words.root.dep_ == "pobj"

    @cached_property
    def _at_it(self) -> dict[Span, tuple[int, ...]]:
        """The roots of clauses that tell what happened at or during what a date names, by the
        date."""
        return {mention.span: tuple(self._within(mention)) for mention in self._dates}

    def _within(self, mention: DateMention) -> Iterator[int]:
        """``the 2018 dispute, in which Togo accused Ghana``, ``May 2018, when they fell out``."""
        words = self.words(mention.span)
        for noun in (words.root, words.root.head) if words is not None else ():
            for clause in noun.children if noun.pos_ in _NAMING else ():
                if clause.dep_ == "relcl" and clause.i in self._parsed.clauses:
                    if any(_tells_when(token) for token in clause.lefts):
                        yield int(clause.i)
        behind = self._parsed.doc[words.end : words.end + 1] if words is not None else ()
        for token in behind:
            if _is_in_which(token) and token.head.i in self._parsed.clauses:
                yield int(token.head.i)

    def _meanwhile(self, root: int) -> Iterator[int]:
        """The clause above one of the same time: ``at Monday's talks they agreed``, ``fled when
        the army came on Monday``, ``as they vowed to do in May``."""
        token, clause = self._parsed.doc[root], self._parsed.clauses.get(root)
        if clause is None or clause.governor is None:
            return
        together = clause.link in _AT_ONE_TIME or any(t.lower_ == "when" for t in token.lefts)
        if together or takes_up(token):
            yield clause.governor

    def _said_of(self, root: int) -> Iterator[int]:
        """``the ban, imposed in May``: the deed of which a participle tells when it was done."""
        token = self._parsed.doc[root]
        deed = self._parsed.clauses.get(token.head.i)
        if _is_participle(token) and deed is not None and deed.kind == "noun":
            yield deed.root

    def _nearest(self, span: Span) -> int | None:
        found = self.words(span)
        if found is None:
            return None
        clauses, doc = self._parsed.clauses, self._parsed.doc
        for token in (found.root, *found.root.ancestors):
            if token.i in clauses and clauses[token.i].kind != "noun":
                return int(token.i)
            if token.i in clauses and token is not found.root:
                return int(token.i)
        following = found.sent.end
        if following < len(doc) and doc[following - 1].text == ",":
            return int(doc[following].sent.root.i)
        return None


def _is_participle(token: Token) -> bool:
    """``imposed`` of ``the ban imposed in May``."""
    return token.dep_ == "acl" and token.tag_ == "VBN"


def _tells_when(token: Token) -> bool:
    """``when``, ``where``, ``in which``, ``during which``."""
    return token.lower_ in ("when", "where") or _is_in_which(token)


def _is_in_which(token: Token) -> bool:
    """``in which``, ``at which``, ``during which``."""
    return token.lower_ in _IN_WHICH and any(t.lower_ == "which" for t in token.children)


def _sets_scene(words: Words, clause: Clause) -> bool:
    """``At Monday's meeting they agreed``: the date of what a predicate happened at."""
    return any(
        token.lower_ in _SCENE and token.dep_ == "prep" and token.head.i == clause.root
        for token in (words.root, *words.root.ancestors)
    )


def _trails(mention: DateMention, draft: Draft) -> bool:
    """``expressed concern over the raids in May``: a stretch told after a content that is no clause
    dates what is spoken of."""
    days = mention.interval
    stretch = days is not None and days.start < days.end
    after = bool(draft.content) and mention.span.start >= draft.content[0][0] > draft.cue_span[0]
    return stretch and after and not draft.clausal and not draft.quoted
