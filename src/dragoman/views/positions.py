"""Who says what on an issue, and whose tone has changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import cache

from dragoman import data
from dragoman.data import Data
from dragoman.model import Act, Polarity
from dragoman.record import Record, figures, filters, queries
from dragoman.record.conditions import Filter
from dragoman.record.figures import Said
from dragoman.record.issues import counted
from dragoman.table import Row, Table
from dragoman.views import asked

_Key = tuple[str, str]


class Tone(StrEnum):
    """Side of an issue on which an act stands."""

    SUPPORTIVE = "supportive"
    NEUTRAL = "neutral"
    ADVERSE = "adverse"


class _Negated(Data):
    tone: Tone


class _Tones(Data):
    """What ``tone.toml`` holds."""

    tone: dict[Act, Tone]
    negated: _Negated


_QUOTED = ("act", "start", "end", "words", "outlet", "document", "evidence_start", "evidence_end")
POSITIONS = (
    *("actor", "statements", *(act.value for act in Act)),
    *("latest_tone", *(f"latest_{name}" for name in _QUOTED)),
    *("changed_from", "changed_to", *(f"change_{name}" for name in _QUOTED)),
)


def positions(
    record: Record,
    issue: str,
    *,
    actor: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
) -> Table:
    """Actors by number of statements on the issue, and how many of each speech act.

    A joint statement counts for each of its speakers, an unknown speaker for nobody.
    ``latest_…`` is the statement with the latest first day, ``change_…`` the first that stands on
    the other side, supportive or adverse (``tone.toml`` says which acts do), than an earlier one
    of the same actor; neutral statements between them do not count, nor do statements whose days
    do not say which was first.
    """
    about = asked.issue(record, issue)
    asked.party(record, "actor", actor)
    wanted = Filter(*filters.sides(actor, None), *filters.days(since, until), issue=about)
    said: defaultdict[str, list[Said]] = defaultdict(list)
    for one in record.ask(figures.said, wanted):
        if actor is None or one.speaker.split()[: len(actor.split())] == actor.upper().split():
            said[one.speaker].append(one)
    held = [
        _Position(speaker, sorted(statements, key=_when)) for speaker, statements in said.items()
    ]
    quoted = {key for one in held for key in one.quoted}
    found = record.ask(queries.statements, Filter(units=quoted))
    rows = {(str(row["document"]), str(row["id"])): row for row in found}
    held.sort(key=lambda one: (-len(one.statements), one.speaker))
    return Table(POSITIONS, [one.row(rows) for one in held])


def issues(record: Record) -> Table:
    """How many statements and events of the record are about each issue."""
    return record.ask(counted)


def tone(act: str, polarity: str) -> Tone:
    """The side on which a statement stands."""
    tones = _tones()
    return tones.negated.tone if polarity == Polarity.NEGATED else tones.tone[Act(act)]


@cache
def _tones() -> _Tones:
    return data.load("dragoman.views", "tone.toml", _Tones)


class _Position:
    """What one speaker said, by days."""

    def __init__(self, speaker: str, statements: Sequence[Said]) -> None:
        self.speaker = speaker
        self.statements = statements
        self.latest = statements[-1]
        self.before, self.change = _change([one for one in statements if one.start is not None])

    @property
    def quoted(self) -> list[_Key]:
        """Documents and ids of the statements whose words are wanted."""
        return [(one.document, one.id) for one in (self.latest, self.change) if one]

    def row(self, rows: Mapping[_Key, Row]) -> Row:
        acts = Counter(one.act for one in self.statements)
        return {
            "actor": self.speaker,
            "statements": len(self.statements),
            **{act.value: acts[act] for act in Act},
            "latest_tone": _tone(self.latest),
            **_quoted("latest", self.latest, rows),
            "changed_from": _tone(self.before),
            "changed_to": _tone(self.change),
            **_quoted("change", self.change, rows),
        }


def _change(ordered: Sequence[Said]) -> tuple[Said | None, Said | None]:
    """The first statement on the other side than an earlier one, after that one."""
    earliest: dict[Tone, Said] = {}
    for one in ordered:
        side = tone(one.act, one.polarity)
        other = Tone.ADVERSE if side is Tone.SUPPORTIVE else Tone.SUPPORTIVE
        before = None if side is Tone.NEUTRAL else earliest.get(other)
        if before and before.end and one.start and before.end < one.start:
            return before, one
        known = earliest.get(side)
        if known is None or (known.end and one.end and one.end < known.end):
            earliest[side] = one
    return None, None


def _when(one: Said) -> tuple[date, date, str, int, str]:
    """By days; what has none first, so that the latest is one whose days are known."""
    return (one.start or date.min, one.end or date.min, one.document, one.place, one.id)


def _tone(one: Said | None) -> str | None:
    return tone(one.act, one.polarity).value if one else None


def _quoted(name: str, one: Said | None, rows: Mapping[_Key, Row]) -> Row:
    row = rows[one.document, one.id] if one else None
    words = {} if row is None else {**row, "words": f"{row['cue']}: {row['content']}"}
    return {f"{name}_{column}": words.get(column) for column in _QUOTED}
