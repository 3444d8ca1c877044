"""Times a peer's bare extraction; runs in .venv-bench and prints the seconds of each pass as JSON.

`python bench/peer.py quantulum3|recognizers PASSES FILE ...`
"""

import json
import sys
import time
import warnings
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

DATE = datetime(2023, 6, 8)  # noqa: DTZ001 - the peer takes no other


def quantulum3() -> Callable[[str], object]:
    """Return the function that finds the quantities of a text."""
    warnings.simplefilter("ignore")  # it says on import that its optional classifier is not installed
    from quantulum3 import parser

    return parser.parse


def recognizers() -> Callable[[str], object]:
    """Return the function that runs every model for English that reads numbers or times."""
    import recognizers_date_time as times
    import recognizers_number as numbers
    import recognizers_number_with_unit as units

    models = (
        numbers.recognize_number,
        numbers.recognize_percentage,
        units.recognize_currency,
        units.recognize_dimension,
        units.recognize_temperature,
        units.recognize_age,
    )
    options = times.DateTimeOptions.NONE

    def run(text: str) -> object:
        found = [model(text, "en-us") for model in models]
        return [*found, times.recognize_datetime(text, "en-us", options, DATE)]

    return run


PEERS = {"quantulum3": quantulum3, "recognizers": recognizers}


def main() -> None:
    """Print how long each pass over the files takes; the first one, which loads tables, is not counted."""
    run, passes = PEERS[sys.argv[1]](), int(sys.argv[2])
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[3:]]
    run("ten km, $5 and 3% in May 2016")
    seconds = []
    for _ in range(passes):
        start = time.process_time()
        for text in texts:
            run(text)
        seconds.append(time.process_time() - start)
    print(json.dumps(seconds))


if __name__ == "__main__":
    main()
