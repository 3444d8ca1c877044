import pytest

from service.catalogue.areas import load_areas
from service.catalogue.measures import load_measures
from service.catalogue.publishing import load_publishing
from service.errors import ConfigError
from service.model.series import ObsStatus
from service.model.time_period import Frequency
from tests.factories import CONFIG

PUBLISHING = load_publishing(CONFIG)


def test_codes_of_agencies_become_those_of_the_catalogue() -> None:
    assert PUBLISHING.statuses["p"] is ObsStatus.PROVISIONAL
    assert PUBLISHING.frequencies["H"] is Frequency.HALF_YEARLY
    assert PUBLISHING.areas["EL"] == "GRC"
    assert PUBLISHING.area_names["korea, rep."] == "KOR"
    assert PUBLISHING.units["PC"] == "%"
    assert PUBLISHING.indicators["FP.CPI.TOTL.ZG"]["measure"] == "inflation"
    assert {"n/a", "..", ""} <= PUBLISHING.missing


def test_every_code_leads_to_something_that_the_catalogue_has() -> None:
    areas, measures = load_areas(CONFIG).areas, load_measures(CONFIG).entries
    assert {*PUBLISHING.areas.values(), *PUBLISHING.area_names.values()} <= set(areas)
    assert {indicator["measure"] for indicator in PUBLISHING.indicators.values()} <= set(measures)


def test_headers_and_marks_are_in_lower_case_and_of_one_meaning() -> None:
    headers = [header for each in PUBLISHING.headers.values() for header in each]
    assert headers == [header.lower() for header in headers]
    assert len(headers) == len(set(headers))
    assert not PUBLISHING.ignored & set(headers)
    assert all(mark == mark.lower() for mark in PUBLISHING.missing)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('XK = "XKX"', "XK = 1", "areas"),
        ('p = "P"', 'p = "Z"', "statuses"),
        ('collection = "A" }', 'kind = "A" }', "indicators"),
        ("[frequencies]", "[frequency]", "frequency: unknown key"),
        ("CP_MEUR = 6", 'CP_MEUR = "6"', "unit_multipliers"),
    ],
)
def test_a_mistake_is_named(tmp_path, old: str, new: str, said: str) -> None:
    text = (CONFIG / "reference.toml").read_text(encoding="utf-8")
    assert old in text
    (tmp_path / "reference.toml").write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        load_publishing(tmp_path)
