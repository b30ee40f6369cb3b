"""When something is to be done that a statement asks for, promises or foretells."""

from __future__ import annotations

from dragoman.model import DateMention, Interval, Reading, Statement
from dragoman.reading.deadlines import deadline


def terms(reading: Reading, statement: Statement) -> frozenset[Interval]:
    """The days in its content that are to come when it is made: those of the calendar and those
    within which something is to be done (``within three months``)."""
    published = reading.document.published
    made = statement.date or (Interval(start=published, end=published) if published else None)
    text = reading.document.text
    named = {
        mention.interval
        for mention in reading.dates
        if mention.interval
        and _is_in(mention, statement)
        and _is_to_come(mention.interval, made)
        and not _is_of_a_noun(text, mention)
    }
    content = " ".join(span.of(text) for span in statement.content)
    counted = made and deadline(content, made)
    return frozenset(named | ({counted} if counted else set()))


def _is_in(mention: DateMention, statement: Statement) -> bool:
    return any(span.start <= mention.span.start < span.end for span in statement.content)


def _is_to_come(days: Interval, made: Interval | None) -> bool:
    """``This year`` has begun."""
    return made is None or (days.start >= made.start and days.end > made.end)


def _is_of_a_noun(text: str, mention: DateMention) -> bool:
    """``The incident of June 28``: it says which one."""
    return text[: mention.span.start].rstrip().endswith(" of")
