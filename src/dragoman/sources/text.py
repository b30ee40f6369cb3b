"""Plain text."""

from __future__ import annotations

from dragoman.sources.document import Loaded, SourceOptions, load
from dragoman.sources.encoding import decode


def load_text(data: bytes, name: str, options: SourceOptions) -> Loaded:
    """The document of a plain text file's bytes; raises ``SourceError`` or ``LanguageError``."""
    text, notices = decode(data, name)
    return load(text, name, options, notices=notices)
