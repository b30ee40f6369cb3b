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
from dragoman.record import Record, collector, figures, filters, queries
from dragoman.record.conditions import Filter
from dragoman.record.figures import Said
from dragoman.record.issues import counted
from dragoman.record.schema import BETWEEN
from dragoman.table import Row, Table
from dragoman.views import asked, cited


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


@collector.paused()
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
    said = record.ask(figures.said, wanted)
    held = [
        _Position(speaker, said, places)
        for speaker, places in _by_speaker(said).items()
        if actor is None or speaker.split()[: len(actor.split())] == actor.upper().split()
    ]
    quoted = {number for one in held for number in one.quoted}
    rows = record.ask(queries.statements_by_number, quoted)
    held.sort(key=lambda one: (-len(one.places), one.speaker))
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


def _by_speaker(said: Said) -> dict[str, list[int]]:
    """The places of the statements of each speaker, in order."""
    together: defaultdict[str, list[int]] = defaultdict(list)
    for place, speakers in enumerate(said.speakers):
        together[speakers].append(place)
    found: defaultdict[str, list[int]] = defaultdict(list)
    for speakers, places in together.items():
        for speaker in filter(None, speakers.split(BETWEEN)):
            found[speaker] += places
    return {speaker: sorted(places) for speaker, places in found.items()}


class _Position:
    """What one speaker said, by days."""

    def __init__(self, speaker: str, said: Said, places: Sequence[int]) -> None:
        self.speaker = speaker
        self.places = places
        self._said = said
        self._latest = places[-1]
        self._before, self._change = _change(said, places)

    @property
    def quoted(self) -> list[int]:
        """Numbers of the statements whose words are wanted."""
        quoted = (self._latest, self._change)
        return [self._said.number[place] for place in quoted if place is not None]

    def row(self, rows: Mapping[int, Row]) -> Row:
        acts = Counter(map(self._said.act.__getitem__, self.places))
        return {
            "actor": self.speaker,
            "statements": len(self.places),
            **{act.value: acts[act] for act in Act},
            "latest_tone": self._tone(self._latest),
            **self._quoted("latest", self._latest, rows),
            "changed_from": self._tone(self._before),
            "changed_to": self._tone(self._change),
            **self._quoted("change", self._change, rows),
        }

    def _tone(self, place: int | None) -> str | None:
        return None if place is None else _tone_of(self._said, place).value

    def _quoted(self, name: str, place: int | None, rows: Mapping[int, Row]) -> Row:
        row = None if place is None else rows[self._said.number[place]]
        words = (
            {}
            if row is None
            else {**row, "words": cited.both(str(row["cue"]), str(row["content"]))}
        )
        return {f"{name}_{column}": words.get(column) for column in _QUOTED}


def _change(said: Said, places: Sequence[int]) -> tuple[int | None, int | None]:
    """The first statement on the other side than an earlier one, after that one."""
    ends: dict[Tone, tuple[date, int]] = {}
    for place in places:
        start, end = said.start[place], said.end[place]
        if start is None or end is None:
            continue
        side = _tone_of(said, place)
        other = Tone.ADVERSE if side is Tone.SUPPORTIVE else Tone.SUPPORTIVE
        if side is not Tone.NEUTRAL and other in ends and ends[other][0] < start:
            return ends[other][1], place
        if side not in ends or end < ends[side][0]:
            ends[side] = end, place
    return None, None


def _tone_of(said: Said, place: int) -> Tone:
    return tone(said.act[place], said.polarity[place])
