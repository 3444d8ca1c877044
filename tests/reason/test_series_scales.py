from service.reason.series_scales import as_fraction
from tests.factories import claim
from tests.fixed_reference import FixedReference, dataset, series
from tests.reference.looking import case_with

RATES = {"2020": "0.071", "2021": "0.066", "2022": "0.060"}


def found(data, phrase="6.0 %", **more):
    spoken = claim(phrase, **({"measure": "unemployment-rate", "areas": ("PRT",), "when": "2022"} | more))
    case = case_with(data, spoken)
    match = case.matches.get(spoken.id)
    one = as_fraction(case, spoken, match.good) if match is not None else None
    return None if one is None else str(one.value)


def rates(**values):
    return series("unemployment-rate", "PRT", "%", RATES | values)


def test_a_hundredth_in_a_dataset_without_values_above_1():
    assert found(FixedReference(rates())) == "0.060"
    assert found(FixedReference(rates()), "about 6 %") == "0.060"


def test_rates_that_are_below_1_percent():
    assert found(FixedReference(rates()), "0.06 %") is None
    assert found(FixedReference(rates(**{"2019": "1.4"}))) is None


def test_another_country_of_the_dataset_tells_its_scale():
    spain = series("unemployment-rate", "ESP", "%", {"2022": "12.9"})
    assert found(FixedReference(rates(), spain)) is None
    of_another = series("unemployment-rate", "ESP", "%", {"2022": "12.9"}, of=dataset("others"))
    assert found(FixedReference(rates(), of_another)) == "0.060"


def test_what_any_series_bears_out_is_no_matter_of_scale():
    good = series("unemployment-rate", "PRT", "%", {"2022": "6.0"}, of=dataset("good"))
    assert found(FixedReference(rates(), good)) is None


def test_too_few_values_say_nothing():
    assert found(FixedReference(series("unemployment-rate", "PRT", "%", {"2022": "0.060"}))) is None
