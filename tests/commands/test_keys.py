import json
import re

import pytest


@pytest.fixture(autouse=True)
def own_store(monkeypatch, tmp_path):
    monkeypatch.setenv("COUNTERCHECK_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATABASE_URL", raising=False)


def test_a_key_is_shown_once_listed_and_revoked(run_cli):
    code, secret, said = run_cli("keys", "create", "data desk")
    assert code == 0
    assert re.fullmatch(r"cck_[A-Za-z0-9_-]{43}\n", secret)
    key_id = said.split()[1]
    code, listed, _ = run_cli("keys", "list")
    assert code == 0
    assert "data desk" in listed
    assert "in use" in listed
    assert secret.strip() not in listed
    assert run_cli("keys", "revoke", key_id)[0] == 0
    listed = json.loads(run_cli("keys", "list", "--format", "json")[1])
    ((key),) = listed["keys"]
    assert (key["id"], key["name"]) == (key_id, "data desk")
    assert key["revoked_at"]


def test_a_key_that_does_not_exist_cannot_be_revoked(run_cli):
    code, output, errors = run_cli("keys", "revoke", "00000000")
    assert (code, output) == (2, "")
    assert "no key '00000000' is in use" in errors
