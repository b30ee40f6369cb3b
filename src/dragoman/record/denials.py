"""What parties deny: whether it is a happening, and not something else that its documents tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

import sqlalchemy as sa

from dragoman.coreference import rule
from dragoman.model import Status
from dragoman.record import consensus, queries
from dragoman.record.conditions import Filter
from dragoman.record.decisions import name
from dragoman.record.graph import batched
from dragoman.record.likeness import stem, stems
from dragoman.record.vocabulary import words
from dragoman.table import Row


def denials(connection: sa.Connection, shown: Iterable[Sequence[Row]]) -> dict[str, list[Row]]:
    """Denials of happenings, given by their reports, in documents that lead with them."""
    leading = {str(row["document"]): rows for rows in shown for row in rows if row["headline"]}
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for some in batched(sorted(leading)):
        wanted = Filter(documents=some, frames=rule.load().denials.cues)
        made = [row for row in queries.events(connection, wanted) if _may_count(row, leading)]
        told = _told(connection, {str(row["document"]) for row in made})
        for row in made:
            reports = leading[str(row["document"])]
            if _denies(row, reports, told[str(row["document"])]):
                found[str(reports[0]["happening"])].append(row)
    return found


def _may_count(denial: Row, leading: Mapping[str, Sequence[Row]]) -> bool:
    reports = leading[str(denial["document"])]
    return denial["status"] != Status.NEGATED and any(_may_deny(denial, row) for row in reports)


def _told(connection: sa.Connection, documents: Collection[str]) -> dict[str, list[Row]]:
    """All events of documents."""
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in queries.events(connection, Filter(documents=documents)):
        found[str(row["document"])].append(row)
    return found


def _may_deny(denial: Row, row: Row) -> bool:
    """Whether it comes from the country that did it, is accused, or is on a side of other words."""
    own = _countries(denial, "actors")
    if _is_accusation(row):
        return bool(own & _countries(row, "recipients"))
    is_verbal = row["quad"] in consensus.VERBAL
    others = _countries(row, "recipients") if is_verbal else frozenset()
    return bool(own & (_countries(row, "actors") | others))


def _countries(row: Row, column: str) -> frozenset[str]:
    """A government denies what its army has done."""
    return frozenset(code.split()[0] for code in consensus.parties(row, column))


def _is_accusation(row: Row) -> bool:
    return row["type"] in rule.load().denials.accusations


def _denies(denial: Row, reports: Sequence[Row], told: Sequence[Row]) -> bool:
    """Whether it is a denial of what is reported, given all events of its document."""
    denied = rule.load().denials
    if _takes_up(denial, denied.words_for_accusations):
        meant = _meant(denial, told, is_accused=True)
    elif _takes_up(denial, denied.words_for_anything) and not _said(denial):
        meant = _meant(denial, told, is_accused=False)
    else:
        inside = [row for row in told if row["id"] != denial["id"] and _is_inside(row, denial)]
        return any(_may_deny(denial, row) and _is_denied(row, denial, inside) for row in reports)
    return any(row["id"] in meant for row in reports)


def _takes_up(denial: Row, nouns: Collection[str]) -> bool:
    """``rejected the accusations``: whether a noun stands there and nothing says which."""
    said = [*map(stem, words(str(denial["evidence"]))), ""]
    wanted, behind = _stems(nouns), _stems(rule.load().denials.behind) | {""}
    return any(word in wanted and following in behind for word, following in pairwise(said))


def _meant(denial: Row, told: Sequence[Row], *, is_accused: bool) -> frozenset[str]:
    """Names of what "it" is: what its party may deny and is told last before, with what is told in
    the same words."""
    possible = [
        row
        for row in told
        if _is_before(row, denial)
        and _may_deny(denial, row)
        and (_is_accusation(row) or row["quad"] not in consensus.VERBAL)
    ]
    last = max(
        (row for row in possible if not is_accused or _is_accusation(row)), key=_place, default=None
    )
    meant = [] if last is None else [row for row in possible if _overlap(row, last)]
    return frozenset(name((str(row["document"]), str(row["id"]))) for row in meant)


def _is_denied(report: Row, denial: Row, inside: Sequence[Row]) -> bool:
    """By what is coded of the words of the denial and, where nothing is, by words in common.

    Who rejects an accusation says that it is untrue; who rejects other words answers them.
    """
    if any(row["status"] == Status.NEGATED and _is_like(row, report) for row in inside):
        return True
    if _is_accusation(report):
        return _share_words(report, denial)
    if report["quad"] in consensus.VERBAL:
        return False
    if inside:
        return any(_is_like(row, report) for row in inside)
    return _share_words(report, denial)


def _is_like(row: Row, report: Row) -> bool:
    """Types of one family, and one mode or a word in common."""
    if row["type"] not in rule.load().family(str(report["type"])):
        return False
    is_of_mode = row["mode"] is not None and row["mode"] == report["mode"]
    return is_of_mode or not _said(row).isdisjoint(_said(report))


def _share_words(report: Row, denial: Row) -> bool:
    """Two, or the only one that the denial has, and half of the shorter's."""
    denied, told = _said(denial), _said(report)
    shared = len(denied & told)
    return shared >= min(2, len(denied)) > 0 and 2 * shared >= min(len(denied), len(told))


def _said(row: Row) -> frozenset[str]:
    """Stems of its evidence, without the words with which something is denied."""
    return stems(words(str(row["evidence"]))) - _stems(rule.load().denials.saying)


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(map(stem, words))


def _place(row: Row) -> int:
    return int(str(row["evidence_start"]))


def _end(row: Row) -> int:
    return int(str(row["evidence_end"]))


def _is_before(row: Row, other: Row) -> bool:
    return _end(row) <= _place(other)


def _overlap(row: Row, other: Row) -> bool:
    return _place(row) < _end(other) and _place(other) < _end(row)


def _is_inside(row: Row, other: Row) -> bool:
    return _place(other) <= _place(row) and _end(row) <= _end(other)
