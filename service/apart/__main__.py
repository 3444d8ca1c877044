"""Reads files that come on standard input, one after the other, until it ends."""

from __future__ import annotations

import resource
import sys

from service.apart.messages import extracted_to_bytes, read_message, write_message
from service.errors import UnreadableError
from service.read.formats import read_file


def serve(megabytes: int) -> None:
    """Answer each file with its text, or with what is wrong with it."""
    limit = megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a core file would hold the text
    answers = sys.stdout.buffer
    while (message := read_message(sys.stdin.buffer)) is not None:
        head, raw = message
        try:
            extracted = read_file(raw, head["format"], limit=head["limit"], charset=head["charset"])
        except UnreadableError as error:
            write_message(answers, {"problem": error.detail})
            continue
        write_message(answers, {"problem": None}, extracted_to_bytes(extracted))


if __name__ == "__main__":
    serve(int(sys.argv[1]))
