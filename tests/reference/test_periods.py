import pytest

from service.model.time_period import Frequency, TimePeriod
from service.reference.periods import UnreadableError, coarsen, is_split_year, read_period


@pytest.mark.parametrize(
    ("cells", "period"),
    [
        (("2023", "2023.0", "YR2023", "2023 [YR2023]"), "2023"),
        (("2023Q1", "2023-Q1", "Q1 2023", "1Q2023", "2023 q1", "Q1-2023"), "2023-Q1"),
        (("2023S2", "2023-S2", "2023H2", "H2 2023"), "2023-S2"),
        (("2023M04", "2023-04", "202304", "2023/04", "Apr-23", "Apr 2023", "April 2023"), "2023-04"),
        (("2023.04", "2023 04", "2023m04"), "2023-04"),
        (("Sep 2023", "Sept 2023", "September 2023"), "2023-09"),
        (("Jan-70",), "1970-01"),
        (("2023W7", "2023-W07"), "2023-W07"),
        (("2023-04-01", "20230401", "2023/04/01", "2023-04-01T00:00:00"), "2023-04-01"),
        (("01.04.2023", "1.4.2023", "1 April 2023", "01-Apr-2023"), "2023-04-01"),
        (("13/02/2023", "02/13/2023", "13.2.2023", "13-02-2023"), "2023-02-13"),
        (("05/05/2023",), "2023-05-05"),
    ],
)  # fmt: skip
def test_periods_as_agencies_write_them(cells: tuple[str, ...], period: str) -> None:
    assert {str(read_period(cell)) for cell in cells} == {period}


@pytest.mark.parametrize(("order", "period"), [("dmy", "2023-04-03"), ("mdy", "2023-03-04")])
def test_a_day_that_could_be_two_is_read_as_the_table_says(order: str, period: str) -> None:
    assert str(read_period("03/04/2023", date_order=order)) == period
    with pytest.raises(UnreadableError, match="date_order"):
        read_period("03/04/2023")


@pytest.mark.parametrize(
    "cell",
    ["", "May", "Total", "2023-13", "30.02.2023", "2023-02-30", "31/04/2023", "32/01/2023", "2023Q5",
     "2023-W54", "Foo 2023", "Marble 2023", "23", "20233", "1,234", "0000", "x" * 200, "٢٠٢٣", "13/13/2023"],
)  # fmt: skip
def test_what_is_no_period_is_refused(cell: str) -> None:
    with pytest.raises(UnreadableError):
        read_period(cell)


@pytest.mark.parametrize("cell", ["2012/13", "2012-13", "2012-2013", "1999/00"])
def test_a_year_of_two_calendar_years_is_said_to_be_one(cell: str) -> None:
    assert is_split_year(cell)
    with pytest.raises(UnreadableError, match="two calendar years"):
        read_period(cell)


def test_a_month_may_look_like_a_split_year() -> None:
    assert is_split_year("2009-10")
    assert not is_split_year("2009-11")
    assert not is_split_year("2009")


@pytest.mark.parametrize(
    ("period", "freq", "wanted"),
    [
        ("1971-01-01", "A", "1971"),
        ("2023-05-01", "Q", "2023-Q2"),
        ("2023-07", "S", "2023-S2"),
        ("2023-05-31", "M", "2023-05"),
        ("2021-01-03", "W", "2020-W53"),
        ("2023", "A", "2023"),
        ("2023-Q4", "A", "2023"),
        ("2023", "M", None),
        ("2023-05", "D", None),
        ("2023-W07", "D", None),
        ("2023-Q1", "M", None),
    ],
)
def test_a_day_may_stand_for_its_year_but_no_year_for_a_month(
    period: str, freq: str, wanted: str | None
) -> None:
    coarse = coarsen(TimePeriod.parse(period), Frequency(freq))
    assert (None if coarse is None else str(coarse)) == wanted
