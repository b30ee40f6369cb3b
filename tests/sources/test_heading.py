"""Publication dates taken from the headings of press releases, readouts and briefings."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from undated import REST, published

DAY = date(2024, 4, 3)


@pytest.mark.parametrize(
    "heading",
    [
        "Press release, 3 April 2024",
        "Ministry of Foreign Affairs of Arvania\n\nPress release, 3 April 2024",
        "Ministry of Foreign Affairs and Regional Integration of Arvania\n3 April 2024",
        "Remarks by Minister Ada Quill at the opening of the harbour of Selm, 3 April 2024",
        "Weekly press briefing of the Spokesperson of the Ministry of Foreign Affairs\n"
        "of Arvania, Ms. Ada Quill, Wednesday, April 3, 2024",
        "Spokesperson Ada Quill's Regular Press Conference on April 3, 2024",
        "Transcript of the weekly briefing (3 April 2024)",
        "Statement by the Spokesperson – 3rd April 2024",
        "Readout of the meeting of ministers\n\n3 April 2024",
        "Readout of the meeting of ministers\n\nApril 3, 2024 | 14:30 GMT",
        "Readout of the meeting of ministers\nBy the press office\nWEDNESDAY, APRIL 3, 2024",
        "Readout of the meeting of ministers\n\n2024-04-03",
        "Date: 3 April 2024\nSubject: talks with Borland",
        "3 April 2024 – Press release",
    ],
)
def test_a_day_in_the_heading_of_a_paper_dates_it(tmp_path: Path, heading: str) -> None:
    assert published(tmp_path, f"{heading}\n\n{REST}") == (DAY, "heading")


@pytest.mark.parametrize(
    "heading",
    [
        "Readout of the meeting of ministers on 3 April 2024",
        "Statement on the Agreement of 3 April 2024",
        "Remarks on the press statement of 3 April 2024",
        "Statement on the clashes of Wednesday, 3 April 2024",
        "Press release on the visit of 2 – 3 April 2024",
        "Press release on the visit, 2-3 April 2024",
        "Press release on the visit, March 30 – April 3, 2024",
        "Press release, 3 April 2024\n\n4 April 2024",
        "Visit of the Minister to the harbour of Selm, 3 April 2024",
        "Press release, 3 April",
        "Press release, 03/04/2024",
        "Press release, 31 April 2024",
        "Press release, 2024-13-04",
    ],
)
def test_a_day_of_something_else_dates_nothing(tmp_path: Path, heading: str) -> None:
    assert published(tmp_path, f"{heading}\n\n{REST}") == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        f"On 3 April 2024, the ministers met. {REST}",
        f"Press release\n\nThe ministers met in Selm, the ministry said, 3 April 2024.\n\n{REST}",
        f"Press release\n\n{REST}\n\nMore press releases\n\n3 April 2024",
        "Press release\n\nThe ministers of Arvania and Borland, who signed it in Selm,\n"
        f"3 April 2024, did not speak. {REST}",
        "Press release\n\nThe ministry said that the ministers of Arvania and of Borland, in Selm, "
        f"3 April 2024\nwould not speak. {REST}",
    ],
)
def test_a_day_in_running_prose_dates_nothing(tmp_path: Path, text: str) -> None:
    assert published(tmp_path, text) == (None, None)


def test_a_dateline_below_a_heading_wins(tmp_path: Path) -> None:
    text = f"Press release, 3 April 2024\n\nSELM, 4 April 2024 – {REST}"
    assert published(tmp_path, text) == (date(2024, 4, 4), "dateline")
