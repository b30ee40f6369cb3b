"""A comparison as a web page of its own: one file, nothing loaded, fit to print."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dragoman.views.compare import Comparison


def page(found: Comparison) -> str:
    """The HTML document; every word of the accounts is escaped."""
    from jinja2 import Environment, StrictUndefined

    template = files(__package__).joinpath("page.html.jinja").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string(template).render(found=found) + "\n"
