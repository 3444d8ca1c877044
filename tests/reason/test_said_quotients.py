import pytest

from tests.rules.prose import alarms


@pytest.mark.parametrize(
    ("text", "flagged"),
    [
        ("The canal cost $84 million. It is 40 miles long. The cost per mile was $2.1 million.", False),
        ("The canal cost $84 million. It is 40 miles long. The cost per mile was $3.6 million.", True),
        ("The firm has 90 million shares. It earned $180 million. Earnings per share were $3.30.", True),
        ("The firm has 90 million shares. It earned $180 million. Earnings per share were $1.96.", False),
        ("Spending per pupil was $7,200. The town has 5,000 pupils and spends $20 million.", True),
        ("Spending per pupil was $7,200. The town has 5,000 pupils and spends $50 million.", False),
        # of another place or thing, and of nothing that is counted
        (
            "The canal cost $84 million. It is 40 miles long. The cost per mile in Spain was $3.6 million.",
            False,
        ),
        ("The firm has 90 million shares. It earned $180 million. The dividend per share was $1.10.", False),
        ("The canal cost $84 million. It has 12 locks. The cost per mile was $3.6 million.", False),
    ],
)
def test_an_amount_said_to_be_per_something(text, flagged):
    assert [rule for rule, _ in alarms(text)] == ["joint-inconsistency"] * flagged
