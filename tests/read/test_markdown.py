from __future__ import annotations

import pytest

from service.read.markdown import read

FILE = """\
# Results for *2021*

Sales **rose
5 percent** to [$12 million](https://x.example/7 "8").

- Wheat: 40 tonnes
- Rye: 7
  tonnes

| crop | tonnes |
|------|--------|
| oats | 1,200  |

```
code 99
```

<p>raw 77</p>

![chart of 66](c.png)

> **Ana Ruiz:** We sold 3&nbsp;ships \\& 4 boats.
"""


def test_prose_is_kept_and_markup_dropped():
    extracted = read(FILE.encode(), 1000)
    assert extracted.text == (
        "Results for 2021\n\nSales rose\n5 percent to $12 million.\n- Wheat: 40 tonnes\n- Rye: 7\ntonnes\n\n"
        "crop\ttonnes\noats\t1,200\n\nAna Ruiz: We sold 3\xa0ships & 4 boats."
    )
    assert (extracted.format, extracted.title) == ("markdown", "Results for 2021")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_stretch_is_found_again_in_the_file(end):
    extracted = read(FILE.replace("\n", end).encode(), 1000)
    lines = FILE.split("\n")
    located = 0
    for place in extracted.places:
        said = extracted.text[place.span.start : place.span.end]
        if place.column is not None:
            assert lines[place.line - 1][place.column - 1 :].startswith(said)
            located += 1
        else:
            assert "\xa0" in said  # an entity stands between it and the file
    assert located > 10


@pytest.mark.parametrize("text", ["", "```\n5\n```\n", "<div>5</div>\n"])
def test_a_file_without_prose_is_an_empty_text(text):
    assert read(text.encode(), 100).text == ""


def test_deep_nesting_ends():
    assert "5 percent" not in read(b"> " * 20_000 + b"5 percent", 100).text
