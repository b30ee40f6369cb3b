"""Attribution: who is said to have said what, on PolNeAR (Newell et al. 2018).

Two kinds of score, both over whole documents:

- exact spans, by the definition of CofeNet (Wang et al. 2022): every contiguous fragment labelled
  source, cue or content is an item, a document's items are a set, and only equal offsets count;
- relations: predicted and gold attributions are assigned one to one by word F1 of their contents
  (Hungarian method, Kuhn 1955). A pair counts when that F1 is at least 0.5. ``content`` counts
  the pairs; ``source`` and ``cue`` those pairs in which these overlap too, or are absent on both
  sides; ``joint`` those in which all is right. Each is divided by all predicted attributions
  (precision) and by all gold ones (recall).

PolNeAR's rules differ from ours in these points, which :func:`attributions` evens out:

- it forbids nesting: a statement inside another's content is left out;
- the addressee of "urged Japan to …" lies inside its content: where a content opens with ``to``
  or another preposition shortly after its cue, it is extended back to the cue;
- of "the minister, who urged Japan" it takes the relative pronoun for the source;
- a cue takes in the adverb before it ("also said"), a colon after it and the preposition that
  alone stands between it and its content ("spoke about");
- a source that ends with an apposition takes in the comma that closes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pydantic import Field

from dragoman.bench.files import Gold, GoldSpan, check_spans, read_lines
from dragoman.bench.metrics import (
    Counts,
    Pairs,
    content_weight,
    f1_intervals,
    match,
    set_counts,
    tokens,
    totals,
)
from dragoman.bench.quotes import form_of, quoted
from dragoman.bench.report import Item, Miss, Result, counts_table, misses
from dragoman.model import Document, Form, Reading, Span, Statement

ADDRESSEE_WORDS = 12
"""Most words between a cue and a content that are taken for an addressee."""

_OPENERS = frozenset({"to", "of", "for", "as", "from", "over", "against", "on"})
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_WORD = re.compile(r"\w+")
_RELATIVE = re.compile(r",?\s(who|which|that)\b")
_ADVERB = re.compile(
    r"(?:\b(?:also|later|often|first|again|now|still|then|once|never|even|just|\w+ly) )+$",
    re.IGNORECASE,
)
_LONGEST_ADVERBS = 40
_PREPOSITION = re.compile(r"\s*(?:about|of|for|on|with|at|in|from|against|by|over|to)\s*")


class _Attribution(Gold):
    source: tuple[GoldSpan, ...]
    cue: tuple[GoldSpan, ...]
    content: tuple[GoldSpan, ...] = Field(min_length=1)


class _Row(Gold):
    id: str
    text: str
    attributions: tuple[_Attribution, ...]


@dataclass(frozen=True)
class Attribution:
    """Source, cue and content as fragments of ``text`` in text order."""

    text: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form

    @cached_property
    def words(self) -> Counter[str]:
        """The words of the content."""
        return tokens(" ".join(span.of(self.text) for span in self.content))

    @property
    def item(self) -> Item:
        """How a list of errors shows it."""
        shown = (
            " … ".join(" ".join(span.of(self.text).split()) for span in part) or "–"
            for part in (self.source, self.cue, self.content)
        )
        return Item((self.cue or self.content)[0], " | ".join(shown))


def score(path: Path, read: Callable[[Document], Reading]) -> Result:
    """Scores the statements that ``read`` finds in the documents of ``path``."""
    rows, errors = [], []
    for where, row in read_lines(path, _Row):
        for entry in row.attributions:
            check_spans((*entry.source, *entry.cue, *entry.content), row.text, where)
        gold = _gold(row)
        predicted = attributions(read(Document(text=row.text, name=row.id)))
        pairs = pair(gold, predicted)
        rows.append(_exact(gold, predicted) | _relations(gold, predicted, pairs))
        errors += _misses(row, gold, predicted, pairs)
    counts = totals(rows)
    intervals = f1_intervals(rows)
    return Result(
        name="attribution",
        figures={f"{name}_f1": count.f1 for name, count in counts.items()},
        intervals={f"{name}_f1": value for name, value in intervals.items()},
        tables=(counts_table(f"attribution: {len(rows)} documents", counts, intervals),),
        errors=tuple(errors),
    )


def attributions(reading: Reading) -> list[Attribution]:
    """The statements of ``reading`` by PolNeAR's rules."""
    text = reading.document.text
    outer = [
        statement
        for statement in reading.statements
        if not any(_inside(statement, other) for other in reading.statements)
    ]
    return [
        Attribution(
            text=text,
            source=(_as_written(statement.speaker, statement.cue, text),)
            if statement.speaker
            else (),
            cue=(_whole_cue(statement.cue, statement.content[0], text),),
            content=with_addressee(statement.cue, statement.content, text),
            form=statement.form,
        )
        for statement in outer
    ]


def with_addressee(cue: Span, content: tuple[Span, ...], text: str) -> tuple[Span, ...]:
    """``content`` from the end of ``cue`` on, where an addressee stands between the two."""
    first = content[0]
    between = text[cue.end : max(cue.end, first.start)]
    words = _WORD.findall(between)
    opener = _WORD.match(first.of(text))
    if (
        not 0 < len(words) <= ADDRESSEE_WORDS
        or _SENTENCE_END.search(between)
        or opener is None
        or opener.group().lower() not in _OPENERS
    ):
        return content
    start = cue.end + len(between) - len(between.lstrip())
    return (Span(start=start, end=first.end), *content[1:])


def _as_written(speaker: Span, cue: Span, text: str) -> Span:
    """The speaker as PolNeAR marks it: a relative pronoun, an apposition with its last comma."""
    pronoun = _RELATIVE.match(text, speaker.end, cue.start)
    if pronoun:
        return Span(start=pronoun.start(1), end=pronoun.end(1))
    closes = text[speaker.end : cue.start].strip() == "," and "," in speaker.of(text)
    return Span(start=speaker.start, end=speaker.end + closes)


def _whole_cue(cue: Span, content: Span, text: str) -> Span:
    """The cue with the adverbs before it and the colon or preposition after it."""
    before = _ADVERB.search(text, max(0, cue.start - _LONGEST_ADVERBS), cue.start)
    end = cue.end
    if text.startswith(":", end):
        end += 1
    elif end < content.start and _PREPOSITION.fullmatch(text, end, content.start):
        end += len(text[end : content.start].rstrip())
    return Span(start=before.start() if before else cue.start, end=end)


def pair(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> Pairs:
    """Gold and predicted attributions with the same content, one to one."""
    return match(gold, predicted, _likeness)


def _likeness(gold: Attribution, predicted: Attribution) -> float:
    return content_weight(gold.words, predicted.words, gold.content[0], predicted.content[0])


def _inside(statement: Statement, other: Statement) -> bool:
    return any(
        part.start <= statement.cue.start and statement.cue.end <= part.end
        for part in other.content
    )


def _gold(row: _Row) -> list[Attribution]:
    flags = quoted(row.text)
    return [
        Attribution(
            text=row.text,
            source=entry.source,
            cue=entry.cue,
            content=entry.content,
            form=form_of(entry.content, row.text, flags),
        )
        for entry in row.attributions
    ]


def _exact(gold: Sequence[Attribution], predicted: Sequence[Attribution]) -> dict[str, Counts]:
    return {
        f"{part}_exact": set_counts(
            (span for entry in gold for span in getattr(entry, part)),
            (span for entry in predicted for span in getattr(entry, part)),
        )
        for part in ("source", "cue", "content")
    }


def _relations(
    gold: Sequence[Attribution], predicted: Sequence[Attribution], pairs: Pairs
) -> dict[str, Counts]:
    source = {(i, j) for i, j in pairs if _meet(gold[i].source, predicted[j].source)}
    cue = {(i, j) for i, j in pairs if _meet(gold[i].cue, predicted[j].cue)}
    joint = source & cue
    right = {"content": pairs, "source": source, "cue": cue, "joint": joint}
    counts = {name: Counts(len(found), len(predicted), len(gold)) for name, found in right.items()}
    # A pair belongs to its gold attribution's form, whatever form the reader gave it.
    paired = {j: gold[i].form for i, j in pairs}
    forms = [paired.get(j, entry.form) for j, entry in enumerate(predicted)]
    for form in Form:
        counts[f"joint_{form}"] = Counts(
            sum(gold[i].form is form for i, _ in joint),
            forms.count(form),
            sum(entry.form is form for entry in gold),
        )
    return counts


def _meet(gold: Sequence[Span], predicted: Sequence[Span]) -> bool:
    if not gold and not predicted:
        return True
    return any(one.overlaps(other) for one in gold for other in predicted)


def _misses(
    row: _Row, gold: Sequence[Attribution], predicted: Sequence[Attribution], pairs: Pairs
) -> list[Miss]:
    joint = [
        (i, j)
        for i, j in pairs
        if _meet(gold[i].source, predicted[j].source) and _meet(gold[i].cue, predicted[j].cue)
    ]
    return misses(
        row.id,
        "attribution",
        row.text,
        [entry.item for entry in gold],
        [entry.item for entry in predicted],
        joint,
    )
