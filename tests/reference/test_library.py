import pytest

from service.errors import InputError
from service.reference.library import open_library
from tests.reference.test_starter import NOW, write


def test_the_starter_set_is_loaded_and_its_datasets_can_be_chosen(tmp_path):
    (tmp_path / "set").mkdir()
    library = open_library(
        "", data_dir=tmp_path, index_size=1000, starter_set=(write(tmp_path / "set", name="bread"), NOW)
    )
    assert [one.id for one in library.pin(None).datasets()] == ["bread"]
    assert len(library.pin(("bread",)).find_series("food-prices")) == 1
    assert library.pin(()).find_series("food-prices") == ()
    with pytest.raises(InputError, match="butter"):
        library.pin(("butter",))
    library.database.close()


def test_without_a_starter_set_nothing_is_loaded(tmp_path):
    library = open_library("", data_dir=tmp_path, index_size=1000)
    assert library.pin(None).datasets() == ()
    library.database.close()
