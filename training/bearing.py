"""Fits the measures of ``bearing.toml`` to the stories in ``tests/gold/stories``.

    python -m training.bearing [--left-out] s1 s2 …

prints the measures that are fitted to the stories named. With ``--left-out`` it prints, for several
least chances, what the sentences give on each of them by what is fitted to the others: F1 of links
as ``benchmarks/stories.py`` counts them.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from benchmarks import stories
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit

from dragoman.record import Record
from dragoman.views.bearing import origin
from dragoman.views.bearing.chances import likeliest, offset
from dragoman.views.bearing.corpus import Corpus
from dragoman.views.bearing.origin import Cases
from dragoman.views.bearing.sentences import corpora
from dragoman.views.bearing.settings import Measure, signs
from dragoman.views.commitments import followed as commitments
from dragoman.views.demands import followed as demands
from dragoman.views.linking import Side
from dragoman.views.tellings import Told

LASSO = 4.0
"""Weight of the penalty on weights, of signs measured in their standard deviations: it leaves most
signs without any."""
LEAST = (0.1, 0.15, 0.2, 0.25, 0.3)
VIEWS = {"commitments": commitments, "demands": demands}
SURE = 0.3
"""Least chance of a link."""
SIDES = dict.fromkeys(("fulfilled", "postponed", "reaffirmed"), Side.MAKER)
"""Whose word or deed a link is; all others are of the other side."""
LINKS = {
    "commitments": ("fulfilled", "postponed", "called broken", "reaffirmed", "declined"),
    "demands": ("accepted", "rejected", "under study"),
}


@dataclass(frozen=True)
class Known:
    """Sentences that may bear on a promise or demand of the gold, and what they do by the gold."""

    story: str
    view: str
    row: str
    parties: frozenset[str]
    """Of those who have the same, the sentences are the same ones."""
    cases: Cases
    texts: Mapping[int, str]
    """Ids of the texts in which sentences stand, by their places."""
    links: Sequence[frozenset[str]]
    """Of each sentence."""


def read(name: str) -> Iterator[Known]:
    """The promises and demands of a story that are found in it."""
    story = stories.STORIES / name
    told = stories.texts(story)
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    words = {one["id"]: one["text"] for one in told}
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "story.db") as record:
        names = stories.fill(record, told)
        for view, followed in VIEWS.items():
            rows = [one for one, _ in followed(record)]
            for together, corpus in record.ask(lambda ask, rows=rows: list(corpora(ask, rows))):
                for one in together:
                    row = _gold(one, gold[view], names, words)
                    if row is not None:
                        yield _known(name, view, row, one, corpus, names, words)


def _gold(
    one: Told, rows: Sequence[stories.Gold], names: Mapping[str, str], words: Mapping[str, str]
) -> stories.Gold | None:
    """The row of the gold that is told there."""
    places = [stories.place(telling.row, names) for telling in one.tellings]
    for row in rows:
        told = [stories.where(telling, words) for telling in row["told"]]
        if any(stories.overlap(place, own) for place in places for own in told):
            return row
    return None


def _known(
    story: str,
    view: str,
    row: stories.Gold,
    one: Told,
    corpus: Corpus,
    names: Mapping[str, str],
    words: Mapping[str, str],
) -> Known:
    cases = origin.whole(one, origin.plain(one, corpus), corpus)
    linked = [(stories.where(link, words), link["link"]) for link in row["links"]]
    sentences = {
        place: (names[passage.text.document], passage.start, passage.end)
        for place in cases.places.tolist()
        for passage in [corpus.passages[place]]
    }
    links = [
        frozenset(link for at, link in linked if stories.overlap(at, sentence))
        for sentence in sentences.values()
    ]
    texts = {place: text for place, (text, _, _) in sentences.items()}
    parties = one.first.sides.by | one.first.sides.to
    return Known(story, view, row["id"], parties, cases, texts, links)


def fit(every: Sequence[Known], view: str) -> list[Measure]:
    """The measures of a view."""
    own = [one for one in every if one.view == view and len(one.cases.places)]
    given = np.concatenate([one.cases.signs for one in own])
    taken_off = np.concatenate([np.full(len(one.links), offset(one.cases)) for one in own])
    found = []
    for link in LINKS[view]:
        told = np.array([link in links for one in own for links in one.links])
        intercept, weights = _fitted(given, taken_off, told)
        kept = {
            sign: round(float(weight), 2)
            for sign, weight in zip(signs(), weights, strict=True)
            if abs(weight) >= 0.005
        }
        found.append(
            Measure(
                link=link,
                by=SIDES.get(link, Side.OTHER),
                least=SURE,
                intercept=round(intercept, 2),
                weights=kept,
            )
        )
    return found


def _fitted(
    given: NDArray[np.float64], taken_off: NDArray[np.float64], told: NDArray[np.bool_]
) -> tuple[float, NDArray[np.float64]]:
    """Intercept and weights: a logistic regression with a lasso (Tibshirani 1996)."""
    mean, spread = given.mean(axis=0), np.maximum(given.std(axis=0), 1e-9)
    known = (given - mean) / spread
    size = known.shape[1]

    def loss(both: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights = both[1 : size + 1] - both[size + 1 :]
        sums = known @ weights + both[0] + taken_off
        value = np.logaddexp(0, np.where(told, -sums, sums)).sum() + LASSO * both[1:].sum()
        slope = expit(sums) - told
        down = known.T @ slope
        return float(value), np.r_[slope.sum(), down + LASSO, -down + LASSO]

    bounds = [(None, None), *[(0, None)] * (2 * size)]
    both = minimize(loss, np.zeros(2 * size + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = (both[1 : size + 1] - both[size + 1 :]) / spread
    return float(both[0] - weights @ mean), weights


def counts(every: Sequence[Known], measures: Sequence[Measure], least: float) -> Counter[str]:
    """Right, given and gold links of some promises or demands of one view."""
    sure = [one.model_copy(update={"least": least}) for one in measures]
    together: defaultdict[tuple[str, frozenset[str]], list[Known]] = defaultdict(list)
    for one in every:
        together[one.story, one.parties].append(one)
    given = {
        (
            own[link.origin].story,
            own[link.origin].row,
            link.link,
            own[link.origin].texts[link.place],
        )
        for own in together.values()
        for link in likeliest([one.cases for one in own], sure)
    }
    gold = set(_gold_links(every))
    return Counter(right=len(given & gold), given=len(given), gold=len(gold))


def _gold_links(every: Sequence[Known]) -> Iterator[tuple[str, str, str, str]]:
    for one in every:
        for place, links in zip(one.cases.places.tolist(), one.links, strict=True):
            for link in links:
                yield one.story, one.row, link, one.texts[place]


def left_out(by_story: Mapping[str, Sequence[Known]], view: str) -> Iterator[str]:
    """What is given on each story by the measures fitted to the others, at each least chance."""
    total = {least: Counter[str]() for least in LEAST}
    for name in by_story:
        others = [one for other, own in by_story.items() if other != name for one in own]
        measures = fit(others, view)
        own = [one for one in by_story[name] if one.view == view]
        for least in LEAST:
            total[least] += counts(own, measures, least)
    for least, found in total.items():
        f1 = 200 * found["right"] / (found["given"] + found["gold"])
        yield f"{view} {least}: F1 {f1:.1f} ({dict(found)})"


def shown(view: str, one: Measure) -> str:
    """A measure as it stands in ``bearing.toml``."""
    weights = (f'"{sign}" = {weight}' for sign, weight in one.weights.items())
    head = (
        f'[[{view.removesuffix("s")}]]\nlink = "{one.link}"\nby = "{one.by}"\nleast = {one.least}'
    )
    return "\n".join(
        (head, f"intercept = {one.intercept}", f"weights = {{ {', '.join(weights)} }}\n")
    )


def main() -> None:
    """Fits and prints."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("stories", nargs="+")
    parser.add_argument("--left-out", action="store_true")
    asked = parser.parse_args()
    by_story = {name: list(read(name)) for name in asked.stories}
    for view in VIEWS:
        if asked.left_out:
            print(*left_out(by_story, view), sep="\n")
        else:
            every = [one for own in by_story.values() for one in own]
            print(*(shown(view, one) for one in fit(every, view)), sep="\n")


if __name__ == "__main__":
    main()
