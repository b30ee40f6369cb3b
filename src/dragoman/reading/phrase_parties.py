"""The parties that the phrases of a clause name, role by role."""

from __future__ import annotations

from dragoman.knowledge import Role
from dragoman.model import Actor
from dragoman.reading.clauses import Clause, Phrase
from dragoman.reading.parsed import Parsed
from dragoman.reading.parties import distinct


class PhraseParties:
    """Finds them in one document."""

    def __init__(self, parsed: Parsed) -> None:
        self._clauses = parsed.clauses
        self._mentions = parsed.mentions
        self._roles = parsed.coding.known.roles

    def first(
        self,
        clause: Clause,
        roles: tuple[str, ...],
        but: tuple[Actor, ...] = (),
        *,
        aimed: bool = False,
    ) -> tuple[Actor, ...]:
        """The parties of the first role that names any other than ``but``."""
        own = {actor.code for actor in but}
        for role in roles:
            found = [
                actor
                for phrase in clause.roles.get(role, ())
                for actor in self._partners(phrase) or self._mentions.of(phrase, aimed=aimed)
            ]
            apart = [actor for actor in found if actor.code not in own]
            if apart:
                return distinct(apart)
        return ()

    def role(self, phrase: Phrase) -> Role | None:
        """What the noun is that heads the party of a phrase: ``soldiers``, ``a tanker``."""
        mention = self._mentions.head(phrase)
        return self._roles.get(mention.role or "") if mention is not None else None

    def _partners(self, phrase: Phrase) -> tuple[Actor, ...]:
        """``talks between Chad and Libya``: all of them."""
        noun = self._clauses.get(phrase.root)
        between = noun.roles.get("between", ()) if noun is not None else ()
        return tuple(actor for item in between for actor in self._mentions.of(item))
