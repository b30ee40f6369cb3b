import numpy as np
import pytest

from dragoman.bench.metrics import (
    Counts,
    accuracy,
    bootstrap,
    content_weight,
    f1_intervals,
    gap,
    label_counts,
    macro_f1,
    match,
    set_counts,
    share,
    token_f1,
    tokens,
    totals,
)
from dragoman.model import Span


def test_precision_recall_f1() -> None:
    counts = Counts(right=3, predicted=4, gold=6)
    assert (counts.precision, counts.recall, counts.f1) == (0.75, 0.5, 0.6)


@pytest.mark.parametrize("counts", [Counts(0, 0, 5), Counts(0, 5, 0), Counts(0, 0, 0)])
def test_nothing_right_is_zero(counts: Counts) -> None:
    assert (counts.precision, counts.recall, counts.f1) == (0, 0, 0)


def test_a_share_is_the_same_seen_from_all_sides() -> None:
    counts = share([True, False, True, True])
    assert counts.precision == counts.recall == counts.f1 == 0.75


def test_sets_count_an_item_once() -> None:
    assert set_counts(["a", "a", "b"], ["a", "a", "a", "c"]) == Counts(1, 2, 2)


def test_accuracy_counts_no_answer_as_wrong() -> None:
    assert accuracy(["A", "A", "B", "C"], ["A", None, "B", "A"]) == 0.5


def test_macro_f1_by_hand() -> None:
    gold = ["A", "A", "A", "B", "B", "C"]
    predicted = ["A", "A", "B", "B", None, "A"]
    # A: 2 right of 3 and 3 → 2/3; B: 1 right of 2 and 2 → 1/2; C: 0.
    assert label_counts(gold, predicted)["A"] == Counts(2, 3, 3)
    assert macro_f1(gold, predicted) == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)


def test_macro_f1_counts_a_label_gold_does_not_have() -> None:
    assert macro_f1(["A", "A"], ["A", "B"]) == pytest.approx((2 / 3 + 0) / 2)


def test_token_f1_counts_repetition_and_not_case() -> None:
    # Shared: the, aid, will; "the" stands twice in the first, once in the second.
    first, second = tokens("The aid will reach the port."), tokens("the AID will arrive")
    assert token_f1(first, second) == pytest.approx(2 * 3 / (6 + 4))


def test_token_f1_of_nothing_is_zero() -> None:
    assert token_f1(tokens("..."), tokens("")) == 0


def test_match_takes_the_greatest_total_not_the_greatest_first() -> None:
    weights = {("a", "x"): 0.9, ("a", "y"): 0.8, ("b", "x"): 0.7, ("b", "y"): 0.0}
    pairs = match("ab", "xy", lambda gold, predicted: weights[gold, predicted])
    assert pairs == [(0, 1), (1, 0)]


def test_match_gives_a_duplicate_no_second_partner() -> None:
    assert len(match("a", "xx", lambda *_: 1.0)) == 1
    assert len(match("aa", "x", lambda *_: 1.0)) == 1


def test_match_leaves_weight_zero_and_empty_sides_alone() -> None:
    assert match("ab", "xy", lambda *_: 0.0) == []
    assert match("", "xy", lambda *_: 1.0) == []
    assert match("ab", "", lambda *_: 1.0) == []


def test_equal_contents_go_to_the_closer_place() -> None:
    words, here, there = tokens("it would pay"), Span(start=0, end=12), Span(start=90, end=102)
    assert content_weight(words, words, here, here) > content_weight(words, words, here, there)
    nearer, farther = Span(start=20, end=32), Span(start=60, end=72)
    assert content_weight(words, words, here, nearer) > content_weight(words, words, here, farther)


def test_contents_with_less_than_half_in_common_weigh_nothing() -> None:
    span = Span(start=0, end=1)
    assert content_weight(tokens("a b c d"), tokens("a x y z"), span, span) == 0
    assert content_weight(tokens("a b"), tokens("a c"), span, span) == pytest.approx(0.5, abs=1e-5)


def test_gap_between_spans() -> None:
    assert gap(Span(start=0, end=5), Span(start=85, end=90)) == 80
    assert gap(Span(start=85, end=90), Span(start=0, end=5)) == 80
    assert gap(Span(start=0, end=5), Span(start=4, end=90)) == 0


def test_totals_add_up_documents() -> None:
    rows = [{"events": Counts(1, 2, 3)}, {"events": Counts(2, 2, 2)}]
    assert totals(rows) == {"events": Counts(3, 4, 5)}


def test_interval_of_equal_documents_is_a_point() -> None:
    rows = [{"events": Counts(1, 2, 2)}] * 7
    assert f1_intervals(rows) == {"events": (0.5, 0.5)}


def test_interval_holds_the_figure_and_is_the_same_every_time() -> None:
    rows = [{"events": Counts(right, 4, 4)} for right in (0, 1, 2, 2, 3, 4)]
    low, high = f1_intervals(rows)["events"]
    assert 0 < low < totals(rows)["events"].f1 == 0.5 < high < 1
    assert f1_intervals(rows)["events"] == (low, high)


def test_interval_of_a_coin_is_near_the_binomial() -> None:
    flags = np.array([0, 1] * 50)
    low, high = bootstrap(lambda draw: {"heads": float(flags[draw].mean())}, 100)["heads"]
    # The mean of 100 draws has standard error 0.05: 0.5 ± 1.96 · 0.05.
    assert low == pytest.approx(0.402, abs=0.02)
    assert high == pytest.approx(0.598, abs=0.02)


def test_one_document_has_no_interval() -> None:
    assert f1_intervals([{"events": Counts(1, 2, 3)}]) == {}
