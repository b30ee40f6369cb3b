"""Whether what a clause tells happened, is to come, is only supposed, or did not happen."""

from __future__ import annotations

from enum import Enum, auto

from dragoman.codebook import grammar, tone
from dragoman.model import Modality, Status
from dragoman.reading.clauses import TO_COME, Clause
from dragoman.reading.parsed import Parsed
from dragoman.reading.syntax import is_no_longer, is_wanted, marks, measure_of, ranked
from dragoman.reading.typography import plain


class Reality(Enum):
    """How a clause stands to fact; ``REFUSED`` is a doer's own no, ``STOPPED`` its end."""

    REALISED = auto()
    FUTURE = auto()
    HYPOTHETICAL = auto()
    NEGATED = auto()
    REFUSED = auto()
    STOPPED = auto()

    @property
    def status(self) -> Status | None:
        """What the status of an event is that stands so; None for what is only supposed, which is
        none."""
        return _STATUS[self]


_STATUS = {
    Reality.REALISED: Status.REALISED,
    Reality.FUTURE: Status.FUTURE,
    Reality.HYPOTHETICAL: None,
    Reality.NEGATED: Status.NEGATED,
    Reality.REFUSED: Status.REALISED,
    Reality.STOPPED: Status.NEGATED,
}

UNREAL = (Reality.FUTURE, Reality.HYPOTHETICAL)
"""How clauses stand to fact of which nothing has happened."""

_ORDERED = frozenset({"before", "after", "until"})
_CONDITIONING = frozenset({"until", "before"})
"""Marks of what somebody waits for who will not do something otherwise."""
_MODAL = {
    Modality.FUTURE: Reality.FUTURE,
    Modality.POSSIBILITY: Reality.HYPOTHETICAL,
    Modality.CONDITIONAL: Reality.HYPOTHETICAL,
    Modality.OBLIGATION: Reality.HYPOTHETICAL,
}


class Realities:
    """Answers the question for the clauses of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._grammar = grammar.load()

    def of(self, clause: Clause) -> Reality:
        """The reality of what the clause tells."""
        if clause.negated and clause.link == "condition":
            return Reality.HYPOTHETICAL
        if clause.negated or self.is_denied(clause):
            return Reality.STOPPED if self._is_no_longer(clause) else Reality.NEGATED
        if self._is_asked(clause) or self._is_left_open(clause):
            return Reality.HYPOTHETICAL
        if clause.kind == "noun":
            return self._of_noun(clause)
        if clause.modality is not None:
            return _MODAL.get(clause.modality, Reality.REALISED)
        if clause.infinitive or clause.gerund:
            return self._of_infinitive(clause)
        governor = self._clauses.governor(clause)
        if governor is not None and self._is_bare(clause):
            return self.of(governor)
        if clause.link == "condition" or (governor is not None and governor.link == "condition"):
            return Reality.HYPOTHETICAL
        return Reality.HYPOTHETICAL if self._is_awaited(clause) else Reality.REALISED

    def _is_no_longer(self, clause: Clause) -> bool:
        """``no longer jams the broadcasts``."""
        ended = is_no_longer(self._doc[clause.root])
        return ended and clause.modality is None and not clause.infinitive

    def _is_bare(self, clause: Clause) -> bool:
        """``let the envoy meet her``, ``helped them cross``: as real as what lets or helps."""
        token = self._doc[clause.root]
        auxiliaries = any(child.dep_ == "aux" for child in token.children)
        return token.tag_ == "VB" and clause.link == "complement" and not auxiliaries

    def _is_awaited(self, clause: Clause) -> bool:
        """``will discuss it when they meet``, ``asks to be heard before they strike``, ``as soon as
        they have paid``: told in the present under what is still to come."""
        governor = self._clauses.governor(clause)
        if governor is None or clause.link != "adverbial":
            return False
        if self._is_held_back(clause, governor):
            return True
        if clause.past:
            return False
        if clause.perfect and self._doc[clause.root].head.lower_ != "soon":
            return False
        if marks(self._doc[clause.root]).isdisjoint(self._grammar.awaiting):
            return False
        return self.of(governor) in (Reality.FUTURE, Reality.HYPOTHETICAL)

    def _is_held_back(self, clause: Clause, governor: Clause) -> bool:
        """``refused to talk until they left``, ``will not pay before they leave``, ``would stay
        until they had paid``: a condition."""
        opened_by = marks(self._doc[clause.root])
        if opened_by.isdisjoint(_CONDITIONING):
            return False
        if governor.modality in TO_COME and (governor.negated or "until" in opened_by):
            return True
        if governor.negated:
            return False
        refused = not self._grammar.complements.refused.isdisjoint(_forms(governor))
        return refused or self.of(governor) is Reality.REFUSED

    def is_denied(self, clause: Clause) -> bool:
        """``denied that it had fired``, ``the visit was called off``: whether what stands above a
        clause says that it is not so."""
        governor = self._clauses.governor(clause)
        kinds = self._grammar.complements
        if governor is None:
            return False
        if governor.negated:
            occurs = kinds.occurring & {governor.lemma, *self._with_object(governor)}
            return clause.link == "nsubj" and bool(occurs)
        if clause.link == "complement":
            denied = governor.lemma in kinds.denied or self._is_called_untrue(governor)
            return denied or (clause.gerund and _is_cancelling(governor))
        put_off = clause.kind == "noun" and clause.link in ("dobj", "nsubjpass")
        return put_off and _is_cancelling(governor)

    def _is_called_untrue(self, report: Clause) -> bool:
        """``reports that it had fired were false``."""
        above = self._clauses.governor(report)
        if above is None or above.negated or report.kind != "noun" or report.link != "nsubj":
            return False
        return above.kind == "adjective" and bool(above.lemmas & tone.load().denial)

    def _with_object(self, clause: Clause) -> list[str]:
        """``take place``, where the verb alone says too little."""
        objects = clause.roles.get("patient", ())
        return [f"{clause.lemma} {self._doc[phrase.root].lemma_}" for phrase in objects]

    def _is_asked(self, clause: Clause) -> bool:
        """Whether the sentence, or the quotation in which the clause leads, is a question."""
        mark = self._text.find("?", clause.end)
        if mark < 0 or mark >= self._doc[clause.root].sent.end_char:
            return False
        rest, quoted = self._rest(clause)
        ends = rest.split('"')[0] if quoted else rest
        if not ends.rstrip(" \n'").endswith("?"):
            return False
        governor = self._clauses.governor(clause)
        leads = quoted and governor is not None and not self._rest(governor)[1]
        return leads or clause.link in ("root", "conjunct")

    def _is_left_open(self, clause: Clause) -> bool:
        """``asked whether Peru would pay``, ``did not say if it had fired``."""
        opens = marks(self._doc[clause.root])
        return clause.link == "complement" and bool(opens & {"whether", "if"})

    def _rest(self, clause: Clause) -> tuple[str, bool]:
        """What follows the clause's predicate in its sentence, and whether that is quoted."""
        rest = plain(self._text[clause.end : self._doc[clause.root].sent.end_char])
        return rest, rest.count('"') % 2 == 1

    def _of_noun(self, clause: Clause) -> Reality:
        before = [child for child in self._doc[clause.root].children if child.i < clause.root]
        words = {word for child in before for word in (child.lemma_, child.lower_)}
        told = self._of_subject(clause)
        if told is not None:
            return told
        if words & self._grammar.supposed:
            return Reality.HYPOTHETICAL
        if words & self._grammar.coming:
            return Reality.FUTURE
        governor = self._clauses.governor(clause)
        if governor is not None and clause.link == "support":
            return self.of(governor)
        return Reality.REALISED

    def _of_subject(self, noun: Clause) -> Reality | None:
        """``talks planned for May``, ``a round of talks is due to open``, ``the talks resumed``: an
        event noun is as real as what is said of it; None where no more is said than that."""
        kinds = self._grammar.complements
        token = measure_of(self._doc[noun.root])
        if any(c.dep_ == "acl" and c.lemma_ in kinds.awaited for c in token.rights):
            return Reality.FUTURE
        above = self._clauses.get(token.head.i) if token.dep_ in ("nsubj", "nsubjpass") else None
        if above is None:
            return None
        if above.lemma in kinds.awaited:
            below = [self._clauses.get(item.root) for item in above.complements]
            happens = all(inner is not None and self._happens(inner) for inner in below)
            return Reality.FUTURE if happens else None
        return self.of(above) if self._happens(above) else None

    def _happens(self, clause: Clause) -> bool:
        """Whether no more is said of an event noun than that it takes place."""
        told = {clause.lemma, *self._with_object(clause)}
        return not told.isdisjoint(self._grammar.complements.happening)

    def _of_infinitive(self, clause: Clause) -> Reality:
        governor = self._clauses.governor(clause)
        if is_wanted(self._doc[clause.root]):
            return Reality.HYPOTHETICAL
        if governor is None:
            return Reality.FUTURE if clause.infinitive else Reality.REALISED
        if ranked(self._doc[clause.root]) is not None:
            return self.of(governor)
        if clause.link == "to" and governor.lemma in self._grammar.announcing:
            return Reality.FUTURE
        kinds = self._grammar.complements
        if clause.link == "from" and governor.lemma in kinds.prevented:
            return Reality.NEGATED
        if clause.gerund and clause.link != "complement":
            return self._of_adjunct(clause, governor)
        if governor.negated and governor.lemma in kinds.unhesitating:
            return Reality.FUTURE
        if not kinds.refused.isdisjoint(_forms(governor)):
            return Reality.NEGATED if governor.negated else Reality.REFUSED
        if not kinds.stopped.isdisjoint(_forms(governor)):
            return self._of_stopped(governor)
        told = governor.past or governor.perfect or governor.gerund
        if governor.lemma in kinds.causing and told:
            return self.of(governor)
        if clause.infinitive and governor.lemma in kinds.obligation:
            return Reality.HYPOTHETICAL
        if governor.lemma in kinds.hypothetical:
            return Reality.HYPOTHETICAL
        if governor.lemma in kinds.realised or clause.gerund:
            return self.of(governor)
        above = self.of(governor)
        if clause.link == "adverbial" and clause.lemma in self._grammar.helping:
            return above  # "sent pumps to help Togo"
        if governor.passive and governor.lemma in self._grammar.relaying.rumour and clause.perfect:
            return above
        return above if above in (Reality.NEGATED, Reality.HYPOTHETICAL) else Reality.FUTURE

    def _of_adjunct(self, clause: Clause, governor: Clause) -> Reality:
        """``by shelling the port``; ``without shelling it``; what is done before something that is
        to come is to come as well: ``would ask Togo before signing it``."""
        if clause.link == "without":
            return Reality.NEGATED
        above = self.of(governor)
        ordered = clause.link in _ORDERED and above in (Reality.FUTURE, Reality.HYPOTHETICAL)
        return above if ordered else Reality.REALISED

    def _of_stopped(self, governor: Clause) -> Reality:
        """``stopped shelling``; what is to stop, or did not, is no more than not done."""
        ended = not governor.negated and self.of(governor) is Reality.REALISED
        return Reality.STOPPED if ended else Reality.NEGATED


def _is_cancelling(verb: Clause) -> bool:
    """``called off``, ``shelved``."""
    return not grammar.load().complements.cancelled.isdisjoint(_forms(verb))


def _forms(verb: Clause) -> tuple[str, ...]:
    """``rule``, ``rule out``: a verb with and without its particle."""
    return (verb.lemma, f"{verb.lemma} {verb.particle}") if verb.particle else (verb.lemma,)
