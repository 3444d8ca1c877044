"""E-mail: subject, day and text of a message, read by the standard library."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import email.utils
from email.message import EmailMessage, MIMEPart

from service.errors import UnreadableError
from service.model.text import Notice
from service.read.encodings import decode
from service.read.extracted import Extracted, TextBuilder

MOST_PARTS = 100


def read(raw: bytes, limit: int, _: str | None = None) -> Extracted:
    """Return the text of a message; the HTML where there is no plain text.

    Raises:
        UnreadableError: It is no message, holds no text, or more than is read.
    """
    message = email.message_from_bytes(raw, policy=email.policy.default)
    assert isinstance(message, EmailMessage)  # noqa: S101 - what that policy makes
    if not message.keys():
        raise UnreadableError("The file is no e-mail: it does not begin with headers.")
    parts = sum(1 for _ in message.walk())
    if parts > MOST_PARTS:
        raise UnreadableError(f"The e-mail has {parts} parts; at most {MOST_PARTS} are read.")
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        raise UnreadableError("The e-mail holds no text, only attachments.")
    text, notices = _text_of(body)
    if body.get_content_subtype() == "html":
        from service.read.html import read_page  # dear to import, and few messages need it

        text = read_page(text, limit).text
    builder = TextBuilder(limit)
    builder.add(text.replace("\r\n", "\n").strip("\n"))
    subject = " ".join(str(message.get("Subject", "")).split())[:1000]
    return Extracted(
        text=builder.text,
        format="email",
        title=subject or None,
        date=_day(message),
        notices=(*notices, *_unread(message)),
    )


def _text_of(body: MIMEPart) -> tuple[str, tuple[Notice, ...]]:
    content = body.get_payload(decode=True)
    raw = content if isinstance(content, bytes) else b""
    charset = body.get_content_charset()
    return decode(raw, None if charset in (None, "us-ascii", "utf-8") else charset)


def _day(message: EmailMessage) -> dt.date | None:
    try:
        day = email.utils.parsedate_to_datetime(str(message.get("Date", ""))).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return day if 1800 <= day.year < 2200 else None


def _unread(message: EmailMessage) -> tuple[Notice, ...]:
    attached = sum(1 for _ in message.iter_attachments())
    if not attached:
        return ()
    plural = "attachments were" if attached > 1 else "attachment was"
    return (
        Notice(code="attachments-not-read", message=f"{attached} {plural} not read; send them as files."),
    )
