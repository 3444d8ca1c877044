"""A text dense with numbers, to measure speed on: statistics in sentences, the same on every run."""

from __future__ import annotations

from random import Random

_PLACES = ("Norland", "Estmark", "Veldania", "Costa Alta", "Port Rowan", "Lake Aren", "Upper Tyne", "Marisol")
_GOODS = ("wheat", "copper", "timber", "machinery", "textiles", "software", "cement", "coffee")
_MONTHS = ("January", "March", "April", "June", "September", "November")
_SENTENCES = (
    "Exports of {good} from {place} rose {p}.{d} percent to ${a}.{d} billion in {month} {year}.",
    "Between {year} and 2023, {place} added {a},{c} jobs, or {p}.{d}% of its workforce of {b}.{d} million.",
    "Inflation in {place} slowed to {p}.{d} percent from {q}.{d} percent a year earlier, down {d} points.",
    "The ministry spent €{a}{d}m on {c} schools and {b} clinics, about {q} percent more than in plan {d}.",
    "Output of {good} fell by half to {a}.{d} million tonnes; imports doubled to {c},000 tonnes a day.",
    "One in {d} of the {a},{c} households surveyed in {month} {year} pays {q}0 percent more in rent.",
    "{place} will build {b} km of rail and {c} homes by 20{q}, at a cost of {a} to {b}5 billion roubles.",
    "Prices averaged ${q}.{d}0 a barrel over the past {p} months, from £{b}.{d} to £{c} per MWh in spring.",
)


def dense_text(sentences: int = 80) -> str:
    """Return a text of that many sentences with about five numbers each, in paragraphs of four."""
    chance = Random(7)  # noqa: S311 - no secret, only variety
    lines: list[str] = []
    for number in range(sentences):
        if number % 4 == 0:
            lines.append("\n")
        lines.append(_sentence(chance, number))
    return "".join(lines).strip() + "\n"


def _sentence(chance: Random, number: int) -> str:
    values = {
        "place": chance.choice(_PLACES),
        "good": chance.choice(_GOODS),
        "month": chance.choice(_MONTHS),
        "year": chance.randint(2009, 2022),
        "a": chance.randint(11, 98),
        "b": chance.randint(2, 10),
        "c": chance.randint(101, 989),
        "d": chance.randint(2, 9),
        "p": chance.randint(3, 19),
        "q": chance.randint(24, 39),
    }
    return _SENTENCES[number % len(_SENTENCES)].format(**values) + " "
