import datetime as dt
import io
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from service.catalogue import Catalogue
from service.errors import InputError
from tests.reference.building import read

MAPPING = (
    '[columns]\nref_area = "land"\ntime_period = "year"\nobs_value = "value"\n[constants]\nmeasure = "gdp"\n'
)


def parquet(**columns: object) -> bytes:
    raw = io.BytesIO()
    pq.write_table(pa.table(columns), raw)
    return raw.getvalue()


@pytest.mark.parametrize(
    "years",
    [
        pa.array([2020, 2021]),
        pa.array([2020.0, 2021.0]),
        pa.array(["2020", "2021"]).dictionary_encode(),
        pa.array([dt.date(2020, 1, 1), dt.date(2021, 1, 1)]),
        pa.array([dt.datetime(2020, 1, 1), dt.datetime(2021, 1, 1)]),  # noqa: DTZ001
    ],
    ids=lambda array: str(array.type),
)
def test_columns_of_any_plain_type_are_read(catalogue: Catalogue, years: pa.Array) -> None:
    raw = parquet(land=["Peru", "Peru"], year=years, value=[1.5, 2.0], extra=[[1], [2]])
    series, contents = read(raw, catalogue, MAPPING + 'freq = "A"\n')
    assert contents.format == "parquet"
    assert series == {"A.gdp.PER...N...": "2020 1.5 | 2021 2"}


def test_decimals_keep_their_places(catalogue: Catalogue) -> None:
    raw = parquet(land=["Peru", "Peru"], year=[2020, 2021], value=pa.array([Decimal("1.50"), None]))
    series, contents = read(raw, catalogue, MAPPING)
    assert series == {"A.gdp.PER...N...": "2020 1.50"}
    assert contents.report.missing == 1


def test_columns_are_guessed(catalogue: Catalogue) -> None:
    raw = parquet(country=["Peru", "Chile"], year=[2020, 2021], population=[33, 19])
    series, _ = read(raw, catalogue)
    assert series == {"A.population.PER..person.N...": "2020 33", "A.population.CHL..person.N...": "2021 19"}


def test_what_cannot_be_read_is_refused(catalogue: Catalogue) -> None:
    raw = parquet(land=["Peru"], year=[2020], value=[[1.5]])
    with pytest.raises(InputError, match="column 'value' holds lists"):
        read(raw, catalogue, MAPPING)
    for broken in (raw[:-10], b"PAR1" + b"\0" * 50):
        with pytest.raises(InputError, match="no Parquet file"):
            read(broken, catalogue, MAPPING)
