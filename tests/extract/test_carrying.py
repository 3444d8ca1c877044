"""A period stays in force for the sentences after it until another is named."""

import datetime as dt

import pytest

from tests.extract.reading import drafts_of

YEAR_2023 = (dt.date(2023, 1, 1), dt.date(2023, 12, 31))
APRIL = (dt.date(2024, 4, 1), dt.date(2024, 4, 30))
YEAR_2022 = dt.date(2022, 1, 1), dt.date(2022, 12, 31)


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("Exports reached $5 billion in 2023. Imports came to $3 billion.", "$3 billion", YEAR_2023),
        (
            "In 2023 sales were $9 million. In 2006 they were $2 million. Costs were $1 million.",
            "$1 million",
            YEAR_2023,
        ),
        ("Exports reached $5 billion in 2023. Imports will reach $3 billion.", "$3 billion", None),
        ("Over the past 4 years exports came to $5 billion. Imports came to $3 billion.", "$3 billion", None),
    ],
    ids=[
        "next sentence",
        "an earlier year is an excursion",
        "no forecast for a year that is over",
        "no window",
    ],
)
def test_the_period_in_force(catalogue, text, phrase, expected):
    period = drafts_of(catalogue, text)[phrase].period
    assert (None if period is None else (period.start, period.end)) == expected


YEAR_2021 = (dt.date(2021, 1, 1), dt.date(2021, 12, 31))
THIS_YEAR = (dt.date(2024, 1, 1), dt.date(2024, 12, 31))
BUDGET_YEAR = (dt.date(2024, 7, 1), dt.date(2025, 6, 30))


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        (
            "In 2023 the mill spun 9 tonnes. It means to spin 12 tonnes in 2025. Nine looms were sold.",
            "Nine looms",
            YEAR_2023,
        ),
        ("Hotels took 28 million guests in 2023. The goal had been 30 million.", "30 million", YEAR_2023),
        (
            "In the first quarter of 2024 the mill spun 9 tonnes. For the full year it expects 40 tonnes.",
            "40 tonnes",
            THIS_YEAR,
        ),
        (
            "In the last quarter of 2023 the mill spun 9 tonnes. For the full year it expects 40 tonnes.",
            "40 tonnes",
            None,
        ),
        ("In 2023 pay rose 3 percent. Average hours went up to 40.8 hours.", "40.8 hours", YEAR_2023),
        ("In 2023 pay rose 3 percent. The strike lasted 23 days.", "23 days", None),
        ("In 2023 pay rose 3 percent. More strikes come over five years.", "five years", None),
        ("In 2023 we had 900 nurses. The law lets us hire up to 3,000 nurses.", "up to 3,000 nurses", None),
        ("In 2023 coverage was 93 percent. Ninety-five percent is needed.", "Ninety-five percent", None),
        ("In 2021 it made 9 films. Now the studio has 40 halls.", "40 halls", None),
        ("In 2021 it made 9 films. The studio had 40 halls.", "40 halls", YEAR_2021),
        ("In 2023 it made 9 films. Now 40 halls are being planned or built at the moment.", "40 halls", None),
        ("The 2025 budget is $9 million. It will build 40 halls over five years.", "40 halls", None),
        ("In April 9,000 posts went. In the last boom the average was 229 posts.", "229 posts", None),
        ("By June 2024 the canal will take 9 ships. Before the drought 36 ships passed.", "36 ships", None),
        (
            "In 2023 costs were $8 million. The year to June 2025 will see $9 million. Roads get $3 million.",
            "$3 million",
            BUDGET_YEAR,
        ),
        (
            "In 2023 costs were $8 million. In 2040 they will be $9 million. Schools get $3 million.",
            "$3 million",
            YEAR_2023,
        ),
    ],
    ids=[
        "plans for a year to come leave the past in force",
        "a goal that was",
        "the full year after its first quarter",
        "no full year is left",
        "hours that vary",
        "a length is of no year",
        "a stretch ahead is of no year",
        "a rule holds for no year",
        "nor does a need",
        "what is said in the present is of no year long over",
        "what was may be of a year long over",
        "what is so at the moment",
        "a plan for a stretch of its own",
        "an event without its date",
        "what was is not of what is to come",
        "the budget of a year about to begin",
        "no distant budget",
    ],
)
def test_what_is_past_and_what_is_planned(catalogue, text, phrase, expected):
    period = drafts_of(catalogue, text)[phrase].period
    assert (None if period is None or period.end is None else (period.start, period.end)) == expected


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        (
            "Ann Bell: In 2023 we had 9 posts.\n\nTom Roe: Pay?\n\nAnn Bell: Yes. Yes. It rose 4 percent.",
            "4 percent",
            YEAR_2023,
        ),
        (
            "Ann Bell: In 2023 we had 9,000 posts.\n\nTom Roe: Is that so? I doubt it. Pay rose 4 percent.",
            "4 percent",
            None,
        ),
        (
            "Ann Bell: In 2023 we had 9 posts. They are safe. I am glad. So are you. Pay rose 4 percent.",
            "4 percent",
            YEAR_2023,
        ),
    ],
    ids=["a later turn of the same speaker", "another speaker goes his own way", "a long turn"],
)
def test_how_long_a_speakers_period_holds(catalogue, text, phrase, expected):
    period = drafts_of(catalogue, text)[phrase].period
    assert (None if period is None else (period.start, period.end)) == expected


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        (
            "From January to March 2024 the mint sold 40 coins. That is 9 percent fewer.",
            "9 percent",
            (dt.date(2024, 1, 1), dt.date(2024, 3, 31)),
        ),
        (
            "Inflation eased to 3 percent in April. Rents rose 5 percent in that month alone.",
            "5 percent",
            APRIL,
        ),
        ("Sales were $3 million in 2023. Rents rose 5 percent in that month alone.", "5 percent", None),
        (
            "In the first quarter 9 trams ran. On Monday 2 trams crashed. Faults fell to 511 faults.",
            "511 faults",
            (dt.date(2024, 1, 1), dt.date(2024, 3, 31)),
        ),
    ],
    ids=[
        "that is",
        "that month",
        "no month is spoken of",
        "a day is mentioned beside months",
    ],
)
def test_what_is_pointed_at(catalogue, text, phrase, expected):
    period = drafts_of(catalogue, text)[phrase].period
    dates = None if period is None or not period.is_resolved else (period.start, period.end)
    assert dates == expected


NEXT_YEAR = (dt.date(2025, 1, 1), dt.date(2025, 12, 31))
APRIL_BEFORE = (dt.date(2023, 4, 1), dt.date(2023, 4, 30))


@pytest.mark.parametrize(
    ("text", "phrase", "expected"),
    [
        ("The budget for 2025 is $9 million. Rents will bring $3 million.", "$3 million", NEXT_YEAR),
        ("Inflation in April was 4 percent. A year ago it was 7 percent.", "7 percent", APRIL_BEFORE),
        (
            "Inflation in April was 4 percent. A year ago it was 7 percent. Rents rose 5 percent.",
            "5 percent",
            APRIL,
        ),
        ("Ann Bell: What was it in April?\n\nTom Roe: It was 4 percent.", "4 percent", APRIL),
        (
            "Since 2010 the waiting list has gone from 2 million to 7 million.",
            "2 million",
            (dt.date(2010, 1, 1), dt.date(2010, 12, 31)),
        ),
        (
            "Sales rose 2 percent on 13 May. Profit was $4 million.",
            "$4 million",
            (dt.date(2024, 5, 13), dt.date(2024, 5, 13)),
        ),
        ("Sales rose 2 percent on 13 March. Profit was $4 million.", "$4 million", None),
        (
            "Port notice, 13 May 2024\n\nThe port handled 90 ships in April. Fees came to $4 million.",
            "$4 million",
            APRIL,
        ),
        ("In 2023 rents rose 5 percent. A three-year freeze on wages began.", "three-year", None),
        ("In April rents rose 5 percent, with data back to 1960. Wages rose 4 percent.", "4 percent", APRIL),
        ("In 2023 the plan was $5 billion. The target is $8 billion.", "$8 billion", None),
        ("Results for 2023\n\n• Profit of £38 million (£52 million)", "£52 million", YEAR_2022),
        ("Results for 2023\n\n• Profit of £38 million (£52 million)", "£38 million", YEAR_2023),
        (
            "Revenue was £412 million (2022: £381 million).\n\nNet debt stood at £96 million.",
            "£96 million",
            None,
        ),
    ],
)
def test_what_later_sentences_take_over(catalogue, text, phrase, expected):
    period = drafts_of(catalogue, text)[phrase].period
    assert (None if period is None else (period.start, period.end)) == expected


HALF, QUARTER = (dt.date(2023, 1, 1), dt.date(2023, 6, 30)), (dt.date(2023, 4, 1), dt.date(2023, 6, 30))


@pytest.mark.parametrize(
    ("gap", "expected"), [(" ", QUARTER), ("\n\n", HALF)], ids=["same paragraph", "next"]
)
def test_a_new_paragraph_returns_from_a_part_to_the_whole(catalogue, gap, expected):
    text = (
        "Sales were $8 billion in the first half of 2023. In the second quarter of 2023 they were $4 billion."
        f"{gap}Profit grew to $1 billion."
    )
    period = drafts_of(catalogue, text)["$1 billion"].period
    assert (period.start, period.end) == expected


@pytest.mark.parametrize(
    ("year", "expected"), [("2024-25", None), ("2023-24", (dt.date(2023, 4, 1), dt.date(2024, 3, 31)))]
)
def test_what_is_past_is_not_of_a_year_that_has_hardly_begun(catalogue, year, expected):
    text = f"In fiscal {year} we mark a jubilee of 50 million readers. We have sold 9 million tickets."
    period = drafts_of(catalogue, text)["9 million tickets"].period
    assert (None if period is None else (period.start, period.end)) == expected


@pytest.mark.parametrize(("year", "expected"), [("2023", YEAR_2023), ("last year", None)])
def test_a_speaker_stays_with_a_year_named_by_its_number_while_figures_go_on(catalogue, year, expected):
    text = f"Ann Bell: Sales in {year} were $9 million." + " We sold 4 boats." * 7 + " Rents were $2 million."
    period = drafts_of(catalogue, text)["$2 million"].period
    assert (None if period is None else (period.start, period.end)) == expected
