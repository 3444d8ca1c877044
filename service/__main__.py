"""Runs the command line: `python -m service`."""

import sys

try:
    from service.cli import main
except ModuleNotFoundError as error:
    sys.stderr.write(
        f"countercheck: {error.name} is not installed here: run `make setup`, "
        "and then `.venv/bin/python -m service`\n"
    )
    sys.exit(2)

sys.exit(main())
