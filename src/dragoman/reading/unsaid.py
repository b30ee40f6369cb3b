"""Clauses that fit a cue and yet say nothing: only wanted, done and not said, or the author's."""

from __future__ import annotations

from dragoman.codebook import Cue, grammar, tone
from dragoman.knowledge import Sector
from dragoman.model import Act, Actor, SourceKind
from dragoman.reading.clauses import PURPOSES, TO_COME, Clause
from dragoman.reading.matching import asks, told_types
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import countries
from dragoman.reading.status import UNREAL, Realities, Reality
from dragoman.reading.syntax import has_modal, is_reflexive

_OPENING = 4
"""Words of a content in which "condition of anonymity" stands."""
_FORBIDDING = frozenset({"may", "must", "should"})
_AWAITING = frozenset({"once", "until", "till", "when", "before", "after", "soon"})
"""Words that open what somebody waits for."""
_SPEAKING = frozenset({"speak", "talk"})
_STYLING = frozenset({"call", "style", "dub", "label", "term"})
_OFFICIAL: frozenset[Sector] = frozenset({"GOV", "MIL", "LEG", "JUD", "ELI", "SPY", "COP"})
_FORCES: frozenset[Sector] = frozenset({"MIL", "REB", "PRM", "UAF"})


class Unsaid:
    """Tells such clauses of one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._doc = parsed.doc
        self._text = parsed.text
        self._clauses = parsed.clauses
        self._quotes = parsed.quotes
        self._cues = parsed.coding.cues
        self._frames = parsed.coding.frames
        self._types = parsed.coding.book.types
        self._realities = Realities(parsed)
        self._tone = tone.load()

    def supposed(self, clause: Clause) -> bool:
        """Whether something is only supposed to be said; a courteous "would like" is said."""
        token = self._doc[clause.root]
        if clause.lemma in self._tone.courtesies and clause.condition is None:
            if any(child.lower_ in ("would", "'d") for child in token.children):
                return False
        modal = has_modal(token)
        done = token.tag_ in ("VBP", "VBZ") or (clause.perfect and not modal)
        if clause.condition is not None and done:
            return False  # "if it goes on, we reserve the right to act"
        if self.has_the_word(clause):
            return False
        if clause.link == "without" or self._speaks_beside(clause):
            return True
        reality = self._realities.of(clause)
        undone = reality is Reality.NEGATED and not clause.negated
        refused = (undone or reality is Reality.REFUSED) and clause.infinitive
        return refused or reality in UNREAL or self._is_wanted(clause)

    def _speaks_beside(self, clause: Clause) -> bool:
        """``speaking on background, he said``: how or of what somebody speaks who says a thing."""
        above = self._clauses.governor(clause)
        aside = clause.gerund and clause.link == "adverbial" and clause.lemma in _SPEAKING
        return aside and above is not None and bool(self._cues.match(above, self._doc))

    def denied(self, clause: Clause) -> bool:
        """``denied that it had threatened the ship``."""
        return self._realities.is_denied(clause)

    def has_the_word(self, clause: Clause) -> bool:
        """``took the floor to denounce Togo``, ``rang the king to thank him``, ``marched to demand
        peace``: who takes the word for something says it."""
        above = self._clauses.governor(clause)
        if above is None or not clause.infinitive:
            return False
        if clause.link == "complement" and self._is_gracious(above):
            return True
        if clause.link not in PURPOSES:
            return False
        real = self._realities.of(above) is Reality.REALISED and not above.negated
        if not real or not (
            above.lemma in self._tone.taking_the_word or self._rallies(above, clause)
        ):
            return False
        return not self._cues.match(above, self._doc)

    def _rallies(self, march: Clause, aim: Clause) -> bool:
        """``marched to demand peace``, and not ``marched to protest``, which is no more."""
        kinds = told_types(march, self._frames, self._doc)
        return "PROTEST" in kinds and "PROTEST" not in told_types(aim, self._frames, self._doc)

    def _is_gracious(self, clause: Clause) -> bool:
        """``is happy to announce``: with which something is said."""
        plain = clause.modality is None and not clause.negated and not clause.past
        return clause.kind == "adjective" and plain and bool(clause.lemmas & self._tone.gracious)

    def _says(self, clause: Clause) -> bool:
        """Whether its infinitive says something: ``to announce that …``."""
        done = (self._clauses.get(item.root) for item in clause.complements if item.kind == "to")
        return any(inner is not None and self._cues.match(inner, self._doc) for inner in done)

    def wordless(
        self, clause: Clause, cue: Cue, content: list[tuple[int, int]], actors: tuple[Actor, ...]
    ) -> bool:
        """Whether nobody says the content, for all that the clause fits the cue."""
        if not actors and (self._is_authors(clause) or self._is_mood(clause)):
            return True
        if self._is_gracious(clause) and self._says(clause):
            return True
        if self._is_set_phrase(clause) or self._names_itself(clause) or self._is_form(clause):
            return True
        if cue.act is Act.COMMIT and self._is_where(clause, content):
            return True
        if self._is_on_air(clause, content) or self._is_talk(clause, actors):
            return True
        if cue.act is Act.SUPPORT and self._is_armed(clause, actors):
            return True
        if cue.act is Act.CRITICISE and self._is_in_the_street(clause, actors):
            return True
        plain = cue.act is Act.STATE and not (cue.object or clause.complements)
        return (plain and self._is_deed(clause)) or self._keeps_name(clause, content)

    def _is_talk(self, clause: Clause, actors: tuple[Actor, ...]) -> bool:
        """``The two ministers spoke about fishing``: a talk, in which nobody says anything."""
        about = clause.lemma in _SPEAKING and "about" in clause.roles
        several = any(self._doc[phrase.root].tag_ == "NNS" for phrase in clause.subject)
        return about and (len(countries(actors)) > 1 or (several and not actors))

    def _is_wanted(self, clause: Clause) -> bool:
        """``asked that Peru raise it``, ``will vote once Peru agrees``, ``neither may say so``."""
        words = list(self._doc[clause.root].children)
        if clause.negated and any(child.lower_ in _FORBIDDING for child in words):
            return True
        above = self._clauses.governor(clause)
        if above is None:
            return False
        if clause.link == "complement" and self._is_bare(clause):
            return asks(above, self._cues, self._doc)
        if clause.link != "adverbial" or above.modality not in TO_COME:
            return False
        opening = self._doc[max(0, self._doc[clause.root].left_edge.i - 1)].lower_
        return bool(_AWAITING & {opening, *(child.lower_ for child in words)})

    def _is_bare(self, clause: Clause) -> bool:
        """``that Peru raise it``, which the parser may take for a plural's."""
        token = self._doc[clause.root]
        auxiliaries = any(child.dep_ == "aux" for child in token.children)
        return token.tag_ in ("VB", "VBP") and not clause.infinitive and not auxiliaries

    def _is_authors(self, clause: Clause) -> bool:
        """``I can confirm neither story``: whoever writes is no party."""
        return self._subject(clause) == {"i"} and self._quotes.at(clause.start) is None

    def _is_mood(self, clause: Clause) -> bool:
        """``few believe it``, ``many had hoped for more``: what is felt by nobody in particular."""
        subject = self._subject(clause)
        return clause.lemma in self._tone.feeling and bool(subject) and subject <= self._tone.nobody

    def _subject(self, clause: Clause) -> set[str]:
        return {self._doc[phrase.root].lower_ for phrase in clause.subject}

    def _is_set_phrase(self, clause: Clause) -> bool:
        """``That said, the envoy will return``: said by nobody."""
        token = self._doc[clause.root]
        before, behind = self._doc[max(0, token.i - 1)], self._doc[token.i + 1 : token.i + 2]
        opens = before.is_sent_start and before.lower_ in ("that", "this")
        return bool(opens and token.lower_ == "said" and behind.text == ",")

    def _is_form(self, clause: Clause) -> bool:
        """``presents its compliments``, ``paid a courtesy call``: forms that say nothing."""
        done = (self._doc[phrase.root] for phrase in clause.roles.get("patient", ()))
        return any(
            f"{beside.lower_} {noun.lemma_}" in self._tone.forms
            for noun in done
            for beside in noun.children
        )

    def _is_on_air(self, clause: Clause, content: list[tuple[int, int]]) -> bool:
        """``speaking on state television``: where something is said, and not what."""
        media = grammar.load().sources[SourceKind.OUTLET]
        return not clause.complements and any(
            (phrase.start, phrase.end) == content[0]
            for phrase in clause.roles.get("on", ())
            if self._doc[phrase.root].lemma_ in media
        )

    def _is_where(self, clause: Clause, content: list[tuple[int, int]]) -> bool:
        """``as agreed in Bamako``: where something is said, and not what."""
        return not clause.complements and any(
            (phrase.start, phrase.end) == content[0] and self._doc[phrase.root].pos_ == "PROPN"
            for phrase in clause.roles.get("in", ())
        )

    def _names_itself(self, clause: Clause) -> bool:
        """``who calls himself a general``."""
        objects = (self._doc[phrase.root] for phrase in clause.roles.get("patient", ()))
        return clause.lemma in _STYLING and any(is_reflexive(token) for token in objects)

    def _is_armed(self, clause: Clause, actors: tuple[Actor, ...]) -> bool:
        """``troops, backed by aircraft``: supported by arms and not by words."""
        forces = {actor.sector for actor in actors} <= _FORCES
        return clause.passive and clause.link == "relative" and bool(actors) and forces

    def _is_in_the_street(self, clause: Clause, actors: tuple[Actor, ...]) -> bool:
        """``farmers protested against the tax``: a rally and no note of protest."""
        official = {actor.sector for actor in actors} <= _OFFICIAL
        return clause.lemma == "protest" and not (actors and official)

    def _is_deed(self, clause: Clause) -> bool:
        """``recalled its ambassador``: what is done and not said."""
        kinds = told_types(clause, self._frames, self._doc)
        return any(self._types[kind].material for kind in kinds)

    def _keeps_name(self, clause: Clause, content: list[tuple[int, int]]) -> bool:
        """``who asked not to be named``: a source's own condition is no statement."""
        opening = self._text[slice(*content[0])].lower().split()[:_OPENING]
        if not self._tone.namelessness.isdisjoint(opening):
            return True
        inner = [self._clauses.get(item.root) for item in clause.complements if item.kind == "to"]
        return any(
            item.passive and item.lemma in self._tone.anonymity
            for item in inner
            if item is not None
        )
