"""Where the noun phrase around a measure starts and ends, and which of its words narrow it."""

import pytest

from service.extract.noun_phrases import (
    group_words,
    modifiers_after,
    modifiers_before,
    phrase_before,
    told_after,
)
from tests.extract.reading import scenes_of


@pytest.mark.parametrize(
    ("text", "word", "before", "after"),
    [
        (
            "The new rural unemployment rate for young workers rose to 9 percent.",
            "unemployment rate",
            ["rural"],
            ["young", "workers"],
        ),
        ("Our exports of timber and furniture rose 9 percent.", "exports", [], ["timber", "furniture"]),
        ("Its exports to Peru amounted to 9 percent.", "exports", [], []),
        ("Its exports rose 9 percent.", "exports", [], []),
    ],
)
def test_words_that_narrow_a_measure(catalogue, text, word, before, after):
    (scene,) = scenes_of(catalogue, text)
    at = [item.text for item in scene.items].index(word)
    assert modifiers_before(scene, at, catalogue)[1] == before
    assert modifiers_after(scene, at, catalogue) == after


@pytest.mark.parametrize(
    ("text", "word", "words"),
    [
        ("Togo spent $9 million on rural clinics.", "spent", ["rural", "clinics"]),
        ("Togo exported 9 tonnes of raw cotton to Peru.", "exported", ["raw", "cotton"]),
        ("Togo exported $9 million worth of cotton.", "exported", ["cotton"]),
        ("Togo spent $9 million of its reserves.", "spent", []),
        ("Togo exported 9 tonnes of cotton and soya beans.", "exported", ["cotton", "soya", "beans"]),
        ("Togo exported 9 tonnes of cotton and imported 5 tonnes.", "exported", ["cotton"]),
        ("Togo exported 9 tonnes of it.", "exported", []),
        ("Exports were 9 tonnes of cotton.", "exports", []),
    ],
)
def test_words_behind_the_amount_that_narrow_the_measure(catalogue, text, word, words):
    (scene,) = scenes_of(catalogue, text)
    at = [item.text for item in scene.items].index(word)
    assert told_after(scene, at, scene.quantities[0], catalogue) == words


@pytest.mark.parametrize(
    ("text", "verb", "phrase"),
    [
        ("The harbour queue in 2021 stayed at 9 ships.", "stayed", "harbour queue"),
        ("The age of mothers rose to 31 years.", "rose", "age"),
    ],
)
def test_the_phrase_before_a_verb(catalogue, text, verb, phrase):
    (scene,) = scenes_of(catalogue, text)
    at = [item.text for item in scene.items].index(verb)
    assert " ".join(scene.items[i].text for i in phrase_before(scene, at)) == phrase


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Among young men the jobless rate was 9 percent.", ["young", "men"]),
        ("In the north of Peru the jobless rate was 9 percent.", ["north"]),
        ("In some poor regions of Togo the jobless rate was 9 percent.", ["regions"]),
        ("In the Republic of Togo the jobless rate was 9 percent.", []),
        ("In Togo the jobless rate was 9 percent.", []),
        ("In talks with the envoy of Togo the jobless rate was put at 9 percent.", []),
        ("In the words of Togo's minister the jobless rate was 9 percent.", []),
    ],
)
def test_a_group_or_a_part_of_a_country_that_opens_the_clause(catalogue, text, words):
    (scene,) = scenes_of(catalogue, text)
    at = [item.text for item in scene.items].index("jobless rate")
    assert group_words(scene, at, catalogue) == words
