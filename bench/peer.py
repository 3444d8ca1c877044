"""Times quantulum3's bare extraction; runs in .venv-bench and prints the seconds of each pass as JSON.

`python bench/peer.py PASSES FILE ...`
"""

import json
import sys
import time
import warnings
from pathlib import Path

warnings.simplefilter("ignore")  # it says on import that its optional classifier is not installed

from quantulum3 import parser  # noqa: E402

passes = int(sys.argv[1])
texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[2:]]
seconds = []
for number in range(passes + 1):
    start = time.perf_counter()
    for text in texts:
        parser.parse(text)
    if number:  # the first pass loads its tables
        seconds.append(time.perf_counter() - start)
print(json.dumps(seconds))
