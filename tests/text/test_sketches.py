from hypothesis import given
from hypothesis import strategies as st

from copydesk.text.sketches import KEPT, resemblance, sketch

STORY = "The harbour bridge was opened on Monday by the mayor, who had promised it for eleven long years."


@given(st.text(max_size=300), st.text(max_size=300))
def test_resemblance_is_a_share_and_goes_both_ways(one: str, other: str) -> None:
    first, second = sketch(one), sketch(other)
    assert 0 <= resemblance(first, second) == resemblance(second, first) <= 1
    assert len(first) <= 4 * KEPT


def test_a_text_resembles_itself_and_no_other() -> None:
    other = "Growers in the valley of the Selde lose half of the plum harvest in a night of frost and wind."
    assert resemblance(sketch(STORY), sketch(STORY.upper())) == 1
    assert resemblance(sketch(STORY), sketch(other)) == 0
    assert 0.4 < resemblance(sketch(STORY), sketch(STORY.replace("mayor,", "premier,"))) < 1


def test_a_few_words_resemble_nothing() -> None:
    assert resemblance(sketch("The bridge was opened."), sketch("The bridge was opened.")) == 0
