"""Connected parts of a graph whose edges are asked for as they are needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

_Node = TypeVar("_Node")

AT_A_TIME = 400
"""Values in one query."""


def reach(
    start: Collection[_Node],
    neighbours: Callable[[Collection[_Node]], Iterator[tuple[_Node, _Node]]],
) -> set[tuple[_Node, _Node]]:
    """All edges that can be reached."""
    edges: set[tuple[_Node, _Node]] = set()
    seen: set[_Node] = set()
    frontier = set(start)
    while frontier:
        seen |= frontier
        found = set(neighbours(frontier))
        edges |= found
        frontier = {node for edge in found for node in edge} - seen
    return edges


def components(nodes: Iterable[_Node], edges: Iterable[tuple[_Node, _Node]]) -> list[list[_Node]]:
    """The connected components of a graph, in the order in which ``nodes`` first meet them."""
    beside: defaultdict[_Node, set[_Node]] = defaultdict(set)
    for one, other in edges:
        beside[one].add(other)
        beside[other].add(one)
    seen: set[_Node] = set()
    found = []
    for node in nodes:
        if node not in seen:
            component, waiting = [], [node]
            seen.add(node)
            while waiting:
                component.append(waiting.pop())
                fresh = beside[component[-1]] - seen
                seen |= fresh
                waiting += fresh
            found.append(component)
    return found


def batched(items: Iterable[_Node]) -> Iterator[Sequence[_Node]]:
    """As many items at a time as one query takes."""
    left = iter(items)
    while some := tuple(islice(left, AT_A_TIME)):
        yield some
