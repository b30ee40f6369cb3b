"""Articles into stories: those that lead with the same event."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dragoman.coreference.articles import Article
from dragoman.coreference.copies import are_copies
from dragoman.coreference.rule import load
from dragoman.model import Interval

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]


_DECIMALS = 9


def closeness(rows: Sequence[Article], columns: Sequence[Article]) -> Matrix:
    """How close each of ``rows`` is to each of ``columns``, 0 to 1; 1 for copies of one text.

    Cosine of the words and names, times what the time between the publications, the days and the
    actors of the headline events make of it. Undated articles are compared with each other only.
    """
    cosines, near = _cosines(rows, columns), _nearness(rows, columns)
    close = cosines * near * _days_factor(rows, columns)
    for i, j in zip(*(close >= load().articles.closeness).nonzero(), strict=True):
        one, other = rows[i], columns[j]
        if are_copies(one.shingles, other.shingles):
            close[i, j] = 1.0
        elif _other_actors(one, other):
            close[i, j] *= load().articles.other_actors
    # Rounded, because the order in which a sum is made must make no difference.
    bounded: Matrix = close.clip(0.0, 1.0).round(_DECIMALS)
    return bounded


def joined(article: Article, stories: Sequence[Sequence[Article]]) -> int | None:
    """The number of the story that an article joins; None where it begins one of its own.

    Single-pass clustering, as in topic detection: articles are taken in the order of publication,
    and each joins the story, as told until then, to whose articles it is closest on average.
    """
    best, number = load().articles.closeness, None
    told = [each for story in stories for each in story]
    close, start = closeness([article], told)[0], 0
    for place, story in enumerate(stories):
        mean = float(close[start : start + len(story)].mean())
        start += len(story)
        if mean > best or (mean == best and number is None):
            best, number = mean, place
    return number


def _nearness(rows: Sequence[Article], columns: Sequence[Article]) -> Matrix:
    """1 on one day of publication, falling to 0 at the end of the window."""
    import numpy as np

    first, second = (
        np.array([float(a.published.toordinal()) if a.published else np.nan for a in articles])
        for articles in (rows, columns)
    )
    gaps = abs(np.subtract.outer(first, second))
    near = np.nan_to_num(1 - gaps / load().articles.window).clip(0.0, 1.0)
    undated: Matrix = np.logical_and.outer(np.isnan(first), np.isnan(second)) + near
    return undated


def _days_factor(rows: Sequence[Article], columns: Sequence[Article]) -> Matrix:
    import numpy as np

    rule = load().articles
    (starts, ends), (other_starts, other_ends) = _bounds(rows), _bounds(columns)
    unknown = np.isnan(np.add.outer(starts, other_starts))
    shared = np.less_equal.outer(starts, other_ends) & np.greater_equal.outer(ends, other_starts)
    factors: Matrix = np.where(unknown, 1.0, np.where(shared, rule.same_days, rule.other_days))
    return factors


def _bounds(articles: Sequence[Article]) -> tuple[Matrix, Matrix]:
    """First and last days of the articles' headline events, not a number where unknown."""
    import numpy as np

    days = [article.days for article in articles]
    return (
        np.array([float(each.start.toordinal()) if each else np.nan for each in days]),
        np.array([float(each.end.toordinal()) if each else np.nan for each in days]),
    )


def _other_actors(one: Article, other: Article) -> bool:
    """Whether headline events of one family are not of the same actors."""
    first, second = one.headline, other.headline
    if first is None or second is None or second.type not in load().family(first.type or ""):
        return False
    return not first.actors & second.actors


def overlap(one: Interval, other: Interval) -> bool:
    """Whether two intervals share a day."""
    return one.start <= other.end and other.start <= one.end


def _cosines(rows: Sequence[Article], columns: Sequence[Article]) -> Matrix:
    left, right = _sparse(rows), _sparse(columns)
    width = max(left.shape[1], right.shape[1])
    left.resize((len(rows), width))
    right.resize((len(columns), width))
    product: Matrix = (left @ right.T).toarray()
    return product


def _sparse(articles: Sequence[Article]) -> Any:
    """One row an article, one column a word."""
    import numpy as np
    from scipy.sparse import csr_array

    places = np.concatenate([np.empty(0, np.int32), *(each.terms[0] for each in articles)])
    weights = np.concatenate([np.empty(0), *(each.terms[1] for each in articles)])
    ends = np.cumsum([0, *(len(each.words) for each in articles)])
    width = int(places.max(initial=-1)) + 1
    return csr_array((weights, places, ends), shape=(len(articles), width))
