"""What a benchmark says: figures for machines, tables and misses for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rich import box
from rich.console import Group, RenderableType
from rich.table import Table as RichTable
from rich.text import Text

from dragoman.bench.metrics import Counts, Intervals, Pairs, closeness, gap, match
from dragoman.model import Span

NEAR = 80
"""Characters within which a wrong prediction is shown beside the gold item it fell short of."""
CONTEXT = 40
"""Characters of text shown on either side of a miss."""


@dataclass(frozen=True)
class Item:
    """One gold or predicted unit as the error list shows it."""

    span: Span
    line: str


@dataclass(frozen=True)
class Miss:
    """One unit that gold and the prediction do not share."""

    document: str
    unit: str
    """What was looked for: ``event``, ``statement``, ``date`` …"""
    kind: Literal["missed", "spurious", "wrong"]
    offset: int
    """Where it stands, in characters from the start of the text."""
    gold: str | None
    predicted: str | None
    snippet: str
    """The words of the text there, on one line."""


@dataclass(frozen=True)
class Table:
    """A title, column names and rows of plain text; all columns but the first hold numbers."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Result:
    """The outcome of one benchmark."""

    name: str
    figures: dict[str, float]
    """Flat, between 0 and 1."""
    intervals: Intervals
    """95% bootstrap interval over documents, for those figures that have one."""
    tables: tuple[Table, ...]
    errors: tuple[Miss, ...]


def snippet(text: str, span: Span) -> str:
    """The words under ``span`` in ``»…«`` with some of what stands around them, on one line."""
    before = text[max(0, span.start - CONTEXT) : span.start]
    after = text[span.end : span.end + CONTEXT]
    return " ".join(f"{before}»{span.of(text)}«{after}".split())


def misses(
    document: str,
    unit: str,
    text: str,
    gold: Sequence[Item],
    predicted: Sequence[Item],
    pairs: Pairs,
    near: int = NEAR,
) -> list[Miss]:
    """What ``pairs`` leaves over, in text order.

    Leftovers of both sides at most ``near`` characters apart are one ``wrong``.
    """
    found_gold, right = {i for i, _ in pairs}, {j for _, j in pairs}
    lost = [item for i, item in enumerate(gold) if i not in found_gold]
    extra = [item for j, item in enumerate(predicted) if j not in right]
    beside = match(
        lost,
        extra,
        lambda a, b: closeness(a.span, b.span) if gap(a.span, b.span) <= near else 0.0,
    )
    partner = dict(beside)
    found = [
        _missed(document, unit, text, item, extra[partner[i]] if i in partner else None)
        for i, item in enumerate(lost)
    ]
    taken = set(partner.values())
    found += [
        _spurious(document, unit, text, item) for j, item in enumerate(extra) if j not in taken
    ]
    return sorted(found, key=lambda miss: miss.offset)


def _missed(document: str, unit: str, text: str, gold: Item, predicted: Item | None) -> Miss:
    return Miss(
        document=document,
        unit=unit,
        kind="missed" if predicted is None else "wrong",
        offset=gold.span.start,
        gold=gold.line,
        predicted=None if predicted is None else predicted.line,
        snippet=snippet(text, gold.span),
    )


def _spurious(document: str, unit: str, text: str, predicted: Item) -> Miss:
    return Miss(
        document=document,
        unit=unit,
        kind="spurious",
        offset=predicted.span.start,
        gold=None,
        predicted=predicted.line,
        snippet=snippet(text, predicted.span),
    )


def counts_table(title: str, counts: Mapping[str, Counts], intervals: Intervals) -> Table:
    """One row a measure: precision, recall, F1 with its interval, and the numbers behind them."""
    return Table(
        title,
        ("", "precision", "recall", "F1", "95%", "right", "predicted", "gold"),
        tuple(_counts_row(name, count, intervals.get(name)) for name, count in counts.items()),
    )


def _counts_row(name: str, count: Counts, interval: tuple[float, float] | None) -> tuple[str, ...]:
    return (
        name,
        *(f"{100 * value:.1f}" for value in (count.precision, count.recall, count.f1)),
        interval_text(interval),
        *(str(value) for value in (count.right, count.predicted, count.gold)),
    )


def cell(count: Counts) -> str:
    """F1 in per cent, and the numbers right, predicted and in gold behind it."""
    return f"{100 * count.f1:.0f} ({count.right}/{count.predicted}/{count.gold})"


def interval_text(interval: tuple[float, float] | None) -> str:
    """``low–high`` in per cent, or nothing."""
    return f"{100 * interval[0]:.1f}–{100 * interval[1]:.1f}" if interval else ""


def renderables(result: Result, *, errors: bool) -> Iterator[RenderableType]:
    """What a terminal shows of ``result``: its tables and, with ``errors``, every miss."""
    for table in result.tables:
        shown = RichTable(title=Text(table.title), title_justify="left", box=box.SIMPLE)
        for number, column in enumerate(table.columns):
            shown.add_column(column, justify="right" if number else "left", no_wrap=True)
        for row in table.rows:
            shown.add_row(*map(Text, row))
        yield shown
    if errors:
        for miss in result.errors:
            yield _miss_lines(miss)


def _miss_lines(miss: Miss) -> RenderableType:
    head = Text(f"{miss.document}:{miss.offset} {miss.unit} {miss.kind}", style="bold")
    lines = [Text(f"  {miss.snippet}", style="dim")]
    if miss.gold is not None:
        lines.append(Text(f"  gold      {miss.gold}"))
    if miss.predicted is not None:
        lines.append(Text(f"  predicted {miss.predicted}"))
    return Group(head, *lines)
