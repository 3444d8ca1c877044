from __future__ import annotations

import datetime as dt

import pytest

from service.catalogue.text import TextLexicon
from service.read.dates import infer_date
from service.read.lines import split_lines

STATED = {
    "dateline": ("OSLO, March 4, 2024 — The mill opened.", dt.date(2024, 3, 4)),
    "dateline with a state": ("ALBANY, NY – Sept. 4, 2019 – The mill opened.", dt.date(2019, 9, 4)),
    "dateline of a wire": ("TURIN--(WIRE SERVICE)--May 4, 2021--The mill opened.", dt.date(2021, 5, 4)),
    "dateline with a slash": ("LEEDS, 4 May 2021 /Mill News/ -- The mill opened.", dt.date(2021, 5, 4)),
    "agency in brackets": ("(Mill News, 4 March 2024) The mill opened.", dt.date(2024, 3, 4)),
    "city in brackets": ("Geneva (4 May 2021) – The mill opened.", dt.date(2021, 5, 4)),
    "date alone before a dash": ("March 4, 2024 – The mill opened.", dt.date(2024, 3, 4)),
    "field": ("Mill News\nDate: 2023-06-08\nWheat rose.", dt.date(2023, 6, 8)),
    "field in bold": ("**Date:** June 8th, 2023", dt.date(2023, 6, 8)),
    "published": ("Published on Tuesday, 4 May 2021", dt.date(2021, 5, 4)),
    "published and updated": ("Published 4 May 2021, updated 6 May 2021", dt.date(2021, 5, 4)),
    "line of its own": ("Wheat rises\n8 June 2023\n\nWheat rose.", dt.date(2023, 6, 8)),
    "line with a place": ("Accra, 8 June 2023\nWheat rose.", dt.date(2023, 6, 8)),
    "line with a time": ("Thursday, 8 June 2023 14:30 GMT", dt.date(2023, 6, 8)),
    "as of": ("As of 4 May 2021\nWheat rose.", dt.date(2021, 5, 4)),
    "embargo": ("EMBARGOED UNTIL 00.01 ON 3 MAY 2024\nWheat rose.", dt.date(2024, 5, 3)),
    "release": ("For immediate release, 4 May 2021", dt.date(2021, 5, 4)),
    "day over twelve": ("Date: 13/04/2024", dt.date(2024, 4, 13)),
    "month first": ("Date: 04/13/2024", dt.date(2024, 4, 13)),
    "day equals month": ("Date: 02.02.2022", dt.date(2022, 2, 2)),
    "leap day": ("Date: 29 February 2024", dt.date(2024, 2, 29)),
    "twice the same": ("Date: 4 May 2021\nDate: 2021-05-04", dt.date(2021, 5, 4)),
    "field before embargo": ("Embargo: 5 May 2021\nDate: 4 May 2021", dt.date(2021, 5, 4)),
    "dateline before a line of its own": ("6 May 2021\nOSLO, May 4, 2021 — Wheat rose.", dt.date(2021, 5, 4)),
}
UNSTATED = {
    "prose": "On 4 May 2021 the mill opened.",
    "as of in prose": "As of 31 December 2023, we had 500 hands.",
    "title of a table": "Stocks of wheat as of 31 December 2023",
    "published in prose": "Published on 4 May 2021, the survey of mills found that 40 had closed.",
    "order unknown": "Date: 03/04/2024",
    "no such day": "Date: 31 February 2024",
    "no leap year": "Date: 29 February 2023",
    "year zero": "Date: 4 May 0000",
    "no year": "OSLO, March 4 — The mill opened.",
    "no day": "Published May 2021",
    "range": "March 4, 2024 – March 9, 2024",
    "chronicle": "4 March 2020: Mill opens\n5 April 2021: Mill closes",
    "two dates": "Date: 1 May 2021\nDate: 2 May 2021",
    "quotation": "Ada Quist, 4 May 2021: we planted trees",
    "number in a longer one": "Date: 12023-06-08",
    "too far down": "Wheat rose.\n" * 20 + "Date: 4 May 2021",
    "nothing": "",
}


@pytest.mark.parametrize(("text", "expected"), STATED.values(), ids=STATED)
def test_stated_day_is_taken_with_a_notice(text: str, expected: dt.date, lexicon: TextLexicon) -> None:
    date, notice = infer_date(text, split_lines(text), lexicon.dates)
    assert date == expected
    assert notice.code == "document-date-inferred"
    assert notice.span is not None
    assert text[notice.span.start : notice.span.end] in notice.message
    assert expected.isoformat() in notice.message


@pytest.mark.parametrize("text", UNSTATED.values(), ids=UNSTATED)
def test_doubtful_day_is_left_with_a_notice(text: str, lexicon: TextLexicon) -> None:
    date, notice = infer_date(text, split_lines(text), lexicon.dates)
    assert date is None
    assert notice.code == "no-document-date"
