"""Whether a sentence tells of what was, as far as its verbs show."""

from __future__ import annotations

from service.extract.scenes import Scene, Sort


def tells_of_past(scene: Scene) -> bool:
    """Say whether a verb of the sentence is in the simple past: "was", "fell", "were made", "closed"."""
    return any(is_past_verb(scene, i) for i in range(len(scene.items)))


def is_past_verb(scene: Scene, i: int) -> bool:
    """Say whether the item at `i` is a verb in the simple past."""
    item = scene.items[i]
    if "past" in item.tags:
        return True
    if "past_verbs" not in item.tags and not (
        item.sort is Sort.WORD and item.text.partition(" ")[0].endswith("ed")
    ):
        return False
    return i == 0 or "auxiliaries" not in scene.items[i - 1].tags  # not "is expected", "to be spent"
