"""Writes the table of words that are common in diplomatic news, counted in ``corpus/``.

python training/common_words.py src/dragoman/coreference/common_words.csv
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from dragoman.coreference.words import words

CORPUS = Path(__file__).parents[1] / "corpus" / "sentences.jsonl"
LEAST = 5
"""Sentences that a word must stand in."""


def main(target: Path) -> None:
    lines = CORPUS.read_text(encoding="utf-8").splitlines()
    counts: Counter[str] = Counter()
    for line in lines:
        counts.update(set(words(json.loads(line)["text"])))
    rows = [f"{word},{count}" for word, count in sorted(counts.items()) if count >= LEAST]
    target.write_text("\n".join(["word,sentences", *rows]) + "\n", encoding="utf-8")
    print(f"{len(lines)} sentences: [words] in rule.toml must say so")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
