"""Grammar rules on a real LanguageTool, fetched through Maven where there are Java and Maven."""

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk import readers
from copydesk.api import Options, lint_paths, lint_text
from copydesk.languagetool import folders, running, tool
from copydesk.languagetool.desk import Desk
from copydesk.languagetool.texts import Places, texts
from copydesk.languagetool.wanted import Request, Wish, united
from copydesk.model.document import Document

pytestmark = pytest.mark.usefixtures("languagetool")
ON = Options(isolated=True, select=("grammar",))
ALL = Wish(frozenset({"GRAMMAR", "MISC", "TYPOS", "TYPOGRAPHY", "PUNCTUATION", "CASING", "CONFUSED_WORDS"}))
PARTS = st.sampled_from(
    [
        *(
            "He have a boat",
            "She could of swum",
            "it was a old pier",
            "teh harbor",
            "the the crew",
            "We waits",
        ),
        *(
            "😀😀",
            "👨‍👩‍👧",
            "𝐁𝐨𝐥𝐝",
            "cafe\u0301",
            "nai\u0308ve",
            "\u00ad",
            "[a old boat](http://example.org)",
        ),
        *(
            "“It were late,” she said",
            "*They was* here",
            "`code`",
            ".",
            ",",
            " ,",
            "\r\n\r\n",
            "\n\n> ",
            "\n\n- ",
            "’s",
        ),
    ]
)


def lookups(document: Document) -> list[tuple[str, str]]:
    """Return the words at each place found, beside those that LanguageTool says it means."""
    url = running.ensure(folders.find()).url
    pairs: list[tuple[str, str]] = []
    for text in texts(document.blocks, 60_000):
        places = Places(text)
        connected = tool.connect(url)
        params = {"language": "en-US", "text": text.sent}
        raw = connected._query_server(f"{url}/v2/check", params, method="post")  # type: ignore[attr-defined]
        for found in raw["matches"]:
            context = found["context"]
            units = context["text"].encode("utf-16-le")
            at = slice(context["offset"] * 2, (context["offset"] + context["length"]) * 2)
            place = places.stretch(found["offset"], found["length"])
            if place is not None:
                said = units[at].decode("utf-16-le")
                mine = place[1].of(place[0].text)
                pairs.append((mine.replace("\n", " "), said))
    return pairs


@given(st.lists(PARTS, min_size=1, max_size=9).map(" ".join))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_every_place_is_of_the_words_that_languagetool_means(source: str) -> None:
    for mine, said in lookups(readers.read("a.md", source)):
        assert mine == said


def test_what_has_to_be_found_is_found_where_it_stands() -> None:
    source = (
        "# Ferry late 😀\r\n\r\n"
        "😀 The pilot 👨‍👩‍👧 said in [the the](http://example.org) log 😀 that it is *a* old boat.\r\n\r\n"
        "The harbuor was closed, said Ana Ruiz 's crew.\r\n"
    )
    report = lint_text(source, "a.md", ON)
    assert report.problems == ()
    assert [(one.location.line, one.location.excerpt) for one in report.findings] == [
        (3, "the the"),
        (3, "a"),
        (5, "harbuor"),
        (5, "Ruiz 's"),
    ]


def test_the_house_selection_lets_names_and_abbreviations_pass() -> None:
    text = "Kim Jong Un met the KNXA and the KRTV on Monday. Then Kim Jong Un 's aides left.\n"
    findings = lint_text(text, "a.md", ON).findings
    assert [one.location.excerpt for one in findings] == ["Un 's"]


def test_noise_hides_no_error() -> None:
    """LanguageTool drops what overlaps; a rule that nobody wants is off in the request itself."""
    wish = Wish(frozenset({"TYPOGRAPHY", "PROPER_NOUNS"}), without=frozenset({"JONG_UN"}))
    connected = tool.connect(running.ensure(folders.find()).url)
    text = "They saw Kim Jong Un 's aides."
    found = connected.check_text(text, "en-US", united([wish], picky=False))
    assert [one.rule for one in found] == ["APOS_SPACE_CONTRACTION"]
    every = connected.check_text(text, "en-US", Request())
    assert "APOS_SPACE_CONTRACTION" not in {one.rule for one in every}


def test_british_english_is_checked_as_such() -> None:
    text = "---\nlang: {}\n---\n\nThe colour of the harbour is red.\n"
    assert lint_text(text.format("en-GB"), "a.md", ON).findings == ()
    assert len(lint_text(text.format("en-US"), "a.md", ON).findings) == 2


def test_nothing_is_lost_when_the_server_is_killed(tmp_path: Path) -> None:
    for number in range(12):
        (tmp_path / f"{number}.md").write_text(
            f"The pilot said in {number} that it is a old boat.\n", "utf-8"
        )
    killed: list[int] = []

    def killing(paths: object) -> object:
        for number, path in enumerate(paths):  # type: ignore[call-overload]
            if number == 6:
                (server,) = running.running()
                os.kill(server.process, signal.SIGKILL)
                killed.append(server.process)
            yield path

    report = lint_paths([str(tmp_path)], ON, progress=killing)  # type: ignore[arg-type]
    assert killed
    assert report.problems == ()
    assert [one.location.excerpt for one in report.findings] == ["a"] * 12


def test_a_second_run_makes_no_request() -> None:
    document = readers.read("a.md", "The pilot said that it is a old boat.\n")
    first, second = Desk((ALL,)), Desk((ALL,))
    assert first.ask(document, "", picky=False).hits
    assert [hit.found for hit in second.ask(document, "", picky=False).hits]
    assert (first.requests, second.requests) == (1, 0)
