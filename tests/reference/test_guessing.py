import pytest

from service.catalogue import Catalogue
from service.errors import InputError
from tests.reference.building import read


def guess(text: str, catalogue: Catalogue, title: str = "", mapping: str = ""):
    series, contents = read(text, catalogue, mapping, title=title)
    return series, contents.mapping, contents.doubts


def test_headers_say_what_columns_hold(catalogue: Catalogue) -> None:
    text = "Country Name,Country Code,Year,Value\nPeru,PER,2020,5\nPeru,PER,2021,6\nChile,CHL,2020,7\n"
    series, mapping, doubts = guess(text, catalogue, "population")
    assert mapping.columns == {"ref_area": "Country Code", "time_period": "Year", "obs_value": "Value"}
    assert mapping.constants == {"measure": "population", "unit": "person"}
    assert mapping.dimensions == {}
    assert doubts == ()
    assert series["A.population.PER..person.N..."] == "2020 5 | 2021 6"


def test_cells_say_it_where_headers_do_not(catalogue: Catalogue) -> None:
    text = "Staat;wann;Wert\nPeru;2020;1,5\nChile;2020;2,5\nChile;2021;3,5\n"
    _, mapping, _ = guess(text, catalogue, "Unemployment rate by country")
    assert mapping.columns == {"ref_area": "Staat", "time_period": "wann", "obs_value": "Wert"}
    assert mapping.constants["measure"] == "unemployment-rate"
    assert mapping.reading.decimal == ","


def test_a_column_that_tells_series_apart_is_kept_and_a_label_is_not(catalogue: Catalogue) -> None:
    text = (
        "country,year,branch,branch name,value\nPER,2020,A,Farms,1\nPER,2020,B,Mines,2\n"
        "CHL,2020,A,Farms,3\nCHL,2020,B,Mines,4\n"
    )
    series, mapping, _ = guess(text, catalogue, "Employment")
    assert mapping.dimensions == {"branch": "branch"}
    assert "A.employment.PER..person.N....branch=A" in series


def test_years_in_the_header_make_a_wide_table(catalogue: Catalogue) -> None:
    text = "Country,2019,2020,2021\nPeru,1,2,3\nChile,4,5,6\n"
    series, mapping, _ = guess(text, catalogue, "exports")
    assert mapping.periods_wide
    assert series["A.exports.PER...N..."] == "2019 1 | 2020 2 | 2021 3"


def test_several_columns_of_values_are_measures(catalogue: Catalogue) -> None:
    text = "Country,Year,Exports (US$),Unemployment rate (%)\nPeru,2020,10,3.5\nPeru,2021,11,4.5\n"
    series, _, _ = guess(text, catalogue)
    assert series == {
        "A.exports.PER..USD.N...": "2020 10 | 2021 11",
        "A.unemployment-rate.PER..%.N...": "2020 3.5 | 2021 4.5",
    }


@pytest.mark.parametrize(
    ("days", "freq"),
    [
        (("2019-01-01", "2020-01-01", "2021-01-01"), "A"),
        (("2019-12-31", "2020-12-31", "2021-12-31"), "A"),
        (("2019-01-01", "2019-02-01", "2019-03-01"), "M"),
        (("2019-01-31", "2019-02-28", "2019-03-31"), "M"),
        (("2019-01-01", "2019-04-01", "2019-07-01", "2019-10-01"), "Q"),
        (("2019-01-01", "2019-01-02", "2019-01-05"), "D"),
    ],
)
def test_days_at_regular_steps_stand_for_longer_periods(
    catalogue: Catalogue, days: tuple[str, ...], freq: str
) -> None:
    text = "country,date,value\n" + "".join(f"PER,{day},{number}.5\n" for number, day in enumerate(days))
    series, _, _ = guess(text, catalogue, "wages")
    (key,) = series
    assert key.startswith(f"{freq}.wages.PER")


def test_what_is_given_is_kept(catalogue: Catalogue) -> None:
    text = "Country,Year,Value\nPeru,2020,5\n"
    mapping = '[constants]\nmeasure = "wages"\nunit = "PEN"\n'
    series, _, doubts = guess(text, catalogue, "population", mapping)
    assert series == {"A.wages.PER..PEN.N...": "2020 5"}
    assert doubts == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\nx,y\nz,w\n", "no column names areas"),
        ("Country,Value\nPeru,5.5\nChile,6.5\n", "no column holds periods"),
        ("Country,Year,Note\nPeru,2020,much\nPeru,2021,more\n", "no column holds values"),
        ("Country,Year,Value\nPeru,2020,5\nPeru,2021,6\n", "nothing says what is measured"),
    ],
)
def test_what_cannot_be_guessed_is_asked_for(catalogue: Catalogue, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said) as caught:
        guess(text, catalogue)
    assert caught.value.field == "mapping"


def test_doubts_are_told(catalogue: Catalogue) -> None:
    text = 'Country,Year,Value\nPeru,2020,"1,234"\nPeru,2021,"2,345"\n'
    series, _, doubts = guess(text, catalogue, "exports")
    assert series == {"A.exports.PER...N...": "2020 1234 | 2021 2345"}
    assert len(doubts) == 2
    assert "thousands" in doubts[0]
    assert "unit" in doubts[1]


def test_sdmx_names_need_no_guess(catalogue: Catalogue) -> None:
    text = (
        "DATAFLOW,FREQ,REF_AREA,INDICATOR,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MULT,UNIT_MEASURE,DECIMALS\n"
        "A:B(1.0),A,KZ,unemployment-rate,F,2021,5.4,A,0,PC,1\n"
        "A:B(1.0),A,KZ,unemployment-rate,M,2021,4.6,P,0,PC,1\n"
    )
    series, _, doubts = guess(text, catalogue)
    assert series == {
        "A.unemployment-rate.KAZ..%.N....sex=F": "2021 5.4",
        "A.unemployment-rate.KAZ..%.N....sex=M": "2021 4.6 P",
    }
    assert doubts == ()
