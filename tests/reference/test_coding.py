import pytest

from service.catalogue import Catalogue
from service.model.series import Collection, Transformation
from service.model.time_period import Frequency
from service.reference.coding import CodeError, Coder


def code(catalogue: Catalogue, **words: str):
    told = {"measure": "gdp", "ref_area": "PER"} | words
    return Coder(catalogue, {}).code(tuple(told.items()), (), Frequency.ANNUAL)


@pytest.mark.parametrize(
    ("word", "area"),
    [
        ("KAZ", "KAZ"), ("KZ", "KAZ"), ("398", "KAZ"), ("Kazakhstan", "KAZ"), ("kazakhstan", "KAZ"),
        ("Russian Federation", "RUS"), ("Korea, Rep.", "KOR"), ("EL", "GRC"), ("UK", "GBR"),
        ("Türkiye", "TUR"), ("Turkiye", "TUR"), ("XK", "XKX"), ("EU27_2020", "EU"), ("Euro area", "EURO"),
        ("World", "WLD"), ("Viet Nam", "VNM"),
    ],
)  # fmt: skip
def test_an_area_is_known_by_codes_and_names(catalogue: Catalogue, word: str, area: str) -> None:
    assert code(catalogue, ref_area=word).key.ref_area == area


@pytest.mark.parametrize(
    "word", ["High income", "ZZZ", "US-CA2", "French", "Moscow", "Sub-Saharan Africa", "1234"]
)
def test_an_area_that_is_not_known_keeps_its_word(catalogue: Catalogue, word: str) -> None:
    assert code(catalogue, ref_area=word).key.ref_area == word


@pytest.mark.parametrize(
    ("word", "measure", "source_code"),
    [
        ("unemployment-rate", "unemployment-rate", ""),
        ("Unemployment rate", "unemployment-rate", "Unemployment rate"),
        ("SP.POP.TOTL", "population", "SP.POP.TOTL"),
        ("CPI", "consumer-prices", "CPI"),
        ("Cement deliveries", "Cement deliveries", ""),
    ],
)
def test_a_measure_is_known_by_id_name_or_an_agencys_code(
    catalogue: Catalogue, word: str, measure: str, source_code: str
) -> None:
    coded = code(catalogue, measure=word)
    assert (coded.key.measure, coded.about.source_code) == (measure, source_code)


def test_an_agencys_code_says_more_than_the_measure(catalogue: Catalogue) -> None:
    key = code(catalogue, measure="NY.GDP.MKTP.KD.ZG").key
    assert (key.measure, key.unit, key.prices) == ("gdp", "%", "constant")
    assert key.transformation is Transformation.CHANGE_ON_SAME_PERIOD_OF_PREVIOUS_YEAR
    assert key.collection is Collection.SUM
    assert code(catalogue, measure="NY.GDP.MKTP.CD", unit="EUR").key.unit == "EUR"


@pytest.mark.parametrize(
    ("words", "attribute", "value"),
    [
        ({"unit": "PC"}, "unit", "%"),
        ({"unit": "current US$"}, "unit", "USD"),
        ({"unit": "tonne"}, "unit", "tonne"),
        ({"adjustment": "SCA"}, "adjustment", "Y"),
        ({"freq": "quarterly"}, "freq", Frequency.QUARTERLY),
        ({"freq": "Annual"}, "freq", Frequency.ANNUAL),
        ({"freq": ""}, "freq", Frequency.ANNUAL),
        ({"prices": "constant"}, "prices", "constant"),
        ({"counterpart_area": "CN"}, "counterpart_area", "CHN"),
        ({"collection": "E"}, "collection", Collection.END),
    ],
)
def test_words_become_codes(catalogue: Catalogue, words: dict[str, str], attribute: str, value: str) -> None:
    assert getattr(code(catalogue, **words).key, attribute) == value


@pytest.mark.parametrize(
    ("words", "mult"),
    [({"unit_mult": "6"}, 6), ({"unit_mult": "Millions"}, 6), ({"unit_mult": "-3"}, -3), ({}, 0),
     ({"unit_mult": "9.0"}, 9), ({"unit": "CP_MEUR"}, 6), ({"unit": "CP_MEUR", "unit_mult": "0"}, 0)],
)  # fmt: skip
def test_a_multiplier_is_a_power_of_ten(catalogue: Catalogue, words: dict[str, str], mult: int) -> None:
    assert code(catalogue, **words).about.unit_mult == mult


@pytest.mark.parametrize(
    ("words", "dimension"),
    [
        ({"measure": ""}, "measure"),
        ({"ref_area": ""}, "ref_area"),
        ({"freq": "often"}, "freq"),
        ({"adjustment": "some"}, "adjustment"),
        ({"unit_mult": "1e6"}, "unit_mult"),
        ({"transformation": "log"}, "transformation"),
        ({"prices": "2015"}, "prices"),
        ({"unit": "=1+1"}, "unit"),
        ({"ref_area": "x" * 201}, "ref_area"),
        ({"measure": "two\nlines"}, "measure"),
        ({"unit": "{currency}", "ref_area": "High income"}, "ref_area"),
    ],
)
def test_a_word_that_cannot_be_used_is_named_by_its_dimension(
    catalogue: Catalogue, words: dict[str, str], dimension: str
) -> None:
    with pytest.raises(CodeError) as caught:
        code(catalogue, **words)
    assert caught.value.dimension == dimension


def test_words_of_the_mapping_come_first(catalogue: Catalogue) -> None:
    coder = Coder(catalogue, {"ref_area": {"Congo": "COD"}, "measure": {"CPI": "core-inflation"}})
    words = (("measure", "CPI"), ("ref_area", "Congo"))
    key = coder.code(words, (("sex", "F"),), Frequency.MONTHLY).key
    assert (key.ref_area, key.measure, key.other) == ("COD", "core-inflation", (("sex", "F"),))
