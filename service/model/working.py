"""The decorator of working objects: frozen for the type checker, plain at run time.

Reading a page makes some hundreds of small objects that live for one sentence. The `__init__` of a frozen
dataclass sets each field through `object.__setattr__` and takes four times as long as that of a plain one.
A working object is declared frozen, and the type checker holds the code to it; the process does not pay for
a second guard. What leaves the engine is a domain object of `model/` and frozen in earnest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as working
else:
    from dataclasses import dataclass

    def working(*, frozen: bool, **options: Any) -> Any:
        """Return the decorator of a plain dataclass that compares and hashes as a frozen one."""
        return dataclass(unsafe_hash=frozen, **options)


__all__ = ["working"]
