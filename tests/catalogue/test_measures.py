from decimal import Decimal
from pathlib import Path

import pytest

from service.catalogue.measures import load_measures
from service.errors import ConfigError
from service.model.quantity import QuantityKind

CONFIG = Path(__file__).resolve().parents[2] / "config"


@pytest.fixture(scope="module")
def measures():
    return load_measures(CONFIG)


@pytest.fixture
def written(tmp_path):
    """Return a function that loads measures from a text."""

    def load(text: str):
        (tmp_path / "measures.toml").write_text(text, encoding="utf-8")
        return load_measures(tmp_path)

    return load


def entry(name: str = "catch", *lines: str, aliases: str = '"fish landed"') -> str:
    given = {line.split(" =")[0] for line in lines}
    usual = {
        "label": '"Catch"',
        "aliases": f"[{aliases}]",
        "kinds": '["measure"]',
        "nature": '"flow"',
        "source": '"FAO"',
    }
    kept = [f"{key} = {value}" for key, value in usual.items() if key not in given]
    return "\n".join([f"[{name}]", *kept, *lines, ""])


@pytest.mark.parametrize(
    ("phrase", "measure"),
    [
        ("mutual trade", "trade"),
        ("trade turnover", "trade"),
        ("goods trade", "trade"),
        ("retail trade turnover", "retail-sales"),
        ("jobless rate", "unemployment-rate"),
        ("labor force participation", "participation-rate"),
        ("labour force participation", "participation-rate"),
        ("nonfarm payrolls", "jobs"),
        ("trade gap", "trade-deficit"),
        ("fiscal deficit", "budget-deficit"),
        ("headline inflation", "inflation"),
        ("core consumer prices", "core-inflation"),
        ("tfr", "fertility-rate"),
        ("greenhouse gas emissions", "emissions"),
        ("road fatalities", "road-deaths"),
        ("like for like sales", "sales"),
        ("gross written premiums", "insurance-premiums"),
        ("common equity tier 1 ratio", "core-capital-ratio"),
        ("settlements in national currencies", "settlement-share"),
        ("tourist arrivals", "tourist-arrivals"),
        ("defense spending", "military-spending"),
    ],
)
def test_phrases_name_their_measure(measures, phrase, measure):
    assert measures.aliases[phrase] == measure


@pytest.mark.parametrize(
    ("lemma", "measure"),
    [("job", "jobs"), ("passenger", "passengers"), ("refugee", "refugees"), ("offense", "offences")],
)
def test_counted_nouns_name_their_measure(measures, lemma, measure):
    assert measures.counted[lemma] == measure


@pytest.mark.parametrize(
    ("phrase", "direction"),
    [("economic growth", "increase"), ("job losses", "decrease"), ("rate cuts", "decrease")],
)
def test_some_phrases_name_a_change(measures, phrase, direction):
    assert measures.changes[phrase] == direction
    assert phrase in measures.aliases


@pytest.mark.parametrize(
    ("phrase", "measure", "adjustment"),
    [
        ("real gdp", "gdp", "real"),
        ("nominal gdp", "gdp", "nominal"),
        ("same store sales", "sales", "adjusted"),
        ("real wages", "wages", "real"),
    ],
)
def test_some_phrases_imply_an_adjustment(measures, phrase, measure, adjustment):
    assert measures.aliases[phrase] == measure
    assert measures.adjustments[phrase] == adjustment


@pytest.mark.parametrize(
    ("phrase", "measure", "qualifier"),
    [
        ("brent crude", "oil-price", "brent"),
        ("nikkei 225", "stock-index", "nikkei"),
        ("average hourly earnings", "wages", "hourly"),
        ("corporation tax", "tax-rate", "corporate tax"),
        ("export volumes", "exports", "volume"),
        ("booster doses", "vaccinations", "booster"),
        ("merchandise exports", "exports", "goods"),
        ("total merchandise trade", "trade", "foreign goods"),
        ("trade in goods and services", "trade", "goods and services"),
        ("registered unemployment", "unemployment-rate", "registered"),
    ],
)
def test_kinds_of_a_measure_carry_what_narrows_them(measures, phrase, measure, qualifier):
    assert measures.narrowed[phrase] == (measure, qualifier)
    assert phrase not in measures.aliases


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("cash flow", "free cash flow"),
        ("profit", "profit before tax"),
        ("vehicle sales", "car sales"),
        ("net inflows", "net outflows"),
        ("tax cuts", "tax rises"),
        ("petrol price", "diesel price"),
        ("trade deficit", "budget deficit"),
        ("emissions", "carbon emissions"),
        ("inflation", "core inflation"),
        ("exports", "services exports"),
        ("direct investment", "investment"),
        ("monthly active users", "daily active users"),
        ("crime rate", "homicide rate"),
    ],
)
def test_what_must_not_be_merged_is_apart(measures, a, b):
    assert measures.aliases[a] != measures.aliases[b]


@pytest.mark.parametrize(
    ("american", "british"),
    [
        ("labor costs", "labour costs"),
        ("defense spending", "defence spending"),
        ("offenses", "offences"),
        ("capacity utilization", "capacity utilisation"),
        ("market capitalization", "market capitalisation"),
        ("fertilizer use", "fertiliser use"),
        ("hospitalizations", "hospitalisations"),
        ("school enrollment", "school enrolment"),
        ("gasoline prices", "petrol prices"),
    ],
)
def test_both_spellings_name_the_same(measures, american, british):
    assert measures.aliases[american] == measures.aliases[british]


def test_particular_measures_are_told_from_general_ones(measures):
    assert measures.entries["deal-value"].particular
    assert not measures.entries["exports"].particular


def test_abbreviations_that_are_words_or_units_need_their_letters(measures):
    assert measures.acronyms["M2"] == "money-supply"
    assert "m2" not in measures.aliases


def test_words_of_many_uses_are_kept_apart(measures):
    assert measures.weak["workers"] == "headcount"
    assert not set(measures.weak) & set(measures.aliases)


def test_there_are_enough_measures(measures):
    assert len(measures.entries) >= 180


def test_every_measure_says_where_it_is_defined(measures):
    assert not [m.id for m in measures.entries.values() if "?" in m.source or len(m.source) < 5]


def test_ids_are_in_lower_case_with_dashes(measures):
    assert all(name.replace("-", "").isalnum() and name == name.lower() for name in measures.entries)


def test_opposites_and_counterparts_are_mutual(measures):
    entries = measures.entries
    for key in ("opposite", "counterpart"):
        for measure in entries.values():
            other = getattr(measure, key)
            assert other is None or getattr(entries[other], key) == measure.id, (measure.id, key)


def test_opposites_are_the_same_sum_with_its_sign_reversed(measures):
    entries = measures.entries
    for measure in entries.values():
        if measure.opposite and measure.difference_of and entries[measure.opposite].difference_of:
            assert entries[measure.opposite].difference_of == measure.difference_of[::-1]


def test_a_part_is_said_in_the_kinds_of_its_whole(measures):
    entries = measures.entries
    for measure in entries.values():
        if measure.part_of:
            assert set(measure.kinds) & set(entries[measure.part_of].kinds), measure.id


def test_nothing_is_a_part_of_itself_through_others(measures):
    for measure in measures.entries.values():
        seen, at = set(), measure
        while at.part_of:
            assert at.id not in seen, measure.id
            seen.add(at.id)
            at = measures.entries[at.part_of]


def test_shares_of_a_whole_are_percentages(measures):
    for measure in measures.entries.values():
        if measure.share_of_whole:
            assert QuantityKind.PERCENT in measure.kinds, measure.id


def test_counts_have_a_unit_where_they_come_first(measures):
    for measure in measures.entries.values():
        if measure.kinds == (QuantityKind.COUNT,):
            assert measure.unit, measure.id


def test_the_usual_unit_is_the_plainest_of_the_counted_nouns(measures):
    for measure in measures.entries.values():
        if measure.unit in measure.counted:
            assert measure.counted[0] == measure.unit, measure.id


@pytest.mark.parametrize(
    ("name", "adds_over_time", "nests"),
    [
        ("exports", True, True),
        ("population", False, False),
        ("trade-balance", True, False),
        ("unemployment-rate", False, False),
        ("consumer-prices", False, False),
    ],
)
def test_nature_says_what_can_be_added_up(measures, name, adds_over_time, nests):
    assert (measures.entries[name].adds_over_time, measures.entries[name].nests) == (adds_over_time, nests)


def test_the_kind_of_quantity_tells_a_rate_from_a_number(measures):
    unemployment = measures.entries["unemployment-rate"]
    assert unemployment.for_kind(QuantityKind.COUNT) == "unemployed"
    assert unemployment.for_kind(QuantityKind.PERCENT) == "unemployment-rate"


def test_identities(measures):
    entries = measures.entries
    assert entries["trade"].sum_of == ("exports", "imports")
    assert entries["trade-deficit"].difference_of == ("imports", "exports")
    assert entries["gdp-per-capita"].quotient_of == ("gdp", "population")
    assert entries["inflation"].rate_of == "consumer-prices"


def test_goods_are_filed_apart_from_what_may_be_goods_and_services(measures):
    entries = measures.entries
    filed = {name: dict(entries[name].filed) for name in ("exports", "imports", "trade")}
    assert filed["exports"] == {"goods": "goods-exports"}
    assert filed["imports"] == {"goods": "goods-imports"}
    assert filed["trade"] == {"foreign goods": "goods-trade"}
    assert not {"goods-exports", "goods-imports", "goods-trade"} & set(measures.aliases.values())


def test_the_table_cannot_be_changed(measures):
    with pytest.raises(TypeError):
        measures.aliases["catch"] = "fish-catch"


def test_a_whole_entry(written):
    text = entry(
        "catch",
        'weak = ["haul"]',
        'rise = ["growth of the catch"]',
        "plausible = { low = 0, high = 0.5 }",
        'counted = ["fish"]',
    )
    table = written(text)
    found = table.entries["catch"]
    assert found.aliases == ("fish landed", "growth of the catch")
    assert found.plausible == (Decimal(0), Decimal("0.5"))
    assert found.additive
    assert table.changes == {"growth of the catch": "increase"}
    assert (table.weak, table.counted) == ({"haul": "catch"}, {"fish": "catch"})


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (entry("catch", 'colour = "red"'), r"^measures\.toml: \[catch\] colour: unknown key$"),
        (entry("catch", 'source = ""'), r"\[catch\] source: must not be empty$"),
        (entry("catch", "aliases = 3"), r"\[catch\] aliases: must be a list, not int$"),
        (entry("catch", 'nature = "wild"'), r"\[catch\] nature: must be one of flow, "),
        (entry("catch", 'kinds = ["weight"]'), r"\[catch\] kinds: must list some of percent, "),
        (entry("catch", "kinds = []"), r"\[catch\] kinds: must list some of percent, "),
        (entry(aliases='"Fish landed"'), r"\[catch\] aliases: 'Fish landed' must be in lower case"),
        (
            entry(aliases='"fish-catch"'),
            r"aliases: 'fish-catch' must be in lower case with spaces for hyphens",
        ),
        (entry("a") + entry("b"), r"\[b\] aliases: 'fish landed' names a already$"),
        (entry("a", 'weak = ["fish landed"]'), r"\[a\] weak: 'fish landed' names a already$"),
        (
            entry("a", 'counted = ["fish"]') + entry("b", 'counted = ["fish"]', aliases='"haul"'),
            r"\[b\] counted: 'fish' names a already$",
        ),
        (
            entry("a", 'narrow = { cod = ["fish landed"] }'),
            r"\[a\.narrow\] cod: 'fish landed' names a already$",
        ),
        (entry("catch", 'near = ["whales"]'), r"\[catch\] near: there is no other measure 'whales'$"),
        (entry("catch", 'part_of = "catch"'), r"\[catch\] part_of: there is no other measure 'catch'$"),
        (entry("catch", 'by_kind = { count = "whales" }'), r"by_kind: there is no other measure 'whales'$"),
        (
            entry("catch", 'by_kind = { tally = "whales" }'),
            r"\[catch\.by_kind\] tally: must be one of percent",
        ),
        (
            entry("a", 'filed = { cod = "b" }') + entry("b", aliases='"haul"'),
            r"\[a\.filed\] cod: must be among the words that narrow the measure$",
        ),
        (
            entry("a", 'narrow = { cod = ["cod landed"] }', 'filed = { cod = "whales" }'),
            r"\[a\] filed: there is no other measure 'whales'$",
        ),
        (
            entry("catch", 'adjusted = { dried = ["dried fish"] }'),
            r"\[catch\.adjusted\] dried: must be one of real",
        ),
        (
            entry("catch", "plausible = { low = 5, high = 1 }"),
            r"\[catch\] plausible: low must lie below high$",
        ),
        (
            entry("a", 'quotient_of = ["b"]') + entry("b", aliases='"haul"'),
            r"\[a\] quotient_of: must name two measures$",
        ),
    ],
)
def test_faults_are_refused_by_file_table_and_key(written, text, message):
    with pytest.raises(ConfigError, match=message):
        written(text)
