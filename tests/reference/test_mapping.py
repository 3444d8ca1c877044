import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.errors import InputError
from service.reference.mapping import ColumnMapping, Reading, mapping_toml, parse_mapping

TEXT = """
[columns]
ref_area = "Land"
time_period = "Jahr"
[constants]
measure = "exports"
[dimensions]
sector = "Branche"
[wide.columns."Wert (€)"]
unit = "EUR"
[wide.columns.Menge]
unit = "tonne"
[codes.ref_area]
"Türkei" = "TUR"
[read]
decimal = ","
skip_rows = 3
missing = ["K.A."]
"""


def test_a_mapping_is_read() -> None:
    mapping = parse_mapping(TEXT)
    assert mapping.columns == {"ref_area": "Land", "time_period": "Jahr"}
    assert mapping.wide == {"Wert (€)": {"unit": "EUR"}, "Menge": {"unit": "tonne"}}
    assert mapping.codes == {"ref_area": {"Türkei": "TUR"}}
    assert mapping.reading == Reading(decimal=",", skip_rows=3, missing=("k.a.",))
    assert mapping.headers == ("Land", "Jahr", "Branche", "Wert (€)", "Menge")
    assert mapping.is_wide


def test_an_empty_mapping_says_nothing() -> None:
    assert parse_mapping("") == ColumnMapping()
    assert mapping_toml(ColumnMapping()) == ""


WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), min_size=1, max_size=12)


@given(
    st.dictionaries(st.sampled_from(["ref_area", "time_period", "obs_value"]), WORDS),
    st.dictionaries(st.sampled_from(["measure", "unit"]), WORDS),
    st.dictionaries(
        st.sampled_from(["ref_area", "unit"]), st.dictionaries(WORDS, WORDS, min_size=1), max_size=2
    ),
    st.lists(WORDS.map(str.lower), max_size=2, unique=True),
)
def test_what_is_written_is_read_as_the_same(columns, constants, codes, missing) -> None:
    headers = dict(zip(columns, dict.fromkeys(columns.values()), strict=False))
    mapping = ColumnMapping(
        columns=headers,
        constants=constants,
        codes=codes,
        reading=Reading(missing=tuple(mark.lower() for mark in missing), delimiter=";"),
    )
    assert parse_mapping(mapping_toml(mapping)) == mapping


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[columns", "not TOML"),
        ("[columns]\ncountry = 'X'", "columns] country: unknown; known are freq, measure, ref_area"),
        ("[columns]\nref_area = 3", "ref_area: must be a str"),
        ("[column]\nref_area = 'X'", "column: unknown key"),
        ("[constants]\nobs_value = '3'", "obs_value: unknown"),
        ("[columns]\nmeasure = 'X'\n[constants]\nmeasure = 'gdp'", "measure is both a column and a constant"),
        ("[columns]\nmeasure = 'X'\nunit = 'X'", "column 'X' is named twice"),
        ("[wide]\nperiods = true\n[wide.columns.X]", "either periods = true or columns"),
        ("[wide]\nperiods = true\n[columns]\ntime_period = 'X'", "time_period cannot be named"),
        ("[wide.columns.Y]\n[columns]\nobs_value = 'X'", "no single column obs_value"),
        ("[wide]\nperiods = 1", "must be a bool"),
        ("[dimensions]\nunit = 'X'", "belongs under [columns]"),
        ("[read]\ndecimal = ';'", "must be one of"),
        ("[read]\ndelimiter = ';;'", "must be one character"),
        ("[read]\nskip_rows = -1", "from 0 to 1000"),
        ("[read]\nsheets = 'X'", "sheets: unknown key"),
        ("[codes]\nref_area = 'X'", "must be a dict"),
        ("x = " + "[" * 5000, "not TOML"),
        ("#" * 300_000, "longer than"),
    ],
)
def test_a_mistake_in_a_mapping_is_named(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_mapping(text)
    assert said in caught.value.detail
    assert caught.value.field == "mapping"
