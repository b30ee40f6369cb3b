"""CAMEO codes (CAMEO codebook 1.1b3, Schrodt 2012).

The record has roots; where a format wants a code of an action, the root's "not specified below"
says as much and no more: ``04`` is ``040``.
"""

from __future__ import annotations

from dragoman.exports.layout import pairs

_ROOT = 2
_BASE = 3


def code(cameo: str) -> str:
    """The action code, three or four digits."""
    return f"{cameo}0" if len(cameo) == _ROOT else cameo


def base(cameo: str) -> str:
    """The first three digits."""
    return code(cameo)[:_BASE]


def root(cameo: str) -> str:
    """The first two digits."""
    return cameo[:_ROOT]


def title(cameo: str) -> str:
    """Title of a root's code, empty for a finer one."""
    return pairs("cameo").get(code(cameo).removesuffix("0"), "")


def quad(cameo: str) -> int:
    """Quad class as GDELT assigns it to roots, 1 to 4."""
    number = int(root(cameo))
    return 1 + (number > 5) + (number > 8) + (number > 13)
