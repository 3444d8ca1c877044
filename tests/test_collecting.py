"""What is loaded stays out of every collection."""

from __future__ import annotations

import subprocess
import sys

_SCRIPT = """
import gc
from service.collecting import settle
loaded = [[] for _ in range(1_000)]
settle()
assert gc.get_freeze_count() > 1_000
assert gc.isenabled() and gc.get_threshold()[0] > 10_000
loaded = [loaded]
loaded.append(loaded)
del loaded
assert gc.collect() == 1, "cycles are still collected"
"""


def test_what_is_loaded_is_left_alone_and_cycles_are_still_collected():
    command = [sys.executable, "-c", _SCRIPT]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - own script
    assert done.returncode == 0, done.stderr
