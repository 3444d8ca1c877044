from __future__ import annotations

import pytest

from service.errors import UnreadableError
from service.read.encodings import decode

ENGLISH = "The trust’s income rose to £5.2m — or €6m — in 2021, said Zoë Müller."
RUSSIAN = "Экспорт вырос на 5 процентов, сообщил в понедельник министр финансов страны."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("text", [ENGLISH, RUSSIAN, "5 percent 😀", ""])
def test_marks_and_utf8_need_no_guess(text, encoding):
    assert decode(text.encode(encoding)) == (text, ())


def test_a_mark_before_utf8_is_part_of_the_text_as_submitted():
    assert decode(b"\xef\xbb\xbf5 percent") == ("\ufeff5 percent", ())


@pytest.mark.parametrize(("text", "encoding"), [(ENGLISH, "cp1252"), ("£5m", "cp1252"), (RUSSIAN, "cp1251")])
def test_other_encodings_are_guessed_with_a_notice(text, encoding):
    decoded, [notice] = decode(text.encode(encoding))
    assert decoded == text
    assert notice.code == "encoding-guessed"
    assert encoding in notice.message


def test_a_named_encoding_is_taken_at_its_word():
    assert decode(ENGLISH.encode("mac-roman"), "mac-roman") == (ENGLISH, ())


@pytest.mark.parametrize(
    ("raw", "charset", "problem"),
    [
        (b"5\xff", "utf-8", "The text is not utf-8: byte 1."),
        (b"5", "klingon", "There is no character set 'klingon'."),
        (b"5", "base64", "There is no character set 'base64'."),
        (bytes(range(256)), None, "in no encoding that is known"),
    ],
)
def test_bytes_that_are_no_text_are_refused(raw, charset, problem):
    with pytest.raises(UnreadableError, match=problem):
        decode(raw, charset)
