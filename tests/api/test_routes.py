from flask import Flask, Response

from service.api.problems import ProblemApi
from service.api.routes import Answer, Blueprint, add_route


def test_a_route_is_served_and_described() -> None:
    app = Flask(__name__)
    app.config.update(API_TITLE="Test", API_VERSION="1", OPENAPI_VERSION="3.1.0")
    api = ProblemApi(app)

    def show_tide(port: str) -> Response:
        """Show the tide.

        In metres.
        """
        return Response(f"high at {port}")

    blueprint = Blueprint("tides", __name__)
    add_route(
        blueprint,
        "/tides/<string:port>",
        show_tide,
        Answer({"type": "string"}, "The tide.", "text/plain"),
        problems=(404,),
        path_parameters=[{"in": "path", "name": "port", "description": "A harbour."}],
    )
    api.register_blueprint(blueprint)

    assert app.test_client().get("/tides/Dover").get_data() == b"high at Dover"
    item = api.spec.to_dict()["paths"]["/tides/{port}"]
    assert item["parameters"][0]["description"] == "A harbour."
    assert item["get"]["operationId"] == "show_tide"
    assert item["get"]["summary"] == "Show the tide."
    assert item["get"]["description"] == "In metres."
    assert item["get"]["responses"]["200"] == {
        "description": "The tide.",
        "content": {"text/plain": {"schema": {"type": "string"}}},
    }
    assert item["get"]["responses"]["404"] == {"$ref": "#/components/responses/NOT_FOUND"}
