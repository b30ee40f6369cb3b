"""Who says what on an issue, and whose tone has changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from functools import cache

from dragoman.model import Act, Polarity
from dragoman.record import Record
from dragoman.table import Row, Table
from dragoman.views import asked
from dragoman.views.data import Data, load


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
    wanted = None if actor is None else actor.upper().split()
    said: defaultdict[str, list[Row]] = defaultdict(list)
    for row in record.statements(actor, since=since, until=until, issue=about):
        for speaker in filter(None, str(row["speakers"]).split("; ")):
            if wanted is None or speaker.split()[: len(wanted)] == wanted:
                said[speaker].append(row)
    rows = [_position(speaker, statements) for speaker, statements in said.items()]
    return Table(
        POSITIONS, sorted(rows, key=lambda row: (-int(str(row["statements"])), row["actor"]))
    )


def tone(statement: Row) -> Tone:
    """The side on which a row of :meth:`Record.statements` stands."""
    tones = _tones()
    if statement["polarity"] == Polarity.NEGATED:
        return tones.negated.tone
    return tones.tone[Act(str(statement["act"]))]


@cache
def _tones() -> _Tones:
    return load("tone.toml", _Tones)


def _position(speaker: str, statements: Sequence[Row]) -> Row:
    acts = Counter(str(row["act"]) for row in statements)
    ordered = sorted(statements, key=_when)
    latest = ordered[-1]
    before, change = _change([row for row in ordered if row["start"] is not None])
    return {
        "actor": speaker,
        "statements": len(statements),
        **{act.value: acts[act] for act in Act},
        "latest_tone": tone(latest).value,
        **_quoted("latest", latest),
        "changed_from": tone(before).value if before else None,
        "changed_to": tone(change).value if change else None,
        **_quoted("change", change),
    }


def _change(ordered: Sequence[Row]) -> tuple[Row | None, Row | None]:
    """The first statement on the other side than an earlier one, after that one."""
    earliest: dict[Tone, Row] = {}
    for row in ordered:
        side = tone(row)
        other = Tone.ADVERSE if side is Tone.SUPPORTIVE else Tone.SUPPORTIVE
        before = None if side is Tone.NEUTRAL else earliest.get(other)
        if before and str(before["end"]) < str(row["start"]):
            return before, row
        known = earliest.get(side)
        if known is None or str(row["end"]) < str(known["end"]):
            earliest[side] = row
    return None, None


def _when(row: Row) -> tuple[str, str, str, str, int]:
    """By days; what has none first, so that the latest is one whose days are known."""
    place = row["evidence_start"]
    days = (str(row["start"] or ""), str(row["end"] or ""), str(row["published"] or ""))
    return (*days, str(row["document"]), place if isinstance(place, int) else 0)


def _quoted(name: str, row: Row | None) -> Row:
    words = {} if row is None else {**row, "words": f"{row['cue']}: {row['content']}"}
    return {f"{name}_{column}": words.get(column) for column in _QUOTED}
