"""Who suffers what a statement judges, and is not judged by it: ``deplored the attack on Togo``."""

from __future__ import annotations

from dragoman.codebook import tone
from dragoman.model import Act, Actor
from dragoman.reading.clauses import Clause, Phrase
from dragoman.reading.drafts import Draft
from dragoman.reading.mentions import Mention
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import AGAINST, CIVIL, countries
from dragoman.reading.steps import Steps

_AIMED = ("on", "against")
_EVALUATING = frozenset({Act.CRITICISE, Act.SUPPORT})


class Victims:
    """Finds them in one document."""

    def __init__(self, parsed: Parsed, steps: Steps) -> None:
        self._doc = parsed.doc
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._steps = steps
        self._tone = tone.load()

    def is_one(self, mention: Mention, draft: Draft) -> bool:
        """Whether a party in the content of a statement suffers the deed that is judged."""
        if draft.act not in _EVALUATING or mention.how == "plural":
            return False
        deeds = (c for part in draft.content for c in self._clauses.within(*part))
        return any(
            self._steps.is_conflict(deed)
            and _holds(self._suffering(deed), mention)
            and not _holds(deed.roles.get("by", ()), mention)
            for deed in deeds
        )

    def _suffering(self, deed: Clause) -> tuple[Phrase, ...]:
        """``the raid on Togo``, ``the killing of students``, ``a raid that killed students``; ``the
        raids of the army`` are its."""
        if deed.kind != "noun":
            attacked = self._steps.likeliest(deed) == "ASSAULT"
            return deed.roles.get("patient", ()) if attacked else ()
        done_to = deed.lemma.endswith("ing") or deed.lemma in self._tone.done_to
        roles = (*_AIMED, "of") if done_to else _AIMED
        return tuple(phrase for role in roles for phrase in deed.roles.get(role, ()))

    def rulers(self, phrase: Phrase, draft: Draft) -> tuple[Actor, ...]:
        """``the arrest of Togo's opposition leader``, ``the crackdown in Togo``: the government of
        the people or of the place to whom only their rulers do that."""
        deed = self._doc[phrase.root].lemma_
        if draft.act not in _EVALUATING or deed not in self._tone.rulers_deeds:
            return ()
        inside = [m for m in self._mentions.within(phrase.start, phrase.end) if m.actors]
        ruled = [m for m in inside if m.locative] or [m for m in inside if _is_ruled(m)]
        states = countries(actor for mention in ruled for actor in mention.actors)
        return tuple(Actor(country=state) for state in states) if len(states) == 1 else ()


def _holds(phrases: tuple[Phrase, ...], mention: Mention) -> bool:
    return any(phrase.start <= mention.start < phrase.end for phrase in phrases)


def _is_ruled(mention: Mention) -> bool:
    """Whether all of a mention are people of a state, not its organs."""
    return all(actor.sector in CIVIL | AGAINST | {"JRN"} for actor in mention.actors)
