"""Builds one pattern out of many words, sharing their beginnings, so that a text is searched in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable

Tree = dict[str, "Tree"]


def words_pattern(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; without boundaries.

    >>> words_pattern(("ten", "two", "tenth"))
    't(?:en(?:th)?|wo)'
    """
    tree: Tree = {}
    for word in sorted(set(words)):
        node = tree
        for letter in word:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _alternatives(tree)


def _alternatives(node: Tree) -> str:
    """Return the pattern of what follows a node of the tree."""
    branches = [re.escape(letter) + _alternatives(below) for letter, below in node.items() if letter]
    if not branches:
        return ""
    pattern = branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
    return f"(?:{pattern})?" if "" in node else pattern
