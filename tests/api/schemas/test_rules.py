import json

import pytest

from service.api.schemas.rules import RuleSchema
from service.model.rule import Rule
from service.rules import load_rules
from service.rules.describe import describe


@pytest.mark.parametrize("rule", load_rules(), ids=lambda rule: str(rule.id))
def test_what_a_rule_says_of_itself_is_described(rule: Rule) -> None:
    assert RuleSchema().validate(json.loads(json.dumps(describe(rule), allow_nan=False))) == {}
