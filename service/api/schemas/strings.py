"""Fields for what people send: strings without unusable characters, real dates, web addresses."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from marshmallow import ValidationError, fields, validate

NO_NUL = "^[^\\u0000]*$"
FIRST_DATE, LAST_DATE = dt.date(1800, 1, 1), dt.date(2199, 12, 31)
DATE_PATTERN = "^(18|19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}$"
_NO_GAP = "\\u0000-\\u0020\\u007f-\\u00a0"  # spelt out: dialects differ in what white space is
ADDRESS_PATTERN = f"^https?://[^{_NO_GAP}/?#\\\\]+([/?#][^{_NO_GAP}]*)?$"

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_DATE = re.compile(DATE_PATTERN.strip("^$"), re.ASCII)
_ADDRESS = re.compile(ADDRESS_PATTERN.strip("^$"))


class PlainString(fields.String):
    """A string of characters that every reader can take.

    Rejects NUL, which no text contains unless its encoding was mistaken, and lone surrogates, which
    stand for no character and cannot be written as UTF-8.
    """

    def __init__(
        self,
        *,
        minimum: int = 0,
        maximum: int,
        metadata: Mapping[str, Any],
        too_long: str | None = None,
        required: bool = False,
    ) -> None:
        super().__init__(
            required=required,
            validate=validate.Length(min=minimum or None, max=maximum, error=too_long),
            metadata={"pattern": NO_NUL, **metadata},
        )

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text: str = super()._deserialize(value, attr, data, **kwargs)
        nul = text.find("\0")
        if nul >= 0:
            raise ValidationError(
                f"Holds a NUL character at offset {nul}; was the text read in the wrong encoding?"
            )
        surrogate = _LONE_SURROGATE.search(text)
        if surrogate is not None:
            raise ValidationError(
                f"Holds a lone surrogate (U+{ord(surrogate[0]):04X}) at offset {surrogate.start()}, "
                "which stands for no character."
            )
        return text


class DocumentDate(fields.Date):
    """A day of the calendar as YYYY-MM-DD, within the years that documents come from."""

    def __init__(self, *, metadata: Mapping[str, Any]) -> None:
        super().__init__(metadata={"pattern": DATE_PATTERN, **metadata})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> dt.date:
        if not isinstance(value, str) or re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value) is None:
            raise ValidationError("Must be a date written as YYYY-MM-DD.")
        try:
            date = dt.date.fromisoformat(value)
        except ValueError as error:
            raise ValidationError(f"There is no such day: {value}.") from error
        if _DATE.fullmatch(value) is None:
            raise ValidationError(f"Must lie between {FIRST_DATE} and {LAST_DATE}.")
        return date


class WebAddress(PlainString):
    """An http or https address; it is kept, never fetched."""

    def __init__(self, *, maximum: int, metadata: Mapping[str, Any]) -> None:
        super().__init__(maximum=maximum, metadata={**metadata, "pattern": ADDRESS_PATTERN})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        address = super()._deserialize(value, attr, data, **kwargs)
        if _ADDRESS.fullmatch(address) is None:
            raise ValidationError("Must be an address that starts with http:// or https://.")
        return address


class Switch(fields.Boolean):
    """True or false, or their words where a query string can hold nothing else; no numbers."""

    def __init__(self, *, metadata: Mapping[str, Any]) -> None:
        super().__init__(truthy={True, "true"}, falsy={False, "false"}, metadata=metadata)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:
        if not isinstance(value, bool | str):
            raise self.make_error("invalid", input=value)
        return bool(super()._deserialize(value, attr, data, **kwargs))
