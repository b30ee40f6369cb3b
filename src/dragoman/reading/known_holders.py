"""Whom a title takes up that was introduced before: ``the minister``, ``a senior official``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.reading.chunks import Chunk
from dragoman.reading.mentions import Meant
from dragoman.reading.role_phrases import is_of_organ, is_organ
from dragoman.reading.scene import Scene
from dragoman.reading.sides import SUBJECT, countries_of

if TYPE_CHECKING:
    from spacy.tokens import Token


class KnownHolders:
    """Looks titles up among those who held or spoke for such an office in one document."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._discourse = scene.discourse
        self._namer = scene.namer

    def of(self, chunk: Chunk, head: Token) -> Meant | None:
        """``the minister``: whoever was introduced by such a role; ``a senior official``: whoever
        speaks for the office named just before."""
        role = chunk.roles[-1].entry
        named = bool(chunk.proper)
        if self._scene.is_definite(head) or named or is_organ(self._scene, chunk, head):
            if role.kind == "honorific":
                return None
            sector = self._namer.sector(chunk)
            return self._discourse.holder(role.phrase, sector, role.key, unnamed=named)
        if role.represents == "state" and role.kind == "person" and not role.plural:
            return self._of_office(chunk, head)
        return None

    def _of_office(self, chunk: Chunk, head: Token) -> Meant | None:
        office = self._discourse.office_near(self._shortly_before(head))
        if office is None and is_of_organ(chunk):
            office = self._discourse.state_in(head.sent.start) or self._discourse.home(head.i)
        if office is None:
            return None
        actor = self._namer.make(chunk, office.country, office.country_class)
        return Meant((actor,), "bridging", doubtful=True)

    def _shortly_before(self, head: Token) -> int:
        """First token of the sentence before, in the same paragraph; else of this one."""
        start: int = head.sent.start
        if start == 0 or "\n" in self._scene.doc[start - 1].text:
            return start
        before = self._scene.doc[start - 1].sent
        return start if "\n" in before.text.strip() else before.start

    def just_introduced(self, chunk: Chunk, head: Token) -> Meant | None:
        """``Ghana's interior minister spoke. The politician …``: the one person of whom the
        sentence before told something."""
        role, start = chunk.roles[-1].entry, self._shortly_before(head)
        single = role.kind == "person" and not role.plural and head.tag_ in ("NN", "NNP")
        if not single or chunk.proper or not self._scene.is_definite(head):
            return None
        if head.dep_ not in SUBJECT or start == head.sent.start:
            return None
        persons = [
            item
            for item in self._discourse.heard()
            if start <= item.sentence < head.sent.start and item.mention.person
        ]
        told = [item.mention for item in persons if item.relation in SUBJECT]
        if len(countries_of(persons)) != 1 or not told or not told[-1].actors:
            return None
        actor = told[-1].actors[-1]
        general = head.lemma_ in self._scene.words.general_titles
        if not general and actor.sector != self._namer.sector(chunk):
            return None
        return Meant((actor,), "definite", doubtful=True)

    def is_sure(self, chunk: Chunk, head: Token, holder: Meant) -> bool:
        """Whether a title can only mean its holder: a document's own, an organisation's, the only
        one of that title in the text; likewise ``the ship``, ``the workers``."""
        role = chunk.roles[-1].entry
        own = self._discourse.publisher.own
        ours = own is not None and holder.actors[0].country == own.country
        if ours or role.represents == "organisation" or holder.how == "bridging":
            return True
        introduced = len(chunk.proper) > 1  # "Trade Minister Ana Rios", not "Minister Rios"
        pointed_out = self._scene.is_definite(head) or bool(chunk.proper)
        if introduced or not pointed_out or role.kind == "body":
            return False
        return self._discourse.is_only_holder(role.phrase, self._namer.sector(chunk), role.key)

    def is_either(self, chunk: Chunk, head: Token, *, vague: bool) -> bool:
        """``Peru's and Chile's envoys met. The official denied it``: of one of two just named."""
        if chunk.roles[-1].entry.kind != "person" or chunk.proper:
            return False
        if is_organ(self._scene, chunk, head):
            return False
        return len(self._discourse.just_named(head.sent.start, persons=not vague)) > 1
