import pytest
import sentencex

from copydesk.text.sentences import sentences


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Lt. Gen. Ada Brandt of the U.S. Army arrived at 5 p.m. on Monday.",
        "He lives at No. 10 with Mrs. Hale.",
        "Rep. Jo Lindt (R-Ohio) and Sen. Max Ode voted no on Prop. 8 in Nov. 2020.",
    ],
)
def test_abbreviations_do_not_end_a_sentence(text: str) -> None:
    assert split(text) == [text]


def test_closing_marks_belong_to_their_sentence() -> None:
    assert split("They sang ‘all the way home.’ The fair closed.  “So.” She left.") == [
        "They sang ‘all the way home.’",
        "The fair closed.",
        "“So.”",
        "She left.",
    ]


def test_a_speech_verb_after_the_mark_goes_on() -> None:
    assert split("“We won!” she said. Nobody else did.") == ["“We won!” she said.", "Nobody else did."]


def test_nothing_has_no_sentences() -> None:
    assert split("   ") == []
    assert split("") == []


def test_a_text_of_opening_marks_ends_soon() -> None:
    assert sentences("“" * 60_000)[-1].end == 60_000
    assert len(sentences("(a. " * 20_000)) <= 20_000


def test_a_text_that_is_no_prose_takes_no_quadratic_time() -> None:
    for unit in ("![](", "“a. ", "a. ", "(", "He left. "):
        text = unit * 30_000
        found = sentences(text)
        assert found[0].start == 0
        assert found[-1].end == len(text.rstrip())


def test_windows_end_between_words() -> None:
    text = "One two three four five six seven eight nine ten. " * 2_000
    assert {span.of(text) for span in sentences(text)} == {
        "One two three four five six seven eight nine ten."
    }


def test_boundaries_that_are_none_are_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever sentencex says of these, they are no ends."""

    def at_each_space(_: str, text: str) -> list[dict[str, object]]:
        ends = [at + 1 for at, one in enumerate(text) if one == " "]
        starts = [0, *ends]
        return [
            {"start_index": start, "end_index": end, "text": text[start:end]}
            for start, end in zip(starts, [*ends, len(text)], strict=True)
        ]

    monkeypatch.setattr(sentencex, "get_sentence_boundaries", at_each_space)
    assert split("met Gen. Hale") == ["met", "Gen. Hale"]
    assert split("Prop. 8") == ["Prop. 8"]
    assert split("said  so") == ["said  so"]
