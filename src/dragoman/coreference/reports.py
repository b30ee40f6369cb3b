"""Reports into events: which tellings in one story, or in different ones, are of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from dragoman.coreference.articles import Article, Report
from dragoman.coreference.rule import load
from dragoman.coreference.stories import overlap
from dragoman.coreference.words import closeness


@dataclass(frozen=True)
class Told:
    """One event of a story with its reports, the first one first."""

    reports: tuple[Report, ...]
    headlines: frozenset[str]
    """Documents that lead with it."""


def events_of(story: Sequence[Article]) -> list[Told]:
    """The events of a story, the one that it leads with first.

    ``story`` is in the order of publication. Every document has one report, coded or not, of the
    event that the story leads with.
    """
    reports = [report for article in story for report in article.reports]
    leads = {article.id: article.headline for article in story if article.headline}
    groups = _together(reports, lambda one, other: _same(one, other, leads))
    main = _main(groups, leads)
    groups = [group for group in groups if group is not main]
    headline = _headline(main, groups, leads, story)
    groups = [rest for group in groups if (rest := [r for r in group if r not in headline])]
    told = [Told(tuple(headline), frozenset(article.id for article in story))]
    return told + [Told(tuple(group), frozenset()) for group in groups]


def linked(one: Report, other: Report) -> bool:
    """Whether reports of different stories are of one event: a stricter rule.

    Both must name their days, a few at most, and both parties if either does.
    """
    if not narrow(one) or not narrow(other) or bool(one.recipients) != bool(other.recipients):
        return False
    return _alike(one, other) and _wording(one, other) >= load().reports.wording_elsewhere


def _same(one: Report, other: Report, leads: Mapping[str, Report]) -> bool:
    """Whether reports of one story are of one event; of two headline events no words are asked."""
    if not _alike(one, other):
        return False
    lead = leads.get(one.document) is one and leads.get(other.document) is other
    return lead or _wording(one, other) >= load().reports.wording


def _alike(one: Report, other: Report) -> bool:
    """Types of one family, common parties, and no days that exclude each other."""
    if one.type is None or other.type not in load().family(one.type):
        return False
    if one.negated != other.negated or not _same_sides(one, other):
        return False
    return one.days is None or other.days is None or overlap(one.days, other.days)


def _same_sides(one: Report, other: Report) -> bool:
    """A common actor and, where both have recipients, a common recipient; of equals, two."""
    if _are_equals(one) or _are_equals(other):
        return len(_parties(one) & _parties(other)) >= 2
    received = one.recipients & other.recipients
    return bool(one.actors & other.actors) and bool(
        received or not one.recipients or not other.recipients
    )


def _are_equals(report: Report) -> bool:
    return not report.recipients and len(report.actors) > 1


def _parties(report: Report) -> frozenset[str]:
    return report.actors | report.recipients


def _wording(one: Report, other: Report) -> float:
    return closeness(one.words, other.words)


def narrow(report: Report) -> bool:
    """Whether its days are known and few enough for it to be matched in another story."""
    days = report.days
    return days is not None and (days.end - days.start).days < load().reports.days_elsewhere


def _together(
    reports: Sequence[Report], same: Callable[[Report, Report], bool]
) -> list[list[Report]]:
    """Groups joined by ``same``, in the order of their first reports."""
    group = list(range(len(reports)))
    for i, j in _kindred(reports):
        if group[i] != group[j] and same(reports[i], reports[j]):
            low, high = sorted((group[i], group[j]))
            group = [low if number == high else number for number in group]
    found: dict[int, list[Report]] = {}
    for number, report in zip(group, reports, strict=True):
        found.setdefault(number, []).append(report)
    return list(found.values())


def _kindred(reports: Sequence[Report]) -> Iterator[tuple[int, int]]:
    """Pairs of places of reports whose types are of one family."""
    places: defaultdict[frozenset[str], list[int]] = defaultdict(list)
    for place, report in enumerate(reports):
        if report.type is not None:
            places[load().family(report.type)].append(place)
    return chain.from_iterable(combinations(own, 2) for own in places.values())


def _main(groups: Sequence[list[Report]], leads: Mapping[str, Report]) -> list[Report]:
    """The group that most documents tell and one leads with; of several, the first told."""
    led = [group for group in groups if any(leads.get(r.document) is r for r in group)]
    return max(led, key=lambda group: len({r.document for r in group}), default=[])


def _headline(
    main: Sequence[Report],
    groups: Iterable[Sequence[Report]],
    leads: Mapping[str, Report],
    story: Sequence[Article],
) -> list[Report]:
    """``main`` with what other documents of the story report of it, by other types or not coded."""
    found = list(main)
    sides = {(r.actors, r.recipients) for r in main if r.actors and r.recipients}
    for group in groups:
        if any(leads.get(r.document) is r and (r.actors, r.recipients) in sides for r in group):
            found += group
    told = {report.document for report in found}
    found += [_uncoded(article) for article in story if article.id not in told]
    order = {article.id: number for number, article in enumerate(story)}
    return sorted(found, key=lambda r: (order[r.document], r.evidence.start, r.event))


def _uncoded(article: Article) -> Report:
    return Report(document=article.id, event="", evidence=article.lead, days=article.days)
