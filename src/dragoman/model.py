"""The nouns of Dragoman: what a reading of a document consists of.

Every offset in this package is a half-open character interval ``[start, end)`` into
``Document.text`` as stored, counted in Unicode code points. All models are frozen; two
readings of the same document with the same versions are equal, byte for byte in JSON.
"""

from __future__ import annotations

import hashlib
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

_REMEMBERED = 64
"""Documents whose fingerprint is kept in memory."""


class Noun(BaseModel):
    """Base of all nouns: immutable, and closed to fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Act(StrEnum):
    """Speech act of a statement (codebook section 3)."""

    STATE = "state"
    DEMAND = "demand"
    COMMIT = "commit"
    SUPPORT = "support"
    CRITICISE = "criticise"
    REJECT = "reject"
    THREATEN = "threaten"
    CONCEDE = "concede"


BINDING = frozenset({Act.COMMIT, Act.CONCEDE})
"""Acts by which a speaker may bind itself (codebook section 7)."""


class Form(StrEnum):
    """Form of reported speech: wholly, not, or partly in quotation marks."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Polarity(StrEnum):
    """Whether something is said to be so or not to be so."""

    AFFIRMED = "affirmed"
    NEGATED = "negated"


class Modality(StrEnum):
    """How a statement's content relates to fact."""

    FACT = "fact"
    FUTURE = "future"
    CONDITIONAL = "conditional"
    POSSIBILITY = "possibility"
    OBLIGATION = "obligation"


class Strength(StrEnum):
    """How strongly a statement is made: held back, plain, or pressed home."""

    HEDGED = "hedged"
    PLAIN = "plain"
    EMPHATIC = "emphatic"


class Status(StrEnum):
    """Whether an event happened, is to come, or did not happen; what only may be is no event
    (codebook section 4.2)."""

    REALISED = "realised"
    FUTURE = "future"
    NEGATED = "negated"


class SourceKind(StrEnum):
    """Type of a source in a source chain."""

    OUTLET = "outlet"
    AGENCY = "agency"
    OFFICIAL = "official"
    ANONYMOUS = "anonymous"
    DOCUMENT = "document"
    UNSPECIFIED = "unspecified"


class CommitmentKind(StrEnum):
    """Promise of one side, agreement of several, or announced plan."""

    PROMISE = "promise"
    AGREEMENT = "agreement"
    PLAN = "plan"


class Direction(StrEnum):
    """How wording in an outlet's own voice stands to whom it judges."""

    AGAINST = "against"
    FOR = "for"
    DISTANCE = "distance"
    """Words in scare quotes: used, but not owned."""


class Granularity(StrEnum):
    """Calendar unit of a date expression; ``RANGE`` for anything between units."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    DECADE = "decade"
    RANGE = "range"
    VAGUE = "vague"


class Dating(StrEnum):
    """How the days of a statement or event are known (codebook section 5)."""

    OWN = "own"
    """A date in its own clause."""
    CLAUSE = "clause"
    """A date in a clause it hangs on."""
    OCCASION = "occasion"
    """The date of the meeting or call that it belongs to."""
    PARAGRAPH = "paragraph"
    """The day that the paragraph's account has reached."""
    PUBLISHED = "published"
    """No date of its own: the day of publication stands in."""
    REACTION = "reaction"
    """From the day told of what it reacts to until publication."""


class Span(Noun):
    """Characters ``[start, end)`` of ``Document.text``; never empty."""

    start: int = Field(ge=0)
    end: int

    @model_validator(mode="after")
    def _not_empty(self) -> Self:
        if self.end <= self.start:
            raise ValueError(f"a span must not be empty: [{self.start}, {self.end})")
        return self

    def of(self, text: str) -> str:
        """The words of ``text`` under this span."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end


class Interval(Noun):
    """Calendar days from ``start`` to ``end``, both included (codebook section 5)."""

    start: date
    end: date

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.end < self.start:
            raise ValueError(f"an interval must not end before it starts: {self.start}..{self.end}")
        return self


class Document(Noun):
    """One article, readout, statement or transcript, with what is known of its origin."""

    text: str
    name: str = ""
    """File name, file name and line, or URL under which the user knows the document."""
    title: str | None = None
    outlet: str | None = None
    outlet_country: str | None = None
    """ISO 3166 alpha-3, or an organisation's id (``NATO``), of the outlet."""
    published: date | None = None
    published_from: str | None = None
    """Where it is from: ``option``, ``table``, ``metadata``, ``dateline`` or ``heading``."""
    url: str | None = None
    language: str = "en"

    @property
    def id(self) -> str:
        """Fingerprint: 16 hexadecimal digits of SHA-256 over outlet, date, title and text."""
        return _fingerprint(
            self.outlet or "", str(self.published or ""), self.title or "", self.text
        )


@lru_cache(_REMEMBERED)
def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Actor(Noun):
    """A party: country or organisation and sector (codebook section 2)."""

    country: str
    """ISO 3166 alpha-3, a PLOVER non-state code, or an organisation's registry id."""
    sector: str = "GOV"
    name: str | None = None
    """Person or body by name, where the text gives one."""
    office: str | None = None
    """Office held on the document's date, where the text or the roster gives one."""
    country_class: str | None = None
    """For an organisation's id, its PLOVER class: ``IGO``, ``UNO``, ``EUR``, ``NGO``."""

    @property
    def code(self) -> str:
        """``COUNTRY SECTOR``, e.g. ``CHN GOV``."""
        return f"{self.country} {self.sector}"

    def __str__(self) -> str:
        return self.code


class ActorMention(Noun):
    """Words that name or refer to one or several parties; no actors means unresolved."""

    span: Span
    actors: tuple[Actor, ...] = ()
    how: str
    """``name``, ``adjective``, ``people``, ``capital``, ``seat``, ``organisation``, ``group`` or
    ``body`` for a proper name; ``title`` for a role noun whose party stands beside it;
    ``surname``, ``pronoun``, ``definite``, ``plural``, ``possessor``, ``relation``, ``speaker``
    for what refers to something in the text; ``roster`` for the table of office-holders;
    ``bridging``, ``place`` and ``home`` for what is only understood; or ``unresolved``."""
    doubtful: bool = False
    """Whether the text leaves room for another reading."""
    roster: Actor | None = None
    """Who the table of office-holders has under that name on the document's date, where the text
    says otherwise; the text has the last word."""


class DateMention(Noun):
    """A time expression; ``interval`` is None when it cannot be resolved."""

    span: Span
    interval: Interval | None = None
    granularity: Granularity
    type: str = "DATE"
    """TIMEX3 type: ``DATE`` or ``TIME``."""
    value: str | None = None
    """TIMEX3 value, e.g. ``2023-02-02`` or ``2023-W05``; None when unresolved."""
    anchor: str
    """What the interval was counted from: ``absolute``, ``published``, ``date`` (another date of
    the text), ``event`` (an event of the text), or ``unresolved``."""
    origin: Span | None = None
    """The words of the text, a date, that it was counted from; None for the other anchors."""


class Place(Noun):
    """A location expression."""

    span: Span
    name: str
    """Neutral name of the place; the words used are under ``span``."""
    country: str | None = None
    """ISO 3166 alpha-3 of the state it lies in; None for seas and disputed places."""
    claimants: tuple[str, ...] = ()
    latitude: float | None = None
    longitude: float | None = None
    doubtful: bool = False
    """Whether other places have this name and the text does not say which is meant: then it is
    the likeliest, a capital or the most populous."""


class Source(Noun):
    """One link of a source chain, outermost first: on whose word something stands."""

    name: str
    kind: SourceKind
    span: Span | None = None
    actors: tuple[Actor, ...] = ()


class Statement(Noun):
    """Somebody says, urges, promises, denies … something."""

    id: str
    speakers: tuple[Actor, ...] = ()
    speaker: Span | None = None
    """The words that name the speaker; None where the text names none."""
    addressees: tuple[Actor, ...] = ()
    act: Act
    cue: Span
    content: tuple[Span, ...]
    """Fragments of the content in text order; several where the cue interrupts it."""
    form: Form
    chain: tuple[Source, ...] = ()
    polarity: Polarity = Polarity.AFFIRMED
    modality: Modality = Modality.FACT
    strength: Strength = Strength.PLAIN
    date: Interval | None = None
    """None where neither the text nor its publication gives a day."""
    dating: Dating | None = None
    """How ``date`` is known."""
    issues: tuple[str, ...] = ()
    confidence: float = Field(ge=0, le=1)


class Event(Noun):
    """A coded political event (codebook section 4)."""

    id: str
    type: str
    mode: str | None = None
    quad: int = Field(ge=1, le=4)
    """1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."""
    intensity: float
    """PLOVER intensity of the mode, or of the type where there is no mode, -10 to 10."""
    cameo: str
    """CAMEO root code, two digits."""
    goldstein: float
    """Goldstein value of the CAMEO root, -10 to 10."""
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...] = ()
    status: Status = Status.REALISED
    date: Interval | None = None
    """When it happened, or for what is to come when that was said; None where neither the text
    nor its publication gives a day."""
    dating: Dating | None = None
    """How ``date`` is known."""
    place: Place | None = None
    contexts: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    chain: tuple[Source, ...] = ()
    evidence: Span
    frame: str
    """Id of the codebook frame, or of the statement's cue, that coded the event."""
    statement: str | None = None
    """Id of the statement a verbal event comes from."""
    told_again: tuple[Span, ...] = ()
    """Where else the document tells it without adding anything, in text order."""
    confidence: float = Field(ge=0, le=1)
    """The probability that type, parties and place in the text are right, counted on texts coded
    by hand (``docs/benchmarks.md``)."""

    @property
    def polarity(self) -> Polarity:
        """``negated`` for an event said not to have happened, else ``affirmed``."""
        return Polarity.NEGATED if self.status is Status.NEGATED else Polarity.AFFIRMED


class Commitment(Noun):
    """What a party has bound itself to (codebook section 7)."""

    id: str
    obligor: tuple[Actor, ...]
    beneficiary: tuple[Actor, ...] = ()
    content: Span
    kind: CommitmentKind
    made: Interval | None = None
    dating: Dating | None = None
    """How ``made`` is known."""
    due: Interval | None = None
    """When it is to be done: a day that its content names, or all days until a term is over that
    is counted from ``made`` (``within a year``)."""
    condition: Span | None = None
    statement: str | None = None
    event: str | None = None


class Wording(Noun):
    """Words by which the outlet's own voice judges a party; no event comes of it."""

    id: str
    span: Span
    """The words, with their quotation marks where those are what judges."""
    targets: tuple[Actor, ...] = ()
    """The parties judged; none where the text names none."""
    direction: Direction
    entry: str
    """Id of the lexicon's entry, or ``scare-quotes``."""
    neutral: str | None = None
    """What a plain account would say, as a lemma, where the lexicon gives it."""


class Notice(Noun):
    """Something the reader of a reading should know, said once: e.g. no publication date."""

    code: str
    message: str


class Versions(Noun):
    """What a reading is a pure function of, beside the document."""

    package: str
    codebook: str
    knowledge: str
    model: str


class Reading(Noun):
    """All that Dragoman wrote down about one document."""

    document: Document
    actors: tuple[ActorMention, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[Place, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    wording: tuple[Wording, ...] = ()
    notices: tuple[Notice, ...] = ()
    versions: Versions

    def to_json(self, *, indent: int | None = None) -> str:
        """One JSON object with every field and offset; the same bytes for equal readings."""
        return self.model_dump_json(indent=indent)

    @classmethod
    def from_json(cls, data: str | bytes) -> Reading:
        """The inverse of :meth:`to_json`; raises ``pydantic.ValidationError`` on bad input."""
        return cls.model_validate_json(data)
