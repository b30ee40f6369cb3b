"""What a question names: parties and issues, checked, with the nearest known ones in the error."""

from __future__ import annotations

from dragoman.errors import QuestionError
from dragoman.knowledge import near
from dragoman.record import Record, figures, issues

_ALIKE_ISSUES = 0.75


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
    from dragoman.knowledge import load

    known = load().issues
    asked = wanted.lower()
    if asked in known:
        return asked
    held = record.ask(issues.ids)
    if wanted in held:
        return wanted
    called = {form.lower(): row.id for row in known.values() for form in (row.label, *row.forms)}
    parts = [id for id in (*known, *held) if asked in id]
    alike = near.nearest(asked, [*known, *held, *called], _ALIKE_ISSUES)
    proposed = near.did_you_mean(parts or [called.get(form, form) for form in alike])
    raise QuestionError(
        f"issue: no issue {wanted!r}{proposed or '.'} `dragoman positions RECORD` lists those of a "
        "record; one of your own is a row of issues.csv in a folder given to `read --knowledge`"
    )
