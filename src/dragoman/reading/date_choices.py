"""Which of several days or years is meant: by the words for it, by the tense, by publication."""

from __future__ import annotations

from datetime import date

from dragoman.reading.calendar import When
from dragoman.reading.date_account import Account, Found
from dragoman.reading.date_context import Outlook, outlook

_STEPS = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "prior": -1}
_STEPS |= {"next": 1, "following": 1, "coming": 1}
_LATELY = 31
_MOST_OF_A_YEAR = 300
_YOUNGEST = 2029
"""A text without a publication date means by '82 a year not after this."""


def steps(which: str) -> int:
    """How far "last", "this" or "next" goes: -1, 0 or 1."""
    return _STEPS.get(which.split()[-1], 0) if which else 0


def chosen(published: date, found: Found, options: list[When]) -> When:
    """The option that the tense asks for, else the nearest to publication; of days a year apart
    one just past is not put off to the next: ``promised to pay by May 15`` on May 20."""
    side = Outlook.OPEN if found.dateline else outlook(found.words)
    before = [option for option in options if option.first <= published]
    after = [option for option in options if option.last >= published]
    if side is Outlook.PAST and before:
        return before[-1]
    if side is Outlook.FUTURE and after and not _just_past(published, before, after[0]):
        return after[0]
    return min(options, key=lambda option: abs((option.middle - published).days))


def _just_past(published: date, before: list[When], following: When) -> bool:
    if not before or before[-1].first != before[-1].last:
        return False
    far = (following.first - published).days > _MOST_OF_A_YEAR
    return far and (published - before[-1].last).days <= _LATELY


def century(account: Account, two_digits: int) -> int:
    """The latest year ending in two digits that is not after publication."""
    latest = account.published.year if account.published else _YOUNGEST
    year = latest - latest % 100 + two_digits
    return year if year <= latest else year - 100
