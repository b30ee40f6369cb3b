from pathlib import Path

import pytest
from bench_builders import at, pair, reader, statement, write_lines

from dragoman.bench import attribution
from dragoman.bench.quotes import form_of, quoted
from dragoman.errors import BenchError
from dragoman.model import Document, Form, Span

TEXT = (
    "Norway said on Monday it would send two ships. "
    '"We will help," the minister added, "as long as it takes." '
    "Chad urged Mali to pay its debts. "
    "Reports suggest a deal is near."
)
SENT, HELP, LONG = "it would send two ships", '"We will help,"', '"as long as it takes."'


def entry(source: str | None, cue: str, *content: str) -> dict[str, object]:
    return {
        "source": [pair(TEXT, source)] if source else [],
        "cue": [pair(TEXT, cue)],
        "content": [pair(TEXT, part) for part in content],
    }


ROW = {
    "id": "ships",
    "text": TEXT,
    "attributions": [
        entry("Norway", "said", SENT),
        entry("the minister", "added", HELP, LONG),
        entry("Chad", "urged", "Mali to pay its debts"),
        entry(None, "Reports suggest", "a deal is near"),
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write_lines(tmp_path / "a.jsonl", ROW)


def test_everything_found(gold: Path) -> None:
    found = [
        statement(TEXT, "said", SENT, speaker="Norway"),
        statement(TEXT, "added", HELP, LONG, speaker="the minister"),
        statement(TEXT, "urged", "to pay its debts", speaker="Chad"),
        statement(TEXT, "Reports suggest", "a deal is near"),
    ]
    result = attribution.score(gold, reader(statements=found))
    assert result.figures["joint_mixed_f1"] == 0  # there is no mixed quotation
    assert {value for key, value in result.figures.items() if "mixed" not in key} == {1.0}
    assert result.errors == ()


def test_partly_right_by_hand(gold: Path) -> None:
    found = [
        # Content F1: 5 of 5 and 7 words, 10/12; cue and source right, content not exact.
        statement(TEXT, "said", f"on Monday {SENT}", speaker="Norway"),
        # Content F1: 3 shared of 8 and 3 words, 6/11; the source is wrong.
        statement(TEXT, "added", HELP, speaker="Chad", form=Form.DIRECT),
        # Content F1: 0; no gold attribution has these words.
        statement(TEXT, "suggest", "Reports"),
    ]
    result = attribution.score(gold, reader(statements=found))
    assert result.figures == pytest.approx(
        {
            "source_exact_f1": 2 * 2 / (2 + 3),
            "cue_exact_f1": 2 * 2 / (3 + 4),
            "content_exact_f1": 2 * 1 / (3 + 5),
            "content_f1": 2 * 2 / (3 + 4),
            "source_f1": 2 * 1 / (3 + 4),
            "cue_f1": 2 * 2 / (3 + 4),
            "joint_f1": 2 * 1 / (3 + 4),
            "joint_direct_f1": 0,
            "joint_indirect_f1": 2 * 1 / (2 + 3),
            "joint_mixed_f1": 0,
        }
    )


def test_a_statement_told_twice_counts_once(gold: Path) -> None:
    found = [statement(TEXT, "said", SENT, speaker="Norway")] * 2
    result = attribution.score(gold, reader(statements=found))
    assert result.figures["content_f1"] == pytest.approx(2 * 1 / (2 + 4))
    assert result.figures["content_exact_f1"] == pytest.approx(2 * 1 / (1 + 5))


def test_nothing_found(gold: Path) -> None:
    result = attribution.score(gold, reader())
    assert set(result.figures.values()) == {0.0}
    assert [miss.kind for miss in result.errors] == ["missed"] * 4
    assert result.errors[0].gold == f"Norway | said | {SENT}"


def test_same_words_in_two_places_are_matched_in_place(tmp_path: Path) -> None:
    text = "Peru said it would pay; Chile added it would pay"
    first, second = at(text, "it would pay"), Span(start=len(text) - 12, end=len(text))
    row = {
        "id": "pay",
        "text": text,
        "attributions": [
            {"source": [pair(text, source)], "cue": [pair(text, cue)], "content": [[*span]]}
            for source, cue, span in (
                ("Peru", "said", (first.start, first.end)),
                ("Chile", "added", (second.start, second.end)),
            )
        ],
    }
    found = statement(text, "added", "it would pay", speaker="Chile")
    result = attribution.score(
        write_lines(tmp_path / "a.jsonl", row),
        reader(statements=[found.model_copy(update={"content": (second,)})]),
    )
    assert result.figures["joint_f1"] == pytest.approx(2 * 1 / (1 + 2))


def test_a_nested_statement_is_left_out() -> None:
    text = "Oman said Iran promised to free them."
    reading = reader(
        statements=[
            statement(text, "said", "Iran promised to free them", speaker="Oman"),
            statement(text, "promised", "to free them", speaker="Iran"),
        ]
    )
    kept = attribution.attributions(reading(Document(text=text)))
    assert [entry.cue[0].of(text) for entry in kept] == ["said"]


@pytest.mark.parametrize(
    ("text", "cue", "content", "extended"),
    [
        ("Chad urged Mali to pay.", "urged", "to pay", "Mali to pay"),
        ("Chad accused Mali of theft.", "accused", "of theft", "Mali of theft"),
        ("Chad told Mali that it must pay.", "told", "that it must pay", "that it must pay"),
        ("Chad said on Monday it would pay.", "said", "it would pay", "it would pay"),
        ("Chad agreed to pay.", "agreed", "to pay", "to pay"),
        ("Chad spoke. Mali had to pay.", "spoke", "to pay", "to pay"),
        ("To pay was right, Chad said.", "said", "To pay was right", "To pay was right"),
    ],
)
def test_the_addressee_goes_into_the_content(
    text: str, cue: str, content: str, extended: str
) -> None:
    (span,) = attribution.with_addressee(at(text, cue), (at(text, content),), text)
    assert span.of(text) == extended


@pytest.mark.parametrize(
    ("content", "form"),
    [
        ('"We will help," he said.', Form.MIXED),
        ('"We will help,"', Form.DIRECT),
        ("“We will help,”", Form.DIRECT),
        ("«We will help»", Form.DIRECT),
        ("it would help", Form.INDIRECT),
        ('it would "help"', Form.MIXED),
        ("it's the minister's 'view'", Form.INDIRECT),
        ("“We will help.\n“We will stay.”", Form.DIRECT),
        ("...", Form.INDIRECT),
    ],
)
def test_form_is_read_from_double_quotation_marks(content: str, form: Form) -> None:
    assert form_of([at(content, content)], content, quoted(content)) is form


def test_an_attribution_without_content_is_named(tmp_path: Path) -> None:
    row = ROW | {"attributions": [entry("Norway", "said")]}
    with pytest.raises(BenchError, match=r"a\.jsonl:1: attributions\.0\.content: "):
        attribution.score(write_lines(tmp_path / "a.jsonl", row), reader())
