import pytest
import requests

from service.reference.addresses import GuardedAdapter, is_public, look_up
from service.reference.records import SourceError
from tests.reference.replay import Replay


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700::1111", "64:ff9b::808:808"])
def test_addresses_outside(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0",  # noqa: S104
     "100.64.0.1", "224.0.0.1", "255.255.255.255", "198.18.0.1", "192.0.2.1", "::1", "::", "fe80::1%eth0",
     "fc00::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1",
     "2001:db8::1"],
)  # fmt: skip
def test_addresses_inside(address: str) -> None:
    assert not is_public(address)


class Names:
    """A name server that answers otherwise each time."""

    def __init__(self, *answers: list[str]) -> None:
        self.answers = list(answers)
        self.asked = 0

    def __call__(self, host: str, port: int) -> list[str]:
        self.asked += 1
        return self.answers.pop(0)


def get(url: str, names: Names, *allowed: str) -> requests.Response:
    with requests.Session() as session:
        session.trust_env = False
        session.mount("http://", GuardedAdapter(frozenset(allowed), names))
        return session.get(url, timeout=2, allow_redirects=False)


def test_the_connection_goes_to_the_address_that_was_judged(replay: Replay) -> None:
    port = replay.url.rpartition(":")[2]
    replay.says("/x", b"data")
    names = Names(["127.0.0.1"], ["203.0.113.9"])
    response = get(f"http://data.example:{port}/x", names, "data.example")
    assert response.content == b"data"
    assert names.asked == 1
    ((_, headers),) = replay.asked
    assert headers["host"] == f"data.example:{port}"


@pytest.mark.parametrize("addresses", [["10.0.0.1"], ["8.8.8.8", "10.0.0.1"], ["::ffff:127.0.0.1"]])
def test_a_name_that_leads_inside_is_refused(addresses: list[str]) -> None:
    with pytest.raises(SourceError, match=r"data\.example lies inside the network"):
        get("http://data.example/x", Names(addresses))


def test_a_name_without_address_is_named() -> None:
    def nothing(host: str, port: int) -> list[str]:
        raise OSError

    with requests.Session() as session:
        session.mount("http://", GuardedAdapter(frozenset(), nothing))
        with pytest.raises(SourceError, match=r"data\.example has no address"):
            session.get("http://data.example/", timeout=2)


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "127.1", "017700000001"])
def test_other_spellings_of_an_address_are_judged_by_what_they_lead_to(host: str) -> None:
    try:
        addresses = look_up(host, 80)
    except OSError:
        return  # this machine does not read it as an address at all
    assert not any(is_public(address) for address in addresses)


def test_one_allowed_port_does_not_allow_another(replay: Replay) -> None:
    port = replay.url.rpartition(":")[2]
    with pytest.raises(SourceError, match="inside the network"):
        get(f"http://data.example:{port}/x", Names(["127.0.0.1"]), "data.example:1")
