"""The training corpus: templates with placeholders for states, filled and split.

``python training/corpus.py`` writes ``corpus/sentences.jsonl`` from ``corpus/templates``: every
template filled once, with states drawn by its own number, so that no state's name tells a type.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dragoman import codebook, knowledge
from dragoman.errors import DataFileError
from dragoman.knowledge import Country
from dragoman.reading.classifier import NONE

HOME = Path(__file__).parents[1] / "corpus"
COLUMNS = ("type", "mode", "status", "contexts", "register", "pair", "sentence")
STATUSES = ("realised", "future", "negated", "hypothetical")
_PLACE = re.compile(r"\{([A-D])(?:\.(adj|people|cap))?\}")
_TAG = re.compile(r"</?([st])>")
_ARTICLE = re.compile(r"\b([Aa])n? ((?:<[st]>)?)$")
_YOU_SOUND = re.compile(r"(?:U[gks]|Eu|One)", re.IGNORECASE)
_WITH_ARTICLE = frozenset(
    {
        "ARE",
        "BHS",
        "CAF",
        "COD",
        "COM",
        "DOM",
        "GBR",
        "GMB",
        "MDV",
        "MHL",
        "NLD",
        "PHL",
        "SLB",
        "SYC",
        "USA",
    }
)


@dataclass(frozen=True)
class Template:
    """One line of a template file."""

    id: str
    type: str
    mode: str | None
    status: str | None
    contexts: tuple[str, ...]
    register: str
    pair: str | None
    sentence: str

    @property
    def part(self) -> str:
        """``train``, ``dev`` or ``test``; all lines of a contrast set lie in one part."""
        digest = hashlib.sha256((self.pair or self.sentence).encode()).digest()[0]
        return "test" if digest < 26 else "dev" if digest < 39 else "train"


@dataclass(frozen=True)
class Sentence:
    """A filled template; offsets are characters of ``text``, end exclusive."""

    template: Template
    text: str
    source: tuple[int, int]
    target: tuple[int, int] | None
    states: dict[str, str]
    """Codes of the states by their letter."""


def templates() -> list[Template]:
    """All lines of ``corpus/templates``; raises :class:`DataFileError` naming file and line."""
    return [
        _template(path.stem, number, line, f"{path.name} line {number}")
        for path in sorted((HOME / "templates").glob("*.tsv"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if line
    ]


def _template(file: str, number: int, line: str, where: str) -> Template:
    cells = line.split("\t")
    if len(cells) != len(COLUMNS):
        raise DataFileError(f"{where}: {len(cells)} cells instead of {len(COLUMNS)}")
    given = {name: None if cell == "-" else cell for name, cell in zip(COLUMNS, cells, strict=True)}
    kind = given["type"] or ""
    types = codebook.load().types
    if kind != NONE and kind not in types:
        raise DataFileError(f"{where}: no event type {kind}")
    if given["mode"] and (kind == NONE or given["mode"] not in types[kind].modes):
        raise DataFileError(f"{where}: {kind} has no mode {given['mode']}")
    if given["status"] not in (None, *STATUSES):
        raise DataFileError(f"{where}: no status {given['status']}")
    marks = [match.group() for match in _TAG.finditer(cells[-1])]
    if sorted(marks) not in (["</s>", "<s>"], ["</s>", "</t>", "<s>", "<t>"]):
        raise DataFileError(f"{where}: not one <s>…</s> and at most one <t>…</t>")
    return Template(
        id=f"{file}-{number:04}",
        type=kind,
        mode=given["mode"],
        status=given["status"],
        contexts=tuple((given["contexts"] or "").split("|")) if given["contexts"] else (),
        register=given["register"] or "",
        pair=given["pair"] and f"{file}/{given['pair']}",
        sentence=cells[-1],
    )


def fill(template: Template, draw: random.Random) -> Sentence:
    """The sentence with states drawn at random, articles mended, and its marks as offsets."""
    letters = sorted({match[1] for match in _PLACE.finditer(template.sentence)})
    states = dict(zip(letters, draw.sample(_states(), len(letters)), strict=True))
    marked, done = "", 0
    for place in _PLACE.finditer(template.sentence):
        marked += template.sentence[done : place.start()]
        form = _form(states[place[1]], place[2])
        if place[2] is None and states[place[1]].id in _WITH_ARTICLE:
            form = f"the {form}" if _wants_article(marked) else form
        marked = _mended(marked, form) + form
        done = place.end()
    marked += template.sentence[done:]
    return _unmarked(template, _capital(marked), {a: state.id for a, state in states.items()})


def _wants_article(before: str) -> bool:
    """No article in a headline's or label's place, nor behind another determiner or hyphen."""
    words = _TAG.sub("", before).rstrip()
    return bool(words) and words[-1] not in "-–(:" and not words.lower().endswith((" the", " a"))


def _mended(before: str, form: str) -> str:
    article = _ARTICLE.search(before)
    if article is None:
        return before
    vowel = form[0].upper() in "AEIOU" and not _YOU_SOUND.match(form)
    return before[: article.start()] + article[1] + ("n " if vowel else " ") + article[2]


def _capital(marked: str) -> str:
    at = next(
        (i for i, c in enumerate(_TAG.sub(lambda m: " " * len(m[0]), marked)) if c.isalpha()), 0
    )
    return marked[:at] + marked[at].upper() + marked[at + 1 :]


def _unmarked(template: Template, marked: str, states: dict[str, str]) -> Sentence:
    text, done = "", 0
    opened: dict[str, int] = {}
    found: dict[str, tuple[int, int]] = {}
    for tag in _TAG.finditer(marked):
        text += marked[done : tag.start()]
        done = tag.end()
        if tag.group().startswith("</"):
            found[tag[1]] = (opened[tag[1]], len(text))
        else:
            opened[tag[1]] = len(text)
    return Sentence(template, text + marked[done:], found["s"], found.get("t"), states)


def _states() -> list[Country]:
    known = knowledge.load().countries.values()
    return [s for s in known if s.kind == "state" and s.capital and s.people]


def _form(state: Country, kind: str | None) -> str:
    match kind:
        case "adj":
            return state.adjectives[0]
        case "people":
            return state.people[1] if len(state.people) > 1 else state.people[0]
        case "cap":
            return state.capital[0]
    return state.name


def sentences(seed: int) -> Iterator[Sentence]:
    """All templates, filled; the same seed gives the same sentences."""
    for template in templates():
        yield fill(template, random.Random(f"{seed} {template.id}"))


def main() -> None:
    """Writes the corpus."""
    with (HOME / "sentences.jsonl").open("w", encoding="utf-8") as out:
        for sentence in sentences(0):
            template = sentence.template
            row = {
                "id": template.id,
                "text": sentence.text,
                "source": sentence.source,
                "target": sentence.target,
                "type": template.type,
                "mode": template.mode,
                "status": template.status,
                "contexts": template.contexts,
                "register": template.register,
                "pair": template.pair,
                "part": template.part,
                "states": sentence.states,
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
