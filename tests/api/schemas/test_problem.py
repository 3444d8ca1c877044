from service.api.schemas.problem import ProblemSchema

PROBLEM = {
    "type": "urn:countercheck:problem:invalid-fields",
    "title": "Some fields cannot be used",
    "status": 422,
    "detail": "Fields that cannot be used: text.",
    "errors": [{"field": "text", "message": "Missing data for required field."}],
    "request_id": "r-1",
}


def test_a_whole_problem_is_described() -> None:
    assert ProblemSchema().validate(PROBLEM) == {}


def test_every_member_is_needed() -> None:
    for name in PROBLEM:
        rest = {key: value for key, value in PROBLEM.items() if key != name}
        assert list(ProblemSchema().validate(rest)) == [name]
