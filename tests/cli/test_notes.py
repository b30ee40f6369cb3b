"""What ``read --record`` says beside the line of each document."""

from __future__ import annotations

import json
from pathlib import Path

from program import NEWS, Dragoman

from dragoman import Reading, Record, read

DAY = ("--published", "2024-05-02")


def test_notes_on_readings_that_are_added_are_told(dragoman: Dragoman, tmp_path: Path) -> None:
    path = tmp_path / "odd.txt"
    path.write_bytes(NEWS.replace("boats", "cafés").encode("cp1252"))
    ran = dragoman("read", path, "--record", tmp_path / "x.db")
    assert (ran.code, len(ran.out.splitlines())) == (0, 1)
    encoding, undated = ran.err.splitlines()
    assert encoding.startswith(f"dragoman: {path}: read as cp1252, guessed from its bytes")
    assert undated.startswith(f"dragoman: {path}: no publication date")
    dated = dragoman("read", path, *DAY, "--record", tmp_path / "y.db")
    assert dated.complaint().startswith(f"dragoman: {path}: read as cp1252")


def test_one_note_on_many_documents_is_one_line(dragoman: Dragoman, tmp_path: Path) -> None:
    for number in range(5):
        text = f"Peru freed {number + 2} boats on Thursday.\n"
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    ran = dragoman("read", tmp_path, "--record", tmp_path / "x.db")
    assert len(ran.out.splitlines()) == 5
    named = ", ".join(f"{tmp_path}/{number}.txt" for number in range(3))
    assert ran.complaint().startswith(f"dragoman: {named} and 2 more: no publication date")


def test_of_many_notes_that_differ_the_first_are_told(dragoman: Dragoman, tmp_path: Path) -> None:
    lines = [json.dumps({"id": f"d{n}", "text": NEWS, "title": f"Part {n}"}) for n in range(9)]
    path = tmp_path / "feed.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    ran = dragoman("read", path, *DAY, "--outlet", "Herald", "--record", tmp_path / "x.db")
    told = ran.err.splitlines()
    assert sum("the same text is in the record" in line for line in told) <= 5


def first_id(dragoman: Dragoman, record: Path) -> str:
    """What names the document that was added first."""
    return str(json.loads(dragoman("documents", record, "--format", "json").out)[0]["id"])[:8]


def test_a_text_that_gets_its_day_later_is_told_with_what_to_remove(
    dragoman: Dragoman, tmp_path: Path, news: Path
) -> None:
    record = tmp_path / "x.db"
    dragoman("read", news, "--record", record)
    first = first_id(dragoman, record)
    again = dragoman("read", news, *DAY, "--record", record)
    assert "(added)" in again.out
    assert again.complaint() == (
        f"dragoman: {news}: the same text is in the record as {first} (no day, no outlet), and "
        f"counts again; this one adds the day of publication: dragoman remove {record} {first}"
    )
    assert dragoman("remove", record, first).code == 0
    assert dragoman("read", news, *DAY, "--record", record).err == ""


def test_a_text_that_lacks_its_day_now_is_the_one_to_remove(
    dragoman: Dragoman, tmp_path: Path, news: Path
) -> None:
    record = tmp_path / "x.db"
    dragoman("read", news, *DAY, "--outlet", "Herald", "--record", record)
    same, _ = dragoman("read", news, "--record", record).err.splitlines()
    assert "(2024-05-02, Herald)" in same
    assert "this one lacks the day of publication and the outlet: dragoman remove" in same
    assert first_id(dragoman, record) not in same.rpartition("dragoman remove")[2]


def test_a_text_printed_by_another_outlet_is_added_and_told(
    dragoman: Dragoman, tmp_path: Path, news: Path
) -> None:
    record, copy = tmp_path / "x.db", tmp_path / "printed.txt"
    dragoman("read", news, *DAY, "--outlet", "Herald", "--record", record)
    copy.write_bytes(news.read_bytes())
    ran = dragoman("read", copy, *DAY, "--outlet", "Times", "--record", record)
    assert "(added)" in ran.out
    first = first_id(dragoman, record)
    assert f"if that is the same document: dragoman remove {record} {first}" in ran.complaint()


def test_another_text_is_not_taken_for_the_same(
    dragoman: Dragoman, tmp_path: Path, news: Path
) -> None:
    record, longer = tmp_path / "x.db", tmp_path / "longer.txt"
    dragoman("read", news, *DAY, "--record", record)
    longer.write_text(f"{NEWS}Peru freed both boats.\n", encoding="utf-8")
    assert dragoman("read", longer, *DAY, "--record", record).err == ""
    assert dragoman("read", news, *DAY, "--record", record).err == ""


def stored(path: Path, record: Path, **changed: object) -> Reading:
    """Puts another reading of a text than today's into a record, and gives today's."""
    now = read(path, published="2024-05-02")
    with Record(record) as opened:
        opened.add(now.model_copy(update=changed))
    return now


def test_a_reading_that_is_kept_is_the_one_that_is_told(
    dragoman: Dragoman, tmp_path: Path, news: Path
) -> None:
    record = tmp_path / "x.db"
    now = stored(news, record, events=())
    assert now.events
    again = dragoman("read", news, *DAY, "--record", record)
    assert "0 events" in again.out
    assert "(already in the record)" in again.out
    short = now.document.id[:8]
    assert again.complaint() == (
        f"dragoman: {news}: the record keeps its earlier reading, which is not what is read now: "
        f"to renew it, dragoman remove {record} {short}, and read it again"
    )
    shown = dragoman("read", news, *DAY, "--record", record, "--format", "json")
    assert json.loads(shown.out)["events"] == []
    assert shown.complaint() == again.complaint()
    assert dragoman("remove", record, short).code == 0
    renewed = dragoman("read", news, *DAY, "--record", record)
    assert f"{len(now.events)} events" in renewed.out
    assert "(added)" in renewed.out


def test_another_country_of_the_outlet_does_not_renew_a_reading_unsaid(
    dragoman: Dragoman, tmp_path: Path, news: Path
) -> None:
    record = tmp_path / "x.db"
    assert dragoman("read", news, *DAY, "--record", record).err == ""
    assert dragoman("read", news, *DAY, "--record", record).err == ""
    other = dragoman("read", news, *DAY, "--outlet-country", "IRL", "--record", record)
    assert "the record keeps its earlier reading" in other.complaint()


def test_a_reading_by_other_versions_is_renewed_and_told(
    dragoman: Dragoman, tmp_path: Path, news: Path
) -> None:
    versions = read(news).versions.model_copy(update={"codebook": "1.0"})
    now = stored(news, tmp_path / "x.db", events=(), versions=versions)
    again = dragoman("read", news, *DAY, "--record", tmp_path / "x.db")
    assert f"{len(now.events)} events" in again.out
    assert "(read again, before by codebook 1.0)" in again.out


def test_a_copy_under_another_name_is_told(dragoman: Dragoman, tmp_path: Path, news: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(NEWS, encoding="utf-8")
    dragoman("read", news, *DAY, "--record", tmp_path / "x.db")
    again = dragoman("read", copy, *DAY, "--record", tmp_path / "x.db")
    assert again.out.startswith(f"{copy}: ")
    assert again.out.endswith(f"(already in the record as {news})\n")
    assert again.err == ""
