"""How a process that has loaded its catalogue collects garbage.

A check makes some ten thousand objects and no cycles among them: all are freed when the report is. Looking
through them on the way for garbage, as Python does after every 700, takes 4 percent of a check.
"""

from __future__ import annotations

import gc

_YOUNG = 50_000
"""Objects made and not freed after which Python looks for cycles; more than the check of a speech makes."""


def settle() -> None:
    """Leave what is loaded out of every collection, as it lives as long as the process; collect seldom."""
    gc.freeze()
    gc.set_threshold(_YOUNG)
