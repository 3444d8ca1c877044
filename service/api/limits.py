"""How much one caller may ask, and whether a key is needed to ask at all; neither unless it is set.

Counts are by key, or by address for those who send none. Kept in memory they are counts of each worker; in
Redis, where its address is set, they are one count for all. The library is loaded only where it is needed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from flask import Flask, request

from service.api.problems import KeyNeededError
from service.errors import ConfigError
from service.reference.database import Database
from service.reference.keys import find_key
from service.settings import Settings


def limit_callers(app: Flask, database: Callable[[], Database], settings: Settings) -> None:
    """Set up what the settings ask for.

    Raises:
        ConfigError: The limit or the address of its store is unusable.
    """
    if settings.require_key:

        def demand_key() -> None:
            if _is_work():
                require_known_key(database())

        app.before_request(demand_key)
    if settings.rate_limit:
        _limit_rates(app, settings)


def sent_key() -> str:
    """Return the key that the request at hand bears, as a header or in the form of a plug-in, or ""."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    bearer = token.strip() if scheme.lower() == "bearer" else ""
    return request.headers.get("X-API-Key", "") or bearer or _key_of_plug_in()


def _key_of_plug_in() -> str:
    return request.form.get("apiKey", "") if request.path.startswith("/v2/") else ""


def require_known_key(database: Database) -> None:
    """Let the request at hand pass where it bears a key that is in use.

    Raises:
        KeyNeededError: It does not.
    """
    key = sent_key()
    if key:
        with database.read() as connection:
            if find_key(connection, key) is not None:
                return
    raise KeyNeededError(
        "Send a key as X-API-Key or bearer token; `python -m service keys create` makes one."
    )


def _limit_rates(app: Flask, settings: Settings) -> None:
    from flask_limiter import Limiter
    from limits import parse_many
    from limits.errors import ConfigurationError

    try:
        parse_many(settings.rate_limit)
    except ValueError as error:
        raise ConfigError(
            f"COUNTERCHECK_RATE_LIMIT: must be such as 60/minute, not {settings.rate_limit!r}"
        ) from error
    limiter = Limiter(
        _caller,
        application_limits=[settings.rate_limit],
        storage_uri=settings.rate_store,
        headers_enabled=True,
        swallow_errors=True,  # a store that does not answer lets everybody through
    )
    limiter.request_filter(lambda: not _is_work())
    try:
        limiter.init_app(app)
    except ConfigurationError as error:
        detail = "COUNTERCHECK_RATE_STORE: must be memory:// or such as redis://host:6379/0"
        raise ConfigError(detail) from error


def _is_work() -> bool:
    """Say whether the request asks for work: of the API, or of the page on a text sent or kept."""
    return request.path.startswith(("/v1/", "/v2/", "/kept/")) or (
        request.path == "/" and request.method == "POST"
    )


def _caller() -> str:
    key = sent_key()
    if key:
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
    return request.remote_addr or ""
