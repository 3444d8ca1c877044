import pytest

from tests.factories import claim, link
from tests.rules.prose import alarms
from tests.rules.running import UNKNOWN, run

RULE = "uncompared-claim"


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ({}, "no second statement of the same measure"),
        ({"modality": "negated"}, "the sentence denies it"),
        ({"modality": "hypothetical"}, "it is only supposed, not asserted"),
        ({"measure": None, "text": ""}, "the text does not say of what measure it is"),
    ],
)
def test_reason_of_a_lone_claim(more, reason):
    check = run(RULE, claim("2.0 million USD", **more))[0]
    assert (check.outcome, check.severity) == UNKNOWN
    assert check.reason == reason


def test_reason_of_a_corrected_claim():
    wrong, right = claim("46 %"), claim("36 %")
    checks = run(RULE, wrong, right, links=(link("correction", right, wrong),))
    assert checks[0].reason == "the speaker corrects it at once"


def test_reasons_of_claims_of_one_measure():
    checks = run(
        RULE, claim("2.0 million USD"), claim("3.0 million USD", when="2021"), claim("1 USD", when=None)
    )
    assert [check.reason for check in checks] == [
        "the other statements of this measure are for other periods or in other units",
        "the other statements of this measure are for other periods or in other units",
        "its period is unknown",
    ]


MUST_NOT_FLAG = {
    "one figure": "The bridge is 412 metres long.",
    "a rank": "Ghana is the second-largest producer of cocoa.",
    "a supposition": "If we sold 90 boats, we could pay.",
}


@pytest.mark.parametrize("text", MUST_NOT_FLAG.values(), ids=MUST_NOT_FLAG)
def test_must_not_flag(text):
    assert alarms(text) == []
