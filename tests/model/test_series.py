import datetime as dt
from decimal import Decimal

import pytest

from service.errors import ModelError
from service.model.series import (
    Dataset,
    DatasetId,
    NoReference,
    Observation,
    Reference,
    Series,
    SeriesId,
    SeriesKey,
    Transformation,
    Vintage,
    check_dataset_id,
)
from service.model.time_period import Frequency, TimePeriod


def test_a_key_is_written_with_every_dimension_in_its_place() -> None:
    key = SeriesKey(
        freq=Frequency.MONTHLY,
        measure="consumer-prices",
        ref_area="POL",
        counterpart_area="",
        unit="%",
        transformation=Transformation.CHANGE_ON_SAME_PERIOD_OF_PREVIOUS_YEAR,
        adjustment="N",
        other=(("coicop", "CP01"),),
    )
    assert str(key) == "M.consumer-prices.POL..%.GY.N...coicop=CP01"


@pytest.mark.parametrize(
    ("value", "half_width"),
    [("15.0", "0.05"), ("15", "0.5"), ("2.05E+6", "5E+3"), ("0", "0.5"), ("-3.1", "0.05")],
)
def test_a_value_is_as_precise_as_it_was_published(value: str, half_width: str) -> None:
    observation = Observation(period=TimePeriod.parse("2022"), value=Decimal(value))
    assert observation.half_width == Decimal(half_width)


def test_a_vintage_is_named_by_day_and_number() -> None:
    vintage = Vintage(
        dataset=DatasetId("gdp"),
        number=2,
        published=dt.date(2024, 3, 1),
        retrieved=dt.datetime(2024, 3, 2, tzinfo=dt.UTC),
    )
    assert str(vintage) == "2024-03-01 (no. 2)"


def test_no_reference_answers_every_question_with_nothing() -> None:
    reference: Reference = NoReference()
    key = SeriesKey(freq=Frequency.ANNUAL, measure="gdp", ref_area="KAZ")
    series = Series(id=SeriesId("x:1"), dataset=Dataset(id=DatasetId("x"), title="X"), key=key)
    assert reference.datasets() == reference.find_series("gdp", "KAZ") == reference.observations(series) == ()
    assert reference.vintage(series) is None
    assert reference.revisions(series, TimePeriod.parse("2022")) == ()


@pytest.mark.parametrize("name", ["a", "world-bank", "2024-gdp", "x" * 64])
def test_ids_of_datasets(name: str) -> None:
    assert check_dataset_id(name) == name


@pytest.mark.parametrize("name", ["", "-a", "A", "a_b", "a/b", "..", "x" * 65, "é", "a b", "²"])
def test_what_cannot_be_the_id_of_a_dataset(name: str) -> None:
    with pytest.raises(ModelError, match="a dataset's id is"):
        check_dataset_id(name)
