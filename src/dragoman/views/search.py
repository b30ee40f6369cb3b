"""Full text over documents, statements and events."""

from __future__ import annotations

from datetime import date

from dragoman.errors import QuestionError
from dragoman.record import Record, filters, queries
from dragoman.record import search as full_text
from dragoman.record.conditions import Filter
from dragoman.record.fulltext import Words
from dragoman.record.search import Hit, Kind, Search
from dragoman.table import Row, Table
from dragoman.views import asked

SEARCH = (
    *("found_in", "document", "id", "outlet", "published", "start", "end", "parties", "kind"),
    *("snippet", "snippet_start", "snippet_end", "match_start", "match_end", "matches"),
)

LIMIT = 50
_AROUND = 60


def search(
    record: Record,
    words: str,
    *,
    within: str = Kind.DOCUMENTS,
    actor: str | None = None,
    recipient: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    type: str | None = None,
    issue: str | None = None,
    outlet: str | None = None,
    limit: int = LIMIT,
) -> Table:
    """At most ``limit`` documents, statements or events that hold all the words, latest first.

    ``"in quotation marks"`` is a phrase, ``fish*`` any word that begins so; case and accents make
    no difference, and nothing else in ``words`` has a meaning of its own. ``since`` and ``until``
    ask for days of publication of documents, and for days of statements and events. The snippet
    has ``matches`` of the words in it or around it; the first is at ``match_start``, None where
    the words stand in the title.
    """
    if within not in set(Kind):
        raise QuestionError(f"in: {within!r} is none of {', '.join(Kind)}")
    if limit < 1:
        raise QuestionError(f"limit: {limit} is less than 1")
    kind = Kind(within)
    asked.party(record, "actor", actor)
    asked.party(record, "recipient", recipient)
    wanted = Filter(
        *filters.sides(actor, recipient),
        *filters.days(since, until),
        types=_types(record, kind, type),
        issue=asked.issue(record, issue),
    )
    if kind is Kind.DOCUMENTS and (actor or recipient or issue):
        raise QuestionError("actor, recipient and issue are asked of statements or events")
    found = record.ask(full_text.search, Search(Words.asked(words), kind, wanted, outlet, limit))
    return Table(SEARCH, [_row(hit, kind) for hit in found])


def _types(record: Record, kind: Kind, type: str | None) -> set[str] | None:
    if kind is Kind.DOCUMENTS and type is not None:
        raise QuestionError("type is asked of statements or events")
    if kind is Kind.STATEMENTS:
        return filters.acts(type)
    return filters.event_types(type, lambda: record.ask(queries.event_types))


def _row(hit: Hit, kind: Kind) -> Row:
    row = hit.row
    first = hit.places[0] if hit.places else None
    start, end = _around(hit.text, first)
    by, to = _SIDES[kind]
    parties = " → ".join(filter(None, (str(row.get(by) or ""), str(row.get(to) or ""))))
    return {
        "found_in": kind.value.removesuffix("s"),
        "document": hit.document,
        "id": row["id"],
        "outlet": row["outlet"],
        "published": row["published"],
        "start": row.get("start"),
        "end": row.get("end"),
        "parties": parties or None,
        "kind": row.get("act") or row.get("type"),
        "snippet": hit.text[start:end],
        "snippet_start": start,
        "snippet_end": end,
        "match_start": first[0] if first else None,
        "match_end": first[1] if first else None,
        "matches": len(hit.places),
    }


_SIDES = {
    Kind.DOCUMENTS: ("", ""),
    Kind.STATEMENTS: ("speakers", "addressees"),
    Kind.EVENTS: ("actors", "recipients"),
}


def _around(text: str, place: tuple[int, int] | None) -> tuple[int, int]:
    """The words around a place, or those at the beginning of the text, none of them cut."""
    first, last = place or (0, 0)
    start, end = max(0, first - _AROUND), min(len(text), last + _AROUND)
    while 0 < start < first and not text[start - 1].isspace():
        start += 1
    while last < end < len(text) and not text[end].isspace():
        end -= 1
    return start, end
