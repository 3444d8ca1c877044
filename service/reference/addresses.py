"""Which addresses may be fetched from: none inside the network, unless the administrator allows a host.

A name is looked up once, each of its addresses is judged, and the connection goes to the very address that
was judged: a name server that answers otherwise a moment later (DNS rebinding) changes nothing. The check
sits in the adapter, below redirects, so that each hop passes it.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.poolmanager import PoolManager

from service.reference.records import SourceError

Lookup = Callable[[str, int], list[str]]


def look_up(host: str, port: int) -> list[str]:
    """Return the addresses of a host.

    Raises:
        OSError: It has none.
    """
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def is_public(address: str) -> bool:
    """Say whether an address lies outside: not private, loopback, link-local, reserved or multicast.

    >>> is_public("8.8.8.8"), is_public("169.254.169.254"), is_public("::ffff:10.0.0.1")
    (True, False, False)
    """
    parsed = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour or (parsed.teredo or (None, None))[1]
        if inner is not None:
            return is_public(str(inner))
        if parsed in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)))
    return parsed.is_global and not parsed.is_multicast


_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class GuardedAdapter(HTTPAdapter):
    """Connects to judged addresses only; the host's name stays in the request and the certificate check."""

    def __init__(self, allowed: frozenset[str], lookup: Lookup = look_up) -> None:
        """Let `allowed` hosts ("name" or "name:port") be inside the network."""
        self._allowed = allowed
        self._lookup = lookup
        super().__init__()

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        """Send a request to an address of its host that may be fetched from.

        Raises:
            SourceError: There is none.
        """
        kwargs["proxies"] = {}  # a proxy would look the name up again
        return super().send(request, *args, **kwargs)

    def get_connection_with_tls_context(
        self, request: requests.PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> Any:
        """Return a connection to the judged address, which presents itself by the host's name."""
        url = urlsplit(request.url or "")
        host, secure = url.hostname or "", url.scheme == "https"
        port = url.port or (443 if secure else 80)
        address = self._address(host, port)
        options: dict[str, Any] = {**self.build_connection_pool_key_attributes(request, verify, cert)[1]}
        if secure:
            options |= {"server_hostname": host, "assert_hostname": host}
        request.headers["Host"] = url.netloc.rpartition("@")[2]
        manager: PoolManager = self.poolmanager
        return manager.connection_from_host(address, port, url.scheme, options)

    def _address(self, host: str, port: int) -> str:
        try:
            addresses = self._lookup(host, port)
        except (OSError, UnicodeError) as error:
            raise SourceError(f"{host} has no address") from error
        if {host, f"{host}:{port}"} & self._allowed:
            return addresses[0]
        inside = [address for address in addresses if not is_public(address)]
        if inside or not addresses:
            raise SourceError(f"{host} lies inside the network; COUNTERCHECK_ALLOWED_HOSTS can allow it")
        return addresses[0]
