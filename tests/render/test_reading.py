from __future__ import annotations

from service.render.reading import reading
from tests.factories import claim
from tests.render.samples import FELL, ROSE


def test_a_reading_says_all_that_decides_a_check() -> None:
    assert dict(reading(ROSE)) == {
        "Value": "9 percent, over",
        "Words allow": "9 to 9.9; at the widest at least 9",
        "Measures": "exports, change, increase, record high",
        "About": "Portugal, Chile",
        "Period": "2021, from “In 2021”",
        "Compared": "on the year before (2020)",
        "Said by": "Ana Ruiz",
        "Sure of reading": "90%",
    }


def test_what_is_not_known_is_said_or_left_out() -> None:
    told = dict(reading(claim("3 ship", measure=None, when=None, areas=(), modality="projected")))
    assert told["Period"] == "no period stated"
    assert told["Measures"] == "nothing named, level"
    assert told["Said as"] == "projected"
    assert not {"About", "Said by", "Compared"} & set(told)


def test_a_change_names_its_base() -> None:
    assert dict(reading(FELL))["Compared"] == "base not stated"
