"""Whether a sentence tells of what was, as far as its verbs show."""

from __future__ import annotations

from service.extract.scenes import Scene, Sort

_VERBAL = frozenset({Sort.WORD, Sort.QUANTITY})  # "exceeded 50 million" is a quantity with its verb
_PERFECT = frozenset({"has", "have", "ve"})


def tells_of_past(scene: Scene, *, perfect: bool = False) -> bool:
    """Say whether a verb of the sentence is in the simple past: "was", "fell", "were made", "closed".

    Args:
        scene: The sentence.
        perfect: Let "have built" tell of the past as well.
    """
    if perfect and any(item.text in _PERFECT for item in scene.items):
        return True
    return any(is_past_verb(scene, i) for i in range(len(scene.items)))


def is_past_verb(scene: Scene, i: int) -> bool:
    """Say whether the item at `i` is a verb in the simple past."""
    item = scene.items[i]
    if "past" in item.tags:
        return True
    first = item.text.partition(" ")[0]
    closed = item.sort in _VERBAL and first.endswith("ed") and first != "hundred"
    if "past_verbs" not in item.tags and not closed:
        return False
    return i == 0 or "auxiliaries" not in scene.items[i - 1].tags  # not "is expected", "to be spent"
