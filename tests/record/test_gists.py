"""What is kept in short of what countries say and do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import document, reading

from dragoman.record import Record, gists, varints, vocabulary
from dragoman.record.conditions import EVENTS, STATEMENTS, Kind


@given(st.lists(st.lists(st.integers(0, 1 << 40), min_size=1)))
def test_numbers_come_back_from_their_bytes(pieces: list[list[int]]) -> None:
    numbers, begins = varints.unpacked(list(map(varints.packed, pieces)))
    assert numbers.tolist() == [number for piece in pieces for number in piece]
    lengths = np.diff([*begins.tolist(), len(numbers)]).tolist() if pieces else []
    assert lengths == list(map(len, pieces))


def test_bytes_that_end_within_a_number_are_damaged() -> None:
    with pytest.raises(ValueError, match="without an end"):
        varints.unpacked([varints.packed([5, 300])[:-1]])


def said(record: Record, kind: Kind, country: str | None) -> list[tuple[str, str, str]]:
    """Type, countries aimed at and words of the units that a gist tells of."""
    units = record.ask(gists.read, kind, country and [country])
    named = record.ask(vocabulary.all_words)
    found = []
    for place, type_ in enumerate(units.type.tolist()):
        one = units.only(np.arange(len(units.type)) == place)
        aims, _ = gists.ranges(one.aimed, one.aims)
        parts = (one.countries[aims], one.words())
        to, told = (" ".join(named[number] for number in some.tolist()) for some in parts)
        found.append((named[type_], to, told))
    return found


@pytest.fixture
def record(tmp_path: Path) -> Record:
    kept = Record(tmp_path / "x.db")
    kept.add(reading())
    return kept


def test_gists_tell_what_a_country_says_and_does(record: Record) -> None:
    demand = ("demand", "SUD", "said we ask sudland to reopen the strait at once")
    promise = ("commit", "NOR", "promised to reopen it by june if the patrols end")
    assert said(record, STATEMENTS, "NOR") == [demand]
    assert said(record, STATEMENTS, "SUD") == [promise]
    assert sorted(said(record, STATEMENTS, None)) == [promise, demand]
    # The other event was denied.
    assert said(record, EVENTS, "NOR") == [("CONSULT", "SUD", "met her sudland counterpart")]
    assert said(record, EVENTS, "PACT") == []


def test_gists_follow_corrections(record: Record) -> None:
    record.correct("straits.txt:s1", type="reject", actors=["USA"], recipients=[])
    assert said(record, STATEMENTS, "NOR") == []
    [(act, aims, _)] = said(record, STATEMENTS, "USA")
    assert (act, aims) == ("reject", "")
    record.reject("straits.txt:e1")
    assert said(record, EVENTS, "NOR") == []
    record.confirm("straits.txt:e1")
    assert len(said(record, EVENTS, "NOR")) == 1


def test_gists_go_with_their_document_and_come_with_a_new_reading(record: Record) -> None:
    record.reject("straits.txt:s1")
    versions = reading().versions.model_copy(update={"codebook": "1.1"})
    record.add(reading(versions=versions))
    assert said(record, STATEMENTS, "NOR") == []
    assert len(said(record, STATEMENTS, "SUD")) == 1
    record.remove(document().id)
    assert said(record, STATEMENTS, None) == []
