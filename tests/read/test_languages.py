from __future__ import annotations

import pytest

from service.catalogue.text import TextLexicon
from service.read.languages import judge_language

ENGLISH = {
    "prose": "The mill on the river made five million tonnes of flour, and it sold all of them. " * 4,
    "accents": "The café in Malmö sold 40,000 éclairs to the people of the town and of its neighbours. " * 4,
    "a foreign name": "The mill in Алматы, which is run by the council, made 5 million. " * 4,
    "too short to judge": "Доход вырос",
    "figures": "5.3 4.2 6.1 7.7 " * 100,
    "table": "Wheat 5.3\nOats 4.2\n" * 5,
}
FOREIGN = {
    "Cyrillic": "Доходы мельницы за прошлый год выросли на пять процентов и достигли двух миллиардов. " * 3,
    "Greek": "Τα έσοδα του μύλου αυξήθηκαν πέρυσι κατά πέντε τοις εκατό. " * 3,
    "German": "Die Mühle hat voriges Jahr fünf Millionen Tonnen Mehl erzeugt, mehr als je zuvor. " * 4,
    "Spanish": "El molino produjo el año pasado cinco millones de toneladas de harina, más que nunca. " * 4,
    "Chinese": "去年磨坊的收入增长了百分之五，达到二十亿元，创下历史新高。" * 4,
}


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_english_and_what_cannot_be_judged_pass(text: str, lexicon: TextLexicon) -> None:
    assert judge_language(text, lexicon.language) is None


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_foreign_prose_is_noticed(text: str, lexicon: TextLexicon) -> None:
    notice = judge_language(text, lexicon.language)
    assert notice is not None
    assert notice.code == "language-not-supported"
