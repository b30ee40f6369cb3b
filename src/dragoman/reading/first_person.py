"""Whose ``we`` and ``our`` are in a quotation: known once it is known who is quoted."""

from __future__ import annotations

from dataclasses import replace

from dragoman.codebook import grammar
from dragoman.reading.drafts import Draft
from dragoman.reading.mentions import Mentions
from dragoman.reading.quotes import Quotes
from dragoman.reading.sayings import Sayings


def speak_for_themselves(mentions: Mentions, drafts: list[Draft], quotes: Quotes) -> bool:
    """Gives ``we`` and ``our`` inside quotation marks to whoever is quoted; says if any was."""
    changed = False
    sayings = Sayings(drafts)
    first_person = grammar.load().references.we
    for mention in list(mentions):
        if mention.how not in ("unresolved", "speaker"):
            continue
        if mentions.word(mention) not in first_person or quotes.at(mention.start) is None:
            continue
        quoted = (draft.speakers for draft in sayings.over(mention.start, mention.end))
        speakers = next(filter(None, quoted), None)
        if speakers is not None:
            mentions.put(replace(mention, actors=speakers, how="speaker"))
            changed = True
    return changed
