"""GET /v1/rules and GET /v1/rules/{id}."""

from __future__ import annotations

from flask import Response, jsonify
from werkzeug.exceptions import NotFound

from service.api.desk import Desk
from service.api.routes import Answer, Blueprint, add_route
from service.api.schemas.rules import RuleListSchema, RuleSchema
from service.rules.describe import describe

_RULE_ID = {"in": "path", "name": "rule_id", "description": "Id of the rule."}


def rules_blueprint(desk: Desk) -> Blueprint:
    """Return the routes that explain the rules."""
    rules = {rule.id: describe(rule) for rule in desk.rules}

    def list_rules() -> Response:
        """List the rules: what each finds, its formula, examples and severity."""
        return jsonify({"rules": list(rules.values())})

    def get_rule(rule_id: str) -> Response:
        """Explain one rule."""
        if rule_id not in rules:
            raise NotFound(f"There is no rule {rule_id!r}; GET /v1/rules lists them.")
        return jsonify(rules[rule_id])

    blueprint = Blueprint("rules", __name__, url_prefix="/v1/rules", description="What is checked, and how.")
    add_route(blueprint, "", list_rules, Answer(RuleListSchema, "Every rule, by id."))
    add_route(
        blueprint,
        "/<string:rule_id>",
        get_rule,
        Answer(RuleSchema, "The rule."),
        problems=(404,),
        path_parameters=[_RULE_ID],
    )
    return blueprint
