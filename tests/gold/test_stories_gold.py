"""The stories coded by hand are whole: words, days, and standings that the views know."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from dragoman.views.commitments import Standing
from dragoman.views.demands import Answer

STORIES = sorted(Path(__file__).with_name("stories").glob("s*"))


@pytest.mark.parametrize("story", STORIES, ids=[story.name for story in STORIES])
def test_a_story_is_whole(story: Path) -> None:
    lines = (story / "texts.jsonl").read_text(encoding="utf-8").splitlines()
    told = {one["id"]: one for one in map(json.loads, lines)}
    gold = json.loads((story / "gold.json").read_text(encoding="utf-8"))
    assert gold["until"] == max(one["published"] for one in told.values())
    for kind, known in (("commitments", Standing), ("demands", Answer)):
        assert gold[kind]
        for row in gold[kind]:
            assert {row["standing"], *row.get("also", ())} <= {one.value for one in known}
            assert row["told"]
            for one in (*row["told"], *row["links"]):
                assert told[one["doc"]]["text"].count(one["quote"]) == 1
            if row.get("due"):
                date.fromisoformat(row["due"])
