"""Asks the record PATH all its questions until it has NUMBER documents; run as a program.

Fails where an answer is not whole, or has lost what an earlier one had.
"""

from __future__ import annotations

import sys
from collections import Counter

from dragoman.record import Record


def main(path: str, number: int) -> None:
    seen: set[object] = set()
    while len(seen) < number:
        with Record(path, create=False) as record:
            documents = {row["id"] for row in record.documents()}
            assert seen <= documents
            per_document = Counter(row["document"] for row in record.events())
            assert documents <= set(per_document)
            assert set(per_document.values()) <= {20}
            assert set(per_document) <= {row["document"] for row in record.reports()}
        seen = documents


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
