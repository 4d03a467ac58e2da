from copydesk.readers import newsroom
from copydesk.readers.dates import find_date


def test_bylines_are_by_and_names_only() -> None:
    assert newsroom.is_byline("By Ana Ruiz and Luis de Vega")
    assert newsroom.is_byline("Words by Ana Ruiz")
    for text in (
        "By Ana Ruiz.",
        "By Monday",
        "By the end",
        "By Ana " * 20,
        "By Ana, who knows it",
        "Ana Ruiz",
    ):
        assert not newsroom.is_byline(text), text


def test_a_dateline_ends_before_the_article() -> None:
    text = "PORT ELLARY, March 2, 2026 (Lakefront Wire) — Rain fell."
    found = newsroom.dateline(text, first=False)
    assert found
    assert (text[: found[0]], text[found[1] :]) == (
        "PORT ELLARY, March 2, 2026 (Lakefront Wire)",
        "Rain fell.",
    )
    assert newsroom.dateline("LIMA, 2 March — Rain fell.", first=True)
    assert not newsroom.dateline("LIMA, 2 March — Rain fell.", first=False)
    assert not newsroom.dateline("Rain — it fell.", first=True)


def test_headlines() -> None:
    assert newsroom.is_headline_like("Rain falls on Lima")
    for text in (
        "rain falls",
        "Rain falls.",
        "(Rain falls)",
        "By Ana Ruiz",
        "2 March 2026",
        "Read more here",
        "Rain",
    ):
        assert not newsroom.is_headline_like(text), text
    assert newsroom.is_headline_like("And then it rained...")
    assert not newsroom.is_headline_like("Rain " * 60)


def test_a_date_line_holds_little_else() -> None:
    assert newsroom.is_date_line("Monday, 2 March 2026, 10am")
    assert not newsroom.is_date_line("Rain fell on 2 March 2026")
    assert not newsroom.is_date_line("It was 2 March 2026.")


def test_dates_that_do_not_exist_are_none() -> None:
    assert find_date("31 February 2026") is None
    assert find_date("February 31, 2026") is None
    assert str(find_date("Sept. 3rd, 2026")) == "2026-09-03"
