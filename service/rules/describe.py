"""What a rule says of itself: its docstring's sections, formula, parameters and examples.

For `GET /v1/rules`, the command line and docs/rules.md; nothing here runs a rule.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

from service.model.rule import Figure, Flagged, Rule

HEADINGS = ("What it flags", "Why it matters", "Does not flag", "Method", "Limits", "Source")
"""The headings of a rule's docstring, in their order; each must be there."""


def describe(rule: Rule) -> dict[str, Any]:
    """Return everything there is to know of a rule, in types that JSON knows.

    Keys: `id`, `family`, `summary`, `grain`, `formula`, `severity`, `status`, `parameters`, `examples` and
    `description`, which maps each heading of the docstring to its text.
    """
    return {
        "id": rule.id,
        "family": rule.family,
        "summary": rule.summary,
        "grain": rule.grain.value,
        "formula": rule.formula,
        "severity": rule.severity.value,
        "status": rule.status,
        "parameters": [
            {"name": p.name, "default": float(p.default), "unit": p.unit, "doc": p.doc}
            for p in rule.parameters
        ],
        "examples": [
            {
                "text": example.text,
                "flagged": isinstance(example, Flagged),
                "at": list(example.at) if isinstance(example, Flagged) else [],
                "why": None if isinstance(example, Flagged) else example.why,
                "date": example.date,
                "data": [_figure(one) for one in example.data],
            }
            for example in rule.examples
        ],
        "description": sections(rule),
    }


def _figure(one: Figure) -> str:
    areas = f"{one.area}-{one.counterpart}" if one.counterpart else one.area
    return f"{one.measure}, {areas}, {one.period}: {one.value} {one.unit}"


def sections(rule: Rule) -> dict[str, str]:
    """Return the sections of a rule's module docstring by heading, each as one paragraph."""
    docstring = sys.modules[rule.function.__module__].__doc__ or ""
    found: dict[str, list[str]] = {}
    heading = None
    for line in docstring.splitlines()[1:]:
        if line and not line.startswith(" "):
            heading = line.strip()
            found[heading] = []
        elif heading is not None and line.strip():
            found[heading].append(line.strip())
    return {name: " ".join(lines) for name, lines in found.items()}


def rule_markdown(rule: Rule) -> str:
    """Return the chapter on one rule."""
    lines = [f"## {rule.id}", "", rule.summary, ""]
    lines.append(f"Family `{rule.family}`, at most {rule.severity.value}, {rule.status}.")
    lines += ["", f"    {rule.formula}", ""]
    for heading, text in sections(rule).items():
        lines += [f"**{heading}.** {text}", ""]
    if rule.parameters:
        lines += ["| parameter | default | unit | meaning |", "|---|---|---|---|"]
        lines += [f"| `{p.name}` | {p.default} | {p.unit} | {p.doc} |" for p in rule.parameters]
        lines.append("")
    for example in rule.examples:
        given = f" with {'; '.join(_figure(one) for one in example.data)}" if example.data else ""
        text = " / ".join(example.text.splitlines())
        if isinstance(example, Flagged):
            phrases = ", ".join(f"“{phrase}”" for phrase in example.at)
            lines.append(f"- Flagged{given}: “{text}” (at {phrases})")
        else:
            lines.append(f"- Not flagged{given}: “{text}” ({example.why})")
    return "\n".join(lines) + "\n"


def rules_markdown(rules: Iterable[Rule]) -> str:
    """Return the page on all rules."""
    listed = tuple(rules)
    head = [
        "# The rules",
        "",
        "Made from the rules' own docstrings and examples by `make docs`; do not edit.",
        "",
        "| rule | family | at most | finds |",
        "|---|---|---|---|",
    ]
    head += [f"| [{r.id}](#{r.id}) | {r.family} | {r.severity.value} | {r.summary} |" for r in listed]
    return "\n".join(head) + "\n\n" + "\n".join(rule_markdown(rule) for rule in listed)
