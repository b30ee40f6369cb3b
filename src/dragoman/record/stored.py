"""A reading as it is stored: in JSON beside its document's text, which is not stored twice."""

from __future__ import annotations

import json

from dragoman.model import Reading

_HEAD = '{"document":{'


def without_text(reading: Reading) -> str:
    """The reading in JSON without the text, and without what is as the model has it unless said.

    A default of :mod:`dragoman.model` must therefore not change, else old records would change.
    """
    return reading.model_dump_json(exclude_defaults=True, exclude={"document": {"text"}})


def with_text(stored: str, text: str) -> str:
    """The JSON that :meth:`Reading.from_json` takes."""
    return f'{_HEAD}"text":{json.dumps(text)},{stored.removeprefix(_HEAD)}'
