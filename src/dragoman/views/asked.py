"""What a question names: parties and issues, checked, with the nearest known ones in the error."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from dragoman.errors import QuestionError
from dragoman.record import Record, figures

_NEAR = 3
_ALIKE, _ALIKE_ISSUES = 0.66, 0.75


def party(record: Record, name: str, code: str | None) -> str | None:
    """The code as it is asked for; raises :class:`QuestionError` for an unknown country in it.

    ``name`` is what the message calls it. A sector is checked by the record itself.
    """
    if code is None or not (words := code.upper().split()):
        return code
    from dragoman.knowledge import load

    known = load()
    if words[0] in known.codes or words[0] in record.ask(figures.countries):
        return code
    called = {
        form.lower(): row.id
        for row in known.countries.values()
        for form in (row.name, *row.names, *row.adjectives)
    }
    called |= {
        form.lower(): row.code
        for row in known.organisations.values()
        for form in (row.name, *row.names, *row.acronyms)
    }
    near = [called[form] for form in _near(code.lower(), called)] or _near(words[0], known.codes)
    raise QuestionError(f"{name}: no country or organisation {code!r}{_meant(near)}")


def issue(record: Record, wanted: str | None) -> str | None:
    """The id of an issue, in any case; raises :class:`QuestionError` for an unknown one."""
    if wanted is None:
        return None
    from dragoman.knowledge import load

    known = load().issues
    asked = wanted.lower()
    if asked in known:
        return asked
    held = record.ask(figures.issues)
    if wanted in held:
        return wanted
    called = {form.lower(): row.id for row in known.values() for form in (row.label, *row.forms)}
    parts = [id for id in (*known, *held) if asked in id]
    alike = _near(asked, [*known, *held, *called], _ALIKE_ISSUES)
    near = parts or [called.get(form, form) for form in alike]
    raise QuestionError(f"issue: no issue {wanted!r}{_meant(near)}")


def _near(asked: str, known: Iterable[str], alike: float = _ALIKE) -> list[str]:
    return get_close_matches(asked, sorted(known), _NEAR, alike)


def _meant(near: Iterable[str]) -> str:
    listed = " or ".join(list(dict.fromkeys(near))[:_NEAR])
    return f"; did you mean {listed}?" if listed else ""
