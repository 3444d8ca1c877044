import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import ModelError
from service.model.time_period import Frequency, TimePeriod


@pytest.mark.parametrize(
    ("text", "freq", "start", "end"),
    [
        ("2023", Frequency.ANNUAL, dt.date(2023, 1, 1), dt.date(2023, 12, 31)),
        ("0987", Frequency.ANNUAL, dt.date(987, 1, 1), dt.date(987, 12, 31)),
        ("2023-S1", Frequency.HALF_YEARLY, dt.date(2023, 1, 1), dt.date(2023, 6, 30)),
        ("2023-S2", Frequency.HALF_YEARLY, dt.date(2023, 7, 1), dt.date(2023, 12, 31)),
        ("2023-Q1", Frequency.QUARTERLY, dt.date(2023, 1, 1), dt.date(2023, 3, 31)),
        ("2023-Q4", Frequency.QUARTERLY, dt.date(2023, 10, 1), dt.date(2023, 12, 31)),
        ("2024-02", Frequency.MONTHLY, dt.date(2024, 2, 1), dt.date(2024, 2, 29)),
        ("2020-W53", Frequency.WEEKLY, dt.date(2020, 12, 28), dt.date(2021, 1, 3)),
        ("2023-11-05", Frequency.DAILY, dt.date(2023, 11, 5), dt.date(2023, 11, 5)),
    ],
)
def test_each_form_is_read_with_its_ends(text: str, freq: Frequency, start: dt.date, end: dt.date) -> None:
    period = TimePeriod.parse(text)
    assert (period.freq, period.start, period.end) == (freq, start, end)
    assert str(period) == text


@pytest.mark.parametrize(
    "text",
    ["", "23", "2023-Q5", "2023-Q0", "2023-S3", "2023-13", "2023-00", "2023-02-30", "2021-W53", "2023-1",
     "2023/04", "Q1 2023", "2023-W00", "0000", "２０２３", "2023 ", "2023-Q11", "9999-W53"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ModelError):
        TimePeriod.parse(text)


@given(st.dates(dt.date(1, 1, 8), dt.date(9998, 12, 31)), st.sampled_from(Frequency))
def test_text_and_period_stand_for_each_other(day: dt.date, freq: Frequency) -> None:
    week = day.isocalendar()
    text = {
        "A": f"{day.year:04}",
        "S": f"{day.year:04}-S{(day.month + 5) // 6}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "M": f"{day.year:04}-{day.month:02}",
        "W": f"{week.year:04}-W{week.week:02}",
        "D": day.isoformat(),
    }[freq.value]
    period = TimePeriod.parse(text)
    assert period.freq is freq
    assert period.start <= day <= period.end
    assert str(period) == text
