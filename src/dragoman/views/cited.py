"""A statement's words for people: its cue and its content, without saying anything twice."""

from __future__ import annotations


def alone(cue: str, content: str) -> str:
    """``accepted`` of ``accepted the offer``, where the content begins with ``the offer``."""
    said, told = cue.split(), content.split()
    shared = (n for n in range(len(said), 0, -1) if said[-n:] == told[:n])
    return " ".join(said[: len(said) - next(shared, 0)])


def both(cue: str, content: str) -> str:
    """``urged: Peru to withdraw``."""
    return ": ".join(filter(None, (alone(cue, content), content)))
