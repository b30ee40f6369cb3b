"""Who deals with whom, and how: a directed network of countries and organisations."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import defaultdict
from datetime import date

from dragoman.record import Record, collector, figures, filters, queries
from dragoman.record.conditions import Filter
from dragoman.table import Row, Table
from dragoman.views import asked

NETWORK = ("actor", "recipient", "events", "cooperation", "conflict", "mean_intensity")
ACTORS = ("actor", "partners", "events_by", "events_on", "mean_intensity_by", "mean_intensity_on")

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"


@collector.paused()
def network(
    record: Record,
    *,
    actor: str | None = None,
    recipient: str | None = None,
    since: date | str | None = None,
    until: date | str | None = None,
    type: str | None = None,
    issue: str | None = None,
    least: int = 1,
) -> Table:
    """Dyads with at least so many events, the heaviest first.

    What parties do together, as in a meeting of equals, is a row in both directions. Negated
    events are left out. ``mean_intensity`` is PLOVER's, from -10 to 10.
    """
    asked.party(record, "actor", actor)
    asked.party(record, "recipient", recipient)
    wanted = Filter(
        *filters.sides(actor, recipient),
        *filters.days(since, until),
        types=filters.event_types(type, lambda: record.ask(queries.event_types)),
        issue=asked.issue(record, issue),
    )
    heaviest_first = sorted(record.ask(figures.weights, wanted), key=lambda weight: -weight.events)
    rows: list[Row] = [
        dict(zip(NETWORK, (*weight[:5], round(weight.intensity, 4)), strict=True))
        for weight in heaviest_first
        if weight.events >= least
    ]
    return Table(NETWORK, rows)


def actors(dyads: Table) -> Table:
    """The actors of a :func:`network`, those with most events first.

    ``events_by`` and ``events_on`` are sums over its dyads: an event of three parties counts for
    each dyad in it.
    """
    by: defaultdict[str, list[Row]] = defaultdict(list)
    on: defaultdict[str, list[Row]] = defaultdict(list)
    for row in dyads:
        by[str(row["actor"])].append(row)
        on[str(row["recipient"])].append(row)
    rows: list[Row] = [
        {
            "actor": name,
            "partners": len(
                {row["recipient"] for row in by[name]} | {row["actor"] for row in on[name]}
            ),
            "events_by": _events(by[name]),
            "events_on": _events(on[name]),
            "mean_intensity_by": _mean(by[name]),
            "mean_intensity_on": _mean(on[name]),
        }
        for name in sorted({*by, *on})
    ]
    order = sorted(rows, key=lambda row: -(int(str(row["events_by"])) + int(str(row["events_on"]))))
    return Table(ACTORS, order)


def graphml(dyads: Table) -> str:
    """A :func:`network` as GraphML: nodes are actors, directed edges dyads, with all figures.

    The form is that of the GraphML primer (graphml.graphdrawing.org), which Gephi, igraph and
    networkx read.
    """
    nodes = actors(dyads)
    root = ET.Element("graphml", xmlns=_GRAPHML)
    for domain, names in (("node", ACTORS[1:]), ("edge", NETWORK[2:])):
        for name in names:
            whole = name in (
                "partners",
                "events_by",
                "events_on",
                "events",
                "cooperation",
                "conflict",
            )
            attributes = {
                "for": domain,
                "attr.name": name,
                "attr.type": "int" if whole else "double",
            }
            ET.SubElement(root, "key", {"id": f"{domain}_{name}", **attributes})
    graph = ET.SubElement(root, "graph", id="dyads", edgedefault="directed")
    for row in nodes:
        _add(ET.SubElement(graph, "node", id=str(row["actor"])), "node", row, ACTORS[1:])
    for row in dyads:
        ends = {"source": str(row["actor"]), "target": str(row["recipient"])}
        _add(ET.SubElement(graph, "edge", ends), "edge", row, NETWORK[2:])
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _add(element: ET.Element, domain: str, row: Row, names: tuple[str, ...]) -> None:
    for name in names:
        if row[name] is not None:
            ET.SubElement(element, "data", key=f"{domain}_{name}").text = str(row[name])


def _events(rows: list[Row]) -> int:
    return sum(int(str(row["events"])) for row in rows)


def _mean(rows: list[Row]) -> float | None:
    total = _events(rows)
    weighted = sum(float(str(row["mean_intensity"])) * int(str(row["events"])) for row in rows)
    return round(weighted / total, 4) if total else None
