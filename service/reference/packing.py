"""The observations of one series as one text: a line a period, in order: period, value, status if not normal.

Values stand as they were published, trailing zeros too, with the multiplier of the unit as an exponent:
"2023 1.50e6 P". So a series is one row of the database, readable there, and exact.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from service.model.series import Observation, ObsStatus
from service.model.time_period import TimePeriod

_STATUSES = {status.value: status for status in ObsStatus}

_parse_period = lru_cache(maxsize=20_000)(TimePeriod.parse)


def pack(observations: Iterable[Observation]) -> str:
    """Return the text of observations that are in order.

    >>> pack([Observation(period=TimePeriod.parse("2022"), value=Decimal("15.0"))])
    '2022 15.0'
    """
    return "\n".join(
        f"{each.period} {each.value}"
        + ("" if each.obs_status is ObsStatus.NORMAL else f" {each.obs_status.value}")
        for each in observations
    )


def unpack(packed: str) -> tuple[Observation, ...]:
    """Return the observations of a text that `pack` or a load wrote.

    Written for speed: a check reads whole series.
    """
    if not packed:
        return ()
    parse, normal, statuses = _parse_period, ObsStatus.NORMAL, _STATUSES
    return tuple(
        [
            Observation(
                period=parse(part[0]),
                value=Decimal(part[1]),
                obs_status=statuses[part[2]] if len(part) > 2 else normal,
            )
            for part in [line.split(" ") for line in packed.split("\n")]
        ]
    )


def unpack_line(line: str) -> Observation:
    """Return the observation of one line."""
    period, value, *status = line.split(" ")
    return Observation(
        period=_parse_period(period),
        value=Decimal(value),
        obs_status=_STATUSES[status[0]] if status else ObsStatus.NORMAL,
    )


def find_line(packed: str, period: str) -> str | None:
    """Return the line of a period, or None; the others are not read."""
    start = 0 if packed.startswith(f"{period} ") else packed.find(f"\n{period} ") + 1
    if start == 0 and not packed.startswith(f"{period} "):
        return None
    end = packed.find("\n", start)
    return packed[start:] if end < 0 else packed[start:end]
