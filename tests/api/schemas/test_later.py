from service.api.schemas.later import LaterSchema


def test_every_state_is_described() -> None:
    told = {
        "id": "0" * 32,
        "status": "running",
        "stage": "comparing",
        "progress": 0.5,
        "attempts": 1,
        "created_at": "2024-05-06T07:08:09+00:00",
        "updated_at": "2024-05-06T07:08:10+00:00",
        "expires_at": "2024-05-07T07:08:09+00:00",
        "result": None,
    }
    assert LaterSchema().validate(told) == {}
    assert LaterSchema().validate(told | {"status": "lost"}) != {}
