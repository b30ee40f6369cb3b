"""Dates: what is found, which days it means, and what is left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model import DateMention, Granularity
from dragoman.reading.dates import find_dates
from dragoman.reading.parsing import parse

PUBLISHED = date(2024, 5, 16)  # a Thursday


def read(text: str, published: date | None = PUBLISHED) -> list[DateMention]:
    mentions = list(find_dates(parse(text), published))
    assert [m.span.start for m in mentions] == sorted(m.span.start for m in mentions)
    return mentions


def days(mention: DateMention) -> str | None:
    """``2024-05-13`` or ``2024-05-13..2024-05-19``."""
    interval = mention.interval
    if interval is None:
        return None
    if interval.start == interval.end:
        return str(interval.start)
    return f"{interval.start}..{interval.end}"


def spans(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str | None]]:
    return [(m.span.of(text), days(m)) for m in read(text, published)]


ONE_DATE = [
    ("The minister visited Dili on 11 and 12 March.", "11 and 12 March", "2024-03-11..2024-03-12"),
    # absolute
    ("Norway and Peru signed the pact on March 6, 2023.", "March 6, 2023", "2023-03-06"),
    ("The pact was signed on 6 March 2023 in Lima.", "6 March 2023", "2023-03-06"),
    ("The note, dated 2023-03-06, was leaked.", "2023-03-06", "2023-03-06"),
    ("The form was stamped 21/11/2023 by the consulate.", "21/11/2023", "2023-11-21"),
    ("The form was stamped 11/21/2023 by the consulate.", "11/21/2023", "2023-11-21"),
    ("The letter of 21.11.2023 went unanswered.", "21.11.2023", "2023-11-21"),
    (
        "The envoy left Oslo on Friday (12 May 2023) for Lima.",
        "Friday (12 May 2023)",
        "2023-05-12",
    ),
    (
        "The envoys met on Monday, February 5, 2024, in Quito.",
        "Monday, February 5, 2024",
        "2024-02-05",
    ),
    ("Kenya closed the border on the 3rd of May 2022.", "the 3rd of May 2022", "2022-05-03"),
    ("The treaty took effect in September 2018.", "September 2018", "2018-09-01..2018-09-30"),
    ("Chile has kept an embassy there since 1972.", "1972", "1972-01-01..1972-12-31"),
    ("Both sides cited the 2015 agreement.", "2015", "2015-01-01..2015-12-31"),
    ("Malta hosted a 2019 summit on fishing.", "2019", "2019-01-01..2019-12-31"),
    ("Ties were frozen throughout the 1990s.", "the 1990s", "1990-01-01..1999-12-31"),
    ("The dispute dates from the late 1980s.", "the late 1980s", "1987-01-01..1989-12-31"),
    (
        "Exports fell in the third quarter of 2023.",
        "the third quarter of 2023",
        "2023-07-01..2023-09-30",
    ),
    ("Exports fell in Q3 2023.", "Q3 2023", "2023-07-01..2023-09-30"),
    (
        "Trade grew in the first half of 2022.",
        "the first half of 2022",
        "2022-01-01..2022-06-30",
    ),
    (
        "Talks were held in the second half of May 2023.",
        "the second half of May 2023",
        "2023-05-16..2023-05-31",
    ),
    ("Envoys met on June 3 and 4, 2022 in Oslo.", "June 3 and 4, 2022", "2022-06-03..2022-06-04"),
    ("On March 3 and 10 ships left the port.", "March 3", "2024-03-03"),
    ("The next hearing has been set for Oct 4.", "Oct 4", "2024-10-04"),
    ("Protests shook Chile in the spring of 2021.", "the spring of 2021", "2021-03-01..2021-05-31"),
    ("Floods hit Kenya in winter 2019.", "winter 2019", "2019-12-01..2020-02-29"),
    ("This winter Norway sold wheat.", "This winter", "2023-12-01..2024-02-29"),
    ("Brazil left the bloc in early 2022.", "early 2022", "2022-01-01..2022-04-30"),
    ("Brazil left the bloc in mid-2022.", "mid-2022", "2022-05-01..2022-08-31"),
    ("Brazil left the bloc in late 2022.", "late 2022", "2022-09-01..2022-12-31"),
    ("Brazil left the bloc in late June 2022.", "late June 2022", "2022-06-21..2022-06-30"),
    ("The fleet sailed at the end of March 2023.", "the end of March 2023", "2023-03-31"),
    # days without a year
    ("Peru recalled its envoy on April 3.", "April 3", "2024-04-03"),
    ("Peru recalled its envoy on 3 April.", "3 April", "2024-04-03"),
    ("Peru recalled its envoy on November 3.", "November 3", "2023-11-03"),
    ("Peru will recall its envoy on June 3.", "June 3", "2024-06-03"),
    ("Peru will recall its envoy on Feb. 3.", "Feb. 3", "2025-02-03"),
    ("The presidents are to meet in Accra on 20 May.", "20 May", "2024-05-20"),
    ("A visit to Lima is scheduled for August 2.", "August 2", "2024-08-02"),
    ("Envoys discussed plans for a summit on June 14.", "June 14", "2024-06-14"),
    # months
    ("Ghana expelled two attachés in March.", "March", "2024-03-01..2024-03-31"),
    ("Ghana expelled two attachés in December.", "December", "2023-12-01..2023-12-31"),
    ("Ghana will host the games in December.", "December", "2024-12-01..2024-12-31"),
    ("No talks have been held since August.", "August", "2023-08-01..2023-08-31"),
    ("Ghana arrested three traders in May.", "May", "2024-05-01..2024-05-31"),
    ("Ghana sent police in early October.", "early October", "2023-10-01..2023-10-10"),
    ("Ghana sent police in mid-April.", "mid-April", "2024-04-11..2024-04-20"),
    ("Ghana sent police in late February.", "late February", "2024-02-21..2024-02-29"),
    ("A truce was agreed last November.", "last November", "2023-11-01..2023-11-30"),
    ("A truce was agreed in June last year.", "June last year", "2023-06-01..2023-06-30"),
    ("A vote is due next March.", "next March", "2025-03-01..2025-03-31"),
    (
        "They met in the last week of December.",
        "the last week of December",
        "2023-12-25..2023-12-31",
    ),
    (
        "They met in the first week of February.",
        "the first week of February",
        "2024-02-01..2024-02-04",
    ),
    # weekdays
    ("Qatar praised the accord on Tuesday.", "Tuesday", "2024-05-14"),
    ("Qatar praised the accord on Friday.", "Friday", "2024-05-10"),
    ("Qatar praised the accord on Thursday.", "Thursday", "2024-05-16"),
    ("Qatar will praise the accord on Friday.", "Friday", "2024-05-17"),
    ("The ministers are due to meet in Doha on Tuesday.", "Tuesday", "2024-05-21"),
    ("The conference begins on Saturday.", "Saturday", "2024-05-18"),
    ("Monday's text goes further than the old one.", "Monday", "2024-05-13"),
    ("Qatar praised the accord last Thursday.", "last Thursday", "2024-05-09"),
    ("Qatar hosts the ministers next Monday.", "next Monday", "2024-05-20"),
    ("Guards fired flares late Sunday.", "late Sunday", "2024-05-12"),
    ("The ship left early on Wednesday.", "early on Wednesday", "2024-05-15"),
    ("Earlier on Thursday, the envoy met reporters.", "Earlier on Thursday", "2024-05-16"),
    ("The ship left on Monday night.", "Monday night", "2024-05-13"),
    ("The port will stay shut until Sunday.", "Sunday", "2024-05-19"),
    (
        "The office was shut from Saturday to Tuesday.",
        "Saturday to Tuesday",
        "2024-05-11..2024-05-14",
    ),
    # relative to publication
    ("Fiji recalled its envoy today.", "today", "2024-05-16"),
    ("Fiji recalled its envoy yesterday.", "yesterday", "2024-05-15"),
    ("Fiji recalls its envoy tomorrow.", "tomorrow", "2024-05-17"),
    ("Fiji recalled its envoy the day before yesterday.", "the day before yesterday", "2024-05-14"),
    ("The ministers dine together tonight.", "tonight", "2024-05-16"),
    ("The envoys spoke this morning.", "this morning", "2024-05-16"),
    ("The envoys spoke by telephone last night.", "last night", "2024-05-15"),
    ("The envoys spoke yesterday evening.", "yesterday evening", "2024-05-15"),
    ("Shells fell on the town overnight.", "overnight", "2024-05-15..2024-05-16"),
    ("Fiji is hosting the forum this week.", "this week", "2024-05-13..2024-05-19"),
    ("Fiji hosted the forum last week.", "last week", "2024-05-06..2024-05-12"),
    ("Fiji hosts the forum next week.", "next week", "2024-05-20..2024-05-26"),
    ("Fiji hosted the forum earlier this week.", "earlier this week", "2024-05-13..2024-05-16"),
    ("Fiji hosted the forum earlier in the week.", "earlier in the week", "2024-05-13..2024-05-16"),
    ("Fiji will vote later this month.", "later this month", "2024-05-16..2024-05-31"),
    ("Fiji voted earlier this year.", "earlier this year", "2024-01-01..2024-05-16"),
    ("Fiji voted last month.", "last month", "2024-04-01..2024-04-30"),
    ("Fiji voted early last month.", "early last month", "2024-04-01..2024-04-10"),
    ("Fiji votes next month.", "next month", "2024-06-01..2024-06-30"),
    ("Fiji voted last year.", "last year", "2023-01-01..2023-12-31"),
    ("Fiji votes next year.", "next year", "2025-01-01..2025-12-31"),
    ("Fiji voted last summer.", "last summer", "2023-06-01..2023-08-31"),
    ("Talks stalled last quarter.", "last quarter", "2024-01-01..2024-03-31"),
    ("Police cleared the camp over the weekend.", "the weekend", "2024-05-11..2024-05-12"),
    ("Voters will choose a mayor at the weekend.", "the weekend", "2024-05-18..2024-05-19"),
    ("Police cleared the camp last weekend.", "last weekend", "2024-05-11..2024-05-12"),
    ("Tonga closed its mission three days ago.", "three days ago", "2024-05-13"),
    ("Tonga closed its mission two weeks ago.", "two weeks ago", "2024-04-29..2024-05-05"),
    ("Tonga closed its mission a month ago.", "a month ago", "2024-04-01..2024-04-30"),
    ("Tonga closed its mission 10 years ago.", "10 years ago", "2014-01-01..2014-12-31"),
    ("Voters await the end of the year.", "the end of the year", "2024-12-31"),
    ("The report is expected by the end of next month.", "the end of next month", "2024-06-30"),
    ("No progress was made in recent weeks.", "recent weeks", None),
    ("Tonga closed its mission several years ago.", "several years ago", None),
    # ranges
    (
        "The visit ran from July 4 to 9, 2023.",
        "July 4 to 9, 2023",
        "2023-07-04..2023-07-09",
    ),
    ("The visit ran from 4-9 July 2023.", "4-9 July 2023", "2023-07-04..2023-07-09"),
    (
        "The visit ran from July 29 to August 2, 2023.",
        "July 29 to August 2, 2023",
        "2023-07-29..2023-08-02",
    ),
    ("Samoa chaired the group in 2019-2021.", "2019-2021", "2019-01-01..2021-12-31"),
    ("Samoa chaired the group from 2019 to 2021.", "2019 to 2021", "2019-01-01..2021-12-31"),
    (
        "The strait was closed between January and March.",
        "January and March",
        "2024-01-01..2024-03-31",
    ),
    (
        "The strait was closed between November and February.",
        "November and February",
        "2023-11-01..2024-02-29",
    ),
    ("The budget for the year 2023-24 was cut.", "the year 2023-24", "2023-04-01..2024-03-31"),
    ("Patrols went on between 1 and 5 May.", "1 and 5 May", "2024-05-01..2024-05-05"),
    # dates that belong to a noun
    ("The October 7 attack killed two sailors.", "October 7", "2023-10-07"),
    ("Farmers await the elections in October.", "October", "2024-10-01..2024-10-31"),
    ("Ghana has put off the vote to 31 May.", "31 May", "2024-05-31"),
    ("Tuesday's drill will not go unanswered.", "Tuesday", "2024-05-14"),
    # times of a day
    ("The truce began at noon on 9 April.", "noon on 9 April", "2024-04-09"),
    ("The truce began at 6 a.m. on Tuesday.", "6 a.m. on Tuesday", "2024-05-14"),
    (
        "The convoy left on the morning of March 6, 2023.",
        "the morning of March 6, 2023",
        "2023-03-06",
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), ONE_DATE)
def test_one_date(text: str, words: str, expected: str | None) -> None:
    assert spans(text) == [(words, expected)]


COUNTED = [
    # re-anchored: counted from the date that the account has reached
    ("Peru closed the port on May 2. A day later it was reopened.", "A day later", "2024-05-03"),
    ("Peru sold wheat in 2011. That summer it rained.", "That summer", "2011-06-01..2011-08-31"),
    (
        "Peru closed the port on May 2. It reopened four days later.",
        "four days later",
        "2024-05-06",
    ),
    (
        "Peru closed the port on May 2 and fined two firms the next day.",
        "the next day",
        "2024-05-03",
    ),
    (
        "Peru closed the port on May 2. On the following day it reopened.",
        "the following day",
        "2024-05-03",
    ),
    (
        "Peru closed the port on May 2. That morning a ship had run aground.",
        "That morning",
        "2024-05-02",
    ),
    (
        "Peru closed the port on May 2. Police made arrests the same day.",
        "the same day",
        "2024-05-02",
    ),
    (
        "Peru closed the port on May 2. Earlier the same day, a ship ran aground.",
        "Earlier the same day",
        "2024-05-02",
    ),
    (
        "Peru closed the port on May 2. A strike had begun two days earlier.",
        "two days earlier",
        "2024-04-30",
    ),
    (
        "Peru closed the port on May 2. A strike had begun the day before.",
        "the day before",
        "2024-05-01",
    ),
    (
        "Peru closed the port on May 2. Five days after that, it reopened.",
        "Five days after that",
        "2024-05-07",
    ),
    ("Peru closed the port on May 2. Shots were heard hours later.", "hours later", "2024-05-02"),
    (
        "Peru closed the port on May 2. A strike had begun a week earlier.",
        "a week earlier",
        "2024-04-22..2024-04-28",
    ),
    (
        "Peru closed the port in March 2021. It reopened the following month.",
        "the following month",
        "2021-04-01..2021-04-30",
    ),
    (
        "Peru closed the port in March 2021. Sales fell by half that year.",
        "that year",
        "2021-01-01..2021-12-31",
    ),
    (
        "Harvests in June 2021 beat those of the year before.",
        "the year before",
        "2020-01-01..2020-12-31",
    ),
    (
        "Peru closed the port on May 2. It reopened the following Monday.",
        "the following Monday",
        "2024-05-06",
    ),
    (
        "Peru closed the port on May 2. Ships must leave by May 30. The next day pilots "
        "went on strike.",
        "The next day",
        "2024-05-03",
    ),
    (
        "LIMA, May 15 - Peru closed the port on Sunday. It reopened two days later.",
        "two days later",
        "2024-05-14",
    ),
    ("Mali asked for help. Niger sent troops the same day.", "the same day", "2024-05-16"),
    # counted from an event of the text
    (
        "Peru and Chile signed a treaty on May 2. Three days before the treaty, guards had "
        "fired flares.",
        "Three days before the treaty",
        "2024-04-29",
    ),
    (
        "The king telephoned the sultan of Oman on Tuesday. Four days before the "
        "monarchs' conversation, a tanker had been seized.",
        "Four days before the monarchs' conversation",
        "2024-05-10",
    ),
    (
        "President Ana Rojas spoke on Monday with her Nepali counterpart. Hours before "
        "the conversation, Nepal had freed a crew.",
        "Hours before the conversation",
        "2024-05-13",
    ),
    (
        "The standoff began on April 10, when guards crossed the river. Three days into "
        "the standoff, envoys were recalled.",
        "Three days into the standoff",
        "2024-04-13",
    ),
    (
        "The ministers held a summit in Accra on May 4. A day after the summit Togo "
        "lifted the ban.",
        "A day after the summit",
        "2024-05-05",
    ),
    (
        "Togo lifted the ban the day after the summit. The summit was held in Accra on May 4.",
        "the day after the summit",
        "2024-05-05",
    ),
    (
        "A bomb exploded in the market on May 8. One week after the explosion, two men "
        "were charged.",
        "One week after the explosion",
        "2024-05-13..2024-05-19",
    ),
    (
        "Police arrested an opposition leader on May 8. Two days after the arrest, "
        "crowds filled the square.",
        "Two days after the arrest",
        "2024-05-10",
    ),
    (
        "Togo lifted the ban two days after the May 4 summit.",
        "two days after the May 4 summit",
        "2024-05-06",
    ),
    (
        "Togo lifted the ban on May 6, two days after ministers met in Accra.",
        "two days after ministers met in Accra",
        "2024-05-06",
    ),
    (
        "Togo banned imports of rice on May 6. The ban came a week after Benin "
        "raised tariffs, which farmers resented.",
        "a week after Benin raised tariffs",
        "2024-05-06",
    ),
    (
        "The raid came a day after Benin raised tariffs, the ministry said on Sunday.",
        "a day after Benin raised tariffs",
        None,
    ),
    (
        "A bomb killed ten people on May 2. Togo's move came a week after the bombing.",
        "a week after the bombing",
        "2024-05-06..2024-05-12",
    ),
    (
        "Voters go to the polls on Sunday. Rivals traded blows on the eve of the debate.",
        "the eve of the debate",
        None,
    ),
    (
        "Ghana shut a port on Friday and closed a road, two days after Togo had shut the border.",
        "two days after Togo had shut the border",
        "2024-05-10",
    ),
    (
        "Five days after the coronation, the king fell ill.",
        "Five days after the coronation",
        None,
    ),
]


@pytest.mark.parametrize(("text", "words", "expected"), COUNTED)
def test_counted_from_the_text(text: str, words: str, expected: str | None) -> None:
    assert (words, expected) in spans(text)


NO_DATE = [
    "The forces must leave within four months.",
    "He led the agency for six years.",
    "The two men spoke for about an hour.",
    "The minister, 61, is a former general.",
    "The 45-year-old envoy declined to comment.",
    "The meeting opened at 3 p.m. in a hotel.",
    "Some 1,000 troops crossed the river.",
    "The province lost 2,000 homes to the flood.",
    "The firm bought 1999 metres of cable.",
    "About 2000 soldiers took part in the drill.",
    "The fine was $2020 a ship.",
    "Talks may resume if both sides agree.",
    "May the truce hold, the bishop prayed.",
    "Theresa May resigned after the vote.",
    "Farmers march on the capital to demand aid.",
    "The sun set over the port as ships left.",
    "He read about it in The Sunday Times.",
    "Leaders marked the Good Friday Agreement.",
    "The mission was an overnight success.",
    "The council meets every Monday.",
    "They signed Resolution 2231 of the council.",
    "Output rose to 1950 barrels.",
    "The guards saw that night patrols had stopped.",
    "April Jones leads the delegation.",
    "The talks lasted two days.",
    "The ban lasted for three days after the vote.",
]


@pytest.mark.parametrize("text", NO_DATE)
def test_not_dates(text: str) -> None:
    assert spans(text) == []


VALUES = [
    ("Peru protested on May 2.", "2024-05-02", "DATE", Granularity.DAY, "published"),
    ("Peru protested on May 2, 2023.", "2023-05-02", "DATE", Granularity.DAY, "absolute"),
    ("Peru protested last week.", "2024-W19", "DATE", Granularity.WEEK, "published"),
    ("Peru protested last month.", "2024-04", "DATE", Granularity.MONTH, "published"),
    ("Peru protested in 2021.", "2021", "DATE", Granularity.YEAR, "absolute"),
    (
        "Peru protested in the first quarter of 2021.",
        "2021-Q1",
        "DATE",
        Granularity.QUARTER,
        "absolute",
    ),
    ("Peru protested in the spring of 2021.", "2021-SP", "DATE", Granularity.RANGE, "absolute"),
    ("Peru protested in the 1980s.", "198", "DATE", Granularity.DECADE, "absolute"),
    ("Peru protested early last month.", "2024-04", "DATE", Granularity.RANGE, "published"),
    ("Peru protested on Monday morning.", "2024-05-13TMO", "TIME", Granularity.DAY, "published"),
    ("Peru protested overnight.", "2024-05-16TNI", "TIME", Granularity.RANGE, "published"),
    (
        "Peru protested on the afternoon of May 2.",
        "2024-05-02TAF",
        "TIME",
        Granularity.DAY,
        "published",
    ),
    ("Peru protested last night.", "2024-05-15TNI", "TIME", Granularity.DAY, "published"),
    ("Peru protested over the weekend.", "2024-W19-WE", "DATE", Granularity.RANGE, "published"),
    (
        "Peru protested at 4:20 p.m. on May 2.",
        "2024-05-02T16:20",
        "TIME",
        Granularity.DAY,
        "published",
    ),
    (
        "Peru protested at 16:20 GMT on May 2.",
        "2024-05-02T16:20Z",
        "TIME",
        Granularity.DAY,
        "published",
    ),
    ("Peru protested in recent weeks.", "PAST_REF", "DATE", Granularity.VAGUE, "unresolved"),
    (
        "Peru will protest in the coming days.",
        "FUTURE_REF",
        "DATE",
        Granularity.VAGUE,
        "unresolved",
    ),
    ("Peru overspent in fiscal 2023.", "FY2023", "DATE", Granularity.YEAR, "unresolved"),
]


@pytest.mark.parametrize(("text", "value", "kind", "granularity", "anchor"), VALUES)
def test_values(text: str, value: str, kind: str, granularity: Granularity, anchor: str) -> None:
    (mention,) = read(text)
    assert (mention.value, mention.type) == (value, kind)
    assert (mention.granularity, mention.anchor) == (granularity, anchor)


WITHOUT_PUBLICATION = [
    ("Peru protested on May 2, 2023.", "2023-05-02"),
    ("Peru protested in June 2023.", "2023-06-01..2023-06-30"),
    ("Peru protested in 2021.", "2021-01-01..2021-12-31"),
    ("Peru protested on May 2.", None),
    ("Peru protested in June.", None),
    ("Peru protested on Tuesday.", None),
    ("Peru protested yesterday.", None),
    ("Peru protested last month.", None),
    ("Peru protested over the weekend.", None),
    ("Peru protested two days ago.", None),
    ("Peru protested the same day.", None),
    ("Peru protested overnight.", None),
]


@pytest.mark.parametrize(("text", "expected"), WITHOUT_PUBLICATION)
def test_without_publication_date(text: str, expected: str | None) -> None:
    (mention,) = read(text, None)
    assert days(mention) == expected
    assert (mention.anchor == "unresolved") == (expected is None)


def test_narrated_date_needs_no_publication() -> None:
    text = "Peru closed the port on 2 May 2022. A day later it was reopened."
    assert spans(text, None)[1] == ("A day later", "2022-05-03")


def test_dateline_is_a_date_but_not_narrated() -> None:
    text = "LIMA, May 14 (Agency) - The navy sank a trawler. The crew was freed the next day."
    assert spans(text) == [("May 14", "2024-05-14"), ("the next day", "2024-05-17")]


def test_clock_time_takes_the_day_of_its_sentence() -> None:
    text = "On May 2, at 4:20 p.m. local time, the ministers sat down to dine."
    first, second = read(text)
    assert second.span.of(text) == "4:20 p.m. local time"
    assert (days(first), days(second), second.value) == (
        "2024-05-02",
        "2024-05-02",
        "2024-05-02T16:20",
    )


def test_lines_are_not_joined() -> None:
    text = "Port closed until Friday\nMay 16, 2024\nThe port of Callao was closed on Monday."
    assert spans(text) == [
        ("Friday", "2024-05-17"),
        ("May 16, 2024", "2024-05-16"),
        ("Monday", "2024-05-13"),
    ]


def test_postponed_is_no_range() -> None:
    text = "The vote was postponed from Monday to Thursday."
    assert [words for words, _ in spans(text)] == ["Monday", "Thursday"]


def test_curly_quotes_and_non_breaking_spaces() -> None:
    text = "“We met on May\u00a02,” said the envoy’s aide."
    assert spans(text) == [("May\u00a02", "2024-05-02")]


def test_years_outside_the_calendar_stay_unresolved() -> None:
    (mention,) = read("The temple was built 999 decades ago.")
    assert mention.interval is None


SCRAPS = {
    "": [],
    " \n\n ": [],
    "May": [],
    "the": [],
    "10": [],
    "31 February": ["31 February"],
    "99/99/9999": ["99/99/9999"],
}


@pytest.mark.parametrize(("text", "words"), SCRAPS.items())
def test_scraps_do_no_harm(text: str, words: list[str]) -> None:
    assert [mention.span.of(text) for mention in read(text)] == words


_PIECES = st.sampled_from(
    [
        "May",
        "march",
        "Sunday",
        "2021",
        "1999",
        "two",
        "days",
        "before",
        "after",
        "the",
        "week",
        "of",
        "last",
        "next",
        "month",
        "year",
        "ago",
        "later",
        "earlier",
        "6",
        "31",
        "noon",
        "on",
        ",",
        ".",
        "-",
        "(",
        ")",
        "'",
        "\n",
        "\n\n",
        "from",
        "to",
        "until",
        "Peru",
        "signed",
        "will",
        "call",
        "that",
        "same",
        "overnight",
        "4:20",
        "p.m.",
        "Q3",
        "FY2020",
        "early",
        "mid-",
        "late",
        "1990s",
        "weekend",
        "2019-21",
        "and",
        "between",
        "eve",
        "hours",
        "into",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(_PIECES, max_size=14).map(" ".join)),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_gives_ordered_spans_inside_it(text: str, published: date | None) -> None:
    end = 0
    for mention in find_dates(parse(text), published):
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert (mention.interval is None) == (mention.anchor == "unresolved")
        end = mention.span.end
    assert find_dates(parse(text), published) == find_dates(parse(text), published)
