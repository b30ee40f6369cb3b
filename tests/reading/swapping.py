"""Two states exchanged in a document, and in what was read of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman import knowledge
from dragoman.model import Document, Reading

_STATES = knowledge.load().countries
_YOU_SOUND = re.compile(r"U(?:gand|krain|ruguay|zbek|nited)")
"""Names that begin with a vowel's letter but not with its sound: ``a Ugandan soldier``."""


@dataclass(frozen=True)
class Edit:
    """The words ``[start, end)`` of a text and what stands in their place."""

    start: int
    end: int
    new: str


class Exchange:
    """Exchanges the names, adjectives, people nouns and capitals of two states."""

    def __init__(self, one: str, other: str) -> None:
        self._codes = {one: other, other: one}
        self._forms = {**_replacements(one, other), **_replacements(other, one)}
        self._forms |= {old.upper(): new.upper() for old, new in self._forms.items()}
        longest = sorted(self._forms, key=len, reverse=True)
        self._pattern = re.compile(rf"\b(?:([Aa]n?) )?({'|'.join(map(re.escape, longest))})\b")

    def edits(self, text: str) -> Iterator[Edit]:
        """What changes in ``text``, in order, an article before a name included."""
        for found in self._pattern.finditer(text):
            new = self._forms[found[2]]
            if found[1]:
                article = found[1][0] + "n" * _takes_an(new)
                if article != found[1]:
                    yield Edit(found.start(1), found.end(1), article)
            yield Edit(found.start(2), found.end(2), new)

    def text(self, text: str) -> str:
        """``text`` with the two states exchanged."""
        pieces: list[str] = []
        done = 0
        for edit in self.edits(text):
            pieces += [text[done : edit.start], edit.new]
            done = edit.end
        return "".join([*pieces, text[done:]])

    def code(self, code: str) -> str:
        """The code of the other state for one of the two, else ``code`` itself."""
        return self._codes.get(code, code)

    def document(self, document: Document) -> Document:
        """The document with its text, title, outlet and outlet country exchanged."""
        return document.model_copy(
            update={
                "text": self.text(document.text),
                "title": self.text(document.title or ""),
                "outlet": self.text(document.outlet or ""),
                "outlet_country": self.code(document.outlet_country or ""),
            }
        )

    def units(self, reading: Reading) -> Any:
        """What was read, as plain data, with codes, spans and quoted words exchanged."""
        edits = tuple(self.edits(reading.document.text))
        return self._exchanged(plain(reading), edits)

    def _exchanged(self, value: Any, edits: tuple[Edit, ...]) -> Any:
        if isinstance(value, dict):
            if set(value) == {"start", "end"} and isinstance(value["start"], int):
                return {key: _moved(offset, edits) for key, offset in value.items()}
            return {key: self._exchanged(item, edits) for key, item in value.items()}
        if isinstance(value, list):
            return [self._exchanged(item, edits) for item in value]
        if isinstance(value, str):
            return self.code(value) if value in self._codes else self.text(value)
        return value


def plain(reading: Reading) -> Any:
    """All units of a reading as plain data, without the document and where its places lie."""
    data = reading.model_dump(mode="json", exclude={"document", "versions", "places"})
    for event in data["events"]:
        event["place"] = event["place"] and event["place"]["country"]
    return data


def _replacements(old: str, new: str) -> dict[str, str]:
    """What stands for each form of state ``old`` once it is state ``new``."""
    one, other = _STATES[old], _STATES[new]
    found = dict.fromkeys(one.people, _plural(other.people))
    found |= dict.fromkeys(one.adjectives, other.adjectives[0])
    found |= dict.fromkeys(one.capital, other.capital[0])
    found[one.name] = other.name
    return found


def _plural(people: tuple[str, ...]) -> str:
    return people[1] if len(people) > 1 else people[0]


def _takes_an(word: str) -> bool:
    return word[0] in "AEIOU" and not _YOU_SOUND.match(word)


def _moved(offset: int, edits: tuple[Edit, ...]) -> int:
    shift = 0
    for edit in edits:
        if offset >= edit.end:
            shift += len(edit.new) - (edit.end - edit.start)
    return offset + shift
