"""Whose document it is, and where its stories are written: known before it is read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from dragoman.codebook import grammar
from dragoman.knowledge import Knowledge
from dragoman.model import Actor, Document
from dragoman.reading import lexicon
from dragoman.reading.layout import datelines, headline, label_of, lines
from dragoman.reading.letterhead import country_of, heading, names_office
from dragoman.reading.places import find_places

_TURNS = 2
"""Labelled turns that an account of something else may have."""
_FIRST = 100
"""Characters of a first line that may call the text something."""


class Publisher:
    """Who published one document, and whence."""

    def __init__(self, document: Document, known: Knowledge) -> None:
        self._document = document
        self._known = known

    @cached_property
    def datelines(self) -> dict[int, str | None]:
        """The state of each dateline, by the offset of its line; None where it is not known."""
        found = datelines(self._document.text, lexicon.states(self._known))
        return {start: _state_of(cities, self._known) for start, cities in found}

    @cached_property
    def is_dialogue(self) -> bool:
        """Whether the text is one of questions and answers, or of speeches."""
        text, states = self._document.text, lexicon.states(self._known)
        return sum(bool(label_of(text, *line, states)) for line in lines(text)) > _TURNS

    @property
    def country(self) -> str | None:
        """The outlet's country, as it was given."""
        return self._document.outlet_country

    @cached_property
    def own(self) -> Actor | None:
        """The government or organisation whose own document this is; None for the press."""
        outlet = self._document.outlet or ""
        country = self._document.outlet_country
        parties = [match.entry for match in lexicon.names(self._known).scan(outlet)]
        if any(party.sector == "JRN" for party in parties):
            return None
        named = any(
            p.kind in ("organisation", "seat") or (p.kind == "body" and p.sector == "GOV")
            for p in parties
        )
        words = grammar.load().references
        if not named and not (words.is_official(outlet) if outlet else self._heads_it):
            return None
        organisation = next((p for p in parties if p.kind == "organisation"), None)
        if organisation is not None and all(p.country_class for p in parties):
            country = organisation.country
        elif country is None and parties:
            country = parties[-1].country
        if country is None:
            return None
        kind = next((p.country_class for p in parties if p.country == country), None)
        return Actor(country=country, sector="GOV", country_class=kind)

    @cached_property
    def is_unknown(self) -> bool:
        """Whether nobody says who published it, nor a dateline that it is a report."""
        named = self._document.outlet or self.country or self.own
        return not named and not self.datelines

    @property
    def has_letterhead(self) -> bool:
        """Whether it begins as an office's own document does."""
        return self._says_so or any(map(names_office, heading(self._document)))

    @property
    def _heads_it(self) -> bool:
        """Whether the document says that it is one of the outlet's country's government."""
        found = country_of(self._document, self._known)
        return self._says_so or (found is not None and found[0] == self.country)

    @property
    def _says_so(self) -> bool:
        """Whether the document is called a press release or the like at its head."""
        title, text = self._document.title or "", self._document.text
        heading = text[: headline(text)] or text.partition("\n")[0][:_FIRST]
        return grammar.load().references.is_own_paper(f"{title}\n{heading}")


def _state_of(cities: Iterable[str], known: Knowledge) -> str | None:
    """The state whose capital or city stands in a dateline."""
    for city in cities:
        for match in lexicon.names(known).scan(city):
            if match.entry.kind in ("capital", "country"):
                return match.entry.country
        for place in find_places(f"in {city}", known):
            if place.country:
                return place.country
    return None
