"""Pictures of views, as PNG or SVG by matplotlib, which the extra ``plot`` installs."""

from __future__ import annotations

import math
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dragoman.errors import DragomanError
from dragoman.table import Table
from dragoman.views.network import actors

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_COOPERATION, _CONFLICT, _LINE = "#3b7dd8", "#d8703b", "#444444"
_TONES = {"supportive": _COOPERATION, "neutral": "#9a9a9a", "adverse": _CONFLICT}
_ROW = 0.35
"""Inches."""
_ONE, _WHOLE_ROW = 40, (0.8 * 72 * _ROW) ** 2
"""Area of a marker, in square points: of one statement, and as large as a row has room for."""
_MOST_ACTORS = 25
_MOST_POSITIONS = 30
_KINDS = (".png", ".svg")


def periods(counted: Table, one: str, other: str, path: Path) -> None:
    """Bars of cooperation upwards and of conflict downwards by period, with mean intensity.

    ``counted`` is from :func:`dragoman.views.periods`; what lies in no period is not drawn.
    """
    rows = [row for row in counted if row["period"] is not None]
    places = range(len(rows))
    figure, axes = _figure(path, (9, 5))
    up, down = ([_number(row[name]) for row in rows] for name in ("cooperation", "conflict"))
    axes.bar(places, up, color=_COOPERATION, label="cooperation")
    axes.bar(places, [-number for number in down], color=_CONFLICT, label="conflict")
    _count_both_ways(axes, max([1.0, *up, *down]))
    axes.axhline(0, color=_LINE, linewidth=0.8)
    axes.set_ylabel("events: cooperation up, conflict down")
    axes.set_title(f"{one} and {other}")
    step = max(1, math.ceil(len(rows) / 12))
    axes.set_xticks(list(places)[::step], [str(row["period"]) for row in rows][::step], rotation=45)
    means = axes.twinx()
    with_any = [place for place in places if rows[place]["mean_intensity"] is not None]
    values = [_number(rows[place]["mean_intensity"]) for place in with_any]
    means.plot(with_any, values, color=_LINE, marker=".", linewidth=1, label="mean intensity")
    means.set_ylim(-10, 10)
    means.set_ylabel("mean intensity, from -10 to 10")
    _save(figure, path)


def positions(found: Table, issue: str, path: Path) -> None:
    """Each actor's statements by speech act, coloured by the tone of the latest one.

    The most frequent act fills its row.
    """
    rows = list(found)[:_MOST_POSITIONS]
    acts = ("state", "demand", "commit", "support", "criticise", "reject", "threaten", "concede")
    figure, axes = _figure(path, (8, 2.2 + _ROW * max(1, len(rows))))
    most = max((_number(row[act]) for row in rows for act in acts), default=1)
    one = min(_ONE, _WHOLE_ROW / max(1, most))
    for line, row in enumerate(rows):
        sizes = [one * _number(row[act]) for act in acts]
        colour = _TONES[str(row["latest_tone"])]
        axes.scatter(range(len(acts)), [line] * len(acts), s=sizes, color=colour)
    for tone, colour in _TONES.items():
        axes.scatter([], [], color=colour, label=f"latest statement {tone}")
    axes.set_xticks(range(len(acts)), acts, rotation=45)
    axes.set_yticks(range(len(rows)), [str(row["actor"]) for row in rows])
    axes.set_xlim(-0.6, len(acts) - 0.4)
    axes.set_ylim(max(1, len(rows)) - 0.4, -0.6)
    axes.set_title(f"Statements on {issue}; area: how many")
    _save(figure, path)


def network(dyads: Table, path: Path) -> None:
    """The actors with most events on a circle; lines as thick as their dyads are heavy."""
    names = [str(row["actor"]) for row in actors(dyads)][:_MOST_ACTORS]
    turn = 2 * math.pi / max(1, len(names))
    at = {name: (math.cos(n * turn), math.sin(n * turn)) for n, name in enumerate(names)}
    drawn = [row for row in dyads if str(row["actor"]) in at and str(row["recipient"]) in at]
    heaviest = max((_number(row["events"]) for row in drawn), default=1)
    figure, axes = _figure(path, (8, 8))
    for row in drawn:
        (x, y), (to_x, to_y) = at[str(row["actor"])], at[str(row["recipient"])]
        friendly = _number(row["cooperation"]) >= _number(row["conflict"])
        width = 0.3 + 5 * _number(row["events"]) / heaviest
        colour = _COOPERATION if friendly else _CONFLICT
        axes.plot((x, to_x), (y, to_y), color=colour, linewidth=width, alpha=0.6)
    for colour, kind in ((_COOPERATION, "cooperation"), (_CONFLICT, "conflict")):
        axes.plot([], [], color=colour, linewidth=3, label=f"mostly {kind}")
    for name, (x, y) in at.items():
        axes.text(1.08 * x, 1.08 * y, name, ha="center", va="center")
    axes.set_axis_off()
    axes.set_aspect("equal")
    axes.set_title("Dyads, by number of events")
    _save(figure, path)


def _figure(path: Path, size: tuple[float, float]) -> tuple[Figure, Axes]:
    if path.suffix.lower() not in _KINDS:
        raise DragomanError(f"{path}: a plot is a file that ends in {' or '.join(_KINDS)}")
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise DragomanError(
            "plots need matplotlib, which is not installed: pip install 'dragoman[plot]'"
        ) from error
    figure = Figure(figsize=size, layout="constrained")
    return figure, figure.add_subplot()


def _count_both_ways(axes: Axes, most: float) -> None:
    """Whole numbers from zero both upwards and downwards."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.set_ylim(-1.1 * most, 1.1 * most)
    axes.yaxis.set_major_locator(MaxNLocator(integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda number, _: f"{abs(number):g}"))


def _save(figure: Figure, path: Path) -> None:
    import matplotlib

    figure.legend(loc="outside lower center", ncols=3, frameon=False)
    # Without these the same picture would have other bytes every time.
    with matplotlib.rc_context({"svg.hashsalt": "dragoman"}):
        figure.savefig(path, metadata={"Date": None} if path.suffix.lower() == ".svg" else None)


def _number(value: Any) -> float:
    return 0.0 if value is None or isinstance(value, date) else float(value)
