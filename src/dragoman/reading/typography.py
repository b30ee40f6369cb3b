"""Typography that misleads the parser, replaced character by character, so that offsets hold."""

from __future__ import annotations

import re

_TYPOGRAPHY = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u200b\ufeff\t\f\v", " "),
        **dict.fromkeys("–—―", "—"),
        "‐": "-",
        "‑": "-",
        "\u2028": "\n",
        "\u2029": "\n",
    }
)
_ASIDE = re.compile(r" - (?<=[^\W\d] - )([^\s\d][^.\n]*?) - (?=[^\W\d])")
"""Hyphens for dashes: ``Ghana - unlike Togo - agreed``."""
_DATELINE = 80
"""Characters of a dateline at most."""
_DOUBLED = re.compile(r"''(?<!''')(?!')")


def plain(text: str) -> str:
    """``text`` with straight quotation marks, dashes and spaces; same length, same offsets.

    Two apostrophes or backticks, as some archives write them, are one quotation mark and a space
    on its outer side.
    """
    return _DOUBLED.sub(_as_one_mark, _ASIDE.sub(_with_dashes, text.translate(_TYPOGRAPHY)))


def _with_dashes(aside: re.Match[str]) -> str:
    text, start = aside.string, aside.start()
    line = text.rfind("\n", max(0, start - _DATELINE), start) + 1
    before = text[max(line, start - _DATELINE) : start]
    is_dateline = before.isupper() or any(letter.isdigit() for letter in before)
    return aside.group() if is_dateline else f" — {aside[1]} — "


def _as_one_mark(doubled: re.Match[str]) -> str:
    opens = doubled.start() == 0 or doubled.string[doubled.start() - 1].isspace()
    return ' "' if opens else '" '
