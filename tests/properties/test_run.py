"""Any bytes in: findings or a clear problem, never a traceback; and the order of things changes nothing."""

import random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.api import Options, lint_bytes, lint_text, rulebook
from copydesk.engine.run import check_documents
from copydesk.model.finding import Finding, Report
from copydesk.readers import read

ISOLATED = Options(isolated=True, preview=True)
WORDS = st.sampled_from(
    (
        "About 600 troops died", "700 troops died", "honour", "honor", "the the", "“",
        "”", "'s", " 's ",
        "experts say", "last October", "- ", "# ", "> ", "---\n", "title: x\n", "+++\n", "![a](b)", "*", "_",
        "`", "<b>", "<!-- ", " -->", "{{< ", " >}}", "{% ", " %}", "| a | b |\n|--|--|\n", "&amp;",
        "\\*", "\n",
        "\n\n", "\r\n", "\r", "\t", "    ", "[^1]: ", "[x]: y\n", "$", "\u2028", "\ufeff", "\x00",
        "é", "日本",
        "12 of 48 (25%)", "rose from 40 to 30", "Friday, 3 May 2021", "21 km (19 miles)", "…", "No. 10", "a",
    )
)  # fmt: skip
TEXTS = st.lists(WORDS | st.text(max_size=8), max_size=40).map("".join)
SLOW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def sound(report: Report, text: str) -> None:
    """Every place lies in the text, and no rule crashed."""
    assert not [one for one in report.problems if "Please report" in one.message]
    for finding in report.findings:
        for place in (finding.location, *finding.related):
            assert 0 <= place.span.start <= place.span.end <= len(text)
            assert place.excerpt == text[place.span.start : place.span.end]
        assert finding.message


@SLOW
@given(TEXTS, st.sampled_from(["a.md", "a.txt", "a"]))
def test_any_text_gives_findings_that_lie_in_it(text: str, name: str) -> None:
    text = text.replace("\0", "")
    sound(lint_text(text, name, ISOLATED), text)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200), st.sampled_from(["a.md", "a.txt"]))
def test_any_bytes_give_a_report(data: bytes, name: str) -> None:
    report = lint_bytes(data, name, ISOLATED)
    assert report.files + len(report.problems) >= 1


def seen(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return sorted((one.location.path, one.rule, one.fingerprint) for one in findings)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=2, max_size=4), st.integers(0, 99))
def test_the_order_of_files_and_rules_changes_nothing(texts: list[str], seed: int) -> None:
    rules = list(rulebook(ISOLATED).rules)
    documents = [read(f"{number}.md", text.replace("\0", "")) for number, text in enumerate(texts)]
    before = seen(check_documents(rules, documents)[0])
    shuffle = random.Random(seed)  # noqa: S311  no secret
    shuffle.shuffle(rules)
    shuffle.shuffle(documents)
    assert seen(check_documents(rules, documents)[0]) == before
