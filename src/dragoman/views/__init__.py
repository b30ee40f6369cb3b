"""Questions to a record: each a function that takes one and gives a table.

    from dragoman import Record, views
    months = views.periods(Record("china-japan.db"), "CHN", "JPN", by="month").df()

Every function raises :class:`dragoman.errors.QuestionError` for a country, organisation or issue
that neither the shipped knowledge nor the record knows, with the nearest that they do. Offsets are
half-open intervals of code points in the text of the row's document.
"""

from dragoman.views.commitments import commitment_links, commitments
from dragoman.views.demands import demand_links, demands
from dragoman.views.network import graphml, network
from dragoman.views.positions import issues, positions
from dragoman.views.search import search
from dragoman.views.sources import names, sources, wording
from dragoman.views.timeline import periods, timeline

__all__ = [
    "commitment_links",
    "commitments",
    "demand_links",
    "demands",
    "graphml",
    "issues",
    "names",
    "network",
    "periods",
    "positions",
    "search",
    "sources",
    "timeline",
    "wording",
]
