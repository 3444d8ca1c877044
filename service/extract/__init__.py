"""Document to claims; see README.md for the import rule."""

from service.extract.extraction import extract

__all__ = ["extract"]
