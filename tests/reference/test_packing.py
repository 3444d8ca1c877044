from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.model.series import Observation, ObsStatus
from service.model.time_period import TimePeriod
from service.reference.packing import find_line, pack, unpack

PERIODS = st.integers(1900, 2100).map(lambda year: TimePeriod.parse(str(year)))
OBSERVATIONS = st.lists(
    st.builds(
        Observation,
        period=PERIODS,
        value=st.decimals(allow_nan=False, allow_infinity=False),
        obs_status=st.sampled_from(ObsStatus),
    ),
    max_size=8,
)


@given(OBSERVATIONS)
def test_what_is_packed_comes_out_as_it_was(observations: list[Observation]) -> None:
    again = unpack(pack(observations))
    assert again == tuple(observations)
    assert [each.value.as_tuple() for each in again] == [each.value.as_tuple() for each in observations]


def test_the_multiplier_of_the_unit_is_applied_and_precision_kept() -> None:
    (observation,) = unpack("2023-Q2 1.50e6 P")
    assert observation.value == Decimal(1_500_000)
    assert observation.half_width == Decimal(5000)
    assert observation.obs_status is ObsStatus.PROVISIONAL


@pytest.mark.parametrize(
    ("period", "line"),
    [("2021", "2021 1"), ("2022", "2022 2.50 E"), ("2023", "2023 3"), ("2020", None), ("202", None)],
)
def test_one_line_is_found_without_reading_the_others(period: str, line: str | None) -> None:
    assert find_line("2021 1\n2022 2.50 E\n2023 3", period) == line
    assert find_line("", period) is None
