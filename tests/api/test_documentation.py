import re

import pytest


def test_the_page_loads_nothing_from_other_hosts(client):
    with client.get("/docs") as answer:
        assert answer.status_code == 200
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
        links = re.findall(r'(?:src|href)="([^"]+)"', answer.text)
    assert links
    assert not [link for link in links if "//" in link]
    for link in links:
        with client.get(f"/{link}") as part:
            assert part.status_code == 200


@pytest.mark.parametrize("path", ["/docs/index.html", "/docs/..%2fx.toml", "/docs/oauth2-redirect.html"])
def test_nothing_else_is_served(client, path):
    with client.get(path) as answer:
        assert answer.status_code == 404
        assert answer.mimetype == "application/problem+json"
