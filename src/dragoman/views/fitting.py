"""Whether a later unit and a commitment or demand fit each other as a rule asks."""

from __future__ import annotations

from datetime import date

from dragoman.record.contents import Content, Sides
from dragoman.record.likeness import sense, senses
from dragoman.record.vocabulary import words
from dragoman.views.linking import Rule, Side, Towards, Unit
from dragoman.views.origins import Origins
from dragoman.views.things import things

_MAIN = 2
"""Of so many senses at its beginning one says what a content is about: ``to pay compensation``."""
_BEGINNING = 4
"""Words of one sense that begin with the same letters are one: ``an apology``, ``apologised``."""


def fits(origins: Origins, number: int, rule: Rule, unit: Content) -> bool:
    """Whether parties, time and the commitment's or demand's own words are as the rule asks."""
    if not is_as_asked(rule, unit) or not sides_fit(rule, origins.units[number].sides, unit.sides):
        return False
    is_late = is_after(origins, number, rule, unit) or _is_as_promised(origins, number, rule, unit)
    return is_late and origins.is_of(number, rule)


def is_as_asked(rule: Rule, unit: Content) -> bool:
    """Whether a unit is the deed, or said in the mood, that a rule asks for."""
    is_deed = unit.statement is None or not rule.deed
    return is_deed and (not rule.modality or unit.modality in rule.modality)


def sides_fit(rule: Rule, origin: Sides, unit: Sides) -> bool:
    """Whether it is said or done by the side, and to the side, that a rule asks for."""
    maker = rule.by is Side.MAKER
    ours, theirs = (origin.by, origin.to) if maker else (origin.to, origin.by)
    if not maker and not ours:
        return bool(unit.by - theirs) and (rule.to is Towards.ANYONE or bool(unit.to & theirs))
    if not unit.by & ours:
        return False
    if rule.to is Towards.OTHER_SIDE:
        return bool(unit.to & theirs)
    return not (unit.to and theirs) or bool(unit.to & (theirs | ours))


def is_after(origins: Origins, number: int, rule: Rule, unit: Content) -> bool:
    """Whether it follows, not later than a rule asks."""
    origin, (first, last) = origins.units[number], origins.days[number]
    start, end = unit.day.toordinal(), unit.last.toordinal()
    if start - last > rule.days:
        return False
    if origin.document == unit.document and unit.place < origin.ends:
        return False
    if first < last and start < end and start <= last and first <= end:
        return _is_published_after(origin, rule, unit)
    return start >= first if rule.same_day else start > last


def _is_published_after(origin: Unit, rule: Rule, unit: Content) -> bool:
    """Of days that overlap and are not known exactly, the order of publication decides."""
    published = origin.row["published"]
    if not isinstance(published, date) or unit.published is None:
        return False
    return unit.published >= published if rule.same_day else unit.published > published


def _is_as_promised(origins: Origins, number: int, rule: Rule, unit: Content) -> bool:
    """``handed over the papers, as it had promised``: whether the deed is told in its words."""
    origin = origins.units[number]
    if origin.document != unit.document or not origin.place <= unit.place < origin.ends:
        return False
    return origins.days[number][0] - unit.last.toordinal() <= rule.as_promised > 0


def shares_main_words(origin: Unit, rule: Rule, unit: Content) -> bool:
    """Whether more is shared than one word, or the same one of the main words of both: who agrees
    ``to set up a commission on compensation`` does not agree to ``compensation``."""
    if rule.least_shared > 1:
        return True
    of_both = (origin.content, unit.words)
    shared = origin.senses & frozenset(senses(words(unit.words)))
    if len(shared) > 1:
        return True
    is_main = all(_is_main(shared, content) for content in of_both)
    one, other = (_beginnings(shared, content) for content in of_both)
    return is_main and not one.isdisjoint(other)


def _is_main(shared: frozenset[str], content: str) -> bool:
    """Whether what is shared says what a thing in a content is about."""
    return any(shared <= {*thing[:_MAIN]} for thing in things(content))


def _beginnings(shared: frozenset[str], content: str) -> set[str]:
    """How the words begin that have a sense that is shared."""
    return {word[:_BEGINNING] for word in words(content) if sense(word) in shared}
