import datetime as dt

import pytest

from service.errors import InputError
from service.model.selection import Selection
from service.model.time_period import TimePeriod
from tests.fixed_reference import FixedReference, dataset, series

WHOLE = FixedReference(
    series("wages", "KAZ", "KZT", {"2022": "300000"}, of=dataset("office")),
    series("wages", "KAZ", "KZT", {"2022": "310000"}, of=dataset("bank")),
)


def test_only_the_chosen_datasets_answer():
    chosen = Selection(WHOLE, ("bank",))
    assert [one.id for one in chosen.datasets()] == ["bank"]
    (wages,) = chosen.find_series("wages", "KAZ", "")
    assert wages.dataset.id == "bank"
    assert chosen.observations(wages) == WHOLE.observations(wages)
    assert chosen.vintage(wages, dt.date(2020, 1, 1)) == WHOLE.vintage(wages)
    year = TimePeriod.parse("2022")
    assert chosen.revisions(wages, year) == WHOLE.revisions(wages, year)


def test_no_dataset_at_all_can_be_chosen():
    assert Selection(WHOLE, ()).find_series("wages") == ()


def test_an_unknown_dataset_is_named_with_its_place():
    with pytest.raises(InputError, match="no dataset 'ofice'") as caught:
        Selection(WHOLE, ("bank", "ofice"))
    assert caught.value.field == "datasets.1"
