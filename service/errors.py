"""The exceptions that the service raises on purpose.

ServiceError
├── ConfigError         a file of config/ is wrong; the service must not start
├── LimitError          the work takes longer than it may
├── InputError          what the caller sent cannot be processed; carries the field at fault
│   └── UnreadableError a file that is not what its format promises, or more than is read of it
├── ModelError          a domain object that cannot exist (a period that ends before it starts)
└── ReferenceDataError  reference data is missing, damaged or of the wrong shape

HTTP statuses and exit codes are chosen where these are answered, never here.
"""

from __future__ import annotations


class ServiceError(Exception):
    """Base of all errors that the service raises on purpose.

    Attributes:
        code: Stable machine-readable name, lower case with dashes.
        detail: One sentence for the person who can mend it.
    """

    code = "service-error"

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail


class ConfigError(ServiceError):
    """A configuration file is wrong; `detail` names file, table and key."""

    code = "config-error"


class InputError(ServiceError):
    """Input that cannot be processed.

    Attributes:
        field: Name of the request field at fault, or None when it is the whole input.
    """

    code = "input-error"

    def __init__(self, detail: str, *, field: str | None = None) -> None:
        super().__init__(detail)
        self.field = field


class UnreadableError(InputError):
    """A file that is not what its format promises, or more than is read of it."""

    code = "unreadable-file"


class ModelError(ServiceError):
    """A domain object that cannot exist."""

    code = "model-error"


class ReferenceDataError(ServiceError):
    """Reference data is missing, damaged or of the wrong shape."""

    code = "reference-data-error"


class LimitError(ServiceError):
    """The work takes longer than it may, and was stopped."""

    code = "time-limit"
