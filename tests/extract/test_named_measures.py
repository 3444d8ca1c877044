import pytest

from service.extract.named_measures import catalogued, noun_measure
from service.extract.scenes import Sort
from tests.extract.reading import scenes_of


@pytest.mark.parametrize(
    ("text", "identity", "qualifier"),
    [
        ("Exports of timber rose 4 percent.", "exports", ("timber",)),
        ("Total exports rose 4 percent.", "exports", ()),
        ("Revenue of $5 billion less spending of $7 billion is a deficit.", "public-revenue", ()),
        ("Revenue of $5 billion was less than spending of $7 billion.", "revenue", ()),
        ("Revenue of $5 billion left a profit of $2 billion.", "revenue", ()),
        ("Among women the unemployment rate was 4 percent.", "unemployment-rate", ("women",)),
    ],
)
def test_a_measure_keeps_the_words_that_narrow_it(catalogue, text, identity, qualifier):
    (scene,) = scenes_of(catalogue, text)
    measured = catalogued(scene, scene.positions(Sort.MEASURE)[0], scene.quantities[0], catalogue)
    assert (measured.id, measured.qualifier) == (identity, qualifier)


def test_the_last_word_of_a_noun_phrase_is_its_head(catalogue):
    (scene,) = scenes_of(catalogue, "Mill throughput was 4 tonnes.")
    measured = noun_measure(scene, [0, 1], catalogue)
    assert (measured.text, measured.qualifier, measured.source) == ("throughput", ("mill",), "noun")


def test_a_currency_with_the_name_of_its_country_is_a_noun(catalogue):
    (scene,) = scenes_of(catalogue, "The Hong Kong dollar was worth 13.9 yen.")
    measured = noun_measure(scene, [0, 1], catalogue)
    assert (measured.text, measured.qualifier) == ("hong kong dollar", ())
