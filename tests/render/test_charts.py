from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from service.model.report import Evidence
from service.render.charts import Axis, flag_chart
from tests.factories import claim
from tests.render.samples import CONFLICT

CHECK = replace(CONFLICT, evidence=())
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str | None) -> ET.Element:
    assert svg is not None
    return ET.fromstring(svg)  # noqa: S314 - our own


def places(svg: ET.Element) -> list[float]:
    found = [
        value for each in svg.iter() for name, value in each.attrib.items() if name in ("x", "x1", "x2", "cx")
    ]
    return [float(value.removesuffix("%")) for value in found]


def observations(*values: float, unit: str = "%") -> tuple[Evidence, ...]:
    return tuple(
        Evidence(
            dataset="prices",
            series="CPI.FIN",
            period=str(2018 + index),
            value=value,
            unit=unit,
            source_url="https://example.org/cpi",
            vintage="2024-01-10",
        )
        for index, value in enumerate(values)
    )


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (0, 10, [0, 5, 10]),
        (47, 73, [50, 60, 70]),
        (-3, 1, [-3, -2, -1, 0, 1]),
        (1.2e9, 4.9e9, [2e9, 3e9, 4e9]),
    ],
)
def test_ticks_are_round(low: float, high: float, expected: list[float]) -> None:
    assert Axis(low, high, 0, 100).ticks() == expected


def test_claims_of_one_unit_stand_on_one_axis() -> None:
    svg = drawn(flag_chart(CHECK, [claim("50 million USD", speaker="Ana"), claim("70 million USD")]))
    dots = [float(each.attrib["cx"].removesuffix("%")) for each in svg.iter(f"{SVG}circle")]
    assert dots[0] < dots[1]
    assert svg.attrib["role"] == "img"
    assert "Ana: “50 million USD”" in svg.attrib["aria-label"]
    assert all(0 <= place <= 100 for place in places(svg))


def test_what_lies_a_factor_apart_stands_on_a_logarithmic_axis() -> None:
    svg = drawn(flag_chart(CHECK, [claim("2 million USD"), claim("2 billion USD")]))
    labels = [each.text for each in svg.iter(f"{SVG}text") if each.attrib["class"] == "chart-tick"]
    assert labels == ["1 million USD", "10 million", "100 million", "1 billion"]


def test_an_open_end_reaches_the_edge() -> None:
    svg = drawn(flag_chart(CHECK, [claim("over 9 %"), claim("4 %")]))
    reach = next(each for each in svg.iter(f"{SVG}line") if each.attrib["class"] == "chart-reach")
    assert float(reach.attrib["x2"].removesuffix("%")) == 98.0


@pytest.mark.parametrize(
    "phrases",
    [(), ("5 %",), ("5 %", "3 million USD"), ("5 %", "3 pp")],
    ids=["none", "one", "units", "points"],
)
def test_figures_that_cannot_share_an_axis_make_no_chart(phrases: tuple[str, ...]) -> None:
    assert flag_chart(CHECK, [claim(phrase) for phrase in phrases]) is None


def test_a_single_observation_stands_beside_the_claim() -> None:
    check = replace(CHECK, evidence=observations(4.1))
    svg = drawn(flag_chart(check, [claim("7 %")]))
    assert "prices, 2018: 4.1" in "".join(svg.itertext())


def test_a_count_stands_beside_what_the_series_counts() -> None:
    check = replace(CHECK, evidence=observations(67_600_000, unit="inhabitants"))
    assert flag_chart(check, [claim("80 million people")]) is not None
    money = replace(CHECK, evidence=observations(67_600_000, unit="USD"))
    assert flag_chart(money, [claim("80 million people")]) is None


def test_a_series_is_drawn_over_time_with_the_claim_and_its_interval() -> None:
    check = replace(CHECK, evidence=observations(1.1, 1.0, 0.3, 2.2, 7.1))
    svg = drawn(flag_chart(check, [claim("12 %", when="2022")]))
    kinds = [each.attrib["class"] for each in svg.iter() if "class" in each.attrib]
    assert kinds.count("chart-series") == 4
    assert kinds.count("chart-point") == 5
    assert kinds.count("chart-claim") == 1
    assert "claimed: 12 percent" in "".join(svg.itertext())
    last = [each for each in svg.iter(f"{SVG}circle") if each.attrib["class"] == "chart-point"][-1]
    value = next(each for each in svg.iter(f"{SVG}circle") if each.attrib["class"] == "chart-value")
    assert last.attrib["cx"] == value.attrib["cx"]
    assert float(value.attrib["cy"]) < float(last.attrib["cy"])


def test_a_claim_in_another_unit_is_not_drawn_into_a_series() -> None:
    check = replace(CHECK, evidence=observations(1e9, 2e9, 3e9, unit="USD"))
    svg = drawn(flag_chart(check, [claim("12 %", when="2020")]))
    assert not [each for each in svg.iter() if each.attrib.get("class") == "chart-value"]


@pytest.mark.parametrize("periods", [("2020-Q1", "2020-Q2", "2020-Q3"), ("2020-01", "2020-02", "2020-11-05")])
def test_periods_stand_in_order_of_time(periods: tuple[str, ...]) -> None:
    evidence = [replace(each, period=when) for each, when in zip(observations(1, 2, 3), periods, strict=True)]
    svg = drawn(flag_chart(replace(CHECK, evidence=tuple(reversed(evidence))), []))
    points = [float(each.attrib["cx"].removesuffix("%")) for each in svg.iter(f"{SVG}circle")]
    assert points == sorted(points)
    assert len(set(points)) == 3


def test_words_of_the_text_cannot_become_markup() -> None:
    svg = flag_chart(CHECK, [claim("5 %", speaker='<script>"&'), claim("9 %")])
    assert svg is not None
    assert "<script" not in svg
    assert re.search(r'aria-label="[^"<>]*&lt;script&gt;&quot;&amp;', svg)
