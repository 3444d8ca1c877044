import pytest

from tests.extract.reading import drafts_of


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("For 2022 the forecast was raised from 9 tonnes to 11 tonnes.", "9 tonnes"),
        ("Catches in 2022 were revised down to 7 tonnes from 9 tonnes.", "9 tonnes"),
        ("In May 2022 catches fell from 9 tonnes to 7 tonnes.", "9 tonnes"),
    ],
)
def test_the_time_of_an_earlier_level_is_left_open(catalogue, text, phrase):
    period = drafts_of(catalogue, text)[phrase].period
    assert period is None


@pytest.mark.parametrize(
    ("text", "phrase", "start", "end"),
    [
        (
            "In 2013 the rate fell to 4.7 percent from 4.9 percent in 2012.",
            "4.7 percent",
            "2013-01-01",
            "2013-12-31",
        ),
        (
            "In 2013 the rate fell to 4.7 percent from 4.9 percent in 2012.",
            "4.9 percent",
            "2012-01-01",
            "2012-12-31",
        ),
        ("In 2022 catches fell from 9 tonnes to 7 tonnes.", "9 tonnes", "2021-01-01", "2021-12-31"),
        (
            "In May 2022 catches were 7 tonnes, 2 tonnes below what we forecast in March 2020.",
            "2 tonnes",
            "2022-05-01",
            "2022-05-31",
        ),
        (
            "Output (reference year 2015) was 4 percent higher in 2022.",
            "4 percent",
            "2022-01-01",
            "2022-12-31",
        ),
        ("Sales rose 5 percent to $3 billion in 2022.", "5 percent", "2022-01-01", "2022-12-31"),
        ("It paid $4 million in 2022 and $7 million in 2023.", "$4 million", "2022-01-01", "2022-12-31"),
        ("It paid $4 million in 2022 and $7 million in 2023.", "$7 million", "2023-01-01", "2023-12-31"),
        ("Peru had 90 fires in 2022: 2% fewer than in 2021.", "90 fires", "2022-01-01", "2022-12-31"),
        ("Peru had 90 fires in 2022: 2% fewer than in 2021.", "2%", "2022-01-01", "2022-12-31"),
        ("June was 2 °C warmer than the 1991–2020 norm.", "2 °C", "2023-06-01", "2023-06-30"),
        ("Boys scored 484 points in 2022, 60 below the peak of 2006.", "60", "2022-01-01", "2022-12-31"),
        ("Profit was €4 million (2022: loss of €2 million).", "€2 million", "2022-01-01", "2022-12-31"),
        ("The rate in 2022, at 3 percent, was lower.", "3 percent", "2022-01-01", "2022-12-31"),
        ("The mayor said the 2016 exports, at 9 tonnes, were low.", "9 tonnes", "2016-01-01", "2016-12-31"),
        ("It is more than the 2016 exports of 9 tonnes.", "9 tonnes", "2016-01-01", "2016-12-31"),
        ("It came to 47 from a peak of 161 last August.", "161", "2023-08-01", "2023-08-31"),
        (
            "Peru sold 90 trucks in 2021 and Bolivia's dealers 40 trucks.",
            "40 trucks",
            "2021-01-01",
            "2021-12-31",
        ),
    ],
)
def test_each_quantity_takes_the_time_that_is_its_own(catalogue, text, phrase, start, end):
    period = drafts_of(catalogue, text)[phrase].period
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "phrase", "start", "end"),
    [
        (
            "Tram fares brought in 12 million lei in 2023, against a daily average of 9 thousand in May.",
            "12 million lei",
            "2023-01-01",
            "2023-12-31",
        ),
        (
            "Catches in June 2023 were 7 tonnes. Prices fell by 0.4%, against a rise of 0.9% in April 2022.",
            "0.4%",
            "2023-06-01",
            "2023-06-30",
        ),
        (
            "Migrants sent home $2 million in 2022. That is four times what they sent in 2010.",
            "four times",
            "2022-01-01",
            "2022-12-31",
        ),
        (
            "Output in 2023 was 40 tonnes, twice the 2010 level and three times that of 2005.",
            "twice",
            "2023-01-01",
            "2023-12-31",
        ),
        (
            "Output in 2023 was 40 tonnes, twice the 2010 level and three times that of 2005.",
            "three times",
            "2023-01-01",
            "2023-12-31",
        ),
        (
            "In 2023 Bhutan had 9,000 guides, 1.5 times as many as in 2015.",
            "1.5 times",
            "2023-01-01",
            "2023-12-31",
        ),
        (
            "Sheep and goats came to 900 and 780 in 2023, down from 960 and 830 in 2021.",
            "960",
            "2021-01-01",
            "2021-12-31",
        ),
        (
            "Turnout was 61 percent in May 2023. It is 4 points under its record of 65 percent in 1998.",
            "4 points",
            "2023-05-01",
            "2023-05-31",
        ),
        (
            "Rents rose 5% in January 2024. It is 2 points above the 3.2% of 2020, before the war.",
            "2 points",
            "2024-01-01",
            "2024-01-31",
        ),
        (
            "We count 120,000 jobs – for the first quarter, that is.",
            "120,000 jobs",
            "2024-01-01",
            "2024-03-31",
        ),
        (
            "In 2021 ferries carried 612 cars, 31 fewer than the 643 of 2020, or 4.8 percent.",
            "4.8 percent",
            "2021-01-01",
            "2021-12-31",
        ),
    ],
)
def test_the_time_of_what_a_figure_is_set_against_is_not_its_own(catalogue, text, phrase, start, end):
    period = drafts_of(catalogue, text)[phrase].period
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Peru spent $9 million over the past four years, and Chile has invested $6 million.",
        "Peru spent $9 million in 2022, and Chile has invested $6 million.",
    ],
)
def test_a_time_given_to_one_statement_is_not_lent_to_the_next(catalogue, text):
    assert drafts_of(catalogue, text)["$6 million"].period is None
