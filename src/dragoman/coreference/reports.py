"""Reports into events: which tellings in one story, or in different ones, are of one event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from dragoman.coreference.articles import Article, Report
from dragoman.coreference.likeness import alike, closest, retold, told_in_one_story
from dragoman.coreference.rule import load


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
    groups = _together(reports, leads)
    main = _main(groups, leads)
    groups = [group for group in groups if group is not main]
    headline = _headline(main, groups, leads, story)
    groups = [rest for group in groups if (rest := [r for r in group if r not in headline])]
    told = [Told(tuple(headline), frozenset(article.id for article in story))]
    return told + [Told(tuple(group), frozenset()) for group in groups]


def _together(reports: Sequence[Report], leads: Mapping[str, Report]) -> list[list[Report]]:
    """Groups of reports of one event, in the order of their first reports.

    What is most alike is joined first, and no group holds two reports of one document that are not
    of one event, not even where a report of another is like both.
    """
    groups = [[report] for report in reports]
    group_of = list(range(len(reports)))
    for i, j in _most_alike_first(reports, leads):
        low, high = sorted((group_of[i], group_of[j]))
        if low != high and _may_be_joined(groups[low], groups[high]):
            groups[low] += groups[high]
            groups[high] = []
            group_of = [low if number == high else number for number in group_of]
    order = {id(report): place for place, report in enumerate(reports)}
    return [sorted(group, key=lambda report: order[id(report)]) for group in groups if group]


def _most_alike_first(
    reports: Sequence[Report], leads: Mapping[str, Report]
) -> list[tuple[int, int]]:
    """Places of reports of one event; first those that two documents lead with, of which no words
    are asked."""
    found: list[tuple[bool, float, int, int]] = []
    for i, j in _kindred(reports):
        one, other = reports[i], reports[j]
        if one.document == other.document:
            is_same, lead = retold(one, other), False
        else:
            lead = leads.get(one.document) is one and leads.get(other.document) is other
            is_same = alike(one, other) if lead else told_in_one_story(one, other)
        if is_same:
            found.append((not lead, -closest(one, other), i, j))
    return [(i, j) for *_, i, j in sorted(found)]


def _may_be_joined(group: Iterable[Report], other: Sequence[Report]) -> bool:
    """Whether what they hold of one document is of one event."""
    return all(
        retold(one, another)
        for one in group
        for another in other
        if one.document == another.document
    )


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
    sides = {(r.actors, r.recipients) for r in main if r.actors and r.recipients and not r.denies}
    for group in groups:
        led = [r for r in group if leads.get(r.document) is r and not r.denies]
        is_of_sides = any((r.actors, r.recipients) in sides for r in led)
        if is_of_sides and _may_be_joined(found, group):
            found += group
    told = {report.document for report in found}
    found += [_uncoded(article) for article in story if article.id not in told]
    order = {article.id: number for number, article in enumerate(story)}
    return sorted(found, key=lambda r: (order[r.document], r.evidence.start, r.event))


def _uncoded(article: Article) -> Report:
    return Report(document=article.id, event="", evidence=article.lead, days=article.days)
