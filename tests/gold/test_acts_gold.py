"""Speech acts and source chains in 150 sentences each, written apart from the code."""

from __future__ import annotations

import re
from typing import Any

from gold import cases, document, place

from dragoman import Reading, Statement
from dragoman.reading.pipeline import read_document

ACTS = cases("acts.jsonl")
CHAINS = cases("chains.jsonl")


def _shared(span: Any, start: int, end: int) -> int:
    return max(0, min(span.end, end) - max(span.start, start))


def at_cue(reading: Reading, start: int, end: int) -> Statement | None:
    """The statement whose cue shares most characters with ``[start, end)``."""
    found = [s for s in reading.statements if _shared(s.cue, start, end)]
    return max(found, key=lambda s: _shared(s.cue, start, end), default=None)


def innermost(reading: Reading, start: int, end: int) -> Statement | None:
    """The statement with least content around ``[start, end)``; of the same, the last link."""

    def order(statement: Statement) -> tuple[int, int, int]:
        shared = sum(_shared(part, start, end) for part in statement.content)
        return -shared, sum(p.end - p.start for p in statement.content), -len(statement.chain)

    found = [s for s in reading.statements if any(_shared(p, start, end) for p in s.content)]
    return min(found, key=order, default=None)


def coded(case: dict[str, Any]) -> Statement | None:
    return at_cue(read_document(document(case)), *place(case["text"], case["cue"], case["nth"]))


def words(name: str) -> set[str]:
    return set(re.findall(r"\w+", name.lower())) - {"a", "an", "the", "of"}


def chained(case: dict[str, Any]) -> bool:
    """Whether speakers and every link are right; a link is named by any of its words."""
    start = -1
    for _ in range(case["nth"]):
        start = case["text"].index(case["content"], start + 1)
    reading = read_document(document(case))
    statement = innermost(reading, start, start + len(case["content"]))
    if statement is None or {a.code for a in statement.speakers} != set(case["speakers"]):
        return False
    return len(statement.chain) == len(case["chain"]) and all(
        words(wanted["name"]) & words(link.name) and wanted["kind"] == link.kind
        for wanted, link in zip(case["chain"], statement.chain, strict=True)
    )


def test_nine_in_ten_cued_acts_are_right() -> None:
    found = [(case, coded(case)) for case in ACTS]
    cued = [(case, statement) for case, statement in found if statement is not None]
    assert len(cued) >= 0.9 * len(ACTS)
    assert sum(s.act == case["act"] for case, s in cued) >= 0.9 * len(cued)
    assert sum({a.code for a in s.speakers} == set(case["speakers"]) for case, s in cued) >= (
        0.9 * len(cued)
    )


def test_three_in_four_source_chains_are_right_in_every_link() -> None:
    assert sum(map(chained, CHAINS)) >= 0.75 * len(CHAINS)
