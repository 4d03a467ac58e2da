"""Silence is offered in the way that works: tried out on the article before it is offered."""

import pytest

from copydesk.config.workspace import Options
from copydesk.lsp.edits import differences, silencing_edit
from copydesk.lsp.examiner import Examiner
from copydesk.lsp.positions import Positions
from copydesk.model.finding import Edit, Finding
from copydesk.text.span import Span

OPTIONS = Options(isolated=True, select=("wording.doubled-word", "headlines", "captions"), force_exclude=True)


def silenced(name: str, text: str, rule: str = "wording.doubled-word") -> str | None:
    """Return the article once its finding is silenced, checked to be silent; None where no way is offered."""
    examiner = Examiner(OPTIONS)
    found = [one for one in examiner.check(name, text).findings if one.rule == rule]
    assert found
    way = examiner.silencing(text, found[-1])
    if way is None:
        return None
    at = way.edit.span.start
    made = f"{text[:at]}{way.edit.text}{text[at:]}"
    left = [one for one in examiner.check(name, made).findings if one.rule == rule]
    assert len(left) == len(found) - 1
    return made


COMMENT = "<!-- copydesk: ignore doubled-word: reason -->"


def test_a_paragraph_has_its_comment_on_a_line_before_it() -> None:
    assert silenced("a.md", "# Fire\n\nThe of of it.\n") == f"# Fire\n\n{COMMENT}\nThe of of it.\n"
    assert silenced("a.md", "# Fire\r\rThe of of it.\r") == f"# Fire\r\r{COMMENT}\rThe of of it.\r"
    assert silenced("a.md", "# The of of it\n\nFire.\n") == f"{COMMENT}\n# The of of it\n\nFire.\n"


def test_what_has_no_line_of_its_own_has_its_comment_within() -> None:
    assert silenced("a.md", "- One.\n- The of of it.\n") == f"- One.\n- The of of it. {COMMENT}\n"
    assert silenced("a.md", "> One.\n>\n> The of of it.\n") == f"> One.\n>\n> The of of it. {COMMENT}\n"


def test_html_has_comments_too() -> None:
    assert silenced("a.html", "<p>The of of it.</p>\n") == f"{COMMENT}\n<p>The of of it.</p>\n"
    text = "<p>One.</p><p>The of of it.</p>"
    assert silenced("a.html", text) == f"<p>One.</p><p>The of of it. {COMMENT}</p>"


@pytest.mark.parametrize(
    ("fence", "before", "after"),
    [
        ("---\n{}---\n", "", "copydesk-ignore:\n  doubled-word: reason\n"),
        (
            "---\n{}---\n",
            "copydesk-ignore:\n   wrong-total: sic\n",
            "copydesk-ignore:\n   doubled-word: reason\n   wrong-total: sic\n",
        ),
        (
            "---\n{}---\n",
            "copydesk-ignore: [wrong-total]\n",
            "copydesk-ignore: [wrong-total, doubled-word]\n",
        ),
        ("+++\n{}+++\n", "", 'copydesk-ignore = ["doubled-word"]\n'),
        (
            "+++\n{}+++\n",
            'copydesk-ignore = ["wrong-total"]\n',
            'copydesk-ignore = ["wrong-total", "doubled-word"]\n',
        ),
    ],
)
def test_front_matter_has_a_key(fence: str, before: str, after: str) -> None:
    title = 'title = "The of of it"\n' if "+" in fence else "title: The of of it\n"
    made = silenced("a.md", f"{fence.format(before + title)}\nFire.\n")
    assert made == f"{fence.format(after + title)}\nFire.\n"


def test_plain_text_is_given_front_matter() -> None:
    key = "---\ncopydesk-ignore:\n  doubled-word: reason\n---\n\n"
    assert silenced("a.txt", "The of of it.\n") == f"{key}The of of it.\n"


def test_what_can_not_be_silenced_in_the_article_is_not_offered() -> None:
    assert silenced("a.md", '{"title": "The of of it"}\n\nFire.\n') is None


def test_the_gap_for_a_reason_is_left_out_of_a_plain_edit_and_marked_in_a_snippet() -> None:
    examiner = Examiner(OPTIONS)
    text = "The of of it.\n"
    (one,) = examiner.check("a.md", text).findings
    assert isinstance(one, Finding)
    way = examiner.silencing(text, one)
    assert way
    here = Positions(text, "utf-16")
    assert getattr(silencing_edit(way, here, snippet=False), "new_text", "").endswith("doubled-word: -->\n")
    assert "${1:reason}" in getattr(silencing_edit(way, here, snippet=True), "snippet").value  # noqa: B009
    key = way._replace(reason=None)
    assert getattr(silencing_edit(key, here, snippet=True), "new_text", "") == way.edit.text


def test_differences_are_told_line_by_line() -> None:
    before = "a\nb\nc\nd\n"
    assert differences(before, "a\nx\nc\ny\n") == (Edit(Span(2, 4), "x\n"), Edit(Span(6, 8), "y\n"))
    assert differences(before, before) == ()
    assert differences("a", "a\nb") == (Edit(Span(0, 1), "a\nb"),)
    assert differences("a\n", "") == (Edit(Span(0, 2), ""),)
    many = "".join(f"{number}\n" for number in range(2_001))
    (one,) = differences(many, many.replace("\n", "!\n"))
    assert one.span == Span(0, len(many))
