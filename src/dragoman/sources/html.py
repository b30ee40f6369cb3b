"""Web pages: main text and metadata by trafilatura."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from datetime import date
from typing import Any

from dragoman.errors import SourceError
from dragoman.sources.document import Loaded, Metadata, SourceOptions, load
from dragoman.sources.encoding import decode

_DECLARED = re.compile(
    rb"<meta\b[^>]*?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml\b[^>]*?\bencoding\s*=\s*[\"']([\w.:-]+)",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 4_096
"""Bytes at a page's head in which its declared encoding is looked for."""

_SENTENCE_END = re.compile(r"[.!?。！？؟।]")
"""Without one, what trafilatura found is a page's links and labels."""

_NO_TEXT = ["//nav", "//footer", "//noscript"]

# htmldate takes any ISO date that stands in the page for the date of publication. A date in
# running text is none; a stamp ("Published: 6 March 2024, 10:20 GMT") is shorter than this.
_RUNNING = (
    "//body//*[self::p or self::li or self::blockquote or self::td]"
    "[string-length(normalize-space()) > 60]"
    " | //body//div[text()[string-length(normalize-space()) > 60]]"
)

_DATES = {
    "extensive_search": False,
    "original_date": True,
    # Without bounds of its own htmldate takes today, and tomorrow reads the page differently.
    "min_date": "1900-01-01",
    "max_date": "2100-01-01",
}

# Without a handler of their own, Python prints these libraries' warnings.
for _library in ("trafilatura", "htmldate", "courlan", "justext"):
    logging.getLogger(_library).addHandler(logging.NullHandler())


def load_html(data: bytes, name: str, options: SourceOptions) -> Loaded:
    """The document of a page's bytes; raises ``SourceError`` or ``LanguageError``."""
    page, notices = decode(data, name, _declared(data))
    try:
        text, metadata = _extract(page)
    except Exception as error:
        raise SourceError(
            f"{name}: its HTML cannot be read ({error or type(error).__name__}); save its text"
        ) from error
    if not _SENTENCE_END.search(text):
        raise SourceError(f"{name}: no text in this page; save the article's text and read that")
    return load(text, name, options, metadata, notices)


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:_DECLARED_WITHIN])
    return (found[1] or found[2]).decode("ascii") if found else None


def _extract(page: str) -> tuple[str, Metadata]:
    import trafilatura

    tree = trafilatura.load_html(page)
    if tree is None:
        return "", Metadata()
    text = trafilatura.extract(
        deepcopy(tree), favor_precision=True, include_comments=False, prune_xpath=_NO_TEXT
    )
    return text or "", _metadata(tree)


def _metadata(tree: Any) -> Metadata:
    from trafilatura.metadata import extract_metadata

    for element in tree.xpath(_RUNNING):
        element.drop_tree()
    found = extract_metadata(tree, date_config=dict(_DATES))
    return Metadata(
        published=date.fromisoformat(found.date) if found.date else None,
        outlet=found.sitename or None,
        title=found.title or None,
        url=found.url or None,
    )
