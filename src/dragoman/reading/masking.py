"""State names masked for the parser: how a sentence is read must not depend on whom it is about.

Every state's name, adjective and capital is made one token, and a stand-in is parsed in its place.
So is a comma in the place of a question or exclamation mark that ends only a quotation,
``already`` in the place of ``since`` in ``have since jailed``, and what headlines mean.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING, Any, cast

from dragoman.codebook import grammar
from dragoman.reading import lexicon
from dragoman.reading.apposed_lists import mend_apposed_lists
from dragoman.reading.called import mend_called
from dragoman.reading.fronted_days import mend_fronted_days
from dragoman.reading.gerund_objects import mend_gerund_objects
from dragoman.reading.headless import mend_headless
from dragoman.reading.headlines import rewritten
from dragoman.reading.if_clauses import mend_if_clauses
from dragoman.reading.language import as_spelt, compounds, in_american, mended_lemma
from dragoman.reading.layout import lines, sentence_starts
from dragoman.reading.lexicon import StandIns
from dragoman.reading.manners import mend_manners
from dragoman.reading.matching import Coding
from dragoman.reading.misnamed import mend_misnamed
from dragoman.reading.plural_verbs import mend_plural_verbs
from dragoman.reading.reattaching import reattach
from dragoman.reading.spelling import Spelling
from dragoman.reading.told_days import mend_told_days

if TYPE_CHECKING:
    from spacy.tokens import Doc

LONGEST = 400
"""Tokens without an end of a sentence or line after which one is made: no parser reads on, and
steps over a sentence's clauses take time by the square of their number."""

_SENTENCE_ENDS = frozenset(".!?")
_CLAUSE_ENDS = _SENTENCE_ENDS | {";", '"'}
_CLOSING_MARKS = (['"'], ["'"])
_HAVING = (["have"], ["has"], ["had"])
_TO_VERB = 9
"""Most words between a quotation and the verb that tells whose it is."""
_COPIED = ["TAG", "POS", "MORPH", "LEMMA", "HEAD", "DEP", "SENT_START"]


class Masking:
    """The tokens of a text as they stand and as they are parsed."""

    def __init__(self, doc: Doc, coding: Coding, spelling: Spelling) -> None:
        self._coding = coding
        self._spelling = spelling
        self._vocab = doc.vocab
        text = doc.text
        self._starts = sentence_starts(text)
        self._words: list[str] = []
        self._spaces: list[bool] = []
        self._stand_ins: list[str | None] = []
        self._lemmas: dict[int, str | None] = {}
        tokens = list(doc)
        named = self._named(doc, text)
        i = 0
        while i < len(tokens):
            last, stand_in = named.get(i, (i, None))
            self._words.append(tokens[i].text if i == last else doc[i : last + 1].text)
            self._spaces.append(bool(tokens[last].whitespace_))
            self._stand_ins.append(stand_in)
            i = last + 1
        lengths = (len(word) + space for word, space in zip(self._words, self._spaces, strict=True))
        self._offsets = [0, *accumulate(lengths)]
        self._put_otherwise(text)

    def _put_otherwise(self, text: str) -> None:
        """Finds the words that are parsed as others, besides the names of states."""
        states = {i for i, stand_in in enumerate(self._stand_ins) if stand_in}
        for mark in range(len(self._words)):
            if self._goes_on_after(mark):
                self._stand_ins[mark] = ","
            elif self._words[mark] == ";" and self._speaks_anew(mark):
                self._stand_ins[mark] = "."
            elif self._words[mark] == "since" and self._words[mark - 1 : mark] in _HAVING:
                self._stand_ins[mark] = "already"
            elif american := in_american(self._words[mark]):
                self._stand_ins[mark], self._lemmas[mark] = american, None
        for word in rewritten(self._words, self._lines(text), states, self._spelling):
            self._stand_ins[word.place] = word.word
            self._lemmas[word.place] = word.lemma

    def _lines(self, text: str) -> Iterator[tuple[int, int]]:
        """First word and end of each line that stands for itself."""
        for start, end in lines(text):
            yield bisect_left(self._offsets, start), bisect_left(self._offsets, end)

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

    def _speaks_anew(self, mark: int) -> bool:
        """``Peru offered talks; Chile said it would come``: what follows is said by another."""
        behind = (self._words[i] for i in range(mark + 1, len(self._words)))
        clause = takewhile(lambda word: word not in _CLAUSE_ENDS, behind)
        return any(word in grammar.load().after_quotation for word in clause)

    def _named(self, doc: Doc, text: str) -> dict[int, tuple[int, str]]:
        """First token of each state's name, with its last token and the stand-in to parse."""
        found: dict[int, tuple[int, str]] = {}
        stand_ins = StandIns()
        for match in lexicon.names(self._coding.known).scan(text):
            name = doc.char_span(match.start, match.end)
            if name is None:
                continue
            after_article = name.start > 0 and doc[name.start - 1].lower_ == "the"
            stand_in = stand_ins.of(match.entry, after_article=after_article)
            if stand_in is not None:
                found[name.start] = (name.end - 1, stand_in)
        return found

    def masked(self) -> Doc:
        """The tokens to parse, stand-ins among them, with the starts of sentences set."""
        from spacy.tokens import Doc

        pairs = zip(self._stand_ins, self._words, strict=True)
        words = [stand_in or word for stand_in, word in pairs]
        starts = list(self._sentence_starts())
        return Doc(self._vocab, words=words, spaces=self._spaces, sent_starts=starts)

    def _sentence_starts(self) -> Iterator[bool | int | None]:
        """For each token, whether a sentence starts there: one does where the layout says so, none
        does with a blank or right behind a word; None where the parser is to say."""
        length = 0
        before = ""
        for word, offset in zip(self._words, self._offsets, strict=False):
            length += 1
            starts = None
            if offset in self._starts or length > LONGEST:
                starts = True
                length = 1
            elif word in _SENTENCE_ENDS:
                length = 0
            elif word.isspace() or before.isalpha():
                starts = False
            yield starts
            before = word

    def unmasked(self, parsed: Doc) -> Doc:
        """The parse, over the words of the text, with lemmas mended."""
        from spacy.tokens import Doc

        doc = Doc(self._vocab, words=self._words, spaces=self._spaces)
        cast(Any, doc).from_array(_COPIED, cast(Any, parsed).to_array(_COPIED))
        whole, reporting = compounds(self._coding.book), self._coding.cues.predicates
        for token, stand_in in zip(doc, self._stand_ins, strict=True):
            lemma = self._lemmas.get(token.i, None if stand_in is None else token.text)
            if lemma is None:
                lemma = as_spelt(token.lemma_, token.text) if stand_in else token.lemma_
            base = whole.get(token.lower_)
            token.lemma_ = base or mended_lemma(lemma, token.text, token.tag_)
        mend_fronted_days(doc)
        mend_headless(doc)
        mend_called(doc)
        mend_apposed_lists(doc)
        mend_gerund_objects(doc)
        mend_manners(doc, reporting)
        mend_plural_verbs(doc)
        mend_if_clauses(doc)
        mend_misnamed(doc)
        reattach(doc, self._coding)
        mend_told_days(doc, reporting)
        return doc
