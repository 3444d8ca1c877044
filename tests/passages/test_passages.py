"""The annotations fit their texts, their arithmetic holds, and the service does well enough on them."""

from __future__ import annotations

import ast
import datetime as dt
import itertools
import operator
import re
from collections import Counter
from collections.abc import Callable, Mapping

import pytest

from service.model.claim import MeasureType
from service.model.quantity import Qualifier, QuantityKind
from tests.passages.claim_scores import Answer, score_claims
from tests.passages.flag_scores import score_flags
from tests.passages.loading import Item, Joint, Note, Passage, load_items, load_joints, load_passages
from tests.passages.score import pipeline

PASSAGES, ITEMS, JOINTS = load_passages(), load_items(), load_joints()
CONSISTENT_ONLY = {"trap": 40, "long": 8}
FEWEST_PER_SIDE = 12
FLOORS = {  # what was reached; raise them with every improvement, never lower them
    "precision": 0.89,
    "recall": 0.84,
    "look-alikes": 0.045,
    "conflicts": 0.95,
    "right family": 0.97,
    "three-way conflicts": 21,
    "alarms": 0.0,
    "alarms per 1,000 words": 0.0,
    "alarms on annotated texts": 1,
    "sure claims": 0.87,  # right in value, unit, measure and period, of those at 0.9 or more
}
READING = {  # of the claims found, by attribute; likewise
    "kind": 0.95,
    "qualifier": 0.97,
    "type": 0.88,
    "direction stated": 0.93,
    "direction none": 0.95,
    "entities": 0.88,
    "speaker": 0.98,
    "period": 0.84,
    "modality": 0.70,
}
DIRECTIONS = {"increase", "decrease", "none"}
MODALITIES = {"asserted", "projected", "target", "hypothetical", "negated", "reported"}
UNITLESS = {QuantityKind.RATIO, QuantityKind.RANK}


def _by_id(value: object) -> str:
    return str(getattr(value, "id", "")) or str(getattr(getattr(value, "item", None), "id", ""))


def test_passages_are_many_and_of_many_genres() -> None:
    assert len(PASSAGES) >= 40
    assert len({passage.genre for passage in PASSAGES}) >= 10


@pytest.mark.parametrize("passage", PASSAGES, ids=_by_id)
def test_passage_is_a_readable_length(passage: Passage) -> None:
    assert 60 <= len(passage.text.split()) <= 250


@pytest.mark.parametrize("passage", PASSAGES, ids=_by_id)
def test_every_number_of_a_passage_is_annotated(passage: Passage) -> None:
    notes = (*passage.claims, *passage.others, *passage.unscored)
    spans = [note.span for note in notes]
    bare = [
        match.group()
        for match in re.finditer(r"\d+", passage.text)
        if not any(start <= match.start() and match.end() <= end for start, end in spans)
    ]
    assert bare == []


@pytest.mark.parametrize("passage", PASSAGES, ids=_by_id)
def test_annotations_of_a_passage_do_not_overlap(passage: Passage) -> None:
    spans = sorted(note.span for note in (*passage.claims, *passage.others, *passage.unscored))
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))


@pytest.mark.parametrize("passage", PASSAGES, ids=_by_id)
def test_claims_of_a_passage_use_the_words_of_the_contract(passage: Passage) -> None:
    assert passage.claims == tuple(sorted(passage.claims, key=lambda note: note.span))
    for note in passage.claims:
        fields = note.fields
        kind, qualifier = QuantityKind(fields["kind"]), Qualifier(fields["qualifier"])
        assert MeasureType(fields["type"])
        assert fields["direction"] in DIRECTIONS
        assert fields.get("modality", "asserted") in MODALITIES
        assert isinstance(fields["value"], int | float)
        assert ("unit" in fields) is (kind not in UNITLESS)
        assert kind is not QuantityKind.MONEY or re.fullmatch(r"[A-Z]{3}", fields["unit"])
        _assert_ends(note, qualifier)


def _assert_ends(note: Note, qualifier: Qualifier) -> None:
    fields = note.fields
    has_low = qualifier in {Qualifier.RANGE, Qualifier.OVER, Qualifier.AT_LEAST}
    has_high = qualifier in {Qualifier.RANGE, Qualifier.UNDER, Qualifier.AT_MOST}
    assert ("low" in fields, "high" in fields) == (has_low, has_high), note.text
    if has_low and has_high:
        assert fields["low"] < fields["value"] < fields["high"]
    if "start" in fields:
        assert dt.date.fromisoformat(fields["start"]) <= dt.date.fromisoformat(fields["end"])


@pytest.mark.parametrize("passage", PASSAGES, ids=_by_id)
def test_plain_numerals_have_the_value_written(passage: Passage) -> None:
    scales = {
        "thousand": 1e3,
        "million": 1e6,
        "billion": 1e9,
        "trillion": 1e12,
        "lakh crore": 1e12,
        "crore": 1e7,
    }
    pattern = re.compile(
        r"\D{0,4}(\d[\d,]*(?:\.\d+)?)(?: (thousand|million|billion|trillion|lakh crore|crore))?\b[^\d]*"
    )
    for note in passage.claims:
        match = pattern.fullmatch(note.text)
        if note.fields["kind"] in ("percent", "money") and match and match[2]:
            stated = float(match[1].replace(",", "")) * scales[match[2]]
            assert note.fields["value"] == pytest.approx(stated)


@pytest.mark.parametrize("family", sorted({item.family for item in ITEMS}))
def test_every_family_has_passages_of_both_sides(family: str) -> None:
    sides = Counter(item.is_consistent for item in ITEMS if item.family == family)
    if family in CONSISTENT_ONLY:
        assert sides[True] >= CONSISTENT_ONLY[family]
        assert sides[False] == 0
        return
    assert sides[True] >= FEWEST_PER_SIDE
    assert sides[False] >= FEWEST_PER_SIDE


@pytest.mark.parametrize("item", ITEMS, ids=_by_id)
def test_only_conflicts_name_phrases(item: Item) -> None:
    assert item.severity in {None, "warning", "error"}
    assert bool(item.at) is not item.is_consistent
    assert list(item.at) == sorted(item.at)
    assert item.date is None or dt.date.fromisoformat(item.date)
    if item.family == "long":
        assert 150 <= len(item.text.split()) <= 800


def test_no_two_passages_are_the_same() -> None:
    texts = [item.text for item in ITEMS]
    assert len(set(texts)) == len(texts)


OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
}


def _value(node: ast.expr, names: Mapping[str, float]) -> float:
    match node:
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](_value(left, names), _value(right, names))
        case ast.Name(id=name):
            return names[name]
        case ast.Constant(value=int() | float() as number):
            return float(number)
    raise ValueError(f"not plain arithmetic: {ast.dump(node)}")


def _reachable(joint: Joint, target: str) -> tuple[float, float]:
    """Return what the formula can give; every term moves it one way, so the corners bound it."""
    inputs = [name for name in joint.bounds if name != target]
    tree = ast.parse(joint.formula, mode="eval").body
    corners = itertools.product(*(joint.bounds[name] for name in inputs))
    values = [_value(tree, dict(zip(inputs, corner, strict=True))) for corner in corners]
    return min(values), max(values)


@pytest.mark.parametrize("joint", JOINTS, ids=_by_id)
def test_three_way_conflict_is_one(joint: Joint) -> None:
    low, high = _reachable(joint, joint.target)
    stated_low, stated_high = joint.bounds[joint.target]
    assert high < stated_low or stated_high < low


@pytest.mark.parametrize("joint", JOINTS, ids=_by_id)
def test_three_way_conflict_needs_every_claim(joint: Joint) -> None:
    """With any one claim left open, some value of it reconciles the others, so no two exclude each other."""
    stated_low, stated_high = joint.bounds[joint.target]
    for name in joint.bounds:
        if name == joint.target:
            continue
        low, high = joint.bounds[name]
        opened = {**joint.bounds, name: (low * 1e-3, high * 1e3)}
        reach = _reachable(
            Joint(item=joint.item, bounds=opened, formula=joint.formula, target=joint.target), joint.target
        )
        assert reach[0] <= stated_high, name
        assert stated_low <= reach[1], name


def test_there_are_twenty_three_way_conflicts() -> None:
    assert len(JOINTS) >= 20
    assert all(joint.item.why for joint in JOINTS)


@pytest.fixture(scope="module")
def answer() -> Answer:
    """The service in process; these tests wait for the stages that it is made of."""
    try:
        return pipeline()
    except ImportError as error:
        pytest.skip(f"the pipeline is not complete yet: {error}")


def test_reading_stays_above_its_floors(answer: Answer) -> None:
    score = score_claims(PASSAGES, answer)
    assert score.precision >= FLOORS["precision"]
    assert score.recall >= FLOORS["recall"]
    assert score.lookalikes.rate <= FLOORS["look-alikes"]
    rates = {name: score.attributes[name].rate for name in READING}
    assert {name: rate for name, rate in rates.items() if rate < READING[name]} == {}


def test_a_claim_read_with_confidence_is_right_as_a_whole(answer: Answer) -> None:
    bands = score_claims(PASSAGES, answer).whole
    assert bands["0.9"].rate >= FLOORS["sure claims"]
    rates = [tally.rate for _, tally in sorted(bands.items())]
    assert rates == sorted(rates)


def test_conflicts_stay_above_their_floors(answer: Answer) -> None:
    score = score_flags([*ITEMS, *(joint.item for joint in JOINTS)], answer)
    found = [family.recall for family in score.families.values()]
    families = [family.right_family for family in score.families.values()]
    assert sum(tally.right for tally in families) >= FLOORS["right family"] * sum(t.of for t in families)
    alarms = [family.false_alarms for name, family in score.families.items() if name != "long"]
    assert sum(tally.right for tally in found) >= FLOORS["conflicts"] * sum(tally.of for tally in found)
    assert sum(tally.right for tally in alarms) <= FLOORS["alarms"] * sum(tally.of for tally in alarms)
    assert score.alarms_per_thousand_words <= FLOORS["alarms per 1,000 words"]


def test_annotated_texts_agree_with_themselves(answer: Answer) -> None:
    flags = [flag for passage in PASSAGES for flag in answer(passage.text, passage.date)["flags"]]
    alarms = [flag["message"] for flag in flags if flag["severity"] != "info"]
    assert len(alarms) <= FLOORS["alarms on annotated texts"], alarms


def test_three_way_conflicts_are_found_by_one_flag_that_names_them_all(answer: Answer) -> None:
    assert sum(_is_told_once(joint, answer) for joint in JOINTS) >= FLOORS["three-way conflicts"]


def _is_told_once(joint: Joint, answer: Answer) -> bool:
    report = answer(joint.item.text, joint.item.date)
    spans = {claim["id"]: (claim["start"], claim["end"]) for claim in report["claims"]}
    flags = [flag for flag in report["flags"] if flag["severity"] != "info"]
    named = [[spans[name] for name in flag["claims"]] for flag in flags]
    return len(flags) == 1 and all(
        any(start < at[1] and at[0] < end for start, end in named[0]) for at in joint.item.at
    )
