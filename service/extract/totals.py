"""Whether figures are said to make up the last one of their sentence."""

from __future__ import annotations

from service.extract.drafts import Draft

_OPENING = 3
_MAKE = frozenset({"make", "makes", "made", "form", "forms", "formed", "give", "gives", "gave"})


def makes_last(drafts: list[Draft]) -> bool:
    """Say whether all figures before the last, taken together, are said to make it."""
    scene = drafts[0].scene
    together = any("link:whole" in item.tags or item.text == "together" for item in scene.items[:_OPENING])
    return together and any(item.text in _MAKE for item in scene.items[drafts[-2].at + 1 : drafts[-1].at])
