"""Fixes come to an end, change nothing but what they name, and never direct speech."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.analysis.quotations import quotations
from copydesk.api import Options, fix_bytes, lint_text
from copydesk.engine.fixing import edited
from copydesk.model.finding import Safety
from copydesk.readers import read

ISOLATED = Options(isolated=True, preview=True, select=("wording", "quotations", "spelling"))
PIECES = st.sampled_from(
    (
        "The ferry ", "the the ", "in the in the ", "worked on worked on ", "Ruiz 's ", "Ruiz ’s ",
        "pier's ", "pier’s ",
        "“we swam in the the cold, ” said Ruiz. ", '"It is the the pilot\'s hat," he said. ', " , ",
        "( old ) ", "honour ",
        "honor ", "colour ", "sank. ", "the the [sic] ", "\n\n", "\r\n", "\n", "> ", "*the* the ",
        "&rsquo;s ", "# ",
        "- ", "---\ntitle: 'the the pier''s end'\n---\n", "<b>the</b> the ", "a a ", "’", "'", '"',
    )
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=25).map("".join)
MARKS = str.maketrans("‘’“”", "''\"\"")  # marks may be turned, beside speech
SLOW = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SLOW
@given(TEXTS, st.sampled_from(["a.md", "a.txt", "a.html"]), st.sampled_from([Safety.SAFE, Safety.SUGGESTED]))
def test_fixes_come_to_an_end_and_a_second_run_changes_nothing(text: str, name: str, least: Safety) -> None:
    data = text.encode()
    made, report = fix_bytes(data, name, ISOLATED, least)
    assert not [one for one in report.problems if "never come" in one.message or "Please" in one.message]
    assert (made != data) == bool(report.fixed)
    again, second = fix_bytes(made, name, ISOLATED, least)
    assert again == made
    assert second.fixed == {}
    assert [one.fingerprint for one in second.findings] == [one.fingerprint for one in report.findings]


@SLOW
@given(TEXTS, st.sampled_from(["a.md", "a.txt"]), st.sampled_from([Safety.SAFE, Safety.SUGGESTED]))
def test_direct_speech_is_never_changed(text: str, name: str, least: Safety) -> None:
    document = read(name, text)
    made, _ = fix_bytes(text.encode(), name, ISOLATED, least)
    plain = made.decode().translate(MARKS)
    for one in document.derive(quotations):
        if one.speech:
            assert one.block.locate(one.span).of(text).translate(MARKS) in plain


@SLOW
@given(TEXTS, st.sampled_from(["a.md", "a.txt", "a.html"]))
def test_text_outside_the_edits_stays_byte_for_byte(text: str, name: str) -> None:
    for finding in lint_text(text, name, ISOLATED).findings:
        edits = sorted(finding.fix.edits, key=lambda one: one.span) if finding.fix else []
        made, at, back = edited(text, edits), 0, 0
        for edit in edits:
            length = edit.span.start - at
            assert made[back : back + length] == text[at : edit.span.start]
            back += length + len(edit.text)
            at = edit.span.end
        assert made[back:] == text[at:]
