"""The rule by which reports in many documents are of one event.

In the terms of the field this is cross-document event coreference: a *report* is one telling of an
event (an event mention), a *happening* all reports of one event (a coreference chain), a *story*
the documents that lead with the same event. The rule is pure: it knows readings and gives groups;
:mod:`dragoman.record.clustering` keeps what it gives. Its numbers stand in ``rule.toml``.
"""

from dragoman.coreference.articles import Article, Report, article
from dragoman.coreference.copies import copied
from dragoman.coreference.likeness import closest, linked, narrow
from dragoman.coreference.reports import Told, events_of
from dragoman.coreference.stories import closeness, joined

__all__ = [
    "Article",
    "Report",
    "Told",
    "article",
    "closeness",
    "closest",
    "copied",
    "events_of",
    "joined",
    "linked",
    "narrow",
]
