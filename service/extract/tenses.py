"""Whether a sentence tells of what was, as far as its verbs show."""

from __future__ import annotations

from service.extract.scenes import Item, Scene, Sort

_VERBAL = frozenset({Sort.WORD, Sort.QUANTITY})  # "exceeded 50 million" is a quantity with its verb
_JOINING = frozenset({"and", "or"})
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


def _closes(item: Item) -> bool:
    """Say whether an item has the form of a past: "closed", "fell", also of a participle."""
    first = item.text.partition(" ")[0]
    closed = item.sort in _VERBAL and first.endswith("ed") and first != "hundred"
    return closed or "past_verbs" in item.tags


def is_past_word(item: Item) -> bool:
    """Say whether an item is itself a verb of the past: "was", "had been"."""
    return "past" in item.tags or item.text == "had been"


def is_past_verb(scene: Scene, i: int) -> bool:
    """Say whether the item at `i` is a verb in the simple past."""
    item = scene.items[i]
    if "past" in item.tags:
        return True
    if not _closes(item):
        return False
    if i > 1 and scene.items[i - 1].text in _JOINING:
        return is_past_verb(scene, i - 2) or not _closes(scene.items[i - 2])  # "are being prepared or built"
    if i > 0 and "auxiliaries" in scene.items[i - 1].tags:
        return False  # "is expected"
    return i < 2 or "auxiliaries" not in scene.items[i - 2].tags or scene.items[i - 2].text == "s"
