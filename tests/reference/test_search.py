from tests.fixed_reference import FixedReference
from tests.reference.looking import CATALOGUE, search


def test_a_search_holds_what_it_was_given():
    found = search(FixedReference())
    assert (found.catalogue, found.date) == (CATALOGUE, None)
