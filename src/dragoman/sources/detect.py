"""Refuses texts that are surely in another language than English."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from dragoman.errors import LanguageError

_LOOKED_AT = 2_000
"""Characters at the head of a text that are classified."""

_FEWEST_LETTERS = 40
"""Texts with fewer letters, in bytes of UTF-8, are let through: they tell no classifier enough.
A Chinese letter tells more than a Latin one, and is three bytes long."""

_SURELY = 0.5
"""Probability that another language must have for a text to be refused."""

_HARDLY = 0.01
"""Probability that English must stay under for a text to be refused."""

_NAME = re.compile(r"\b[A-Z]\S*")
"""Words without which a text must be foreign as well: ``Uganda banned Kenyan maize`` is taken for
Ganda."""

_ENGLISH_WORD = re.compile(r"\b(?:the|and|that|which|with|from|said|their|were|would|has)\b", re.I)
_PLAINLY = 0.08
"""Share of those words among all from which a text is plainly English; in news of other
languages it is next to nothing."""

_ENOUGH_WORDS = 40


def check_english(text: str, name: str) -> None:
    """Raises ``LanguageError`` if the head of ``text`` is confidently not English."""
    head = text[:_LOOKED_AT]
    letters = len("".join(filter(str.isalpha, head)).encode())
    # Loading the classifier costs more than reading a short article: spared where it can be.
    if letters < _FEWEST_LETTERS or _plainly_english(head):
        return
    probabilities = dict(_identifier().rank(head))
    language = max(probabilities, key=lambda code: probabilities[code])
    surely = probabilities[language] >= _SURELY and probabilities["en"] < _HARDLY
    if surely and _identifier().classify(_NAME.sub("", head))[0] != "en":
        raise LanguageError(
            f"{name}: looks like {_language_name(language)}, and only English can be read; "
            "give an English text"
        )


def _plainly_english(text: str) -> bool:
    words = len(text.split())
    return words >= _ENOUGH_WORDS and len(_ENGLISH_WORD.findall(text)) >= _PLAINLY * words


@cache
def _identifier() -> Any:
    from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    # Those with a two-letter code: English of many names is else taken for Nigerian Pidgin.
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier


def _language_name(code: str) -> str:
    from babel import Locale

    known = Locale("en").languages.get(code)
    return f"{known} ({code})" if known else code
