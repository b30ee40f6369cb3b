"""Whether two reports are of one event: of one document, of one story, or of different stories."""

from __future__ import annotations

from dragoman.coreference.articles import Report
from dragoman.coreference.rule import load
from dragoman.coreference.stories import overlap
from dragoman.coreference.words import closeness

_DECIMALS = 9


def retold(one: Report, other: Report) -> bool:
    """Whether two reports of one document are of one event.

    A reader keeps what a document tells again only where it adds something. So nothing is told
    twice in one sentence, and what is told in two says the same: how, on which sides, and most of
    the words.
    """
    if one.sentence == other.sentence or not alike(one, other):
        return False
    if len({one.mode, other.mode} - {None}) > 1:
        return False
    rule = load().reports
    if one.type == other.type and one.type in rule.meetings:
        return wording(one, other) >= rule.wording
    one_sided = {bool(report.recipients) for report in (one, other) if not _is_mutual(report)}
    return len(one_sided) < 2 and _in_common(one, other) >= rule.wording_within


def told_in_one_story(one: Report, other: Report) -> bool:
    """Whether reports of two documents of one story are of one event, by their words."""
    return alike(one, other) and _are_close(one, other, load().reports.wording)


def linked(one: Report, other: Report) -> bool:
    """Whether reports of different stories are of one event: a stricter rule.

    Both must name their days, a few at most, and both parties if either does.
    """
    if not narrow(one) or not narrow(other) or bool(one.recipients) != bool(other.recipients):
        return False
    return alike(one, other) and _are_close(one, other, load().reports.wording_elsewhere)


def alike(one: Report, other: Report) -> bool:
    """Types of one family, common parties, and no days that exclude each other."""
    if one.type is None or other.type not in load().family(one.type):
        return False
    if one.negated != other.negated or not _same_sides(one, other):
        return False
    return one.days is None or other.days is None or overlap(one.days, other.days)


def wording(one: Report, other: Report) -> float:
    """How close their sentences are; rounded, so that no order of words makes a difference."""
    return round(closeness(one.words, other.words), _DECIMALS)


def closest(one: Report, other: Report) -> float:
    """By which the more alike of several come first: many events may share a sentence."""
    return round(wording(one, other) + _in_common(one, other), _DECIMALS)


def narrow(report: Report) -> bool:
    """Whether its days are known and few enough for it to be matched in another story."""
    days = report.days
    return days is not None and (days.end - days.start).days < load().reports.days_elsewhere


def _are_close(one: Report, other: Report, least: float) -> bool:
    """By the words of their sentences and, since many events may share one, by their own."""
    rule = load().reports
    if wording(one, other) < least:
        return False
    return one.type in rule.meetings or _in_common(one, other) >= rule.wording_of_evidence


def _in_common(one: Report, other: Report) -> float:
    """Which part of the weight of the shorter one's own words the other has too."""
    shorter = min(sum(one.said.values()), sum(other.said.values()))
    shared = sum(weight for word, weight in one.said.items() if word in other.said)
    return shared / shorter if shorter else 0.0


def _same_sides(one: Report, other: Report) -> bool:
    """A common actor and, where both have recipients, a common recipient; of equals, two."""
    if not one.actors & other.actors:
        return False
    if _are_equals(one) or _are_equals(other):
        return len(_parties(one) & _parties(other)) >= 2
    received = one.recipients & other.recipients
    return bool(received or not one.recipients or not other.recipients)


def _are_equals(report: Report) -> bool:
    return not report.recipients and len(report.actors) > 1


def _is_mutual(report: Report) -> bool:
    """Whether who did it and to whom is not said, or makes no difference."""
    return report.type in load().reports.mutual or not (report.recipients or _are_equals(report))


def _parties(report: Report) -> frozenset[str]:
    return report.actors | report.recipients
