"""Who is meant: surnames, titles, pronouns, "the country", "the two sides", within a document.

The text is gone through once, in order; what is named so far is the discourse, and each reference
is looked up there. A reference that finds nothing stays unresolved.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from dragoman.codebook import grammar
from dragoman.model import Actor, Document
from dragoman.reading.actors import Namer, locative
from dragoman.reading.chunks import Chunk
from dragoman.reading.discourse import Discourse
from dragoman.reading.language import label_of, lines
from dragoman.reading.lexicon import Role
from dragoman.reading.mentions import Mention, Mentions

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_STATE_SECTORS = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY", "OPP"})
"""Sectors of which a bare noun means the country's own: "the ministry", "police"."""


@dataclass
class Resolver:
    """Goes through a document once and says who each chunk and pronoun stands for."""

    doc: Doc
    document: Document
    discourse: Discourse
    subjects: Mapping[int, int] = field(default_factory=dict)
    """For a token of a clause, the head of that clause's subject."""

    def resolve(self) -> Mentions:
        """All mentions of the document."""
        self._words = grammar.load().references
        self._namer = Namer(self.doc, self.document.published)
        self._found: dict[int, Mention] = {}
        self._labels = self._find_labels()
        chunks = {chunk.first: chunk for chunk in self._namer.chunks}
        i = 0
        while i < len(self.doc):
            chunk = chunks.get(i)
            if chunk is not None:
                self._named(chunk)
                i = chunk.last + 1
                continue
            token = self.doc[i]
            if token.lower_ in self._words.pronouns and token.pos_ in ("PRON", "DET"):
                self._pronoun(token)
            elif token.pos_ in ("NOUN", "NUM", "DET", "PRON", "PROPN", "ADJ"):
                self._definite(token)
            i += 1
        return Mentions(self.doc, self._found.values())

    # -- names ------------------------------------------------------------------------------

    def _named(self, chunk: Chunk) -> None:
        head = self._namer.head(chunk)
        if head.i in self._found:
            return
        actors, how = self._namer.actors(chunk)
        if not actors:
            actors, how = self._by_reference(chunk, head)
        start, end = self._namer.offsets(chunk)
        if not actors and not chunk.roles and not chunk.parties:
            return
        plural = (
            len(actors) > 1
            or any(role.entry.plural for role in chunk.roles[-1:])
            or (how in ("group", "body") and head.tag_ in ("NNS", "NNPS"))
        )
        mention = Mention(
            root=head.i,
            start=start,
            end=end,
            actors=actors,
            how=how,
            person=(chunk.person and not plural) or how == "surname",
            plural=plural,
            locative=locative(head, chunk.parties, chunk.roles),
            role=chunk.roles[-1].entry.phrase if chunk.roles else None,
            role_key=chunk.roles[-1].entry.key if chunk.roles else None,
            attributive=head.dep_ in ("amod", "compound", "nmod"),
        )
        self._add(mention)
        if actors and (chunk.proper and (chunk.roles or chunk.parties)):
            name = self._namer.person_name(chunk)
            if name and (chunk.roles or len(chunk.proper) > 1):
                self.discourse.introduce(name, actors[-1])
        self._parts(chunk, head)

    def _parts(self, chunk: Chunk, head: Token) -> None:
        """A country inside a longer chunk is a mention of its own, for ``China's navy``."""
        for match in chunk.parties:
            token = self._token_ending(match.end)
            if token is None or token.i == head.i or token.i in self._found:
                continue
            entry = match.entry
            actor = Actor(
                country=entry.country, sector=entry.sector, country_class=entry.country_class
            )
            self._found[token.i] = Mention(
                token.i, match.start, match.end, (actor,), entry.kind, attributive=True
            )

    def _token_ending(self, end: int) -> Token | None:
        span = self.doc.char_span(end - 1, end, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def _by_reference(self, chunk: Chunk, head: Token) -> tuple[tuple[Actor, ...], str]:
        name = self._namer.person_name(chunk)
        if name:
            known = self.discourse.person(name)
            if known is not None:
                return (known,), "surname"
            apposed = self._apposition(chunk, head, name)
            if apposed:
                return apposed, "title"
            held = self.discourse.office_of(name)
            if held is not None:
                self.discourse.introduce(name, held)
                return (held,), "roster"
        if chunk.roles:
            found, how = self._owned(chunk) or self._role(chunk, head)
            if found and name:
                return tuple(actor.model_copy(update={"name": name}) for actor in found), how
            if found or not name:
                return found, how
        return (), "unresolved"

    def _owned(self, chunk: Chunk) -> tuple[tuple[Actor, ...], str] | None:
        """``the kings of both countries``: whom the phrase behind ``of`` refers to."""
        owner = self._namer.owner(chunk)
        if owner is None or owner.parties:
            return None
        head = self._namer.head(owner)
        if head.i not in self._found:
            self._named(owner)
        found = self._found.get(head.i)
        if found is None or not found.actors:
            return None
        return tuple(self._namer.seat(actor, chunk, owner) for actor in found.actors), "title"

    def _apposition(self, chunk: Chunk, head: Token, name: str) -> tuple[Actor, ...]:
        """``Ana Rios, Peru's foreign minister`` and ``Peru's foreign minister, Ana Rios``."""
        near = [child for child in head.children if child.dep_ == "appos"]
        if head.dep_ == "appos":
            near.append(head.head)
        for token in near:
            other = self._namer.around(token.i)
            if other is not None and other.roles and other.last != chunk.last:
                actors = self._namer.actors(other)[0] or self._role(other, token)[0]
                if actors:
                    actor = actors[-1].model_copy(update={"name": name, "office": other.office})
                    self.discourse.introduce(name, actor)
                    return (actor,)
        return ()

    # -- titles and role nouns ----------------------------------------------------------------

    def _role(self, chunk: Chunk, head: Token) -> tuple[tuple[Actor, ...], str]:
        """Whom a chunk without a country of its own means, by its role noun."""
        role = chunk.roles[-1].entry
        noun = role.phrase.rpartition(" ")[2]
        if role.kind == "person" and self._is_regional(chunk, head):
            return (), "unresolved"
        if self._is_pair(head, noun):
            return self._pair(head, noun, self._namer.sector(chunk))
        owner = self._possessor(head)
        if owner is not None:
            return self._possessed(chunk, noun, owner, head)
        if self._is_definite(head):
            if noun in self._words.states:
                return self._the_country()
            bloc = self._bloc(noun) if role.represents != "state" else None
            if bloc is not None:
                return bloc.actors, "definite"
        return (
            self._known_holder(chunk, head)
            or self._same_organ(chunk, head)
            or self._at_home(chunk, head)
        )

    def _is_regional(self, chunk: Chunk, head: Token) -> bool:
        """``a Western diplomat``, ``European officials``: of no one state."""
        before = [child for child in head.children if child.i < chunk.first]
        words = [*before, *(self.doc[i] for i in chunk.proper)]
        return any(word.lower_ in self._words.regions for word in words)

    def _possessed(
        self, chunk: Chunk, noun: str, owner: Mention, head: Token
    ) -> tuple[tuple[Actor, ...], str]:
        """``its soldiers``, ``his counterpart``, ``their ally``."""
        if noun == "counterpart":
            return (), "unresolved"
        if noun in self._words.relational:
            return self._related(owner, head)
        made = (self._namer.make(chunk, a.country, a.country_class) for a in owner.actors)
        return tuple(made), "possessor"

    def _bloc(self, noun: str) -> Mention | None:
        if noun not in self._words.blocs:
            return None
        return self.discourse.called(noun) or self.discourse.organisation()

    def _is_organ(self, chunk: Chunk, head: Token) -> bool:
        """Whether the words name an organ that every state has: ``the ministry``, ``police``."""
        organs = (
            role.entry.kind == "body" and role.entry.sector in _STATE_SECTORS
            for role in chunk.roles
        )
        return any(organs) and not self._is_indefinite(head, chunk.roles[-1].entry)

    def _known_holder(self, chunk: Chunk, head: Token) -> tuple[tuple[Actor, ...], str] | None:
        """``the minister``: whoever was introduced by such a role; ``a senior official``: whoever
        speaks for the office named just before."""
        role = chunk.roles[-1].entry
        named = bool(chunk.proper)
        if self._is_definite(head) or named or self._is_organ(chunk, head):
            if role.kind == "honorific":
                return None
            sector = self._namer.sector(chunk)
            known = self.discourse.holder(role.phrase, sector, role.key, unnamed=named)
            return (known, "definite") if known else None
        if role.represents == "state" and role.kind == "person" and not role.plural:
            office = self.discourse.office_near(head.sent.start)
            if office is not None:
                return (self._namer.make(chunk, office.country, office.country_class),), "bridging"
        return None

    def _same_organ(self, chunk: Chunk, head: Token) -> tuple[tuple[Actor, ...], str] | None:
        """``the opposition … opposition leader Ana Rios``: the organ spoken of."""
        sector = self._namer.sector(chunk)
        if sector == "GOV" or sector not in _STATE_SECTORS:
            return None
        organ = self.discourse.organ_near(sector, head.i)
        if organ is None:
            return None
        return (self._namer.make(chunk, organ.country, organ.country_class),), "bridging"

    def _at_home(self, chunk: Chunk, head: Token) -> tuple[tuple[Actor, ...], str]:
        """An organ or officer of the state the document is at home in."""
        role = chunk.roles[-1].entry
        organ = self._is_organ(chunk, head)
        own = role.sector in _STATE_SECTORS and role.represents in ("state", "none")
        definite = self._is_definite(head) or bool(chunk.proper) or organ
        if own and definite and (organ or role.represents == "state"):
            home = self.discourse.home(head.i)
            if home:
                return (self._namer.make(chunk, home.country, home.country_class),), "home"
        return (), "unresolved"

    def _related(self, owner: Mention, head: Token) -> tuple[tuple[Actor, ...], str]:
        """``its ally``: the latest other party than the one whose ally it is."""
        own = {actor.country for actor in owner.actors}
        for actor in self.discourse.recent_parties(head.i):
            if actor.country not in own:
                return (
                    Actor(country=actor.country, country_class=actor.country_class),
                ), "relation"
        return (), "unresolved"

    def _the_country(self) -> tuple[tuple[Actor, ...], str]:
        """The state named last, its officials and adjectives before other nouns aside."""
        found = self.discourse.last(
            lambda m: not (m.person or m.plural or m.attributive or m.actors[0].country_class)
        )
        if found is None:
            return (), "unresolved"
        state = found.actors[0]
        return (Actor(country=state.country),), "definite"

    def _is_indefinite(self, head: Token, role: Role) -> bool:
        first = self.doc[head.left_edge.i]
        if first.lower_ in ("a", "an", "any", "another", "neither", "each", "every", "no"):
            return True
        articles = ("det", "poss", "nummod")
        return role.plural and not any(child.dep_ in articles for child in head.children)

    def _is_definite(self, head: Token) -> bool:
        return any(
            child.lower_ in ("the", "this", "that", "these", "those") for child in head.children
        )

    def _possessor(self, head: Token) -> Mention | None:
        for child in head.children:
            if child.dep_ == "poss":
                found = self._found.get(child.i)
                if found is None and child.lower_ in self._words.pronouns:
                    self._pronoun(child)
                    found = self._found.get(child.i)
                if found is not None and found.actors:
                    return found
        return None

    # -- references without a name --------------------------------------------------------------

    def _is_pair(self, head: Token, noun: str) -> bool:
        if noun not in self._words.pairs:
            return False
        words = {child.lower_ for child in head.children}
        if words & self._words.both:
            return True
        several = head.tag_ in ("NNS", "NNPS") and noun in ("side", "party")
        return several and bool(words & {"the", "all", "warring", "rival"})

    def _pair(self, head: Token, noun: str, sector: str = "GOV") -> tuple[tuple[Actor, ...], str]:
        pair = self.discourse.pair(
            head.i,
            head.sent.start,
            self._subject_of(head),
            states=noun in self._words.pairs_of_states,
        )
        actors = tuple(
            Actor(
                country=actor.country,
                sector=actor.sector if sector in ("GOV", "PTY") else sector,
                country_class=actor.country_class,
            )
            for actor in pair
        )
        return actors, "plural" if actors else "unresolved"

    def _subject_of(self, head: Token) -> tuple[Actor, ...]:
        """The subject of the clause, where the pair is not part of it: whoever warns both sides
        is none of them."""
        found = self._found.get(self.subjects.get(head.i, -1))
        if found is None or found.root == head.i or len(found.actors) != 1:
            return ()
        return found.actors

    def _definite(self, token: Token) -> None:
        noun = token.lemma_.lower()
        if self._is_pair(token, noun) or (
            token.lower_ in self._words.both
            and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj")
        ):
            actors, how = self._pair(token, noun)
            self._refer(token, actors, how, plural=True)
        elif token.lower_ in ("latter", "former") and token.dep_ in (
            "nsubj",
            "poss",
            "pobj",
            "dobj",
        ):
            self._latter(token)
        elif noun in self._words.states and self._is_definite(token):
            self._refer(token, *self._the_country())
        elif noun in self._words.blocs and self._is_definite(token):
            found = self._bloc(noun)
            if found is not None:
                self._refer(token, found.actors, "definite")

    def _latter(self, token: Token) -> None:
        recent = self.discourse.recent_parties(token.i)
        if len(recent) > 1:
            self._refer(token, (recent[0 if token.lower_ == "latter" else 1],), "definite")

    def _refer(
        self, token: Token, actors: tuple[Actor, ...], how: str, plural: bool = False
    ) -> None:
        first = token.left_edge.i
        while first < token.i and self.doc[first].is_punct:
            first += 1
        start = self.doc[first].idx if token.i - first < 4 else token.idx
        how = how if actors else "unresolved"
        self._add(Mention(token.i, start, token.idx + len(token), actors, how, plural=plural))

    def _pronoun(self, token: Token) -> None:
        if token.i in self._found:
            return
        word = token.lower_
        found: Mention | None
        if word in self._words.we:
            actors, how = self._speaker_here(token)
            self._add(self._as_mention(token, actors, how, plural=word in ("we", "our", "us")))
            return
        if word in self._words.he:
            found = self.discourse.person_subject(token, self.subjects)
        elif word in self._words.it:
            if token.dep_ == "expl" or self._is_dummy(token):
                return
            found = self.discourse.thing(token, self.subjects)
        else:
            found = self.discourse.several(token, self.subjects)
        actors = found.actors if found else ()
        how = "pronoun" if actors else "unresolved"
        self._add(
            self._as_mention(
                token, actors, how, person=word in self._words.he, plural=word in self._words.they
            )
        )

    def _is_dummy(self, token: Token) -> bool:
        """``It is doubtful whether``, ``it is important to``."""
        verb = token.head
        if token.dep_ == "nsubj" and verb.lemma_ in ("come", "follow", "happen", "mark", "emerge"):
            return True
        return bool(
            token.dep_ == "nsubj"
            and verb.lemma_ in ("be", "seem", "appear", "become")
            and any(child.dep_ in ("ccomp", "xcomp", "advcl", "acomp") for child in verb.children)
            and not any(
                child.dep_ == "acomp" and child.lemma_ in ("ready", "willing", "prepared")
                for child in verb.children
            )
        )

    def _as_mention(
        self,
        token: Token,
        actors: tuple[Actor, ...],
        how: str,
        *,
        person: bool = False,
        plural: bool = False,
    ) -> Mention:
        end = token.idx + len(token)
        return Mention(token.i, token.idx, end, actors, how, person, plural)

    def _speaker_here(self, token: Token) -> tuple[tuple[Actor, ...], str]:
        """Who says ``we`` outside quotation marks: the labelled speaker, else the document's own
        government. Inside quotation marks the statement's speaker is put in later."""
        label = self._labels.get(self._line_of(token.idx))
        if label is not None and label in self._found:
            return self._found[label].actors, "speaker"
        own = self.discourse.own()
        return ((own,), "speaker") if own is not None else ((), "unresolved")

    def _find_labels(self) -> dict[int, int]:
        """The token that ends the speaker label of each labelled line, by the line's offset."""
        labels: dict[int, int] = {}
        text = self.doc.text
        self._lines = list(lines(text))
        for start, end in self._lines:
            label = label_of(text, start, end)
            if label is not None:
                token = self._token_ending(label[1] - 1)
                if token is not None:
                    labels[start] = token.i
        return labels

    def _line_of(self, offset: int) -> int:
        found = 0
        for start, _ in self._lines:
            if start > offset:
                break
            found = start
        return found

    def _add(self, mention: Mention) -> None:
        self._found[mention.root] = mention
        self.discourse.add(mention, self.doc[mention.root])


def find_mentions(
    doc: Doc, document: Document, discourse: Discourse, subjects: Mapping[int, int]
) -> Mentions:
    """The mentions of parties in a parsed document."""
    return Resolver(doc, document, discourse, subjects).resolve()
