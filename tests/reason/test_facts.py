from service.reason.facts import MeasureFacts


def test_a_measure_of_the_catalogue_has_all_facts(catalogue):
    facts = [name for name in vars(MeasureFacts) if isinstance(vars(MeasureFacts)[name], property)]
    entry = catalogue.measures.entries["operating-profit"]
    assert {name: getattr(entry, name) for name in facts}["gain"] is True
    assert all(hasattr(entry, name) for name in facts)
