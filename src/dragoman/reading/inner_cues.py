"""One statement over two predicates: ``said she hoped Peru would pay`` is one statement, whose act
the inner predicate gives (codebook section 3)."""

from __future__ import annotations

from dragoman.codebook import Cue, tone
from dragoman.model import Act, Modality, Polarity
from dragoman.reading.clauses import Clause
from dragoman.reading.demands import Demands
from dragoman.reading.drafts import Draft
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import abroad, others
from dragoman.reading.syntax import SUBJECT, has_modal, whole
from dragoman.reading.whose import Whose

_REFUSED = frozenset({Act.CONCEDE, Act.SUPPORT, Act.COMMIT})
"""Acts that somebody refuses who says that it will not perform them."""
_NEAR = 60
"""Characters between two predicates within which both are one cue."""


class InnerCues:
    """Merges the cues in the contents of one document's statements."""

    def __init__(self, parsed: Parsed, whose: Whose, demands: Demands) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._cues = parsed.coding.cues
        self._whose = whose
        self._demands = demands
        self._wishes = tone.load().wishes

    def merge(self, draft: Draft, inner: Clause, taken: set[int]) -> Clause | None:
        """Takes the act of an inner cue with the same speaker; gives the next inner clause."""
        if self._is_apart(draft, inner):
            return None
        for cue in self._cues.match(inner, self._doc):
            spans = self._content(inner, cue) if self._speaks(draft, inner, cue) else []
            if spans:
                self._take_over(draft, inner, cue, spans)
                taken.add(inner.root)
                if cue.object:
                    taken.update(phrase.root for phrase in inner.roles.get("patient", ()))
                return self._following(draft, inner)
        return None

    def _is_apart(self, draft: Draft, inner: Clause) -> bool:
        """Whether the inner clause tells of somebody else or of another occasion."""
        if not self._whose.own(draft, inner) or inner.kind == "noun" or self._names_person(inner):
            return True
        if inner.infinitive and any(c.dep_ in SUBJECT for c in self._doc[inner.root].children):
            return True  # "expects it to promise help"
        if inner.modality is Modality.OBLIGATION and not has_modal(self._doc[inner.root]):
            return True  # "insists that their dignity be respected"
        return inner.perfect and inner.past  # "reminded Togo that it had warned it"

    def _names_person(self, clause: Clause) -> bool:
        """Whether somebody else of the same government speaks: ``the palace said the king``."""
        found = (self._mentions.head(phrase) for phrase in clause.subject)
        named = [mention for mention in found if mention is not None]
        return any(m.person and m.how not in ("pronoun", "speaker") for m in named)

    def _speaks(self, draft: Draft, clause: Clause, cue: Cue) -> bool:
        """Whether the cue's speaker, as in ``had been told by Chile``, is the outer one."""
        spoken = [p for role in cue.speaker for p in clause.roles.get(role, ())]
        actors = [actor for phrase in spoken for actor in self._mentions.of(phrase)]
        return not others(actors, draft.speakers)

    def _content(self, clause: Clause, cue: Cue) -> list[tuple[int, int]]:
        for name in cue.content:
            if name == "complement" and clause.complements:
                item = clause.complements[0]
                return [(item.start, item.end)]
            if name in clause.roles:
                named = clause.roles.get("patient", ())[:1] if name == "as" else ()
                return [whole(self._doc, (*named, *clause.roles[name]))]
        return []

    def _take_over(
        self, draft: Draft, inner: Clause, cue: Cue, content: list[tuple[int, int]]
    ) -> None:
        draft.inner = inner
        draft.act = cue.act
        draft.cue = cue
        draft.content = content
        first, last = draft.cue_span
        if last < inner.start and inner.end - last < _NEAR:
            draft.cue_span = first, inner.end
        if inner.negated and not cue.negated:
            if inner.modality is Modality.FUTURE and draft.act in _REFUSED:
                draft.act = Act.REJECT  # "would not apologise for the raid"
            else:
                draft.polarity = Polarity.NEGATED
        self._address(draft, inner, cue)
        to_seek = inner.modality is Modality.FUTURE and not inner.complements
        if draft.act is Act.DEMAND and to_seek:
            draft.act = Act.COMMIT  # "said it would seek talks", but not "would ask them to leave"

    def _address(self, draft: Draft, clause: Clause, cue: Cue) -> None:
        roles = cue.addressee or ("addressee", "patient", *cue.content)
        for role in roles:
            found = [a for p in clause.roles.get(role, ()) for a in self._mentions.of(p)]
            direct = role in ("addressee", "patient")
            aimed = (others if direct else abroad)(found, draft.speakers)
            if aimed:
                draft.addressees = aimed
                return

    def _following(self, draft: Draft, inner: Clause) -> Clause | None:
        """The clause that the inner one reports; what is wished in it may be asked."""
        following = self._clauses.get(inner.complements[0].root) if inner.complements else None
        if following is not None and inner.lemma in self._wishes:
            self._demands.wish(draft, following)
        return following
