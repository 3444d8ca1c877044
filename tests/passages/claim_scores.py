"""Compares the claims that the service finds with those that a reader annotated."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tests.passages.loading import Note, Passage, Span

Answer = Callable[[str, str | None], dict[str, Any]]
"""Takes a text and the date of the document, gives the JSON of `POST /v1/checks`."""

RELATIVE_TOLERANCE = 1e-3  # a third written 0.333 or 0.3333 is the same third
DAY = dt.timedelta(days=1)
SPELLINGS = {
    "t": "tonne",
    "metric_ton": "tonne",
    "troy_ounce": "ounce",
    "litre": "liter",
    "metre": "meter",
    "kilometre": "kilometer",
    "degc": "degree_celsius",
    "celsius": "degree_celsius",
    "delta_degree_celsius": "degree_celsius",
    "cubic_meter": "meter**3",
    "meter^3": "meter**3",
    "m3": "meter**3",
}
PREFIXES = {"kilo": 1e3, "mega": 1e6, "giga": 1e9, "tera": 1e12, "milli": 1e-3, "centi": 1e-2}
IGNORED_WORDS = frozenset(
    (
        "the",
        "of",
        "a",
        "an",
        "in",
        "to",
        "and",
        "for",
        "by",
        "on",
        "from",
        "with",
        "at",
        "as",
        "its",
        "their",
        "our",
    )
)
PLACES = {
    "ARG": "argentina",
    "AUS": "australia",
    "AZE": "azerbaijan",
    "BEL": "belgium",
    "BRA": "brazil",
    "CAN": "canada",
    "CHE": "switzerland",
    "CHL": "chile",
    "CZE": "czech",
    "DEU": "germany",
    "FIN": "finland",
    "GBR": "united kingdom",
    "GHA": "ghana",
    "IND": "india",
    "JPN": "japan",
    "KAZ": "kazakhstan",
    "KEN": "kenya",
    "KOR": "korea",
    "NGA": "nigeria",
    "NOR": "norway",
    "NZL": "new zealand",
    "OMN": "oman",
    "POL": "poland",
    "QAT": "qatar",
    "SAU": "saudi",
    "SVK": "slovakia",
    "THA": "thailand",
    "TUR": "turk",
    "UGA": "uganda",
    "ZAF": "south africa",
}


@dataclass(slots=True)
class Tally:
    """How many of how many."""

    right: float = 0.0
    of: int = 0

    def add(self, right: float) -> None:
        """Count one more case, right (1), wrong (0) or in part."""
        self.right += right
        self.of += 1

    @property
    def rate(self) -> float:
        """Share that was right; 0 when there was no case."""
        return self.right / self.of if self.of else 0.0


@dataclass(slots=True)
class ClaimScore:
    """What came of reading passages.

    Attributes:
        lookalikes: Numbers that claim nothing and were taken as claims, of all such numbers.
        misses: (passage, phrase, what went wrong) for each claim missed, misread or made up.
        whole: Claims right in value, unit, measure and period, of all made, by their band of confidence.
        wrong: (attribute, passage, phrase, expected, found) for each attribute misread.
    """

    found: int = 0
    annotated: int = 0
    made_up: int = 0
    spans: int = 0
    lookalikes: Tally = field(default_factory=Tally)
    attributes: dict[str, Tally] = field(default_factory=dict)
    by_kind: dict[str, Tally] = field(default_factory=dict)
    by_genre: dict[str, Tally] = field(default_factory=dict)
    whole: dict[str, Tally] = field(default_factory=dict)
    misses: list[tuple[str, str, str]] = field(default_factory=list)
    wrong: list[tuple[str, str, str, str, str]] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the service's claims that are annotated ones, read right."""
        return self.found / (self.found + self.made_up) if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the annotated claims that were found and read right."""
        return self.found / self.annotated if self.annotated else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def overlaps(a: Span, b: Span) -> int:
    """Return how many code points two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def span_of(claim: dict[str, Any]) -> Span:
    """Return the span of a claim of the answer."""
    return claim["start"], claim["end"]


def _close(expected: float, found: float) -> bool:
    return abs(expected - found) <= RELATIVE_TOLERANCE * max(abs(expected), abs(found), 1e-12)


def _base_unit(unit: str | None) -> tuple[str, float]:
    """Return the unit above the stroke without its metric prefix, and the factor of the prefix."""
    head = re.split(r"\s*/\s*", str(unit or "").lower().replace(" ", "_").replace("_per_", "/"))[0].strip("_")
    head = SPELLINGS.get(head, head)
    for prefix, factor in PREFIXES.items():
        if head.startswith(prefix):
            base = head.removeprefix(prefix)
            return SPELLINGS.get(base, base), factor
    return head, 1.0


def is_value_right(note: Note, quantity: dict[str, Any]) -> bool:
    """Say whether the value is right; of a range, both of its ends. 0.61 megatonnes are 610,000 tonnes."""
    fields, scale = note.fields, 1.0
    if fields["kind"] == quantity["kind"] == "measure":
        scale = _base_unit(quantity["unit"])[1] / _base_unit(fields["unit"])[1]
    names = ("low", "high") if fields["qualifier"] == "range" else ("value",)
    found = [quantity[name] for name in names]
    return all(
        x is not None and _close(fields[name], x * scale) for name, x in zip(names, found, strict=True)
    )


def _is_measure_right(unit: str, found: str | None) -> bool:
    rate = unit.removeprefix("per_")
    if rate != unit:
        return rate.replace("_hours", "").replace("million", "1000000") in str(found).replace("_", "")
    return _base_unit(unit)[0] == _base_unit(found)[0]


def is_unit_right(note: Note, quantity: dict[str, Any]) -> bool:
    """Say whether kind and unit mean the same amount; the noun of a count is scored apart."""
    expected, found = note.fields["kind"], quantity["kind"]
    unit = note.fields.get("unit", "")
    if expected == "money":
        head = str(quantity["unit"] or "").split("/")[0]
        return found in ("money", "measure") and head == unit
    if expected == "measure" and found == "measure":
        return _is_measure_right(unit, quantity["unit"])
    if expected in ("count", "measure"):
        return found in ("count", "measure")
    if expected == "duration":
        return bool(found == "duration" and quantity["unit"] == unit)
    return bool(expected == found)


def _stem(word: str) -> str:
    for ending in ("ments", "ment", "ings", "ing", "ies", "es", "s", "ed", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def words_of(*texts: str | None) -> set[str]:
    """Return the stems of the words of `texts` that carry meaning."""
    joined = " ".join(text or "" for text in texts).lower()
    return {_stem(word) for word in re.findall(r"[^\W\d_]+", joined) if word not in IGNORED_WORDS}


def _share_of_words(expected: str, *found: str | None) -> float:
    a, b = words_of(expected), words_of(*found)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def _entity_found(expected: str, entities: list[dict[str, Any]]) -> bool:
    names = {expected.lower(), PLACES.get(expected, expected.lower())}
    for entity in entities:
        given = [str(entity.get(key) or "").lower() for key in ("name", "code")]
        if any(
            name and text and (name == text or name in text or text in name)
            for name in names
            for text in given
        ):
            return True
    return False


def _period_right(note: Note, period: dict[str, Any] | None) -> bool:
    if note.fields.get("period") == "none":
        return period is None
    if not period or not period.get("start") or not period.get("end"):
        return False
    ends = ((note.fields[name], period[name]) for name in ("start", "end"))
    return all(abs(dt.date.fromisoformat(a) - dt.date.fromisoformat(b)) <= DAY for a, b in ends)


def band_of(confidence: float) -> str:
    """Return the tenth that a confidence lies in, as "0.9"; those below a half together."""
    return f"{max(0.4, round(confidence * 100) // 10 / 10):.1f}"


def _is_whole(results: dict[str, tuple[float, object, object]]) -> bool:
    """Say whether a claim read with the right value and unit has the right measure and period as well."""
    names = ("measure overlap", "period", "period none")
    return all(results[name][0] >= 0.5 for name in names if name in results)


def _judge_attributes(score: ClaimScore, passage: Passage, note: Note, claim: dict[str, Any]) -> None:
    quantity, measure, fields = claim["quantity"], claim["measure"], note.fields
    measure_words = (str(measure["id"] or "").replace("-", " "), measure["text"])
    results: dict[str, tuple[float, object, object]] = {}

    def same(name: str, expected: object, found: object) -> None:
        results[name] = (float(expected == found), expected, found)

    kinds = {fields["kind"], quantity["kind"]}
    is_price = kinds == {"money", "measure"}  # "30 rupees a kilo" is money, or rupees per kilogram
    same("kind", fields["kind"], fields["kind"] if is_price else quantity["kind"])
    same("qualifier", fields["qualifier"], quantity["qualifier"])
    same("type", fields["type"], measure["type"])
    stated = "direction stated" if fields["direction"] != "none" else "direction none"
    same(stated, fields["direction"], measure["direction"])
    overlap = _share_of_words(fields["measure"], *measure_words, str(quantity["unit"]))
    results["measure overlap"] = (overlap, fields["measure"], " / ".join(filter(None, measure_words)))
    if fields["kind"] == "count":
        noun = float(bool(words_of(fields["unit"]) & words_of(str(quantity["unit"]), *measure_words)))
        results["counted noun"] = (noun, fields["unit"], quantity["unit"])
    if "modality" in fields:
        same("modality", fields["modality"], claim["modality"])
    if "superlative" in fields:
        found = measure["superlative"]
        results["superlative"] = (float(bool(found)), fields["superlative"], found)
    if fields.get("entities"):
        hits = [_entity_found(name, claim["entities"]) for name in fields["entities"]]
        names = [entity["name"] for entity in claim["entities"]]
        results["entities"] = (sum(hits) / len(hits), fields["entities"], names)
    if "speaker" in fields:
        surname = words_of(fields["speaker"].split()[-1])
        results["speaker"] = (
            float(bool(surname & words_of(claim["speaker"]))),
            fields["speaker"],
            claim["speaker"],
        )
    if "start" in fields or "period" in fields:
        name = "period" if "start" in fields else "period none"
        period = claim["period"] or {}
        expected = f"{fields.get('start', 'none')}..{fields.get('end', '')}"
        shown = f"{period.get('start')}..{period.get('end')}"
        results[name] = (float(_period_right(note, claim["period"])), expected, shown)
    score.whole.setdefault(band_of(claim["confidence"]), Tally()).add(_is_whole(results))
    for name, (right, wanted, got) in results.items():
        score.attributes.setdefault(name, Tally()).add(right)
        if right < 0.5:
            score.wrong.append((name, passage.id, note.text, str(wanted), str(got)))


def _pair(passage: Passage, claims: Sequence[dict[str, Any]]) -> list[tuple[int, int, bool]]:
    candidates = []
    for i, note in enumerate(passage.claims):
        for j, claim in enumerate(claims):
            shared = overlaps(note.span, span_of(claim))
            if shared:
                value = is_value_right(note, claim["quantity"])
                candidates.append((value and is_unit_right(note, claim["quantity"]), value, shared, -i, -j))
    pairs: list[tuple[int, int, bool]] = []
    used_notes: set[int] = set()
    used_claims: set[int] = set()
    for right, _, _, i, j in sorted(candidates, reverse=True):
        if -i not in used_notes and -j not in used_claims:
            used_notes.add(-i)
            used_claims.add(-j)
            pairs.append((-i, -j, right))
    return pairs


def _score_passage(score: ClaimScore, passage: Passage, claims: list[dict[str, Any]]) -> None:
    genre = score.by_genre.setdefault(passage.genre, Tally())
    pairs = {i: (j, right) for i, j, right in _pair(passage, claims)}
    for i, note in enumerate(passage.claims):
        j, right = pairs.get(i, (-1, False))
        score.annotated += 1
        score.spans += j >= 0
        score.found += right
        genre.add(right)
        score.by_kind.setdefault(note.fields["kind"], Tally()).add(right)
        if right:
            _judge_attributes(score, passage, note, claims[j])
        elif j < 0:
            score.misses.append((passage.id, note.text, "missed"))
        else:
            got = claims[j]["quantity"]
            score.misses.append(
                (passage.id, note.text, f"read as {got['kind']} {got['value']} {got['unit']}")
            )
    taken = {j for j, right in pairs.values() if right}
    for j, claim in enumerate(claims):
        near_claim = any(overlaps(note.span, span_of(claim)) for note in passage.claims)
        unscored = any(overlaps(note.span, span_of(claim)) for note in passage.unscored)
        if j in taken or (unscored and not near_claim):
            continue
        score.made_up += 1
        score.whole.setdefault(band_of(claim["confidence"]), Tally()).add(0)
        if not near_claim:
            score.misses.append((passage.id, claim["text"], "made up"))
    for note in passage.others:
        hits = [claim for claim in claims if overlaps(note.span, span_of(claim))]
        inside_claim = any(overlaps(note.span, other.span) for other in passage.claims)
        score.lookalikes.add(float(bool(hits) and not inside_claim))


def score_claims(passages: Sequence[Passage], answer: Answer) -> ClaimScore:
    """Return what came of reading `passages` with `answer`."""
    score = ClaimScore()
    for passage in passages:
        claims = sorted(answer(passage.text, passage.date)["claims"], key=span_of)
        _score_passage(score, passage, claims)
    return score
