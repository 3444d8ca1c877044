"""Working objects compare, hash and are copied as frozen dataclasses are."""

import dataclasses

from service.model.working import working


@working(frozen=True, slots=True)
class Sum:
    """Two amounts."""

    a: int
    b: int = 0


def test_working_objects_compare_and_hash_by_value():
    assert Sum(1, 2) == Sum(1, 2) != Sum(2, 1)
    assert {Sum(1, 2), Sum(1, 2)} == {Sum(1, 2)}


def test_working_objects_are_changed_by_making_another():
    first = Sum(1)
    assert (dataclasses.replace(first, b=5), first) == (Sum(1, 5), Sum(1))


def test_working_objects_have_no_other_attributes():
    assert not hasattr(Sum(1), "__dict__")
