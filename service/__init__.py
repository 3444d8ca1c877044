"""Countercheck: fact-checks the numbers in what people say."""

__version__ = "0.1.0"
