import pytest

from service.extract.directions import find_movement
from tests.extract.reading import place_of, scenes_of


@pytest.mark.parametrize(
    ("text", "phrase", "direction", "role"),
    [
        ("Grain output rose by 12 percent.", "12 percent", "increase", "amount"),
        ("Grain output rose to 12 million tonnes.", "12 million tonnes", "increase", "level"),
        ("Grain output rose from 9 million tonnes.", "9 million tonnes", "none", "base"),
        ("The trade deficit narrowed by €300 million.", "€300 million", "decrease", "amount"),
        ("A fall of 7 percent followed.", "7 percent", "decrease", "amount"),
        ("We saw a 7 percent fall in visits.", "7 percent", "decrease", "amount"),
        ("Arrears were down 4 percent.", "4 percent", "decrease", "amount"),
        ("There are 30,000 fewer teachers.", "30,000", "decrease", "amount"),
        ("The fare is £2 higher.", "£2", "increase", "amount"),
        ("Rents came to an average of $950.", "$950", "none", "none"),
        ("It cost 31 crowns, less than the 24 crowns planned.", "24 crowns", "none", "base"),
        ("Catches were 9 tonnes, still well below last year's 12 tonnes.", "12 tonnes", "none", "base"),
        ("The crop is 31 tonnes, 9% above last season's 28 tonnes.", "28 tonnes", "none", "base"),
        ("Ferries made up 12 percent of all crossings.", "12 percent", "none", "none"),
        ("The second advance estimate is 41 million bales.", "41 million bales", "none", "none"),
        ("Wages dropped to an average of $950.", "$950", "decrease", "level"),
        ("The town has 12 schools.", "12 schools", "none", "none"),
        ("Thefts rose for the fourth year in a row, to 4,900.", "4,900", "increase", "level"),
        ("It held 90 more than in June and 400 more than in May.", "400", "increase", "amount"),
        ("Burglaries: 310, 8% down on 337.", "8%", "decrease", "amount"),
        ("Burglaries: 310, 8% down on 337.", "337", "none", "base"),
        ("Ticket sales are 40 percent up.", "40 percent", "increase", "amount"),
        ("Ticket sales were 40 percent up in 2019.", "40 percent", "increase", "amount"),
        ("The grid has 31 percent from gas and 14 percent from hydro.", "14 percent", "none", "none"),
        ("The zloty strengthened 2 percent.", "2 percent", "increase", "amount"),
        ("Nights were 1.4 °C warmer than the norm.", "1.4 °C", "increase", "amount"),
        ("Vacancies were 90,000 in May, minus 4,000 on April.", "minus 4,000", "decrease", "amount"),
        ("Downward revisions to the count totalled 9,000.", "9,000", "decrease", "amount"),
        ("A rise in fares totalled 40 cents.", "40 cents", "increase", "amount"),
        ("A rise in fares followed; sales totalled $4 million.", "$4 million", "none", "none"),
        ("3,000 came by rail, and 5,000 more walked in from the hills.", "5,000", "none", "none"),
        ("There are 5,000 more nurses.", "5,000", "increase", "amount"),
        ("It was a loss of 12 percent.", "12 percent", "decrease", "amount"),
        ("It made a loss of £12 million.", "£12 million", "none", "none"),
        ("Detached houses (+2.4%) sold best.", "+2.4%", "increase", "amount"),
        ("Flats (-0.8%) did not.", "-0.8%", "decrease", "amount"),
        ("It is 410 (5.6 per cent) below 2022.", "410", "decrease", "amount"),
        ("It is 410 (5.6 per cent) below 2022.", "5.6 per cent", "decrease", "amount"),
        ("The index rose 41 points, or 2.2%, to close at 1,904.", "1,904", "none", "level"),
        ("The port is growing three times as fast as in May.", "three times", "none", "none"),
        ("It was due to a reduced outlay of €10 million.", "€10 million", "none", "none"),
        ("It bought a smaller number of 5 tonnes.", "5 tonnes", "none", "none"),
        ("The dam rose to a higher level of 9 metres.", "9 metres", "increase", "level"),
        ("It was 4 points under its record of 65 percent.", "65 percent", "none", "base"),
        ("The mill cut its emissions of 9 tonnes by a third.", "9 tonnes", "none", "base"),
        ("The mill announced a cut in emissions of 9 tonnes by 2030.", "9 tonnes", "decrease", "amount"),
        ("The mill cut emissions by 9 tonnes.", "9 tonnes", "decrease", "amount"),
        ("Second advance estimates put the crop at 9 million tonnes.", "9 million tonnes", "none", "none"),
    ],
)
def test_direction_words_say_where_a_quantity_went(catalogue, text, phrase, direction, role):
    (scene,) = scenes_of(catalogue, text)
    movement = find_movement(scene, place_of(scene, phrase))
    found = ("none", "none") if movement is None else (movement.direction, movement.role)
    assert found == (direction, role)


def test_what_is_gained_is_the_change_itself(catalogue):
    (scene,) = scenes_of(catalogue, "The shipyard added 900 jobs.")
    assert find_movement(scene, place_of(scene, "900 jobs")).moved


def test_a_level_continues_the_change_before_it(catalogue):
    (scene,) = scenes_of(catalogue, "Profit climbed 8 percent to $40 million.")
    movement = find_movement(scene, place_of(scene, "$40 million"))
    assert movement.role == "level"
    assert movement.previous == place_of(scene, "8 percent")
