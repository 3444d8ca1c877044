"""Reading of time expressions: the periods that words name, and the words that name none."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.catalogue.periods import load_period_lexicon
from service.extract.periods import read_periods
from service.model.claim import Mention
from service.model.period import Period

CASES = Path(__file__).parent / "cases" / "periods"
LEXICON = load_period_lexicon(Path(__file__).resolve().parents[2] / "config")
THURSDAY = dt.date(2023, 6, 8)


def read(text: str, date: dt.date | None = THURSDAY, country: str | None = None) -> tuple[Mention, ...]:
    return read_periods(text, date, LEXICON, country=country)


def periods(text: str, date: dt.date | None = THURSDAY, country: str | None = None) -> list[Period]:
    return [mention.period for mention in read(text, date, country) if mention.period is not None]


def dates(text: str, date: dt.date | None = THURSDAY) -> list[tuple[str, str, str]]:
    return [(period.text, str(period.start), str(period.end)) for period in periods(text, date)]


def cases(name: str) -> Iterator[Any]:
    """Yield every text of a file with its entry; what stands between « and » is the mention."""
    with (CASES / f"{name}.toml").open("rb") as file:
        for case in tomllib.load(file)["case"]:
            for text in case["texts"]:
                yield pytest.param(text, case, id=text)


def unmark(text: str) -> tuple[str, str]:
    """Return the text without its marks, and what stood between them."""
    before, rest = text.split("«")
    words, after = rest.split("»")
    return before + words + after, words


@pytest.mark.parametrize(
    ("marked", "case"),
    [
        *cases("named"),
        *cases("relative"),
        *cases("further"),
        *cases("open"),
        *cases("unresolved"),
        *cases("counted"),
    ],
)
def test_words_are_read_as_their_period(marked, case):
    text, words = unmark(marked)
    (found,) = [
        period
        for period in periods(text, case.get("date", THURSDAY))
        if period.text == words.removeprefix(case.get("trim", ""))
    ]
    assert (found.start, found.end) == (case.get("start"), case.get("end"))
    assert found.window is case.get("window", False)
    assert found.granularity.value == case.get("granularity", found.granularity.value)
    assert (found.source == "unresolved") is (found.start is None and found.end is None)


@pytest.mark.parametrize(("text", "case"), list(cases("none")))
def test_look_alikes_are_no_periods(text, case):
    assert dates(text) == []


# ---- what the sentence and the document's date decide ----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rate fell from 4.1 percent in May to 3.9 percent in June 2021.", ["2021-05-01", "2021-06-01"]),
        ("It went from 7 in December to 8 in January 2021.", ["2020-12-01", "2021-01-01"]),
        (
            "In 2020, joblessness jumped from 4.4% in March to 14.7% in April.",
            ["2020-01-01", "2020-03-01", "2020-04-01"],
        ),
        ("Inflation was 9.1% in 2022 but slowed to 4 percent in May.", ["2022-01-01", "2023-05-01"]),
        ("Prices in June were up from June 2021.", ["2023-06-01", "2021-06-01"]),
        ("In Q1, Q2 and Q3 2021 sales rose.", ["2021-01-01", "2021-04-01", "2021-07-01"]),
        ("In March 2020 it was 4, and in May it was 9.", ["2020-03-01", "2020-05-01"]),
        ("In 2020 it rose. In May it fell.", ["2020-01-01", "2023-05-01"]),
    ],
)
def test_a_name_without_year_takes_the_year_that_governs_it(text, expected):
    assert [start for _, start, _ in dates(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Exports rose 5 percent in 2019, after 4 percent the previous year.", "2018-01-01"),
        ("In the second quarter of 2021 sales were up on the previous quarter.", "2021-01-01"),
        ("It lost 3 in March 2020, against 9 a year earlier.", "2019-03-01"),
        ("Sales rose 5% in March 2021 from 2% in February and from 4% a year earlier.", "2020-03-01"),
        ("In the three months to May it rose, after a fall in the previous three months.", "2022-12-01"),
        ("Over the past three months it averaged 29, against 90 over the prior three months.", "2022-12-01"),
        ("The mill made 51 tonnes in 2017. A year earlier it made 48.", "2016-01-01"),
        ("Last year 40 ships came; the year before, 30.", "2021-01-01"),
        ("It grew in 2015 and again the following year.", "2016-01-01"),
        ("In 2016 it was 5 and that year it closed.", "2016-01-01"),
        ("In the first quarter of 2022 it was 5; in the same quarter a year earlier, 4.", "2021-01-01"),
        ("In the first quarter of 2022 it was 5; in the same quarter of 2019, 4.", "2019-01-01"),
    ],
)
def test_words_that_point_back_count_from_the_period_spoken_of(text, expected):
    assert dates(text)[-1][1] == expected


def test_a_period_carried_from_the_sentence_before_says_so():
    first, second = periods("The mill made 51 tonnes in 2017. A year earlier it made 48.")
    assert (first.source, second.source) == ("text", "carried")


def test_the_same_period_is_not_looked_for_in_the_sentence_before():
    first, second = periods("It was 4 in February 2020. Over the same period 9 ships left.")
    assert first.is_resolved
    assert (second.source, second.start) == ("unresolved", None)
    assert second.anaphor is not None


def test_an_anaphor_without_antecedent_keeps_what_it_says():
    (period,) = periods("It was 4 a year earlier.")
    assert period.anaphor is not None
    assert (period.anaphor.granularity.value, period.anaphor.offset, period.anaphor.whole) == (
        "year",
        -1,
        False,
    )


@pytest.mark.parametrize(
    ("date", "start"),
    [
        (dt.date(2023, 6, 8), "2023-05-01"),
        (dt.date(2023, 5, 1), "2023-05-01"),
        (dt.date(2023, 4, 30), "2022-05-01"),
    ],
)
def test_a_month_is_the_latest_that_has_begun(date, start):
    assert dates("It rained in May.", date)[0][1] == start


@pytest.mark.parametrize(
    ("text", "date", "end"),
    [
        ("a month ago", dt.date(2024, 3, 31), "2024-02-29"),
        ("a month ago", dt.date(2023, 3, 31), "2023-02-28"),
        ("a year ago", dt.date(2024, 2, 29), "2023-02-28"),
        ("last month", dt.date(2024, 3, 1), "2024-02-29"),
        ("the previous quarter", dt.date(2023, 1, 1), "2022-12-31"),
        ("29 February", dt.date(2023, 6, 8), "2020-02-29"),
        ("last week", dt.date(2023, 1, 1), "2022-12-25"),
        ("by the end of the month", dt.date(2024, 2, 3), "2024-02-29"),
        ("this winter", dt.date(2023, 2, 12), "2023-02-28"),
    ],
)
def test_ends_of_months_and_years(text, date, end):
    assert dates(text, date)[0][2] == end


@pytest.mark.parametrize("text", ["30 February 2023", "31 April 2023", "2023-02-29", "2023-13-01"])
def test_days_that_do_not_exist_are_not_read_as_days(text):
    assert not [period for period in periods(text) if period.granularity.value == "day" and period.start]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("week 60 of 2021", [("2021", "2021-01-01")]),
        ("week 53 of 2021", [("2021", "2021-01-01")]),
        ("9999 years ago", [("9999 years ago", "None")]),
        ("over the next 9999 years", [("over the next 9999 years", "None")]),
        ("9000 years before 3 May 2020", [("before 3 May 2020", "None")]),
        ("within 9999 years", []),
        ("Q5 2022", []),
        ("Q1a rose; FY; fiscal matters; 5Q23; fiscal 1200; H3", []),
        ("before the war and 2019", [("before the war", "None"), ("2019", "2019-01-01")]),
        ("from 2020 to the war", [("2020", "2020-01-01")]),
        ("the rest of it; weekends; the last of them; this few; the end of it; later than that", []),
        ("from 2020 to 2010", [("2020", "2020-01-01")]),
        ("in the quarter it fell", [("in the quarter", "2023-04-01")]),
        ("profit for the year", [("the year", "2023-01-01")]),
        ("In 2021 profit for the year was 5.", [("In 2021", "2021-01-01"), ("the year", "2021-01-01")]),
        ("the three months to the war", []),
        ("three months after the war", [("after the war", "None")]),
        ("12 June 2021 – $5", [("12 June 2021", "2021-06-12")]),
        ("In 2019 — 2020 was worse", [("In 2019", "2019-01-01"), ("2020", "2020-01-01")]),
        ("May/2, Friday 13/13, Nov.5", [("May/2, Friday", "2023-05-02"), ("Nov.5", "2022-11-05")]),
        ("the year 2019 and the months of 2020", [("the year 2019", "2019-01-01"), ("2020", "2020-01-01")]),
        ("since the people of the town began", [("since the people of the town began", "None")]),
        ("since they left the town", []),
        ("Dec. The next", []),
        ("in Dec. and Jan. it fell", [("in Dec. and Jan.", "2022-12-01")]),
        ("two half years ago; half a year ago; a half", []),
        ("the first half of the season; first half of nothing; first nine months of pregnancy", []),
        ("this season, this same, that time", []),
        ("by the end of the war; by then; until then; after that", []),
        ("last Friday 26 May", [("last Friday 26 May", "2023-05-26")]),
        ("the last five", []),
        ("the fifth Monday of February 2023", [("February 2023", "2023-02-01")]),
        ("in two months since 2014", [("since 2014", "2014-01-01")]),
        ("the 45th of May, the 0th of May", [("May", "2023-05-01"), ("May", "2023-05-01")]),
        ("on the 31st, they met", [("on the 31st", "2023-05-31")]),
        ("31 June; 29 February 2023", [("31 June", "None"), ("29 February 2023", "None")]),
    ],
)
def test_broken_and_mixed_expressions(text, expected):
    assert [(words, start) for words, start, _ in dates(text)] == expected


# ---- without a document date -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["last year", "in February", "over the past 17 years", "yesterday", "on Friday", "Q3", "two weeks ago"],
)
def test_relative_words_need_a_date(text):
    (period,) = periods(text, None)
    assert (period.start, period.end, period.source) == (None, None, "unresolved")
    assert period.floating is not None


@pytest.mark.parametrize("text", ["in 2022", "8 June 2023", "the first quarter of 2023", "the 1990s"])
def test_named_periods_need_no_date(text):
    (period,) = periods(text, None)
    assert period.is_resolved


def test_floating_periods_compare_among_themselves():
    both, one = periods("In January and February we planted 150 trees, 90 of them in February.", None)
    assert both.floating is not None
    assert one.floating is not None
    assert both.floating[0] < one.floating[0] <= one.floating[1] == both.floating[1]


def test_since_stays_open_without_a_date():
    (period,) = periods("since 2014", None)
    assert (period.start, period.end) == (dt.date(2014, 1, 1), None)


# ---- fiscal years ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "country", "start", "end"),
    [
        ("FY2023", None, "2023-01-01", "2023-12-31"),
        ("FY2023", "USA", "2022-10-01", "2023-09-30"),
        ("fiscal 2024", "USA", "2023-10-01", "2024-09-30"),
        ("fiscal year 2020", "SGP", "2020-04-01", "2021-03-31"),
        ("FY 2022-23", None, "2022-04-01", "2023-03-31"),
        ("FY2022/23", "AUS", "2022-07-01", "2023-06-30"),
        ("the 2023/24 financial year", "GBR", "2023-04-01", "2024-03-31"),
        ("FY24", "IND", "2023-04-01", "2024-03-31"),
        ("Q1 FY23", "IND", "2022-04-01", "2022-06-30"),
        ("the second quarter of fiscal 2023", "USA", "2023-01-01", "2023-03-31"),
        ("the third fiscal quarter of 2023", "USA", "2023-04-01", "2023-06-30"),
        ("its fiscal third quarter", "USA", "2022-04-01", "2022-06-30"),
        ("fiscal Q2", "USA", "2023-01-01", "2023-03-31"),
        ("the first quarter of the fiscal year", "IND", "2023-04-01", "2023-06-30"),
        ("the 2022-23 budget", "IND", "2022-04-01", "2023-03-31"),
        ("last fiscal year", "JPN", "2022-04-01", "2023-03-31"),
        ("FY2020 to FY2022", "SGP", "2020-04-01", "2023-03-31"),
        ("the 2022 fiscal year", "USA", "2021-10-01", "2022-09-30"),
        ("the fiscal year ended 31 March 2022", None, "2021-04-01", "2022-03-31"),
        ("the first half of the fiscal year ending March 2024", None, "2023-04-01", "2023-09-30"),
        ("the third quarter of the financial year to 30 June 2022", None, "2022-01-01", "2022-03-31"),
        ("spent in 2021/22", "GBR", "2021-04-01", "2022-03-31"),
        ("the outturn for 2022-23", "IND", "2022-04-01", "2023-03-31"),
        ("budgeted 2022–23 grants", "AUS", "2022-07-01", "2023-06-30"),
        ("in 2022/2023", "KEN", "2022-07-01", "2023-06-30"),
        ("the third quarter of 2022/23", "ZAF", "2022-10-01", "2022-12-31"),
        ("the first half of 2022/23", "IND", "2022-04-01", "2022-09-30"),
    ],
)
def test_fiscal_years_follow_the_country(text, country, start, end):
    (period,) = periods(text, country=country)
    assert (str(period.start), str(period.end), period.fiscal) == (start, end, True)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("sales in 2021/22", None),
        ("the 118th Congress of 2021-22", "USA"),
        ("the 2021/22 season", "GBR"),
        ("2021-2022", "IND"),
    ],
)
def test_two_years_are_no_fiscal_year_where_they_may_be_something_else(text, country):
    (period,) = periods(text, country=country)
    assert (str(period.start), str(period.end), period.fiscal) == ("2021-01-01", "2022-12-31", False)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In the first half of 2021 sales rose. The second quarter was good.", "2021-04-01"),
        ("In the first quarter of 2021 sales rose. March was good.", "2021-03-01"),
        ("In 2021 sales rose. The first quarter was good.", "2023-01-01"),
    ],
)
def test_a_part_is_of_the_half_or_quarter_just_said(text, start):
    assert str(periods(text)[-1].start) == start


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("In March 2021 rents rose. It was a March in which nobody moved.", "2021-03-01"),
        (
            "Sales fell in the second quarter of 2020. She spoke of a second quarter of empty halls.",
            "2020-04-01",
        ),
        ("In March 2020 rents rose. It was a May in which nobody moved.", "2023-05-01"),
        ("In August 2020 rents rose. It was an August in which nobody moved.", "2020-08-01"),
        ("In March 2021 rents rose. March was good.", "2023-03-01"),
    ],
)
def test_an_article_describes_the_part_of_a_year_just_said(text, start):
    assert str(periods(text)[-1].start) == start


@pytest.mark.parametrize(
    ("text", "country", "start"),
    [
        ("since President Macron took office", "FRA", dt.date(2017, 5, 14)),
        ("since the president took office", "BRA", dt.date(2023, 1, 1)),
        ("since Lula came to power", "BRA", dt.date(2023, 1, 1)),
        ("since Bolsonaro took office", "BRA", dt.date(2019, 1, 1)),
        ("since the prime minister took office", "GBR", dt.date(2022, 10, 25)),
        ("since the president took office", None, None),
        ("since the new mayor took office", "BRA", None),
        ("since President Boluarte took office", "BRA", None),
        ("since she took office", "GBR", None),
    ],
)
def test_terms_of_office_are_those_of_the_country(text, country, start):
    (period,) = periods(text, country=country)
    assert (period.start, period.end) == (start, THURSDAY if start else None)


# ---- laws ------------------------------------------------------------------------------------------------

WORDS = (
    *(
        "in 2022",
        "last year",
        "May",
        "may",
        "the",
        "first",
        "quarter",
        "of",
        "2019",
        "from",
        "to",
        "12",
        "8 June",
    ),
    *(
        "since",
        "1990s",
        ".",
        "percent",
        "and",
        "a year earlier",
        "three",
        "months",
        "Q1",
        "FY",
        "-",
        "/",
        "'",
    ),
    *("’s", "12,500", "the previous year", "until", "between", "Friday", "week", "ended", "early", "same"),
    *("20th", "century", "\n\n", "$", "€5", "half", "—", "twenty", "29 February", "ago"),
)
PROSE = st.lists(st.sampled_from(WORDS), max_size=25).flatmap(
    lambda words: st.lists(
        st.sampled_from(["", " ", "  ", "\n"]), min_size=len(words), max_size=len(words)
    ).map(lambda gaps: "".join(gap + word for gap, word in zip(gaps, words, strict=True)))
)
DATES = st.none() | st.dates(dt.date(1950, 1, 1), dt.date(2080, 12, 31)) | st.dates()


@given(PROSE, DATES)
def test_mentions_are_words_of_the_text_in_order_and_apart(text, date):
    end = 0
    for mention in read(text, date):
        assert mention.period is not None
        assert mention.span == mention.period.span
        assert end <= mention.span.start < mention.span.end
        assert mention.period.text == text[mention.span.start : mention.span.end]
        assert mention.period.text == mention.period.text.strip()
        end = mention.span.end


@given(st.text(max_size=80), DATES)
def test_any_text_can_be_read(text, date):
    for mention in read(text, date):
        assert mention.period is not None
        assert mention.period.text == text[mention.span.start : mention.span.end]


@given(PROSE, st.sampled_from(["Ça va. ", "İ 😀\n\n", "Said she: “no”.\n\n"]))
def test_a_prefix_shifts_the_spans_and_nothing_else(text, prefix):
    plain = [(m.span.start + len(prefix), m.period.text) for m in read("\n\n" + text) if m.period]
    shifted = [(m.span.start, m.period.text) for m in read(prefix + "\n\n" + text) if m.period]
    assert shifted == plain


@given(st.dates(dt.date(1800, 1, 1), dt.date(2099, 12, 31)))
def test_a_day_is_read_from_every_order(day):
    month = day.strftime("%B")
    texts = (
        day.isoformat(), f"{day.day} {month} {day.year}", f"{month} {day.day}, {day.year}",
        f"{day.month}/{day.day}/{day.year}", f"{day.day:02}.{day.month:02}.{day.year}",
    )  # fmt: skip
    for text in texts:
        assert [(period.start, period.end) for period in periods(text)] == [(day, day)], text


@given(
    st.integers(1, 400),
    st.sampled_from(["days", "weeks", "months", "years"]),
    st.dates(dt.date(1950, 1, 1), dt.date(2080, 1, 1)),
)
def test_a_window_ends_on_the_document_date(count, unit, date):
    (period,) = periods(f"over the past {count} {unit}", date)
    assert period.end == date
    assert period.start is not None
    assert period.start < date


@pytest.mark.parametrize(
    "piece",
    [
        "first half of the ",
        "2 to ",
        "1,",
        "from ",
        "1-",
        "January and ",
        "within 3 years ",
        "early ",
        "since a b c ",
        "\n",
        "the same ",
    ],
)
def test_long_runs_of_openings_are_read(piece):
    text = piece * 20_000
    for mention in read(text):
        assert mention.period is not None
        assert mention.period.text == text[mention.span.start : mention.span.end]


@pytest.mark.parametrize(
    "part", ["", "the first five months of ", "the last quarter of ", "week 31 of ", "early "]
)
@pytest.mark.parametrize("whole", ["this year", "last year", "the current year", "this fiscal year"])
def test_what_counts_from_an_unknown_day_has_no_dates(part, whole):
    assert [(period.start, period.end) for period in periods(f"Output fell in {part}{whole}.", None)] == [
        (None, None)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "In October exports rose; a year earlier they fell.",
        "Sales fell this quarter, after a rise in the previous quarter.",
        "Rents rose in the third quarter and fell in the same period a year earlier.",
    ],
)
def test_what_counts_from_a_time_without_dates_has_none_either(text):
    assert {(period.start, period.source) for period in periods(text, None)} == {(None, "unresolved")}


@pytest.mark.parametrize(
    ("date", "start"), [(dt.date(2025, 5, 1), "2025-01-20"), (dt.date(2031, 5, 1), "None")]
)
def test_a_list_of_terms_says_nothing_of_the_time_after_it(date, start):
    (period,) = periods("Wages have risen since the president took office.", date, "USA")
    assert str(period.start) == start


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("So 2022, with 40 ships, was a fine year.", ["2022"]),
        ("We sold little, because 2019 was dry.", ["2019"]),
        ("So 2022 came to the gate.", []),
        ("So 2000, no less, came to the gate.", []),
        ("Because 1950 were hired, costs rose.", []),
    ],
)
def test_a_year_that_something_is_said_of(text, years):
    assert [period.text for period in periods(text)] == years


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("July was the wettest month of 2021 in Quito.", "2021-07-01"),
        ("March was the best week of 2019 for us.", "2019-03-01"),
        ("July was wetter than all of 2021.", "2022-07-01"),
    ],
)
def test_a_month_is_of_the_year_whose_part_it_is_called(text, month):
    assert str(periods(text)[0].start) == month
