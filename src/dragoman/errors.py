"""What can go wrong, named for the situation; the message is the line the user reads."""

from __future__ import annotations


class DragomanError(Exception):
    """Base of all errors of this package that a user can act on."""


class SourceError(DragomanError):
    """A file or stream could not be turned into documents."""


class LanguageError(DragomanError):
    """A document is in a language that cannot be read."""


class DataFileError(DragomanError):
    """A codebook or knowledge file does not hold what its format asks for."""


class RecordError(DragomanError):
    """A record cannot be opened, read or written."""


class QuestionError(RecordError):
    """A question to a record asks for what there cannot be."""


class ExportError(DragomanError):
    """An export cannot be written or read back."""


class BenchError(DragomanError):
    """A benchmark file does not hold what its format asks for."""
