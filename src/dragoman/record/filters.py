"""The words of a question, checked and made into a :class:`~dragoman.record.conditions.Filter`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from dragoman import knowledge
from dragoman.errors import QuestionError
from dragoman.knowledge import SECTORS, near
from dragoman.model import Act, CommitmentKind, Direction, Status
from dragoman.record.conditions import Filter, Party


def events(
    actor: str | None,
    recipient: str | None,
    since: date | str | None,
    until: date | str | None,
    type: str | None,
    wanted_status: str | None,
    issue: str | None,
    held: Callable[[], list[str]],
) -> Filter:
    """What is asked of events; ``held`` as in :func:`event_types`."""
    return Filter(
        *sides(actor, recipient),
        *days(since, until),
        types=event_types(type, held),
        status=status(wanted_status),
        issue=issue,
    )


def statements(
    actor: str | None,
    recipient: str | None,
    since: date | str | None,
    until: date | str | None,
    type: str | None,
    issue: str | None,
) -> Filter:
    """What is asked of statements."""
    return Filter(*sides(actor, recipient), *days(since, until), types=acts(type), issue=issue)


def target(wanted: str | None) -> Party | None:
    """The party judged, as in :func:`sides`."""
    return _party("target", wanted)


def directions(wanted: str | None) -> set[str] | None:
    """A direction of wording in any case."""
    return None if wanted is None else {_one_of("direction", wanted, Direction)}


def sides(actor: str | None, recipient: str | None) -> tuple[Party | None, Party | None]:
    """Parties given as ``CHN`` or ``CHN GOV``, or by a name of theirs, in any case."""
    return _party("actor", actor), _party("recipient", recipient)


def days(since: date | str | None, until: date | str | None) -> tuple[date | None, date | None]:
    """Dates in order, or those that ISO 8601 strings such as ``2024-02-09`` mean."""
    first, last = _day("since", since), _day("until", until)
    if first is not None and last is not None and last < first:
        raise QuestionError(f"since: {first} is after the last day wanted, {last}")
    return first, last


def interval(
    name: str, start: date | str | None, end: date | str | None
) -> tuple[date, date] | None:
    """First and last day, given as those of :func:`days` are; one of them is both."""
    first, last = _day(name, start or end), _day(name, end or start)
    if first is None or last is None:
        return None
    if last < first:
        raise QuestionError(f"{name}: {last} is before {first}")
    return first, last


def event_types(wanted: str | None, held: Callable[[], list[str]]) -> set[str] | None:
    """What :func:`event_type` gives, where one is wanted."""
    return None if wanted is None else {event_type(wanted, held)}


def event_type(wanted: str, held: Callable[[], list[str]]) -> str:
    """An event type in any case: of the shipped codebook, or one of those ``held``."""
    from dragoman import codebook

    types = codebook.load().types
    if wanted.upper() not in types and wanted.upper() not in (others := held()):
        raise QuestionError(
            f"type: {wanted!r} is none of {', '.join(dict.fromkeys((*types, *others)))}"
        )
    return wanted.upper()


def acts(wanted: str | None) -> set[str] | None:
    """A speech act, or a PLOVER type for the acts that code to it, in any case."""
    if wanted is None:
        return None
    if wanted.lower() in set(Act):
        return {wanted.lower()}
    from dragoman import codebook

    types = codebook.load().acts
    found = {act.value for act, coded in types.items() if coded and coded == wanted.upper()}
    if not found:
        raise QuestionError(f"type: {wanted!r} is no speech act and no event type of one")
    return found


def act(wanted: str) -> str:
    """A speech act in any case."""
    return _one_of("type", wanted, Act)


def commitment_kinds(wanted: str | None) -> set[str] | None:
    """What :func:`commitment_kind` gives, where one is wanted."""
    return None if wanted is None else {commitment_kind(wanted)}


def commitment_kind(wanted: str) -> str:
    """A kind of commitment in any case."""
    return _one_of("type", wanted, CommitmentKind)


def status(wanted: str | None) -> str | None:
    """A status of events in any case."""
    return None if wanted is None else _one_of("status", wanted, Status)


def _one_of(name: str, wanted: str, choices: type[StrEnum]) -> str:
    if wanted.lower() not in set(choices):
        raise QuestionError(f"{name}: {wanted!r} is none of {', '.join(choices)}")
    return wanted.lower()


def party(name: str, wanted: str) -> Party:
    """A party given as those of :func:`sides` are; whether there is such a country is not asked."""
    parts = (near.code(wanted, knowledge.load()) or wanted.upper()).split()
    if len(parts) not in (1, 2):
        raise QuestionError(f"{name}: {wanted!r} is neither a country (CHN) nor a code (CHN GOV)")
    found = Party(*parts)
    if found.sector is not None and found.sector not in SECTORS:
        listed = ", ".join(sorted(SECTORS))
        raise QuestionError(f"{name}: no sector {found.sector!r}; there are {listed}")
    return found


def _party(name: str, wanted: str | None) -> Party | None:
    return None if wanted is None else party(name, wanted)


def _day(name: str, wanted: date | str | None) -> date | None:
    if isinstance(wanted, datetime):
        return wanted.date()
    if not isinstance(wanted, str):
        return wanted
    try:
        return date.fromisoformat(wanted)
    except ValueError:
        raise QuestionError(f"{name}: {wanted!r} is not a date like 2024-02-09") from None
