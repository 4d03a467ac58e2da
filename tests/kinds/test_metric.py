from typing import Any

import pytest

from copydesk.errors import RuleError
from copydesk.kinds.metric import Metric
from copydesk.kinds.readability import Readability
from copydesk.readers import read

ARTICLE = """\
---
title: A title in the front matter
---

# Ferry sinks

The ferry sank. "Nobody was hurt," she said.

## What comes next

- A new boat
- A new captain

> Never again.

```
code that counts for nothing
```

~~~ text
```
~~~

<figure><img src="a.jpg" alt="A boat"></figure>
"""


def result(formula: str, text: str = ARTICLE, name: str = "a.md", **options: Any) -> list[str]:  # noqa: ANN401
    check = Metric(formula=formula, condition=options.pop("condition", "> -1000"), **options)
    check.validate()
    return [match.args[0] for match in check.check(read(name, text))]


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("words", "16.00"),
        ("sentences", "5.00"),
        ("paragraphs", "1.00"),
        ("list", "2.00"),
        ("blockquote", "1.00"),
        ("heading.h1 + heading_h2 * 10 + heading.h3", "11.00"),
        ("pre", "2.00"),
        ("figure", "1.00"),
        ("script", "0.00"),
        ("quote_words", "3.00"),
        ("round(words / sentences, 1)", "3.20"),
        ("round(lix)", "9.00"),
        ("sentence_length_sd > 0 ? 1 : 0", "1.00"),
    ],
)
def test_what_is_counted(formula: str, value: str) -> None:
    assert result(formula) == [value]


def test_elements_of_html_are_counted_by_their_tags() -> None:
    html = "<h1>Title</h1><p>Some words here.</p><pre>x</pre><table><tr><td>cell</td></tr></table>"
    assert result("pre + heading_h1 + paragraphs", html, "a.html") == ["3.00"]
    assert result(
        "figure_caption", "<figure><figcaption>A boat</figcaption></figure><p>Text</p>", "a.html"
    ) == ["1.00"]


def test_all_of_a_plain_text_is_measured() -> None:
    assert result("words + paragraphs * 100", "One two.\n\nThree four five.\n", "a.txt") == ["205.00"]


def test_a_text_without_tags_has_paragraphs_only() -> None:
    assert result("paragraphs + pre", "Some words.\n\nMore words.\n") == ["2.00"]


def test_a_text_without_words_is_not_measured() -> None:
    assert result("words", "", "a.txt") == []
    assert result("words", "```\ncode only\n```\n") == []


def test_the_condition_decides() -> None:
    assert result("words", condition="> 100") == []
    assert result("words", condition=">= 16 && result < 17") == ["16.00"]
    assert result("0.0 / (words - 16)", condition="< 1") == []


def test_the_whole_text_is_named_by_its_start() -> None:
    (match,) = Metric(formula="words", condition="> 1").check(read("a.md", ARTICLE))
    assert (match.place.line, match.place.column, match.place.excerpt) == (1, 1, "")
    assert match.evidence == {"result": 16.0, "words": 16.0}


def test_blocks_are_named_by_their_line_and_sentences_by_their_start() -> None:
    document = read("a.md", "- One two.\n- One two three. Four five six.\n")
    blocks = Metric(formula="words", condition="> 2", scope=("list",)).check(document)
    assert [(match.place.line, match.place.column) for match in blocks] == [(2, 1)]
    sentences = Metric(formula="words + list", condition="> 2", scope=("sentence",)).check(document)
    assert [(match.place.line, match.place.column) for match in sentences] == [(2, 3), (2, 18)]


@pytest.mark.parametrize(
    ("formula", "condition", "message"),
    [
        ("bogus + 1", "> 1", 'names "bogus", which nothing counts'),
        ("words", "> bogus", 'names "bogus"'),
        ("words", "", "condition: there is nothing in it"),
        ("", "> 1", "formula: there is nothing in it"),
        ("words > 1", "> 1", "true or false instead of a number"),
        ("words", "+ 1", "compares nothing"),
        ("words +", "> 1", "not a formula"),
    ],
)
def test_a_bad_formula_is_told(formula: str, condition: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        Metric(formula=formula, condition=condition).validate()


def test_readability_is_the_mean_of_its_grades() -> None:
    check = Readability(metrics=("Flesch-Kincaid", "SMOG"), grade=2)
    check.validate()
    (match,) = check.check(read("a.md", "The municipal authority deliberated interminably. It ended.\n"))
    grades = [float(str(grade)) for grade in match.evidence.values()]
    assert match.args == (f"{sum(grades) / 2:.2f}",)
    assert [*Readability(metrics=("SMOG",), grade=30).check(read("a.md", ARTICLE))] == []


def test_a_metric_that_there_is_not_is_told() -> None:
    with pytest.raises(RuleError, match='there is no metric "Bogus"; there are Gunning Fog'):
        Readability(metrics=("SMOG", "Bogus")).validate()
    with pytest.raises(RuleError, match="nothing in it"):
        Readability().validate()
