"""The news items coded by hand are whole: types, codes, words and days."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from dragoman import codebook

ITEMS = [
    json.loads(line)
    for line in Path(__file__).with_name("news.jsonl").read_text(encoding="utf-8").splitlines()
]
CODE = re.compile(r"^[A-Z]{3,6}( [A-Z]{3})?$")


@pytest.mark.parametrize("item", ITEMS, ids=[item["id"] for item in ITEMS])
def test_an_item_is_whole(item: dict) -> None:
    types = codebook.load().types
    published = date.fromisoformat(item["published"])
    for event in item["events"]:
        assert event["type"] in types
        assert event["evidence"] in item["text"]
        assert all(CODE.match(code) for code in (*event["actors"], *event["recipients"]))
        if event.get("date"):
            first, last = map(date.fromisoformat, event["date"])
            assert first <= min(last, published)


def test_half_of_the_items_are_unread() -> None:
    parts = [item["part"] for item in ITEMS]
    assert parts.count("unread") == parts.count("read")
    assert len({item["id"] for item in ITEMS}) == len(ITEMS)
