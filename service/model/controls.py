"""What a caller asks of the rules: which to run, how severe each may be, which flags to hear of.

Nothing here is dropped without trace: a silenced flag stands in the report with its note, a flag below the
asked minimum stands in the checks and is counted.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from service.errors import ModelError
from service.model.report import Flag, Severity, Silence, SilencedFlag
from service.model.text import Notice

_NONE: Mapping[str, Severity] = MappingProxyType({})


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleChoice:
    """Which rules to run and how severe they may be.

    Attributes:
        only: Ids of the rules to run; None for all.
        disable: Ids of the rules not to run.
        severity: The most severe flag that a rule may raise, by its id.
    """

    only: tuple[str, ...] | None = None
    disable: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=lambda: _NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Controls:
    """Everything that a caller asks of the rules.

    Attributes:
        rules: Which to run and how severe they may be.
        minimum_severity: Least severity of a flag worth raising.
        minimum_confidence: Least confidence of a flag worth raising, 0 to 1.
        silences: Flags to be put aside; those of the configuration count besides.
        today: Day on which expiry is judged; None where nothing expires.
    """

    rules: RuleChoice = field(default_factory=RuleChoice)
    minimum_severity: Severity = Severity.INFO
    minimum_confidence: float = 0.0
    silences: tuple[Silence, ...] = ()
    today: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sorted:
    """What became of the flags of a text.

    Attributes:
        raised: To be shown.
        silenced: Put aside, each with what silences it.
        withheld: Less severe or less sure than asked for.
        notices: Of silences that have expired.
    """

    raised: tuple[Flag, ...]
    silenced: tuple[SilencedFlag, ...] = ()
    withheld: tuple[Flag, ...] = ()
    notices: tuple[Notice, ...] = ()


def sort_flags(flags: Iterable[Flag], controls: Controls, standing: Iterable[Silence] = ()) -> Sorted:
    """Return which flags to raise, which are silenced and which the caller does not ask for.

    Args:
        flags: In the order of the report, which is kept.
        controls: Of the caller.
        standing: Silences of the configuration; where both speak of a flag, the one that lasts longer counts.
    """
    listed = sorted({*standing, *controls.silences}, key=lambda one: (one.expires, one.fingerprint, one.note))
    expired = [one for one in listed if controls.today is not None and one.expires < controls.today]
    active = {one.fingerprint: one for one in listed if one not in expired}
    raised, silenced, withheld = [], [], []
    for flag in flags:
        if flag.fingerprint in active:
            silenced.append(SilencedFlag(flag=flag, silence=active[flag.fingerprint]))
        elif (
            flag.severity.rank < controls.minimum_severity.rank
            or flag.check.confidence < controls.minimum_confidence
        ):
            withheld.append(flag)
        else:
            raised.append(flag)
    return Sorted(
        raised=tuple(raised),
        silenced=tuple(silenced),
        withheld=tuple(withheld),
        notices=tuple(_notice(one, raised) for one in expired if one.fingerprint not in active),
    )


def _notice(silence: Silence, raised: Iterable[Flag]) -> Notice:
    back = [flag.id for flag in raised if flag.fingerprint == silence.fingerprint]
    ending = (
        f"flag {', '.join(back)} is raised again" if back else "no flag of this text has that fingerprint"
    )
    message = (
        f"The silence of {silence.fingerprint} (“{silence.note}”) ended on {silence.expires.isoformat()}; "
        f"{ending}."
    )
    return Notice(code="silence-expired", message=message)


def read_rule_choice(entries: Iterable[str], known: Iterable[str]) -> RuleChoice:
    """Return the choice that short entries make: `id` runs only that, `-id` does not, `id:info` re-rates.

    Raises:
        ModelError: There is no such rule or severity.

    >>> read_rule_choice(["-a-b", "c-d:info"], ["a-b", "c-d"]).disable
    ('a-b',)
    """
    ids = frozenset(known)
    only, disable, severity = [], [], {}
    for entry in entries:
        name, colon, level = entry.removeprefix("-").partition(":")
        if name not in ids:
            raise ModelError(f"There is no rule {name!r}.")
        if entry.startswith("-"):
            if colon:
                raise ModelError(f"{entry!r}: a rule that is switched off has no severity.")
            disable.append(name)
        elif colon:
            severity[name] = read_severity(level)
        else:
            only.append(name)
    return RuleChoice(only=tuple(only) or None, disable=tuple(disable), severity=MappingProxyType(severity))


def read_severity(name: str) -> Severity:
    """Return the severity of that name.

    Raises:
        ModelError: There is none.
    """
    if name not in tuple(Severity):
        raise ModelError(f"A severity is one of {', '.join(Severity)}, not {name!r}.")
    return Severity(name)


def read_silence(entry: str) -> Silence:
    """Return the silence that `FINGERPRINT:YYYY-MM-DD:NOTE` stands for.

    Raises:
        ModelError: A part is missing or unusable.

    >>> read_silence("00000000000000ff:2030-01-31:asked the ministry").note
    'asked the ministry'
    """
    fingerprint, _, rest = entry.partition(":")
    day, _, note = rest.partition(":")
    try:
        expires = dt.date.fromisoformat(day)
    except ValueError as error:
        raise ModelError(f"{entry!r} is not FINGERPRINT:YYYY-MM-DD:NOTE.") from error
    return Silence(fingerprint=fingerprint, note=note.strip(), expires=expires)
