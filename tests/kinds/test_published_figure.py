import pytest

from copydesk.analysis.published_figures import contradict, figure_clips
from copydesk.check import Match
from copydesk.kinds.published_figure import PublishedFigure
from copydesk.readers import read

FLOOD = "After the flood the council of Ostrava Falls closed 14 bridges in the Arden valley to all traffic."
STORM = "The storm killed 14 people in the Arden valley on Saturday, the governor of Tarn said."


def article(day: int, *body: str, path: str = "a.md") -> tuple[str, str]:
    said = "\n\n".join(body)
    return path, f"---\ndate: 2031-05-{day:02}\n---\n\n{said}\n" if day else said


def matches(*articles: tuple[str, str]) -> list[Match]:
    check = PublishedFigure()
    return list(check.compare([clip for one in articles for clip in check.gather(read(*one))]))


def found(first: str, second: str, days: tuple[int, int] = (4, 6)) -> list[str]:
    """Return the figures found in the second of two articles."""
    given = matches(article(days[0], first), article(days[1], second, path="b.md"))
    return [one.place.excerpt for one in given]


def test_another_figure_for_the_same_thing() -> None:
    (one,) = matches(article(4, FLOOD), article(6, FLOOD.replace("14", "19"), path="b.md"))
    assert (one.place.path, one.place.excerpt, one.related[0].excerpt) == ("b.md", "19 bridges", "14 bridges")
    assert one.values == {"path": "a.md", "date": "4 May 2031", "day": "6 May 2031"}
    assert one.related[0].note == "published 4 May 2031"


def test_the_same_figure_and_the_same_amount_are_none() -> None:
    assert not found(FLOOD, FLOOD)
    assert not found(FLOOD, FLOOD.replace("14", "fourteen"))
    assert not found(FLOOD, FLOOD.replace("14", "about 15"))
    assert found(FLOOD, FLOOD.replace("14", "about 25"))


@pytest.mark.parametrize(
    "other",
    [
        FLOOD.replace("14", "19").replace("Arden", "Morlow"),
        FLOOD.replace("14", "19").replace("After", "Before"),
        FLOOD.replace("14 bridges", "19 roads"),
        FLOOD.replace("14", "a total of 19"),
        FLOOD.replace("14 bridges", "19 bridges and 14 roads"),
        FLOOD.replace("14 bridges", "$19"),
        "In the Arden valley 19 bridges are shut, and the people of Ostrava Falls walk far, after the flood.",
    ],
)
def test_other_things_have_other_figures(other: str) -> None:
    assert not found(FLOOD, other)


def test_one_figure_of_two_may_differ_and_not_both() -> None:
    two = FLOOD.replace("in the", "and 30 lanes in the")
    assert found(two, two.replace("14", "19")) == ["19 bridges"]
    assert not found(two, two.replace("14", "19").replace("30", "40"))
    assert not found(two, two.replace("14", "30"))


def test_a_count_that_grows_with_the_news_is_none() -> None:
    assert not found(STORM, STORM.replace("14", "19"))
    assert not found(STORM, STORM.replace("14", "9"), (4, 4))
    assert found(STORM, STORM.replace("14", "9")) == ["9 people"]
    assert found(STORM, STORM.replace("14", "19"), (6, 4)) == ["19 people"]


def test_events_of_other_days_are_others() -> None:
    assert not found(FLOOD, FLOOD.replace("14", "19"), (4, 20))
    today = FLOOD.replace("After the flood", "Today")
    assert not found(today, today.replace("14", "19"))
    assert found(today, today.replace("14", "19"), (4, 4))


def test_articles_without_a_date_and_versions_of_one_story_are_left_alone() -> None:
    assert not found(FLOOD, FLOOD.replace("14", "19"), (0, 6))
    changed = FLOOD.replace("14", "19")
    assert not matches(article(4, FLOOD, path="flood.md"), article(6, changed, path="flood-corrected.md"))
    assert not matches(article(4, FLOOD, changed))


def test_one_form_with_three_figures_is_a_series() -> None:
    given = [
        article(day, FLOOD.replace("14", str(10 + day)), path=f"{name}.md")
        for day, name in enumerate("xyz", 4)
    ]
    assert len(matches(*given[:2])) == 1
    assert not matches(*given)


def test_only_telling_sentences_with_names_and_few_figures_are_kept() -> None:
    def kept(*body: str) -> int:
        return len(figure_clips(read(*article(4, *body))))

    assert kept(FLOOD) == 1
    assert kept(*[FLOOD] * 9) == 6
    assert not kept("the council closed 14 bridges in the valley to all traffic after the flood.")
    assert not kept("They saw the Arden and 14 bridges.")
    assert not kept(FLOOD.replace("14 bridges", "14 bridges, 13 lanes, 12 roads and 11 paths"))
    assert not kept(*["Nothing else of it."] * 12, FLOOD)


def test_sentences_of_other_words_tell_of_other_things() -> None:
    other = FLOOD.replace("After the flood the council", "After the rain and hail of May stopped, engineers")
    assert not found(FLOOD, other.replace("of May ", "").replace("14", "19"))
    (one,) = figure_clips(read(*article(4, FLOOD)))
    (two,) = figure_clips(read(*article(6, FLOOD.replace("14", "19"))))
    assert contradict(one, two, 7)
    assert not contradict(one, two._replace(label=0), 7)
    assert not contradict(one, two._replace(published=None), 7)
