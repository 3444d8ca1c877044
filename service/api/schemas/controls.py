"""Fields for what callers ask of the rules: which run, how severe, which flags are put aside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Any, TypeVar

from marshmallow import ValidationError, fields

from service.api.schemas.strings import DATE_PATTERN
from service.errors import ModelError
from service.model.controls import RuleChoice, read_rule_choice, read_severity, read_silence
from service.model.report import Severity, Silence

_MOST_RULES = 200
_MOST_SILENCES = 500
_LONGEST_NOTE = 500
_LONGEST_ENTRY = 16 + len(":2026-12-31:") + _LONGEST_NOTE

T = TypeVar("T")


class Repeated(fields.Field[Any]):
    """A field that a form or a query string may name more than once."""


class RulesField(Repeated):
    """Which rules run: a list of short entries, or, where `objects` may be written, the same as an object."""

    def __init__(self, rule_ids: tuple[str, ...], *, objects: bool) -> None:
        self._ids = rule_ids
        severities = [severity.value for severity in Severity]
        levels = {"type": "string", "enum": severities}
        names = f"({'|'.join(rule_ids)})"
        entries = {
            "type": "array",
            "items": {"type": "string", "pattern": f"^(-?{names}|{names}:({'|'.join(severities)}))$"},
            "minItems": 1,
            "maxItems": _MOST_RULES,
            "example": ["-record-vs-growth", "value-conflict:warning"],
        }
        one_id = {"type": "string", "enum": list(rule_ids)}
        ids = {"type": "array", "items": one_id, "maxItems": _MOST_RULES}
        parts = {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "only": {**ids, "minItems": 1},
                "disable": ids,
                "severity": {"type": "object", "propertyNames": one_id, "additionalProperties": levels},
            },
        }
        description = (
            "Which rules run and how severe they may be. Entries of a list: `ID` runs only the rules so "
            "named, `-ID` switches one off, `ID:info` (warning, error) sets the most severe flag that it may "
            "raise, above info for a preview rule too. JSON may say the same as "
            '`{"only": [], "disable": [], "severity": {}}`. All as configured where absent; see '
            "GET /v1/rules for the ids."
        )
        kinds = {"oneOf": [entries, parts, {"type": "null"}]} if objects else entries
        super().__init__(metadata={"description": description, **kinds})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> RuleChoice:
        if isinstance(value, Mapping):
            return self._from_parts(value)
        entries = _strings(value, _MOST_RULES)
        if not entries:
            raise ValidationError("Shorter than minimum length 1.")
        for index, entry in enumerate(entries):
            _made(partial(read_rule_choice, (entry,), self._ids), index)
        return read_rule_choice(entries, self._ids)

    def _from_parts(self, parts: Mapping[Any, Any]) -> RuleChoice:
        unknown = sorted(str(name) for name in set(parts) - {"only", "disable", "severity"})
        if unknown:
            raise ValidationError({unknown[0]: ["Unknown field."]})
        severity = parts.get("severity", {})
        if not isinstance(severity, Mapping) or len(severity) > _MOST_RULES:
            raise ValidationError({"severity": ["Must be an object of severities by rule id."]})
        only = _names(parts, "only", self._ids) if "only" in parts else None
        if only == ():
            raise ValidationError({"only": ["Shorter than minimum length 1."]})
        for name in severity:
            _check_name(name, "severity", self._ids)
        rated = {
            name: _made(partial(read_severity, str(level)), "severity") for name, level in severity.items()
        }
        return RuleChoice(
            only=only,
            disable=_names(parts, "disable", self._ids),
            severity=MappingProxyType(rated),
        )


class SilenceField(Repeated):
    """Flags to be put aside: short entries, or, where they may be written, objects."""

    def __init__(self, *, objects: bool) -> None:
        parts = {
            "type": "object",
            "additionalProperties": False,
            "required": ["fingerprint", "note", "expires"],
            "properties": {
                "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{16}$"},
                "note": {"type": "string", "minLength": 1, "maxLength": _LONGEST_NOTE},
                "expires": {"type": "string", "format": "date", "pattern": DATE_PATTERN},
            },
        }
        entry = {
            "type": "string",
            "maxLength": _LONGEST_ENTRY,
            "pattern": "^[0-9a-f]{16}:20[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8]): *[A-Za-z0-9]",
            "example": "1f0c2a9be03d4475:2026-12-31:two definitions, says the ministry",
        }
        description = (
            "Flags to be put aside, by the fingerprint that a report gives: objects, or "
            "`FINGERPRINT:YYYY-MM-DD:NOTE`. They stand under `silenced` with their note until the day has "
            "passed."
        )
        kinds = {
            "type": "array",
            "maxItems": _MOST_SILENCES,
            "items": {"oneOf": [parts, entry]} if objects else entry,
        }
        super().__init__(metadata={"description": description, **kinds})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> tuple[Silence, ...]:
        if not isinstance(value, list) or len(value) > _MOST_SILENCES:
            raise ValidationError(f"Must be a list of at most {_MOST_SILENCES} silences.")
        entries = [_made(partial(_entry_of, entry), index) for index, entry in enumerate(value)]
        return tuple(_made(partial(read_silence, entry), index) for index, entry in enumerate(entries))


def _entry_of(given: object) -> str:
    """Return a silence as a short entry, whichever way it was given."""
    if isinstance(given, Mapping):
        texts = [given.get(name) for name in ("fingerprint", "expires", "note")]
        if len(given) != len(texts) or not all(isinstance(text, str) for text in texts):
            raise ModelError("A silence has a fingerprint, a note and expires.")
        given = ":".join(map(str, texts))
    if not isinstance(given, str) or len(given) > _LONGEST_ENTRY:
        raise ModelError(f"Must be a silence of at most {_LONGEST_ENTRY} characters.")
    return given


def _names(parts: Mapping[Any, Any], key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    try:
        names = tuple(_strings(parts.get(key, []), _MOST_RULES))
    except ValidationError as error:
        raise ValidationError({key: error.messages}) from error
    for name in names:
        _check_name(name, key, known)
    return names


def _check_name(name: object, key: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise ValidationError({key: [f"There is no rule {name!r}."]})


def _strings(value: object, most: int) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(entry, str) for entry in value):
        raise ValidationError("Must be a list of strings.")
    if len(value) > most:
        raise ValidationError(f"Longer than maximum length {most}.")
    return value


def _made(make: Callable[[], T], place: int | str) -> T:
    """Return what `make` does; its error names the place within the field."""
    try:
        return make()
    except ModelError as error:
        raise ValidationError({place: [error.detail]}) from error
