"""What a user should know of many readings: a few documents by name, and how many others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from dragoman.cli.output import complain

if TYPE_CHECKING:
    from dragoman.model import Document, Reading
    from dragoman.table import Row

_NAMES = 3
_LINES = 5
_SAME_TEXT = "same-text"
_KEPT = "kept"
_TOLD_APART = ("published", "outlet", "title")


class Notes:
    """Notes on readings that are shown in one line each."""

    def __init__(self) -> None:
        self._kinds: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )

    def add(self, reading: Reading) -> None:
        """Takes down the notices of a reading."""
        name = reading.document.name
        for notice in reading.notices:
            self._kinds[notice.code][notice.message.removeprefix(f"{name}: ")].append(name)

    def add_repeated(self, document: Document, earlier: Row, record: str) -> None:
        """Takes down that the record had a document's text already."""
        self._kinds[_SAME_TEXT][_repeated(document, earlier, record)].append(document.name)

    def add_kept(self, document: Document, record: str) -> None:
        """Takes down that the record keeps another reading of a document by the same versions."""
        message = (
            "the record keeps its earlier reading, which is not what is read now: to renew it, "
            f"dragoman remove {record} {_short(document.id)}, and read it again"
        )
        self._kinds[_KEPT][message].append(document.name)

    def tell(self) -> None:
        """Says one line for each different note, of many of one kind the first ones."""
        for noted in self._kinds.values():
            lines = list(noted.items())
            for message, names in lines[:_LINES]:
                complain(f"{_listed(names)}: {message}")
            if more := sum(len(names) for _, names in lines[_LINES:]):
                complain(f"{more} more notes like the last one, on other documents")


def _listed(names: list[str]) -> str:
    shown, others = ", ".join(names[:_NAMES]), len(names) - _NAMES
    return f"{shown} and {others} more" if others > 0 else shown


def _repeated(document: Document, earlier: Row, record: str) -> str:
    """What to do about it depends on which of the two lacks something."""
    new = {name: getattr(document, name) for name in _TOLD_APART}
    differing = [name for name in _TOLD_APART if new[name] != earlier[name]]
    old_id, new_id = _short(str(earlier["id"])), _short(document.id)
    published, outlet = earlier["published"] or "no day", earlier["outlet"] or "no outlet"
    told = f"the same text is in the record as {old_id} ({published}, {outlet}), and counts again"
    if all(earlier[name] is None for name in differing):
        return f"{told}; this one adds {_and(differing)}: dragoman remove {record} {old_id}"
    if all(new[name] is None for name in differing):
        return f"{told}; this one lacks {_and(differing)}: dragoman remove {record} {new_id}"
    return f"{told}; if that is the same document: dragoman remove {record} {old_id}"


def _short(document: str) -> str:
    from dragoman.cli.cells import SHORT_ID

    return document[:SHORT_ID]


def _and(names: list[str]) -> str:
    return " and ".join({"published": "the day of publication"}.get(n, f"the {n}") for n in names)
