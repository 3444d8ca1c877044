from service.extract.scenes import Sort
from tests.extract.reading import place_of, scenes_of


def test_a_sentence_becomes_its_items_in_order(catalogue):
    (scene,) = scenes_of(catalogue, "Exports of Ghana rose 4 percent in 2021.")
    sorts = [(item.sort, item.text) for item in scene.items]
    assert sorts == [
        (Sort.MEASURE, "exports"),
        (Sort.WORD, "of"),
        (Sort.AREA, "ghana"),
        (Sort.WORD, "rose"),
        (Sort.QUANTITY, "4 percent"),
        *sorts[5:-1],
        (Sort.PERIOD, sorts[-1][1]),
    ]


def test_letters_case_tells_countries_from_words(catalogue):
    (scene,) = scenes_of(catalogue, "They gave us 4 loaves and the US 9 ships.")
    assert [item.text for item in scene.items if item.sort is Sort.AREA] == ["us"]
    assert scene.items[scene.positions(Sort.AREA)[0]].area.codes == ("USA",)


def test_clause_boundaries_cost_more_than_words(catalogue):
    (scene,) = scenes_of(catalogue, "Imports fell 2 percent while our own exports rose 5 percent.")
    first, second = (place_of(scene, phrase) for phrase in ("2 percent", "5 percent"))
    exports = next(i for i in scene.positions(Sort.MEASURE) if scene.items[i].text == "exports")
    assert scene.cost(exports, second) < scene.cost(exports, first)
    assert not scene.same_clause(first, second)


def test_a_sentence_of_very_many_figures_is_read_in_pieces(catalogue):
    text = "Sales: " + ", ".join(f"{n} cars" for n in range(101, 301)) + "."
    scenes = scenes_of(catalogue, text)
    assert len(scenes) > 1
    assert sum(len(scene.quantities) for scene in scenes) == 200
    assert len({scene.sentence for scene in scenes}) == 1
