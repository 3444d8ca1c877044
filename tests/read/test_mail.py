from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest

from service.errors import UnreadableError
from service.read.mail import read


def message(
    text: str | None = None, html: str | None = None, attach: int = 0, date: str | None = None
) -> bytes:
    mail = EmailMessage()
    mail["Subject"] = "Résultats: Q3"
    mail["From"] = "press@harbour.example"
    if date is not None:
        mail["Date"] = date
    if text is not None:
        mail.set_content(text)
    if html is not None:
        (mail.add_alternative if text is not None else mail.set_content)(html, subtype="html")
    for number in range(attach):
        mail.add_attachment(b"5", maintype="application", subtype="pdf", filename=f"{number}.pdf")
    return mail.as_bytes()


def test_subject_day_and_plain_text_are_read():
    raw = message("Landings rose 5 percent — to £7m.\n", "<p>99</p>", date="Tue, 04 Jul 2023 23:30:00 -0700")
    extracted = read(raw, 1000)
    assert extracted.text == "Landings rose 5 percent — to £7m."
    assert (extracted.format, extracted.title, extracted.date) == (
        "email",
        "Résultats: Q3",
        dt.date(2023, 7, 4),
    )
    assert extracted.notices == ()


def test_html_is_read_where_there_is_nothing_else():
    assert read(message(html="<p>Landings rose 5 percent.</p>"), 100).text == "Landings rose 5 percent."


def test_attachments_are_told_of():
    [notice] = read(message("See there.", attach=2), 100).notices
    assert notice.code == "attachments-not-read"
    assert notice.message.startswith("2 attachments")


@pytest.mark.parametrize(
    "date", [None, "yesterday", "Tue, 99 Jul 2023 25:00:00", "Tue, 04 Jul 1023 10:00:00 +0000"]
)
def test_a_day_that_cannot_be_read_is_no_day(date):
    raw = message("5 percent").replace(
        b"Subject", f"Date: {date}\nSubject".encode() if date else b"Subject", 1
    )
    assert read(raw, 100).date is None


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "no e-mail"),
        (b"Landings rose 5 percent.", "no e-mail"),
        (message(attach=1), "only attachments"),
        (message("x", attach=120), "parts; at most 100"),
        (message("5" * 200), "more than 100 characters"),
    ],
    ids=["empty", "no headers", "no text", "many parts", "long"],
)
def test_other_files_are_refused(raw, problem):
    with pytest.raises(UnreadableError, match=problem):
        read(raw, 100)
