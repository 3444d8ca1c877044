from service.reason.per_head import per_heads
from tests.factories import case, claim


def test_the_population_of_the_nearest_year_is_taken():
    each = claim("10 USD", measure="health-spending", adjustment="per_capita", when="2023")
    whole = claim("1.0 billion USD", measure="health-spending", when="2023")
    old = claim("80 million person", measure="population", when="2019")
    late = claim("100 million person", measure="population", when="2022")
    ancient = claim("9 million person", measure="population", when="1990")
    (found,) = per_heads(case(each, whole, old, late, ancient))
    assert found.population.claim is late
    assert list(per_heads(case(each, whole, ancient))) == []


def test_two_wholes_leave_it_open():
    each = claim("10 USD", measure="health-spending", adjustment="per_capita")
    wholes = [claim(f"{n}.0 billion USD", measure="health-spending") for n in (1, 2)]
    people = claim("100 million person", measure="population")
    assert list(per_heads(case(each, *wholes, people))) == []
