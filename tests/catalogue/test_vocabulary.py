from service.catalogue.phrases import phrase_words


def phrase(catalogue, words):
    (found, value), *_ = catalogue.vocabulary.phrases.matches(list(phrase_words(words)), 0)
    assert found == phrase_words(words)
    return value


def test_a_phrase_carries_all_that_it_can_be(catalogue):
    cut = phrase(catalogue, "cut")
    assert {"down", "verb", "noun"} <= cut.tags
    assert phrase(catalogue, "economic growth").measure == "gdp"
    assert {"up", "noun"} <= phrase(catalogue, "economic growth").tags
    assert "adjustment:real" in phrase(catalogue, "real wages").tags


def test_a_kind_of_a_measure_names_what_narrows_it(catalogue):
    brent = phrase(catalogue, "brent crude")
    assert brent.measure == "oil-price"
    assert brent.narrowing


def test_landmarks_are_the_words_by_which_measures_and_areas_are_found(catalogue):
    assert {"exports", "kenya"} <= catalogue.vocabulary.landmarks
    assert "rose" not in catalogue.vocabulary.landmarks
