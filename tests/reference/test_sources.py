import io
from typing import Any

import pytest

from service.errors import InputError
from service.reference.records import SourceError
from service.reference.sources import Fetched, Fetcher, FetchLimits
from tests.reference.replay import Answer, Replay

HOSTS = frozenset({"127.0.0.1"})
DATA = b"country,year,value\nPL,2020,1\n" * 20


def fetch(
    url: str, *, limits: dict[str, Any] | None = None, **options: Any
) -> tuple[Fetched, bytes, list[float]]:
    waits: list[float] = []
    into = io.BytesIO()
    bounds = {"timeout_s": 2.0, "attempts": 3} | (limits or {})
    fetcher = Fetcher(allowed_hosts=HOSTS, limits=FetchLimits(**bounds), wait=waits.append)
    return fetcher.fetch(url, into, **options), into.getvalue(), waits


def test_an_answer_is_written_with_what_the_next_time_needs(replay: Replay) -> None:
    url = replay.says(
        "/a.csv", Answer(DATA, headers={"ETag": '"1"', "Last-Modified": "Mon, 02 Mar 2026 00:00:00 GMT"})
    )
    fetched, body, waits = fetch(url, headers={"Accept": "text/csv"})
    assert body == DATA
    assert (fetched.is_new, fetched.etag, fetched.url) == (True, '"1"', url)
    assert fetched.last_modified.endswith("GMT")
    assert len(fetched.sha256) == 64
    assert waits == []
    ((_, headers),) = replay.asked
    assert headers["accept"] == "text/csv"
    assert headers["user-agent"].startswith("countercheck/")


def test_what_has_not_changed_is_not_sent_again(replay: Replay) -> None:
    url = replay.says("/a.csv", Answer(status=304))
    fetched, body, _ = fetch(url, etag='"1"', last_modified="Mon, 02 Mar 2026 00:00:00 GMT")
    assert (fetched.is_new, body) == (False, b"")
    ((_, headers),) = replay.asked
    assert headers["if-none-match"] == '"1"'
    assert headers["if-modified-since"] == "Mon, 02 Mar 2026 00:00:00 GMT"


def test_a_busy_source_is_asked_again_when_it_says(replay: Replay) -> None:
    busy = Answer(b"slow down", 429, {"Retry-After": "7"})
    url = replay.says("/a.csv", busy, Answer(b"oops", 500), DATA)
    _, body, waits = fetch(url)
    assert body == DATA
    assert waits == [7.0, 2.0]


def test_nobody_waits_longer_than_a_minute(replay: Replay) -> None:
    url = replay.says("/a.csv", Answer(b"", 503, {"Retry-After": "86400"}), DATA)
    assert fetch(url)[2] == [60.0]
    late = "Fri, 31 Dec 2100 23:59:59 GMT"
    url = replay.says(
        "/b.csv", Answer(b"", 503, {"Retry-After": late}), Answer(b"", 503, {"Retry-After": "soon"}), DATA
    )
    assert fetch(url)[2] == [60.0, 2.0]


@pytest.mark.parametrize(
    ("answer", "said", "asked"),
    [
        (Answer(b"oops", 500), "127.0.0.1 answers with status 500, 3 times", 3),
        (Answer(b"busy", 429), "answers with status 429, 3 times", 3),
        (Answer(b"gone", 404), "answers with status 404", 1),
        (Answer(b"who", 401), "answers with status 401", 1),
        (Answer(DATA, stated=len(DATA) + 50), "breaks off in the middle of its answer, 3 times", 3),
    ],
    ids=["500", "429", "404", "401", "truncated"],
)
def test_a_source_that_fails_is_named_with_how(replay: Replay, answer: Answer, said: str, asked: int) -> None:
    url = replay.says("/a.csv", answer)
    with pytest.raises(SourceError) as caught:
        fetch(url)
    assert said in caught.value.detail
    assert len(replay.asked) == asked


def test_a_source_that_is_silent_is_given_up(replay: Replay) -> None:
    url = replay.says("/a.csv", Answer(DATA, pause_s=1.0))
    with pytest.raises(SourceError, match="does not answer in time"):
        fetch(url, limits={"timeout_s": 0.2, "attempts": 2})


def test_a_source_that_drips_is_given_up(replay: Replay) -> None:
    url = replay.says("/a.csv", Answer(DATA, pause_s=0.05))
    with pytest.raises(SourceError, match=r"takes longer than 0\.3 s|does not answer in time"):
        fetch(url, limits={"total_s": 0.3, "attempts": 1})


def test_an_answer_is_not_read_past_the_limit(replay: Replay) -> None:
    url = replay.says("/a.csv", b"x" * 2_000_000)
    with pytest.raises(SourceError, match="more than 100000 bytes"):
        fetch(url, limits={"most_bytes": 100_000})


def test_a_source_that_cannot_be_reached_is_said_so() -> None:
    with pytest.raises(SourceError, match=r"127\.0\.0\.1 cannot be reached, 2 times"):
        fetch("http://127.0.0.1:9/", limits={"attempts": 2})


def test_redirects_are_followed_and_bounded(replay: Replay) -> None:
    url = replay.says("/old", Answer(status=302, headers={"Location": "/new"}))
    replay.says("/new", DATA)
    fetched, body, _ = fetch(url)
    assert (body, fetched.url) == (DATA, f"{replay.url}/new")
    loop = replay.says("/loop", Answer(status=301, headers={"Location": "/loop"}))
    with pytest.raises(SourceError, match="redirects more than 5 times"):
        fetch(loop)


@pytest.mark.parametrize(
    ("location", "said"),
    [
        ("http://localhost:1/", "localhost lies inside the network"),
        ("http://169.254.169.254/latest/meta-data", "169.254.169.254 lies inside the network"),
        ("http://[::1]/", "::1 lies inside the network"),
        ("file:///etc/hostname", "what is no address of the web"),
        ("gopher://x/", "what is no address of the web"),
        ("http://user:secret@127.0.0.1/", "what is no address of the web"),
    ],
)
def test_a_redirect_into_the_network_is_not_followed(replay: Replay, location: str, said: str) -> None:
    url = replay.says("/a", Answer(status=302, headers={"Location": location}))
    with pytest.raises(SourceError) as caught:
        fetch(url)
    assert said in caught.value.detail
    assert len(replay.asked) == 1


@pytest.mark.parametrize(
    "url",
    [
        "",
        "ftp://x/y",
        "file:///etc/passwd",
        "http://",
        "//x/y",
        "http://u:p@x/",
        "http://x:99999/",
        "http://[x/",
        "x" * 3000,
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(InputError):
        fetch(url)


def test_a_host_inside_is_refused_unless_allowed(replay: Replay) -> None:
    url = replay.says("/a.csv", DATA)
    with pytest.raises(SourceError, match="COUNTERCHECK_ALLOWED_HOSTS can allow it"):
        Fetcher().fetch(url, io.BytesIO())
    assert replay.asked == []
    host = url.removeprefix("http://").partition("/")[0]
    assert Fetcher(allowed_hosts=frozenset({host})).fetch(url, io.BytesIO()).is_new
