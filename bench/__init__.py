"""Benchmarks; no part of the service."""
