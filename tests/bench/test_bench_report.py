from rich.console import Console

from dragoman.bench.metrics import Counts
from dragoman.bench.report import Item, Result, counts_table, misses, renderables
from dragoman.model import Span

TEXT = "Fiji praised Samoa. " * 20


def item(start: int, line: str) -> Item:
    return Item(Span(start=start, end=start + 4), line)


def test_leftovers_near_each_other_are_one_wrong() -> None:
    found = misses(
        "doc",
        "event",
        TEXT,
        [item(0, "a"), item(40, "b"), item(300, "c")],
        [item(0, "a"), item(44, "x"), item(150, "y")],
        [(0, 0)],
    )
    assert [(miss.kind, miss.offset, miss.gold, miss.predicted) for miss in found] == [
        ("wrong", 40, "b", "x"),
        ("spurious", 150, None, "y"),
        ("missed", 300, "c", None),
    ]


def test_terminal_shows_figures_and_on_demand_misses() -> None:
    counts = {"event": Counts(1, 2, 4)}
    result = Result(
        name="panel",
        figures={"event_f1": 1 / 3},
        intervals={},
        tables=(counts_table("panel", counts, {"event": (0.25, 0.5)}),),
        errors=tuple(misses("doc", "event", TEXT, [item(20, "gold line")], [], [])),
    )
    quiet, full = (_shown(result, errors=errors) for errors in (False, True))
    for part in ("50.0", "25.0", "33.3", "25.0–50.0"):
        assert part in quiet
    assert "gold line" not in quiet
    assert "doc:20 event missed" in full
    assert "gold      gold line" in full
    assert "»Fiji«" in full


def _shown(result: Result, *, errors: bool) -> str:
    console = Console(width=120)
    with console.capture() as capture:
        for part in renderables(result, errors=errors):
            console.print(part)
    return capture.get()
