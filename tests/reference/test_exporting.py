import datetime as dt

import pytest

from service.catalogue import Catalogue
from service.errors import InputError
from service.model.time_period import Frequency
from service.reference.database import Database
from service.reference.exporting import export_csv, find_vintage
from service.reference.records import get_dataset
from tests.reference.building import packed, read, save

HEADER = (
    "freq,measure,ref_area,counterpart_area,unit,transformation,adjustment,prices,collection,"
    "sex,title,base_period,time_period,obs_value,obs_status"
)


def export(database: Database, as_of: str | None = None) -> str:
    with database.read() as connection:
        record = get_dataset(connection, "prices")
        number = find_vintage(record, dt.date.fromisoformat(as_of) if as_of else None)
        return "".join(export_csv(connection, "prices", number))


def test_a_vintage_is_written_as_it_stood(database: Database) -> None:
    save(database, packed("2021 4.0", title="Prices, all"), published="2022-01-01")
    second = (packed("2021 4.30 P, 2022 7.9e3"), packed("2021 1", ref_area="CHL", other=(("sex", "F"),)))
    save(database, *second, published="2023-01-01", is_new=False)
    assert export(database, "2022-06-01").splitlines() == [
        HEADER,
        'A,inflation,PER,,%,N,,,,,"Prices, all",,2021,4.0,A',
    ]
    assert export(database).splitlines() == [
        HEADER,
        'A,inflation,PER,,%,N,,,,,"Prices, all",,2021,4.30,P',
        'A,inflation,PER,,%,N,,,,,"Prices, all",,2022,7.9e3,A',
        "A,inflation,CHL,,%,N,,,,F,,,2021,1,A",
    ]
    with pytest.raises(InputError, match="nothing of prices had been published on 2021-12-31"):
        export(database, "2021-12-31")


def test_what_is_written_is_read_as_the_same_series(database: Database, catalogue: Catalogue) -> None:
    save(
        database,
        packed("2021-01 4.0, 2021-02 4.5 P", freq=Frequency.MONTHLY, adjustment="S"),
        packed("2021 1.50, 2022 -3", ref_area="CHL", other=(("sex", "F"),)),
        packed("2021 7, 2022 8", measure="exports", unit="USD", counterpart_area="CHN", prices="current"),
    )
    series, contents = read(export(database), catalogue)
    assert series == {
        "M.inflation.PER..%.N.S..": "2021-01 4.0 | 2021-02 4.5 P",
        "A.inflation.CHL..%.N....sex=F": "2021 1.50 | 2022 -3",
        "A.exports.PER.CHN.USD.N..current.": "2021 7 | 2022 8",
    }
    assert contents.doubts == ()


def test_a_text_is_no_formula_to_a_spreadsheet(sqlite: Database) -> None:
    save(sqlite, packed("2021 -4.0", title="=HYPERLINK(1)"))
    line = export(sqlite).splitlines()[1]
    assert "'=HYPERLINK(1)" in line
    assert line.endswith(",2021,-4.0,A")
