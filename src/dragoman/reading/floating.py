"""Quotations that go on after the sentence that says whose they are."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.reading.drafts import Draft
from dragoman.reading.ordered import Ordered
from dragoman.reading.parsed import Parsed
from dragoman.reading.quotes import Quote

_FINAL = (".", "!", "?", "…", ",")
_MARKS = "\"'‘’“”„‟«»″ \n"
_NEAR = 2_000
"""Characters before a quotation in which the statement it continues is looked for."""


def go_on(parsed: Parsed, drafts: Sequence[Draft]) -> list[Draft]:
    """Adds to each draft, in place, the quotations after it that have no cue of their own; gives
    the drafts that it added to.

    ``"The well is dry," Chad said, "and the pump is broken. Nobody came."`` and the sentences or
    paragraphs in quotation marks that follow at once are one statement.
    """
    told = [(part, draft.cue_span) for draft in drafts for part in draft.content]
    contents = Ordered(sorted(told), lambda item: item[0][0])
    quoting = Ordered(
        (d for d in drafts if any(parsed.quotes.within(*part) for part in d.content)),
        lambda draft: draft.cue_span[0],
    )
    longer: list[Draft] = []
    for quote in parsed.quotes:
        near = contents.starting_in(quote.start - _NEAR, quote.end)
        covered = any(quote.start < end and not _holds(quote, cue) for (_, end), cue in near)
        if covered or not _is_sentence(parsed, quote):
            continue
        for draft in quoting.starting_in(quote.start - _NEAR, quote.start):
            if _continues(parsed, draft, quote):
                draft.content.append((quote.start, quote.end))
                longer.append(draft)
                break
    return longer


def _holds(quote: Quote, cue: tuple[int, int]) -> bool:
    """Whether a cue stands in the quotation: "I think" in it does not say whose it is."""
    return quote.start <= cue[0] and cue[1] <= quote.end


def _is_sentence(parsed: Parsed, quote: Quote) -> bool:
    """Whether the quotation ends as a sentence does, and with one."""
    words = parsed.text[quote.start : quote.end].rstrip(_MARKS)
    if not words.endswith(_FINAL):
        return False
    last = parsed.doc.char_span(quote.end - 1, quote.end, alignment_mode="expand")
    return last is not None and last.sent.text.rstrip().endswith(last.text.rstrip())


def _continues(parsed: Parsed, draft: Draft, quote: Quote) -> bool:
    """Whether the quotation begins where the statement ends."""
    sentence = parsed.doc[draft.clause.root].sent
    if draft.cue_span[1] <= quote.start < sentence.end_char:
        between = parsed.text[draft.cue_span[1] : quote.start].rstrip()
        return between.endswith((",", ":", "."))
    end = max(sentence.end_char, *(stop for _, stop in draft.content))
    return end <= quote.start and not parsed.text[end : quote.start].strip(_MARKS)
