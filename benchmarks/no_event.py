"""How often an event is coded from a sentence that tells of none, on the corpus's held-out part.

``python benchmarks/no_event.py`` prints the share of its sentences of type NONE in which the marked
source is read to do something to the marked target, and the share from which any event at all is
coded: some of them tell of events between other parties, which are no mistake.
"""

from __future__ import annotations

import json
from pathlib import Path

from dragoman import read_text
from dragoman.model import Actor, Reading

CORPUS = Path(__file__).parents[1] / "corpus" / "sentences.jsonl"


def parties(reading: Reading, start: int, end: int) -> set[str]:
    """Codes of the parties that the words name."""
    return {
        actor.code
        for mention in reading.actors
        if mention.span.start < end and start < mention.span.end
        for actor in mention.actors
    }


def codes(actors: tuple[Actor, ...]) -> set[str]:
    return {actor.code for actor in actors}


def main() -> None:
    """Prints the two shares."""
    rows = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    held = [row for row in rows if row["type"] == "NONE" and row["part"] == "test"]
    between = anything = 0
    for row in held:
        reading = read_text(row["text"])
        source = parties(reading, *row["source"])
        target = parties(reading, *row["target"]) if row["target"] else set()
        events = [event for event in reading.events if event.status != "negated"]
        anything += bool(events)
        between += any(
            codes(event.actors) & source
            and (not target or codes((*event.actors, *event.recipients)) & target)
            for event in events
        )
    print(f"{len(held)} sentences without an event between source and target")
    print(f"coded between the two: {between} ({between / len(held):.1%})")
    print(f"coded at all: {anything} ({anything / len(held):.1%})")


if __name__ == "__main__":
    main()
