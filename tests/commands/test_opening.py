from service.catalogue import Catalogue
from service.commands.opening import loader_of, now, open_store
from service.reference.library import open_library
from service.settings import Settings


def test_the_settings_reach_what_loads(catalogue: Catalogue, tmp_path) -> None:
    settings = Settings(data_dir=tmp_path, max_upload_bytes=5000, allowed_hosts=("mirror.example",))
    library = open_library("", data_dir=tmp_path, index_size=1000)
    loader = loader_of(library, catalogue, settings)
    assert loader.fetcher.allowed_hosts == {"mirror.example"}
    assert loader.fetcher.limits.most_bytes == 5000
    assert loader.database is library.database
    library.database.close()


def test_the_store_is_where_the_settings_say(tmp_path) -> None:
    database = open_store(Settings(data_dir=tmp_path / "data"))
    assert (tmp_path / "data" / "countercheck.db").exists()
    database.close()
    assert now().tzinfo is not None
