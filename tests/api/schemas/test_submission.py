from service.api.schemas.submission import submission_schemas

OPTIONS = {
    *("document_date", "title", "source_url", "entities", "datasets", "rules", "offset_unit", "return_text"),
    *("minimum_severity", "minimum_confidence", "silence"),
}


def test_the_ways_in_differ_only_in_the_text() -> None:
    schemas = submission_schemas(("value-conflict",), 10, 20)
    assert set(schemas.body.fields) == OPTIONS | {"text"}
    assert set(schemas.form.fields) == OPTIONS | {"file", "input_format"}
    assert set(schemas.query.fields) == OPTIONS | {"input_format"}
    assert set(schemas.text.fields) == {"text"}
    assert set(schemas.answer.fields) == {"format", "fail_on"}


def test_only_json_has_nulls() -> None:
    schemas = submission_schemas(("value-conflict",), 10, 20)
    assert all(schemas.body.fields[name].allow_none for name in OPTIONS)
    assert not any(
        field.allow_none for field in (*schemas.form.fields.values(), *schemas.query.fields.values())
    )
    assert not schemas.body.fields["text"].allow_none


def test_two_services_do_not_share_their_limits() -> None:
    short, long = submission_schemas((), 1, 9), submission_schemas((), 2, 9)
    assert short.body.validate({"text": "ab"}) == {"text": ["Longer than maximum length 1."]}
    assert long.body.validate({"text": "ab"}) == {}
    assert (short.text_property["maxLength"], long.text_property["maxLength"]) == (1, 2)
