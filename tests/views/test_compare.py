"""Two accounts side by side, through the public function."""

from __future__ import annotations

import pytest

from dragoman import Reading, read_text
from dragoman.views.accounts.page import page
from dragoman.views.compare import Comparison, Difference, Said, Which, compare

TOKYO = (
    "Foreign Minister Aiko Kanda met Chilean Foreign Minister Ana Rojas in Lima on May 2, 2024. "
    "Kanda strongly urged Chile to release two trawlers detained off the Senkaku Islands. "
    "Rojas promised to look into the matter. "
    "The two ministers agreed to open a hotline between their coast guards. "
    "Kanda praised the vineyards of Chile."
)
SANTIAGO = (
    "Foreign Minister Ana Rojas met Japanese Foreign Minister Aiko Kanda in Lima on May 2, 2024. "
    "The two ministers agreed to set up a hotline between their coast guards and to hold talks on "
    "copper in August. "
    "Kanda asked Chile to free the two fishing boats apprehended near Diaoyu Dao. "
    "Rojas rejected the tariffs on salmon."
)


def reading(text: str, country: str) -> Reading:
    return read_text(text, published="2024-05-02", outlet_country=country)


@pytest.fixture(scope="module")
def tokyo() -> Reading:
    return reading(TOKYO, "JPN")


@pytest.fixture(scope="module")
def santiago() -> Reading:
    return reading(SANTIAGO, "CHL")


@pytest.fixture(scope="module")
def found(tokyo: Reading, santiago: Reading) -> Comparison:
    return compare(tokyo, santiago)


def cues(statements: tuple[Said, ...]) -> list[str]:
    return [said.cue for said in statements]


def test_what_both_say_is_paired_whatever_the_words(found: Comparison) -> None:
    assert [(pair.a.cue, pair.b.cue) for pair in found.both] == [
        ("urged", "asked"),
        ("agreed", "agreed"),
    ]


def test_what_one_says_stands_alone(found: Comparison) -> None:
    assert cues(found.only_a) == ["promised", "praised"]
    assert cues(found.only_b) == ["rejected"]


def test_differences_of_a_pair_are_marked(found: Comparison) -> None:
    urged, agreed = found.both
    assert Difference.STRENGTH in urged.differences
    assert urged.stronger is Which.A
    assert Difference.ACT not in urged.differences
    assert agreed.differences == (Difference.TERM,)
    assert agreed.stronger is None


@pytest.mark.parametrize(
    ("one", "other", "differs"),
    [
        ("to free the crew of the trawler by 15 May", "to free the crew of the trawler", True),
        ("to free the crew within three months", "to free the crew", True),
        ("to lower tariffs from 1 October", "to lower tariffs in October", True),
        ("to free the crew by 15 May", "to free the crew by May 15", False),
        ("to free the crew seized on 3 April", "to free the crew", False),
    ],
)
def test_a_term_that_one_account_lacks_or_has_otherwise_is_marked(
    one: str, other: str, differs: bool
) -> None:
    accounts = (
        reading(f"Rojas said on May 2 that Chile promised Japan {words}.", "CHL")
        for words in (one, other)
    )
    [pair] = compare(*accounts).both[:1]
    assert (Difference.TERM in pair.differences) is differs


def test_words_of_the_cue_that_open_the_content_are_shown_once() -> None:
    text = "Foreign Minister Ana Rojas accepted the invitation to a fair in Kyoto."
    found = compare(reading(text, "CHL"), reading(text, "CHL"))
    [pair] = found.both
    assert (pair.a.cue, pair.a.cue_alone) == ("accepted the invitation", "accepted")
    assert "<b>accepted</b> the invitation to a fair" in page(found)


def test_rival_names_are_shown_once(found: Comparison) -> None:
    [naming] = found.names
    assert naming.a == ("Senkaku Islands",)
    assert naming.b == ("Diaoyu Dao",)


def test_what_names_an_issue_only_among_its_states_is_no_rival_name_elsewhere() -> None:
    home = "Norway said that its trade war with Chile goes on. The plant released treated water."
    other = "Chile said that the trade truce with Norway holds. Contaminated water ran into a lake."
    assert compare(reading(home, "NOR"), reading(other, "CHL")).names == ()
    asia = home.replace("Norway", "China").replace("Chile", "the United States")
    west = other.replace("Norway", "China").replace("Chile", "The United States")
    [naming] = compare(reading(asia, "CHN"), reading(west, "USA")).names
    assert (naming.kind, naming.id) == ("issue", "us-china-trade")
    assert (naming.a, naming.b) == (("trade war",), ("trade truce",))


def test_every_statement_is_somewhere_and_points_at_its_words(
    found: Comparison, tokyo: Reading
) -> None:
    ours = [*(pair.a for pair in found.both), *found.only_a]
    assert {said.statement for said in ours} == {s.id for s in tokyo.statements}
    for said in ours:
        words = [span.of(tokyo.document.text) for span in said.evidence]
        assert said.cue in words
        assert set(said.content.split(" … ")) <= set(words)


def test_one_statement_may_stand_for_several() -> None:
    one = reading(
        "Foreign Minister Ana Rojas met Peruvian Foreign Minister Luis Paz in Lima. "
        "The two ministers agreed to reopen the bridge at Tacna and to share data on anchovy.",
        "CHL",
    )
    two = reading(
        "Foreign Minister Luis Paz met Chilean Foreign Minister Ana Rojas in Lima. "
        "The two ministers agreed to restore the bridge at Tacna. "
        "They decided to exchange information on anchovy.",
        "PER",
    )
    found = compare(one, two)
    assert [(pair.a.cue, pair.b.cue) for pair in found.both] == [
        ("agreed", "agreed"),
        ("agreed", "decided"),
    ]
    assert found.only_a == found.only_b == ()


@pytest.mark.parametrize("mention", ["stated the known position of Peru", "gave his views on it"])
def test_a_position_only_mentioned_is_what_the_other_account_has_its_speaker_say_of_it(
    mention: str,
) -> None:
    one = reading(
        "Foreign Minister Ana Rojas met Peruvian Foreign Minister Luis Paz in Lima. "
        "She asked that the ban on Chilean plums be lifted. "
        f"Mr Paz {mention}.",
        "CHL",
    )
    two = reading(
        "Foreign Minister Luis Paz met Chilean Foreign Minister Ana Rojas in Lima.\n\n"
        "Ms Rojas asked for the ban on Chilean plums to be lifted. "
        "Mr Paz stressed that the ban on plums protects orchards.\n\n"
        "Mr Paz praised the new bridge at Tacna.",
        "PER",
    )
    found = compare(one, two)
    told = [pair.b.cue for pair in found.both if mention.endswith(pair.a.content)]
    assert told == ["stressed"]
    assert [said.cue for said in found.only_b] == ["praised"]


def test_one_thing_in_other_words_is_a_pair() -> None:
    one = reading(
        "Foreign Minister Ana Rojas met Peruvian Foreign Minister Luis Paz in Lima. "
        "The ministers agreed to remain in touch. Ms Rojas praised the new road.",
        "CHL",
    )
    two = reading(
        "Foreign Minister Luis Paz met Chilean Foreign Minister Ana Rojas in Lima. "
        "The two sides decided to keep up personal contacts. Mr Paz welcomed the harvest.",
        "PER",
    )
    [pair] = compare(one, two).both
    assert (pair.a.cue, pair.b.cue) == ("agreed", "decided")


def test_like_words_of_two_sides_are_no_pair() -> None:
    one = reading(
        "Foreign Minister Ana Rojas met Peruvian Foreign Minister Luis Paz in Lima. "
        "Ms Rojas expressed concern about the fishing boats at the border.",
        "CHL",
    )
    two = reading(
        "Foreign Minister Luis Paz met Chilean Foreign Minister Ana Rojas in Lima. "
        "Mr Paz expressed concern about the fishing boats at the border.",
        "PER",
    )
    assert compare(one, two).both == ()


def mirrored(found: Comparison) -> Comparison:
    """The comparison with A and B exchanged, pairs in no order."""
    other = {None: None, Which.A: Which.B, Which.B: Which.A}
    pairs = [
        pair.model_copy(update={"a": pair.b, "b": pair.a, "stronger": other[pair.stronger]})
        for pair in found.both
    ]
    names = [name.model_copy(update={"a": name.b, "b": name.a}) for name in found.names]
    update = {"a": found.b, "b": found.a, "only_a": found.only_b, "only_b": found.only_a}
    return found.model_copy(update={**update, "both": in_order(pairs), "names": tuple(names)})


def in_order(pairs: object) -> tuple[object, ...]:
    return tuple(sorted(pairs, key=lambda pair: (pair.a.statement, pair.b.statement)))  # type: ignore[call-overload]


def test_exchanged_accounts_exchange_sides(
    found: Comparison, tokyo: Reading, santiago: Reading
) -> None:
    turned = compare(santiago, tokyo)
    turned = turned.model_copy(update={"both": in_order(turned.both)})
    assert turned == mirrored(found)


def test_the_same_document_twice_agrees_with_itself(tokyo: Reading) -> None:
    found = compare(tokyo, tokyo)
    assert [(pair.a, pair.differences) for pair in found.both] == [
        (pair.b, ()) for pair in found.both
    ]
    assert len(found.both) == len(tokyo.statements)
    assert found.only_a == found.only_b == found.names == ()


def test_a_document_without_statements(tokyo: Reading) -> None:
    empty = reading("The harbour of Lima is large and deep, and the weather was fine.", "PER")
    assert empty.statements == ()
    found = compare(tokyo, empty)
    assert found.both == found.only_b == ()
    assert len(found.only_a) == len(tokyo.statements)
    assert compare(empty, empty).only_a == ()
    assert "Nothing that the other does not say" in page(compare(empty, empty))


def test_a_headline_is_not_compared() -> None:
    body = "Foreign Minister Ana Rojas urged Peru to free two trawlers on Thursday."
    plain = compare(reading(body, "CHL"), reading(body, "CHL"))
    headed = reading(f"Rojas urges Peru to free trawlers\n\n{body}", "CHL")
    assert len(headed.statements) == 2
    assert cues(tuple(pair.a for pair in compare(headed, headed).both)) == cues(
        tuple(pair.a for pair in plain.both)
    )


def test_a_line_that_runs_on_is_no_headline() -> None:
    body = "Foreign Minister Ana Rojas urged Peru to free two trawlers\non Thursday. It was late."
    one = reading(body, "CHL")
    assert len(compare(one, one).both) == len(one.statements) == 1


def test_the_same_readings_give_the_same_bytes(tokyo: Reading, santiago: Reading) -> None:
    first, second = (compare(tokyo, santiago).to_json() for _ in range(2))
    assert first == second
    assert Comparison.model_validate_json(first).to_json() == first


def test_the_form_of_the_json_is_stable() -> None:
    schema = Comparison.model_json_schema(mode="serialization")
    assert set(schema["required"]) == {"a", "b", "both", "only_a", "only_b", "names"}
    fields = {name: set(schema["$defs"][name]["properties"]) for name in ("Pair", "Said", "Naming")}
    assert fields == {
        "Pair": {"a", "b", "likeness", "differences", "stronger"},
        "Said": {
            *("statement", "speakers", "addressees", "act", "strength", "polarity", "modality"),
            *("issues", "cue", "content", "evidence"),
        },
        "Naming": {"kind", "id", "name", "a", "b"},
    }


def test_the_page_loads_nothing_and_escapes_text() -> None:
    text = (
        "Foreign Minister Ana Rojas met Peruvian Foreign Minister Luis Paz in Lima. "
        'Rojas urged Peru to buy <script>alert(1)</script> & "R&D" from Chile.'
    )
    one = read_text(text, outlet="<b>Bad</b> & Sons", title="<i>x</i>", outlet_country="CHL")
    shown = page(compare(one, one))
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "&lt;b&gt;Bad&lt;/b&gt; &amp; Sons" in shown
    for loading in ("http:", "https:", "src=", "<link", "@import", "url("):
        assert loading not in shown


def test_the_page_shows_all_that_was_found(found: Comparison) -> None:
    shown = page(found)
    for said in (*found.only_a, *found.only_b, *(p.a for p in found.both)):
        assert said.content in shown
    assert "A is stronger" in shown
    assert "<mark>emphatic</mark>" in shown
    assert "Diaoyu Dao" in shown
    assert "@media print" in shown
