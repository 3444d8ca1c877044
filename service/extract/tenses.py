"""Whether a sentence tells of what was, as far as its verbs show."""

from __future__ import annotations

from service.extract.scenes import Item, Scene, Sort


def tells_of_past(scene: Scene) -> bool:
    """Say whether a verb of the sentence is in the simple past: "was", "fell", "were made", "closed"."""
    return any(_is_past(item, scene.items[i - 1] if i else None) for i, item in enumerate(scene.items))


def _is_past(item: Item, before: Item | None) -> bool:
    if "past" in item.tags:
        return True
    if "past_verbs" not in item.tags and not (item.sort is Sort.WORD and item.text.endswith("ed")):
        return False
    return before is None or "auxiliaries" not in before.tags  # not "is expected", "to be spent"
