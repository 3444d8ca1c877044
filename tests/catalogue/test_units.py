from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pint
import pytest

from service.catalogue.loading import read_toml
from service.catalogue.units import load_units
from service.errors import ConfigError

CONFIG = Path(__file__).resolve().parents[2] / "config"
TABLE = load_units(CONFIG)
REFERENCES = {
    code: table.string("reference", code)
    for code, table in read_toml(CONFIG / "units.toml").table("unit").tables()
}
BASES = {
    "length": "meter",
    "area": "meter**2",
    "volume": "meter**3",
    "mass": "kilogram",
    "length/time": "meter/second",
    "power": "watt",
    "energy": "joule",
    "electric_potential": "volt",
    "electric_current": "ampere",
    "frequency": "hertz",
    "pressure": "pascal",
    "force": "newton",
    "information": "bit",
    "time": "second",
    "dimensionless": "dimensionless",
}
OF_THEIR_OWN = {"decibel", "degree"}  # never converted


@pytest.fixture(scope="module")
def registry() -> pint.UnitRegistry:
    return pint.UnitRegistry()


@pytest.mark.parametrize("code", TABLE.units)
def test_pint_parses_every_code(code, registry):
    assert registry.Unit(code)


@pytest.mark.parametrize(
    "code", [code for code, unit in TABLE.units.items() if unit.dimension in BASES], ids=str
)
def test_factor_is_that_of_pint(code, registry):
    unit = TABLE.units[code]
    expected = registry.Quantity(REFERENCES[code]).to(BASES[unit.dimension]).magnitude
    assert float(unit.factor) == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize(
    "code", [code for code, unit in TABLE.units.items() if unit.dimension == "temperature"], ids=str
)
@pytest.mark.parametrize("value", [0, 100, -40])
def test_temperature_is_that_of_pint(code, value, registry):
    unit = TABLE.units[code]
    expected = registry.Quantity(value, code).to("kelvin").magnitude
    assert float(value * unit.factor + unit.offset) == pytest.approx(expected, rel=1e-9)


def test_every_dimension_is_checked():
    rest = {code for code, unit in TABLE.units.items() if unit.dimension not in (*BASES, "temperature")}
    assert rest == OF_THEIR_OWN


def entry_of(code: str, *, factor: str = "1", source: str = "s", more: str = "") -> str:
    head = f'[unit.{code}]\ndimension = "d"\nfactor = "{factor}"\n'
    return head + f'words = ["w"]\nsource = "{source}"\n{more}'


def write(tmp_path: Path, entry: str) -> Path:
    source = '[source.s]\ntitle = "t"\nurl = "u"\nretrieved = "2026-01-01"\n'
    (tmp_path / "units.toml").write_text(source + entry, encoding="utf-8")
    return tmp_path


def test_quotient_is_exact(tmp_path):
    assert load_units(write(tmp_path, entry_of("x", factor="5/18"))).units["x"].factor == Fraction(5, 18)


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        (entry_of("x", source="elsewhere"), "not listed"),
        (entry_of("x", factor="a"), "number or a quotient"),
        (entry_of("x", factor="1/0"), "number or a quotient"),
        (entry_of("x", more='colour = "red"\n'), "unknown key"),
        (entry_of("x") + entry_of("y"), "already names x"),
        (entry_of("x") + '[multiple.k]\nunit = "y"\nfactor = "2"\nsource = "s"\n', "not listed under"),
        (entry_of("x") + '[multiple.k]\nunit = "x"\nfactor = "2"\nsource = "t"\n', "not listed under"),
    ],
)
def test_bad_entry_names_its_place(tmp_path, entry, problem):
    with pytest.raises(ConfigError, match=problem):
        load_units(write(tmp_path, entry))
