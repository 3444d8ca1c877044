import pytest

from service.catalogue import Catalogue
from service.errors import InputError
from tests.reference.building import read

TIDY = '[columns]\nref_area = "Land"\ntime_period = "Year"\nobs_value = "Value"\n'
GDP = TIDY + '[constants]\nmeasure = "gdp"\nunit = "USD"\n'


def skipped(contents) -> list[str]:
    return [str(each) for each in contents.report.skipped]


def test_a_tidy_table_becomes_series(catalogue: Catalogue) -> None:
    text = "Land,Year,Value\nPeru,2021,5.0\nCHL,2021,7.25\nPER,2020,4.50\n"
    series, contents = read(text, catalogue, GDP)
    assert series == {"A.gdp.PER..USD.N...": "2020 4.50 | 2021 5.0", "A.gdp.CHL..USD.N...": "2021 7.25"}
    assert (contents.format, contents.is_guessed) == ("csv", False)
    assert contents.headers == ("Land", "Year", "Value")
    assert (contents.report.rows, contents.report.observations, contents.report.series) == (3, 3, 2)


def test_a_wide_table_of_periods(catalogue: Catalogue) -> None:
    text = "Land;2019;2020Q1;Note\nPeru;1,5;2,25;x\nChile;;-3;y\n"
    mapping = '[columns]\nref_area="Land"\n[constants]\nmeasure="gdp"\n[wide]\nperiods=true\n'
    mapping += '[read]\ndecimal=","\n'
    series, contents = read(text, catalogue, mapping)
    assert series == {
        "A.gdp.PER...N...": "2019 1.5",
        "Q.gdp.PER...N...": "2020-Q1 2.25",
        "Q.gdp.CHL...N...": "2020-Q1 -3",
    }
    assert contents.report.missing == 1


def test_a_wide_table_of_measures(catalogue: Catalogue) -> None:
    text = "Land,Year,Exports,Imports\nPeru,2021,5,4\nPeru,2022,6,n/a\n"
    mapping = (
        '[columns]\nref_area = "Land"\ntime_period = "Year"\n[constants]\nunit = "USD"\nunit_mult = "6"\n'
        '[wide.columns.Exports]\nmeasure = "exports"\n[wide.columns.Imports]\nmeasure = "imports"\n'
        'unit = "EUR"\n'
    )
    series, _ = read(text, catalogue, mapping)
    assert series == {
        "A.exports.PER..USD.N...": "2021 5e6 | 2022 6e6",
        "A.imports.PER..EUR.N...": "2021 4e6",
    }


def test_every_dimension_may_be_a_column(catalogue: Catalogue) -> None:
    text = (
        "FREQ,REF_AREA,PARTNER,ITEM,UNIT,MULT,ADJ,SECTOR,P,V,S\n"
        "M,KZ,RU,exports,USD,6,SA,oil,2023-01,1.50,p\nM,KZ,RU,exports,USD,6,SA,gas,2023-01,2,A\n"
    )
    mapping = (
        '[columns]\nfreq="FREQ"\nref_area="REF_AREA"\ncounterpart_area="PARTNER"\nmeasure="ITEM"\nunit="UNIT"\n'
        'unit_mult="MULT"\nadjustment="ADJ"\ntime_period="P"\nobs_value="V"\nobs_status="S"\n'
        '[dimensions]\nsector="SECTOR"\n'
    )
    series, _ = read(text, catalogue, mapping)
    assert series == {
        "M.exports.KAZ.RUS.USD.N.S...sector=oil": "2023-01 1.50e6 P",
        "M.exports.KAZ.RUS.USD.N.S...sector=gas": "2023-01 2e6",
    }


def test_years_written_as_days_are_years(catalogue: Catalogue) -> None:
    series, _ = read(
        "Land,Year,Value\nPeru,1971-01-01,5\nPeru,1972-01-01,6\n", catalogue, GDP + 'freq = "A"\n'
    )
    assert series == {"A.gdp.PER..USD.N...": "1971 5 | 1972 6"}


def test_a_year_among_months_is_not_made_a_month(catalogue: Catalogue) -> None:
    series, contents = read(
        "Land,Year,Value\nPeru,2021-05,5\nPeru,2021,60\n", catalogue, GDP + 'freq = "M"\n'
    )
    assert series == {"M.gdp.PER..USD.N...": "2021-05 5"}
    assert skipped(contents) == ["row 3, column 'Year': '2021' is longer than a period of this frequency"]


def test_periods_of_each_frequency_are_series_of_their_own(catalogue: Catalogue) -> None:
    text = "Land,Year,Value\nPeru,2021,5\nPeru,2021Q1,1\nPeru,2021-01,0.5\n"
    series, _ = read(text, catalogue, GDP)
    assert set(series) == {"A.gdp.PER..USD.N...", "Q.gdp.PER..USD.N...", "M.gdp.PER..USD.N..."}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Peru,2021,five", "row 3, column 'Value': 'five' is not a number"),
        ("Peru,2021,=1+1", "row 3, column 'Value': '=1+1' is a formula, not a value"),
        ("=CMD(),2021,5", "row 3, column 'Land': '=CMD()' is a formula, not a value"),
        ("Peru,2021-02-30,5", "row 3, column 'Year': '2021-02-30' is no day or period of the calendar"),
        ("Peru,,5", "row 3, column 'Year': is empty"),
        (",2021,5", "row 3, column 'Land': is empty: nothing says of which area it is"),
        ('Peru,2021,"1,23"', "row 3, column 'Value': '1,23' is a number only with a decimal"),
        ("Peru,2021", "row 3: 'Peru,2021' has 2 fields where the header has 3"),
        ("Peru,2021,5,6", "row 3: 'Peru,2021,5,6' has 4 fields where the header has 3"),
    ],
)
def test_what_cannot_be_read_is_told_with_row_and_column(catalogue: Catalogue, row: str, said: str) -> None:
    text = f"Land,Year,Value\nChile,2021,7\n{row}\nBolivia,2021,8\n"
    series, contents = read(text, catalogue, GDP)
    assert len(series) == 2
    (told,) = skipped(contents)
    assert told.startswith(said)


def test_a_byte_of_another_character_set_is_an_error_of_its_row(catalogue: Catalogue) -> None:
    lines = ["Land,Year,Value\nCôte d’Ivoire,2021,7\n".encode(), b"C\xf4te d'Ivoire,2022,7\n"]
    text = b"".join([*lines, "Türkiye,2022,8\n".encode()])
    series, contents = read(text, catalogue, GDP)
    assert set(series) == {"A.gdp.CIV..USD.N...", "A.gdp.TUR..USD.N..."}
    assert skipped(contents) == [
        "row 3, column 'Land': \"C\\\\xf4te d'Ivoire\" is not UTF-8, as the rest of the file is"
    ]


def test_missing_values_are_counted_and_gaps_stay_gaps(catalogue: Catalogue) -> None:
    text = "Land,Year,Value\nPeru,2019,1\nPeru,2020,n/a\nPeru,2021,..\nPeru,2022,\nPeru,2023,-\nPeru,2024,6\n"
    series, contents = read(text, catalogue, GDP)
    assert series == {"A.gdp.PER..USD.N...": "2019 1 | 2024 6"}
    assert (contents.report.missing, contents.report.skipped) == (4, ())


def test_marks_of_footnotes_are_dropped_and_counted(catalogue: Catalogue) -> None:
    series, contents = read('Land,Year,Value\nPeru,2019,"1,234.5*"\nPeru,2020,7 p\n', catalogue, GDP)
    assert series == {"A.gdp.PER..USD.N...": "2019 1234.5 | 2020 7"}
    assert contents.report.marked == 2


def test_one_value_said_twice_is_taken_once(catalogue: Catalogue) -> None:
    series, contents = read("Land,Year,Value\nPeru,2019,1.0\nPER,2019,1\nPeru,2020,2\n", catalogue, GDP)
    assert series == {"A.gdp.PER..USD.N...": "2019 1.0 | 2020 2"}
    assert contents.report.repeated == 1


def test_two_values_for_one_period_are_refused_with_both_rows(catalogue: Catalogue) -> None:
    text = "Land,Year,Sector,Value\nPeru,2019,oil,1\nPeru,2020,oil,2\nPeru,2019,gas,5\n"
    with pytest.raises(InputError, match="rows 2 and 4 give one period of one series two values, 1 and 5"):
        read(text, catalogue, GDP)


def test_a_month_that_may_be_a_year_of_two_years_is_refused(catalogue: Catalogue) -> None:
    with pytest.raises(InputError, match="'2009-10' cannot be a month where '2012-13' is a year"):
        read("Land,Year,Value\nPeru,2009-10,1\nPeru,2012-13,2\n", catalogue, GDP)


def test_words_of_the_table_may_be_given_codes(catalogue: Catalogue) -> None:
    mapping = GDP + '[codes.ref_area]\n"Northern provinces" = "PE-N"\n'
    series, _ = read("Land,Year,Value\nNorthern provinces,2019,1\n", catalogue, mapping)
    assert series == {"A.gdp.PE-N..USD.N...": "2019 1"}


def test_the_currency_of_an_area_may_stand_in_its_unit(catalogue: Catalogue) -> None:
    mapping = TIDY + '[constants]\nmeasure = "exchange-rate"\nunit = "{currency}/USD"\n'
    series, contents = read(
        "Land,Year,Value\nKazakhstan,2022,460.2\nAtlantis,2022,1\nUK,2022,0.8\n", catalogue, mapping
    )
    assert series == {
        "A.exchange-rate.KAZ..KZT/USD.N...": "2022 460.2",
        "A.exchange-rate.GBR..GBP/USD.N...": "2022 0.8",
    }
    assert skipped(contents) == ["row 3, column 'Land': 'Atlantis' is no area whose currency is known"]


@pytest.mark.parametrize(
    ("value", "mult", "kept"),
    [("2.5E3", "6", "2.5E+9"), ("2.5E3", "0", "2.5E+3"), ("2.50", "3", "2.50e3"), ("7", "-2", "7e-2")],
)
def test_the_multiplier_is_applied_to_the_digits(
    catalogue: Catalogue, value: str, mult: str, kept: str
) -> None:
    series, _ = read(f"Land,Year,Value\nPeru,2019,{value}\n", catalogue, GDP + f'unit_mult = "{mult}"\n')
    assert series == {"A.gdp.PER..USD.N...": f"2019 {kept}"}


def test_a_series_with_two_multipliers_is_refused(catalogue: Catalogue) -> None:
    mapping = GDP.replace('obs_value = "Value"', 'obs_value = "Value"\nunit_mult = "Mult"')
    with pytest.raises(InputError, match="two unit multipliers, 6 and 3"):
        read("Land,Year,Mult,Value\nPeru,2019,6,1\nPeru,2020,3,1\n", catalogue, mapping)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Land,Year,Value\n", "there is no value in it"),
        ("Land,Year,Value\nPeru,2019,n/a\n", "there is no value in it"),
        ("Land,Year,Value\nPeru,2019,x1\n", "no value could be taken; row 2, column 'Value': 'x1' is not a"),
        ("", "the file is empty"),
        ("\n\n", "the file is empty"),
        ("Land,Land,Value\n1,2,3\n", "the header names column 'Land' twice"),
        ("Area,Year,Value\nPeru,2019,1\n", "the file has no column 'Land'; it has 'Area', 'Year', 'Value'"),
    ],
)
def test_a_file_from_which_nothing_can_be_taken_is_refused(
    catalogue: Catalogue, text: str, said: str
) -> None:
    with pytest.raises(InputError) as caught:
        read(text, catalogue, GDP)
    assert said in caught.value.detail


def test_more_rows_than_a_block_holds_are_numbered_through(catalogue: Catalogue) -> None:
    rows = [f"A{number % 997},{1000 + number // 997},{number}" for number in range(600_000)]
    rows[0] = "A0,1000,zero"
    rows[123_456] = "A1"
    rows[599_999] = "A9,1000,last"
    series, contents = read("Land,Year,Value\n" + "\n".join(rows), catalogue, GDP)
    assert len(series) == 997
    assert contents.report.observations == 599_997
    told = {row for each in contents.report.skipped for row, _ in each.examples}
    assert told == {2, 123_458, 600_001}
