"""What a question names: parties and issues, checked, with the nearest known ones in the error."""

from __future__ import annotations

from dragoman.errors import QuestionError
from dragoman.knowledge import near
from dragoman.record import Record, figures, issues


def party(record: Record, name: str, wanted: str | None) -> str | None:
    """The code of a party that is asked for by its code or name.

    Raises :class:`QuestionError` for a country that neither we nor the record know; ``name`` is
    what the message calls it, if anything. A sector is checked by the record itself.
    """
    if wanted is None:
        return None
    from dragoman.knowledge import load

    known = load()
    if meant := near.code(wanted, known):
        return meant
    code = " ".join(wanted.upper().split())
    if record.ask(figures.has_party, code.partition(" ")[0]):
        return code
    raise QuestionError(f"{name}: ".removeprefix(": ") + near.no_party(wanted, known))


def issue(record: Record, wanted: str | None) -> str | None:
    """The id of an issue, in any case; raises :class:`QuestionError` for an unknown one."""
    if wanted is None:
        return None
    return record.ask(issues.issue, wanted)
