"""Frozen domain objects; see README.md for the import rule."""
