"""Parts of speech and lemmas by the rules of the language model, each of them worked out once.

spaCy tries all its rules on every token, which takes a fifth of the time of a parse. Nearly all
of them ask for the tag, the relation and the word of one token, and so have one answer to each
combination of these; a lemma depends on the word, its part of speech and its morphology.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.tokens import Doc, MorphAnalysis, Token

_ASKED = frozenset({"TAG", "DEP", "LOWER"})
_LISTS = frozenset({"IN", "NOT_IN"})

Rule = dict[str, Any]


class _Answer(NamedTuple):
    """What the rules say of a token."""

    pos: int
    morph: MorphAnalysis
    lemma: int


class Attributes:
    """A component that gives tokens what the attribute ruler and then the lemmatizer give them."""

    def __init__(self, nlp: Language, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        rules: list[Rule] = ruler.patterns
        self._vocab = nlp.vocab
        self._of_tokens = _ruler(nlp, (rule for rule in rules if _is_of_token(rule)))
        self._others = _ruler(nlp, (rule for rule in rules if not _is_of_token(rule)))
        strings = nlp.vocab.strings
        self._words = frozenset(strings[word] for rule in rules for word in _words(rule))
        self._answers: dict[tuple[int, int, int], _Answer] = {}
        self._lemmatizer = lemmatizer
        self._lemmas: dict[tuple[int, int, MorphAnalysis], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        """The document with parts of speech, morphology and lemmas."""
        for token in doc:
            token.pos, token.morph, token.lemma = self._answer(token)
        self._others(doc)
        for token in doc:
            if not token.lemma:
                token.lemma = self._lemma(token)
        return doc

    def _lemma(self, token: Token) -> int:
        asked = (token.orth, token.pos, token.morph)
        if asked not in self._lemmas:
            lemma = self._lemmatizer.lemmatize(token)[0]
            self._lemmas[asked] = self._vocab.strings.add(lemma)
        return self._lemmas[asked]

    def _answer(self, token: Token) -> _Answer:
        word = token.lower if token.lower in self._words else 0
        asked = (token.tag, token.dep, word)
        if asked not in self._answers:
            self._answers[asked] = self._worked_out(token)
        return self._answers[asked]

    def _worked_out(self, token: Token) -> _Answer:
        from spacy.tokens import Doc

        alone = Doc(self._vocab, [token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        (found,) = self._of_tokens(alone)
        return _Answer(found.pos, found.morph, found.lemma)


def _ruler(nlp: Language, rules: Iterable[Rule]) -> AttributeRuler:
    from spacy.pipeline import AttributeRuler

    ruler = AttributeRuler(nlp.vocab)
    ruler.add_patterns(rules)
    return ruler


def _is_of_token(rule: Rule) -> bool:
    """Whether a rule asks for nothing but the tag, relation and literal word of one token."""
    return all(
        len(tokens) == 1
        and tokens[0].keys() <= _ASKED
        and all(isinstance(asked, str) or asked.keys() <= _LISTS for asked in tokens[0].values())
        for tokens in rule["patterns"]
    )


def _words(rule: Rule) -> Iterator[str]:
    """The words that a rule names."""
    for tokens in rule["patterns"]:
        for token in tokens:
            asked = token.get("LOWER", {})
            if isinstance(asked, str):
                yield asked
            else:
                yield from (word for kind in _LISTS & asked.keys() for word in asked[kind])
