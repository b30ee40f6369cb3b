"""A comparison of two accounts as tables for people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from dragoman.model import Actor
from dragoman.render import ACT, WHAT, WHO, Column, kind, line, publisher, section, sides
from dragoman.views.compare import Account, Comparison, Difference, Pair, Said

_BOTH = (Column("A", share=6), Column("B", share=6), Column("differs in", share=2))
_ONLY = (WHO, ACT, Column("put", most=8), WHAT, Column("evidence", share=3))
_NAMES = (Column("neutral name", share=3), Column("in A", share=3), Column("in B", share=3))


def accounts(found: Comparison) -> Iterator[RenderableType]:
    """Both accounts' heads, what both say, what only one says, and rival names."""
    yield Text.assemble(_head("A", found.a), "\n", _head("B", found.b), "\n")
    yield from section("Both", _BOTH, [_pair(pair) for pair in found.both])
    yield from section("Only A", _ONLY, [_said(said) for said in found.only_a])
    yield from section("Only B", _ONLY, [_said(said) for said in found.only_b])
    rows = [(one.name, ", ".join(one.a), ", ".join(one.b)) for one in found.names]
    yield from section("Names for the same thing", _NAMES, rows)


def _head(letter: str, account: Account) -> Text:
    outlet = publisher(account.outlet, account.outlet_country)
    day = str(account.published) if account.published else "undated"
    parts = (outlet, day, account.name, account.document)
    count = f"{account.statements} statements"
    return Text(f"{letter}: {' · '.join(line(part) for part in (*parts, count) if part)}")


def _pair(pair: Pair) -> tuple[str, ...]:
    marks = [difference.value for difference in pair.differences]
    if pair.stronger:
        stronger = f"{Difference.STRENGTH} ({pair.stronger.upper()} stronger)"
        marks[marks.index(Difference.STRENGTH)] = stronger
    return _cell(pair.a), _cell(pair.b), ", ".join(marks)


def _cell(said: Said) -> str:
    words = " | ".join(filter(None, (said.cue_alone, said.content)))
    return f"{_who(said)}: {_act(said)}, {said.strength}: {words}"


def _said(said: Said) -> tuple[str, ...]:
    return _who(said), _act(said), said.strength.value, said.content, said.cue


def _act(said: Said) -> str:
    return kind(said.act, None, said.polarity)


def _who(said: Said) -> str:
    return sides(_codes(said.speakers), _codes(said.addressees))


def _codes(actors: Sequence[Actor]) -> str:
    return " + ".join(dict.fromkeys(actor.code for actor in actors))
