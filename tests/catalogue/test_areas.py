import datetime as dt
from pathlib import Path

import pytest

from service.catalogue.areas import load_areas
from service.errors import ConfigError
from service.model.claim import Entity

CONFIG = Path(__file__).resolve().parents[2] / "config"

# Officially assigned alpha-3 codes, ISO 3166-1:2020.
ISO_3166_1 = """
ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH
BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB
CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO
GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN
IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA
MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER
NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY PSE PYF QAT REU ROU
RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN SWE SWZ SXM SYC SYR TCA
TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT
WLF WSM YEM ZAF ZMB ZWE
"""


@pytest.fixture(scope="module")
def areas():
    return load_areas(CONFIG)


@pytest.fixture
def altered(tmp_path):
    """Return a function that loads areas from the file with one change."""

    def load(old: str, new: str):
        text = (CONFIG / "areas.toml").read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} does not stand there once"
        (tmp_path / "areas.toml").write_text(text.replace(old, new), encoding="utf-8")
        return load_areas(tmp_path)

    return load


def test_every_country_of_iso_3166_is_there(areas):
    countries = {code for code, area in areas.areas.items() if area.scheme == "iso3166-1-alpha3"}
    assert countries == {*ISO_3166_1.split(), "XKX"}
    assert len(ISO_3166_1.split()) == 249


@pytest.mark.parametrize(
    ("text", "codes", "form"),
    [
        ("Kazakhstan", ("KAZ",), "name"),
        ("Kazakhstani", ("KAZ",), "demonym"),
        ("Russians", ("RUS",), "people"),
        ("Russian Federation", ("RUS",), "name"),
        ("Moscow", ("RUS",), "metonym"),
        ("Washington", ("USA",), "metonym"),
        ("Brussels", ("EU",), "metonym"),
        ("US", ("USA",), "short"),
        ("U.S.", ("USA",), "short"),
        ("UAE", ("ARE",), "short"),
        ("Great Britain", ("GBR",), "name"),
        ("England and Wales", ("GB-EAW",), "name"),
        ("Turkey", ("TUR",), "name"),
        ("Türkiye", ("TUR",), "name"),
        ("Czech Republic", ("CZE",), "name"),
        ("Cote d'Ivoire", ("CIV",), "name"),
        ("DR Congo", ("COD",), "name"),
        ("Trinidad and Tobago", ("TTO",), "name"),
        ("eurozone", ("EURO",), "name"),
        ("EAEU", ("EAEU",), "short"),
        ("OPEC+", ("OPEC+",), "name"),
        ("Georgia", ("GEO", "US-GA"), "name"),
        ("South Korean", ("KOR",), "demonym"),
        ("Korean", ("KOR", "PRK"), "demonym"),
        ("Congo", ("COD", "COG"), "name"),
        ("Latin American", ("419",), "demonym"),
        ("Polish", ("POL",), "demonym"),
        ("African Americans", (), "none"),
        ("Swiss franc", (), "none"),
    ],
)
def test_surfaces(areas, text, codes, form):
    found = areas.find(text)
    assert found is not None
    assert (found.codes, found.form) == (codes, form)


@pytest.mark.parametrize(
    "text", ["us", "turkey", "chad", "jordan", "china", "polish", "uk", "cis", "Atlantis", ""]
)
def test_common_words_are_no_areas(areas, text):
    assert areas.find(text) is None


@pytest.mark.parametrize(
    ("prefix", "code"), [("sino", "CHN"), ("anglo", "GBR"), ("franco", "FRA"), ("russo", "RUS")]
)
def test_prefixes_of_pairs_are_kept_apart(areas, prefix, code):
    assert areas.prefixes[prefix] == code


@pytest.mark.parametrize(
    ("bloc", "day", "member", "belongs"),
    [
        ("EU", dt.date(2020, 1, 31), "GBR", True),
        ("EU", dt.date(2020, 2, 1), "GBR", False),
        ("EU", dt.date(2013, 6, 30), "HRV", False),
        ("EU", dt.date(2013, 7, 1), "HRV", True),
        ("EURO", dt.date(2022, 12, 31), "HRV", False),
        ("EAEU", dt.date(2023, 6, 8), "KAZ", True),
        ("BRICS", dt.date(2023, 12, 31), "EGY", False),
        ("OPEC", dt.date(2010, 1, 1), "IDN", False),
        ("OPEC", dt.date(2016, 6, 1), "IDN", True),
        ("NATO", dt.date(2024, 3, 7), "SWE", True),
        ("G20", dt.date(2024, 1, 1), "AU", True),
    ],
)
def test_membership_has_its_days(areas, bloc, day, member, belongs):
    assert (member in areas.areas[bloc].members_on(day)) is belongs


@pytest.mark.parametrize(
    ("bloc", "members"),
    [
        ("EU", 27),
        ("EURO", 21),
        ("EAEU", 5),
        ("G7", 7),
        ("G20", 21),
        ("ASEAN", 11),
        ("NATO", 32),
        ("OECD", 38),
        ("AU", 55),
    ],
)
def test_blocs_are_complete(areas, bloc, members):
    assert len(areas.areas[bloc].members_on(dt.date(2026, 6, 1))) == members


@pytest.mark.parametrize(
    ("code", "day", "currencies"),
    [
        ("KAZ", dt.date(2023, 6, 8), ("KZT",)),
        ("RUS", dt.date(2023, 6, 8), ("RUB",)),
        ("HRV", dt.date(2022, 6, 1), ("HRK",)),
        ("HRV", dt.date(2023, 6, 1), ("EUR",)),
        ("BGR", dt.date(2025, 12, 31), ("BGN",)),
        ("BGR", dt.date(2026, 1, 1), ("EUR",)),
        ("PAN", dt.date(2022, 6, 1), ("PAB", "USD")),
        ("EU", dt.date(2022, 6, 1), ("EUR",)),
        ("ATA", dt.date(2022, 6, 1), ()),
    ],
)
def test_currencies_by_day(areas, code, day, currencies):
    assert areas.areas[code].currencies_on(day) == currencies


def test_entities_carry_codes_of_published_lists_only(areas):
    assert areas.areas["KAZ"].entity() == Entity(name="Kazakhstan", code="KAZ", scheme="iso3166-1-alpha3")
    assert areas.areas["EU"].entity("to") == Entity(
        name="European Union", code="EU", scheme="bloc", role="to"
    )
    assert areas.areas["GB-SCT"].entity() == Entity(name="Scotland", code=None, scheme="name")


def test_parts_lie_in_their_country(areas):
    assert areas.areas["GB-SCT"].within == "GBR"
    assert areas.areas["US-TX"].within == "USA"
    assert all(a.within in areas.areas for a in areas.areas.values() if a.within)


def test_every_sovereign_country_has_an_adjective_or_people(areas):
    said = {
        code
        for found in areas.surfaces.values()
        for s in found
        if s.form in ("demonym", "people")
        for code in s.codes
    }
    named = {"NLD", "CHE", "CRI", "GTM", "TTO", "BFA", "LSO", "MDG", "SWZ", "VUT"}
    assert named <= said
    assert not set(areas.areas["AU"].members_on(dt.date(2026, 1, 1))) - said - {"STP", "ESH"}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'AGO = { adjectives = ["Angolan"]',
            'AGO = { adjectifs = ["Angolan"]',
            r"^areas\.toml: \[countries\.AGO\] adjectifs: unknown key$",
        ),
        (
            'people = ["Angolans"]',
            'people = ["Arubans"]',
            r"\[countries\.AGO\] people: 'Arubans' names ABW already$",
        ),
        ("ABW = {", "QQQ = {}\nABW = {", r"\[countries\] QQQ: is no country of CLDR$"),
        ('"CP", "CQ",', '"CP",', r"\[codes\] outside: 'CQ' of CLDR has no alpha-3 code$"),
        (
            '"Congo" = ["COD", "COG"]',
            '"Congo" = ["GAB", "COG"]',
            r"\[countries\.COD\] also: 'Congo' is ambiguous, but not for COD$",
        ),
        (
            '"Congo" = ["COD", "COG"]',
            '"Congo" = ["COD", "CGO"]',
            r"\[ambiguous\] Congo: there is no area 'CGO'$",
        ),
        (
            '"Congo" = ["COD", "COG"]',
            '"Kongo" = ["COD", "COG"]\n"Congo" = ["COD", "COG"]',
            r"\[ambiguous\] Kongo: no area has this surface$",
        ),
        (
            'members = { NOR = "1960-05-03"',
            'members = { NRW = "1960-05-03"',
            r"\[blocs\.EFTA\] members: there is no area 'NRW'$",
        ),
        (
            'NOR = "1960-05-03", CHE',
            'NOR = "1960-05-32", CHE',
            r"\[blocs\.EFTA\.members\] NOR: '1960-05-32' is no date$",
        ),
        ('NOR = "1960-05-03", CHE', 'NOR = "1960-05-03/1959-01-01", CHE', r"NOR: leaves before it joins: "),
        ("BGR = { code", "BGX = { code", r"\[currencies\] BGX: there is no such country$"),
        (
            "GB-SCT = {",
            "GB-ENG2 = { name = 'England' }\nGB-SCT = {",
            r"\[parts\.GB-ENG2\] also: 'England' names GB-ENG already$",
        ),
        (
            '"150" = {',
            '"GB-ENG" = { name = "Albion" }\n"150" = {',
            r"\[regions\.GB-ENG\] name: there are two areas 'GB-ENG'$",
        ),
    ],
)
def test_faults_are_refused_by_file_table_and_key(altered, old, new, message):
    with pytest.raises(ConfigError, match=message):
        altered(old, new)


@pytest.mark.parametrize(
    ("currency", "code"), [("KRW", "KOR"), ("ZAR", "ZAF"), ("PLN", "POL"), ("EUR", None), ("XOF", None)]
)
def test_a_national_currency_tells_its_country(areas, currency, code):
    assert areas.issuers.get(currency) == code


def test_an_institution_tells_its_country(areas):
    assert areas.institution.findall("The Sejm and the Lok Sabha; sejmik.") == ["Sejm", "Lok Sabha"]
    assert areas.institutions["Sejm"] == "POL"
