"""Says where a text is a government's own and nothing says of which state."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.codebook import grammar
from dragoman.model import Notice
from dragoman.reading.parsed import Parsed
from dragoman.reading.publisher import Publisher

_UNSIGNED = Notice(
    code="no-outlet-country",
    message="a government's own text by its heading or its 'we', but of which is not known: "
    "speakers may be missed; give --outlet-country",
)


def unsigned(parsed: Parsed, publisher: Publisher) -> Iterator[Notice]:
    """The notice for a text of unknown outlet and country that calls itself an own paper or that
    speaks of itself as ``we``."""
    if publisher.is_unknown and (publisher.has_letterhead or _says_we(parsed)):
        yield _UNSIGNED


def _says_we(parsed: Parsed) -> bool:
    """Whether it is not known who ``we`` are outside quotation marks."""
    first_person = grammar.load().references.we
    return any(
        mention.how == "unresolved"
        and parsed.mentions.word(mention) in first_person
        and parsed.quotes.at(mention.start) is None
        for mention in parsed.mentions
    )
