"""The lexicon of the service itself: what is tested is the reader with the words it is shipped with."""

from __future__ import annotations

from pathlib import Path

import pytest

from service.catalogue.text import TextLexicon, load_text_lexicon

CONFIG = Path(__file__).parents[2] / "config"


@pytest.fixture(scope="session")
def lexicon() -> TextLexicon:
    return load_text_lexicon(CONFIG)
