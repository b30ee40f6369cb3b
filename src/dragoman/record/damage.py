"""What is kept and cannot be read."""

from __future__ import annotations

import json
from typing import Any


class DamagedError(ValueError):
    """A value that nobody wrote as it stands there."""


class UnknownFormError(ValueError):
    """A value of a form that this version does not know; the message says what to do."""


def fields(kept: str | None) -> dict[str, Any]:
    """The fields that a JSON object keeps; none where nothing is kept."""
    try:
        found: dict[str, Any] = json.loads(kept or "{}")
    except json.JSONDecodeError as error:
        raise DamagedError(str(error)) from error
    return found
