"""Fetches files from their publishers: with retries, time-outs, limits and conditional requests.

The only module that goes to the network, when data are loaded; no check does.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import BinaryIO
from urllib.parse import urljoin, urlsplit

import requests

from service import __version__
from service.errors import InputError
from service.reference.addresses import GuardedAdapter
from service.reference.connectors import check_address
from service.reference.records import SourceError

_CHUNK = 1 << 16
_MOST_REDIRECTS = 5
_RETRIED = frozenset({429, 500, 502, 503, 504})
_LONGEST_WAIT_S = 60.0

Wait = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What a fetch may cost.

    Attributes:
        most_bytes: Longest answer, unpacked.
        timeout_s: Longest silence of the source.
        total_s: Longest time for one answer, however it trickles.
        attempts: Times that it is asked before it is given up.
        first_wait_s: Wait before the second time; doubled each time, unless the source says how long.
    """

    most_bytes: int = 256 << 20
    timeout_s: float = 30.0
    total_s: float = 600.0
    attempts: int = 4
    first_wait_s: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What a source answered.

    Attributes:
        is_new: False where it says that nothing has changed; then the file is as it was.
        etag: For the next time, or "".
        last_modified: Likewise.
        sha256: Digest of the answer.
        url: Address that answered at last.
    """

    is_new: bool
    etag: str = ""
    last_modified: str = ""
    sha256: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetcher:
    """Fetches from addresses that may be fetched from.

    Attributes:
        allowed_hosts: Hosts that may lie inside the network.
        limits: What a fetch may cost.
        wait: Waits so many seconds; replaced in tests that must not.
    """

    allowed_hosts: frozenset[str] = frozenset()
    limits: FetchLimits = field(default_factory=FetchLimits)
    wait: Wait = time.sleep

    def fetch(
        self,
        url: str,
        into: BinaryIO,
        *,
        headers: Mapping[str, str] | None = None,
        etag: str = "",
        last_modified: str = "",
    ) -> Fetched:
        """Write what an address answers into a file.

        Args:
            url: Address, http or https.
            into: File, empty; emptied again before each attempt.
            headers: Further headers, such as Accept.
            etag: What the last answer bore, or "".
            last_modified: Likewise.

        Raises:
            InputError: It is no address of the web.
            SourceError: It does not answer, answers with an error or too much, or may not be asked.
        """
        check_address(url)
        sent = {"User-Agent": f"countercheck/{__version__}", **(headers or {})}
        if etag:
            sent["If-None-Match"] = etag
        if last_modified:
            sent["If-Modified-Since"] = last_modified
        with requests.Session() as session:
            session.trust_env = False  # no proxy, no .netrc: both would go round the check of addresses
            adapter = GuardedAdapter(self.allowed_hosts)
            session.mount("http://", adapter)
            session.mount("https://", adapter)
            return self._try(session, url, sent, into)

    def _try(
        self, session: requests.Session, url: str, headers: Mapping[str, str], into: BinaryIO
    ) -> Fetched:
        problem = ""
        for attempt in range(self.limits.attempts):
            into.seek(0)
            into.truncate()
            wait_s = self.limits.first_wait_s * 2**attempt
            try:
                with self._get(session, url, headers) as response:
                    if response.status_code not in _RETRIED:
                        return self._read(response, into)
                    problem = f"answers with status {response.status_code}"
                    wait_s = _retry_after(response) or wait_s
            except (
                requests.ConnectionError,
                requests.Timeout,
                requests.exceptions.ChunkedEncodingError,
            ) as error:
                problem = _said(error)
            if attempt + 1 < self.limits.attempts:
                self.wait(min(wait_s, _LONGEST_WAIT_S))
        raise SourceError(f"{_host(url)} {problem}, {self.limits.attempts} times")

    def _get(self, session: requests.Session, url: str, headers: Mapping[str, str]) -> requests.Response:
        """Ask, and follow redirects; each hop is judged anew by the adapter."""
        for _ in range(_MOST_REDIRECTS + 1):
            try:
                response = session.get(
                    url, headers=headers, timeout=self.limits.timeout_s, stream=True, allow_redirects=False
                )
            except (requests.exceptions.InvalidURL, requests.exceptions.InvalidSchema, ValueError) as error:
                raise SourceError(f"{_host(url)}: the address cannot be used") from error
            if not response.is_redirect:
                return response
            url = urljoin(url, response.headers["Location"])
            response.close()
            _check_redirect(url)
        raise SourceError(f"{_host(url)} redirects more than {_MOST_REDIRECTS} times")

    def _read(self, response: requests.Response, into: BinaryIO) -> Fetched:
        host = _host(response.url)
        if response.status_code == requests.codes.not_modified:
            return Fetched(is_new=False)
        if response.status_code != requests.codes.ok:
            raise SourceError(f"{host} answers with status {response.status_code}")
        digest, size, started = hashlib.sha256(), 0, time.monotonic()
        for chunk in response.iter_content(_CHUNK):
            size += len(chunk)
            if size > self.limits.most_bytes:
                raise SourceError(f"{host} answers with more than {self.limits.most_bytes} bytes")
            if time.monotonic() - started > self.limits.total_s:
                raise SourceError(f"{host} takes longer than {self.limits.total_s:g} s for its answer")
            digest.update(chunk)
            into.write(chunk)
        _check_whole(response, host)
        into.seek(0)
        return Fetched(
            is_new=True,
            etag=response.headers.get("ETag", ""),
            last_modified=response.headers.get("Last-Modified", ""),
            sha256=digest.hexdigest(),
            url=response.url,
        )


def _check_redirect(url: str) -> None:
    try:
        check_address(url)
    except InputError as error:
        raise SourceError("the source redirects to what is no address of the web") from error


def _check_whole(response: requests.Response, host: str) -> None:
    """Fail where the answer is shorter than its stated length; urllib3 fails on most such by itself."""
    stated = response.headers.get("Content-Length", "")
    raw = response.raw.tell()
    if stated.isdigit() and raw < int(stated):
        raise requests.ConnectionError(f"{host} breaks off after {raw} of {stated} bytes")


def _retry_after(response: requests.Response) -> float | None:
    """Return how long the source asks to wait, in seconds, or None."""
    stated = response.headers.get("Retry-After", "")
    if stated.isascii() and stated.isdigit() and len(stated) < 7:
        return float(stated)
    try:
        moment = parsedate_to_datetime(stated)
    except (TypeError, ValueError):
        return None
    return max(0.0, moment.timestamp() - time.time()) if moment.tzinfo else None


def _said(error: Exception) -> str:
    if isinstance(error, requests.Timeout) or "timed out" in str(error):
        return "does not answer in time"
    if "IncompleteRead" in str(error) or "breaks off" in str(error):
        return "breaks off in the middle of its answer"
    if isinstance(error, requests.exceptions.SSLError):
        return "has no valid certificate"
    return "cannot be reached"


def _host(url: str) -> str:
    return urlsplit(url).hostname or "the source"
