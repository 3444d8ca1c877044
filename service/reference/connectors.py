"""Statistical services by name: from what is asked of one to the address that answers it, page by page.

`url` takes any address. Base addresses can be set, for a mirror or a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from service.errors import InputError
from service.reference.mapping import ColumnMapping

BASES: Mapping[str, str] = MappingProxyType(
    {
        "world-bank": "https://api.worldbank.org/v2",
        "eurostat": "https://ec.europa.eu/eurostat/api/dissemination/statistics/1.0/data",
        "ecb": "https://data-api.ecb.europa.eu/service",
        "sdmx": "",
        "dbnomics": "https://api.db.nomics.world/v22",
    }
)
"""Services, and the base address of each; `sdmx` stands for any, whose base must be given."""

KINDS = ("url", *BASES)
MOST_PAGES = 200
PAGE = 10_000

_SDMX_CSV = "application/vnd.sdmx.data+csv;version=1.0.0, text/csv;q=0.8"
_KEYS = {
    "url": ("url", "format"),
    "world-bank": ("base", "indicator", "countries", "date"),
    "eurostat": ("base", "dataset", "filters"),
    "ecb": ("base", "flow", "key", "start", "end"),
    "sdmx": ("base", "flow", "key", "start", "end"),
    "dbnomics": ("base", "series"),
}
_NEEDED = {
    "url": ("url",),
    "world-bank": ("indicator",),
    "eurostat": ("dataset",),
    "ecb": ("flow",),
    "sdmx": ("base", "flow"),
    "dbnomics": ("series",),
}
_LONGEST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of a source.

    Attributes:
        url: Address of the first page.
        format: Format of the answer, or "" to find out.
        headers: Further headers of the request.
        page_parameter: Name of the parameter that counts pages, or "" where there is one page.
        mapping: What is known of the answer's meaning.
    """

    url: str
    format: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    page_parameter: str = ""
    mapping: ColumnMapping = field(default_factory=ColumnMapping)

    def page(self, number: int) -> str:
        """Return the address of a page."""
        if not self.page_parameter or number == 1:
            return self.url
        joint = "&" if urlsplit(self.url).query else "?"
        return f"{self.url}{joint}{self.page_parameter}={number}"


def source_request(source: Mapping[str, Any]) -> Request:
    """Return what to ask for a source as callers state it: `kind` and what that kind needs.

    Raises:
        InputError: The kind is not known, or a key is unknown, missing or no text.

    >>> source_request({"kind": "world-bank", "indicator": "SP.POP.TOTL", "countries": "KAZ;RUS"}).url
    'https://api.worldbank.org/v2/en/country/KAZ;RUS/indicator/SP.POP.TOTL?format=json&per_page=10000'
    """
    kind = str(source.get("kind", "url"))
    if kind not in KINDS:
        raise InputError(f"there is no kind {kind[:40]!r}; known are {', '.join(KINDS)}", field="source.kind")
    told = {name: value for name, value in source.items() if name != "kind" and value not in ("", None)}
    for name in told:
        if name not in _KEYS[kind]:
            known = ", ".join(_KEYS[kind])
            raise InputError(f"{kind} knows no {name[:40]!r}; it knows {known}", field=f"source.{name[:40]}")
        if not isinstance(told[name], str | dict) or len(str(told[name])) > _LONGEST:
            raise InputError(
                f"{name} must be a text of at most {_LONGEST} characters", field=f"source.{name}"
            )
    missing = [name for name in _NEEDED[kind] if name not in told]
    if missing:
        raise InputError(f"{kind} needs {missing[0]}", field=f"source.{missing[0]}")
    base = str(told.get("base", BASES.get(kind, ""))).rstrip("/")
    asked = _REQUESTS[kind](base, {name: value for name, value in told.items() if name != "base"})
    check_address(asked.url)
    return asked


def check_address(url: str) -> None:
    """Check that an address is one of the web, without user or password.

    Raises:
        InputError: It is not.
    """
    try:
        parts = urlsplit(url)
        is_web = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        is_web = False
    if not is_web or len(url) > 2000:
        raise InputError("must be an address that starts with http:// or https://", field="url")
    if parts.username or parts.password:
        raise InputError("must not hold a user or a password", field="url")


def _of_url(_: str, told: Mapping[str, Any]) -> Request:
    return Request(url=str(told["url"]), format=str(told.get("format", "")))


def _of_world_bank(base: str, told: Mapping[str, Any]) -> Request:
    countries = quote(str(told.get("countries", "all")), safe=";")
    query = {"format": "json", "per_page": str(PAGE)}
    if "date" in told:
        query["date"] = str(told["date"])
    path = f"{base}/en/country/{countries}/indicator/{quote(str(told['indicator']), safe='')}"
    return Request(url=f"{path}?{urlencode(query, safe=':')}", format="world-bank", page_parameter="page")


def _of_eurostat(base: str, told: Mapping[str, Any]) -> Request:
    filters = told.get("filters", {})
    if not isinstance(filters, dict):
        raise InputError(
            "filters must be an object: dimension and code, or a list of codes", field="source.filters"
        )
    query = urlencode({"format": "JSON", **filters}, doseq=True)
    return Request(url=f"{base}/{quote(str(told['dataset']), safe='')}?{query}", format="json-stat")


def _of_sdmx(base: str, told: Mapping[str, Any]) -> Request:
    query = {
        name: str(told[key]) for name, key in (("startPeriod", "start"), ("endPeriod", "end")) if key in told
    }
    path = (
        f"{base}/data/{quote(str(told['flow']), safe=',@')}/{quote(str(told.get('key', 'all')), safe='.+')}"
    )
    return Request(url=f"{path}?{urlencode(query)}" if query else path, headers={"Accept": _SDMX_CSV})


def _of_ecb(base: str, told: Mapping[str, Any]) -> Request:
    """The European Central Bank's own dialect: CSV is asked for in the query."""
    plain = _of_sdmx(base, told)
    joint = "&" if urlsplit(plain.url).query else "?"
    mapping = _EXCHANGE_RATES if told["flow"] == "EXR" else ColumnMapping()
    return Request(url=f"{plain.url}{joint}format=csvdata", format="sdmx-csv", mapping=mapping)


_EXCHANGE_RATES = ColumnMapping(
    columns=MappingProxyType(
        {
            "freq": "FREQ",
            "time_period": "TIME_PERIOD",
            "obs_value": "OBS_VALUE",
            "obs_status": "OBS_STATUS",
            "collection": "EXR_SUFFIX",
        }
    ),
    constants=MappingProxyType(
        {"measure": "exchange-rate", "ref_area": "EURO", "unit": "{currency}/{denominator}"}
    ),
    dimensions=MappingProxyType({"currency": "CURRENCY", "denominator": "CURRENCY_DENOM"}),
)
"""Of the flow EXR: units of a currency for one euro, averages (A) or ends (E) of periods."""


def _of_dbnomics(base: str, told: Mapping[str, Any]) -> Request:
    query = {"observations": "1", "series_ids": str(told["series"])}
    return Request(url=f"{base}/series?{urlencode(query, safe=',/')}", format="dbnomics")


_REQUESTS = {
    "url": _of_url,
    "world-bank": _of_world_bank,
    "eurostat": _of_eurostat,
    "ecb": _of_ecb,
    "sdmx": _of_sdmx,
    "dbnomics": _of_dbnomics,
}
