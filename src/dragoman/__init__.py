"""Reads diplomatic news and readouts: who said and did what to whom, when, on whose word.

    reading = dragoman.read("article.txt", published="2024-02-09", outlet="Meridian Press")
    for event in reading.events:
        print(event.type, event.evidence.of(reading.document.text))

Importing the package is cheap: what it offers is loaded when first asked for, the parser by the
first reading.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError

if TYPE_CHECKING:
    from dragoman.api import read, read_many, read_text
    from dragoman.exports import export
    from dragoman.model import (
        Act,
        Actor,
        ActorMention,
        Commitment,
        CommitmentKind,
        DateMention,
        Dating,
        Direction,
        Document,
        Event,
        Form,
        Granularity,
        Interval,
        Modality,
        Notice,
        Place,
        Polarity,
        Reading,
        Source,
        SourceKind,
        Span,
        Statement,
        Status,
        Strength,
        Versions,
        Wording,
    )
    from dragoman.record import Record

__version__ = "0.1.0"

__all__ = [
    "Act",
    "Actor",
    "ActorMention",
    "Commitment",
    "CommitmentKind",
    "DateMention",
    "Dating",
    "Direction",
    "Document",
    "DragomanError",
    "Event",
    "Form",
    "Granularity",
    "Interval",
    "Modality",
    "Notice",
    "Place",
    "Polarity",
    "Reading",
    "Record",
    "Source",
    "SourceKind",
    "Span",
    "Statement",
    "Status",
    "Strength",
    "Versions",
    "Wording",
    "__version__",
    "export",
    "read",
    "read_many",
    "read_text",
]

_HOMES = {
    "read": "dragoman.api",
    "read_many": "dragoman.api",
    "read_text": "dragoman.api",
    "Record": "dragoman.record",
    "export": "dragoman.exports",
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES.get(name, "dragoman.model")), name)
