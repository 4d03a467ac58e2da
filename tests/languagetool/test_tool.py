import pytest

from copydesk.errors import ServiceError
from copydesk.languagetool.tool import (
    RateError,
    SlowError,
    TooLongError,
    UnreachableError,
    checked,
    is_here,
    read,
)


@pytest.mark.parametrize("url", ["http://localhost:8081", "http://127.0.0.1", "http://[::1]:80/v2"])
def test_this_machine_is_known_by_its_addresses(url: str) -> None:
    assert is_here(url)


@pytest.mark.parametrize(
    "url", ["http://example.org", "http://10.0.0.1", "http://localhost.example.org", "x"]
)
def test_others_are_not_this_machine(url: str) -> None:
    assert not is_here(url)


def test_an_address_is_used_in_one_form() -> None:
    assert (
        checked("http://localhost:8081") == checked("http://localhost:8081/v2/") == "http://localhost:8081/"
    )
    assert checked("https://example.org/api/v2") == "https://example.org/api/"


@pytest.mark.parametrize(
    "url",
    [
        "",
        "localhost:8081",
        "file:///x",
        "http://",
        "http://a:99999",
        "http://u:p@a",
        "http://a/?b",
        "http://[a",
    ],
)
def test_what_is_no_address_is_refused(url: str) -> None:
    with pytest.raises(ServiceError, match="no address of a server"):
        checked(url)


def test_a_text_that_is_too_long_tells_the_limit() -> None:
    with pytest.raises(TooLongError) as caught:
        read(400, {}, b"Error: Your text exceeds the limit of 20,000 characters (it's 30000 characters).")
    assert caught.value.limit == 20_000
    with pytest.raises(TooLongError) as caught:
        read(413, {}, b"<html>")
    assert caught.value.limit is None
    with pytest.raises(TooLongError) as caught:
        read(500, {}, b"Error: text too long")
    assert caught.value.limit is None


def test_a_rate_limit_tells_how_long_to_wait() -> None:
    with pytest.raises(RateError) as caught:
        read(429, {"Retry-After": "7"}, b"")
    assert caught.value.wait == 7
    with pytest.raises(RateError) as caught:
        read(426, {"Retry-After": "soon"}, b"")
    assert caught.value.wait is None


def test_a_server_that_gives_up_or_goes_away_is_told_apart() -> None:
    with pytest.raises(SlowError):
        read(500, {}, b"Error: Checking took longer than 60.0 seconds, which is this server's limit.")
    with pytest.raises(UnreachableError, match="Out of memory"):
        read(500, {}, b"Error: Out of memory")


def test_other_answers_are_repeated() -> None:
    with pytest.raises(ServiceError, match="answers 403: No entry"):
        read(403, {}, b"No entry")
    with pytest.raises(ServiceError, match="sends us elsewhere"):
        read(302, {}, b"")
    with pytest.raises(ServiceError, match="does not answer as LanguageTool does"):
        read(200, {}, b"<html>")
