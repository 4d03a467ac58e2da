from copydesk.analysis.fact_sheet import KINDS, Fact, fact_sheet
from copydesk.readers import read

ARTICLE = """Harbour bridge of Port Edda closes

The harbour bridge of Port Edda closes on 4 May 2031 for about 14 weeks, the council said on Tuesday.

Mayor Ana Ruiz said the repairs will cost $2.5m. She expects 300 lorries a day on the old road.

“We have waited eleven years for this,” Ms Ruiz said.

The bridge was built in 1987. According to the harbour master, nine of its 40 cables are rusty.

Two rowers reportedly saw the first crack last October. The work takes 14 weeks.
"""


def facts(text: str = ARTICLE) -> tuple[Fact, ...]:
    return fact_sheet(read("bridge.txt", text))


def told(kind: str, text: str = ARTICLE) -> list[tuple[int, str, str]]:
    """Return line, words and source of the facts of a kind."""
    return [(one.place.line, one.place.excerpt, one.source) for one in facts(text) if one.kind == kind]


def test_every_number_is_listed_with_its_source() -> None:
    assert told("figure") == [
        (3, "14 weeks", "the council"),
        (5, "$2.5m", "Mayor Ana Ruiz"),
        (5, "300 lorries", "Mayor Ana Ruiz"),
        (7, "eleven years", "Ms Ruiz (Ana Ruiz)"),
        (9, "nine", "the harbour master"),
        (9, "40 cables", "the harbour master"),
        (11, "Two rowers", "unnamed"),
        (11, "first", "unnamed"),
        (11, "14 weeks", ""),
    ]


def test_dates_are_listed_whole_and_in_words() -> None:
    assert told("date") == [
        (3, "4 May 2031", "the council"),
        (3, "Tuesday", "the council"),
        (9, "1987", ""),
        (11, "last October", "unnamed"),
    ]


def test_a_figure_is_shown_as_it_was_read_and_with_its_other_lines() -> None:
    figures = {(one.place.line, one.place.excerpt): one for one in facts() if one.kind == "figure"}
    assert figures[3, "14 weeks"].read.startswith("about 14 week")
    assert figures[3, "14 weeks"].also == (11,)
    assert figures[5, "$2.5m"].read == "2,500,000 USD"
    assert figures[7, "eleven years"].read.startswith("11 year")


def test_names_quotations_and_claims_are_listed() -> None:
    assert [words for _, words, _ in told("name")][:1] == ["Ana Ruiz"]
    ((line, words, source),) = told("quotation")
    assert (line, words, source) == (7, "We have waited eleven years for this,", "Ms Ruiz (Ana Ruiz)")
    assert told("claim", "Fire\n\nForty people died in the fire of Port Edda.\n")[0][2] == ""


def test_a_pronoun_is_given_with_the_name_before_it() -> None:
    text = (
        "Bridge\n\nMayor Ana Ruiz said it opens. It closes in 2032, she said. In 2040, she added, it falls.\n"
    )
    assert told("date", text) == [(3, "2032", "she (Mayor Ana Ruiz)"), (3, "2040", "she (Mayor Ana Ruiz)")]
    assert told("date", "Bridge\n\nIt closes in 2032, she said.\n") == [(3, "2032", "she")]


def test_a_source_that_is_hard_to_tell_is_unclear() -> None:
    text = "Bridge\n\nThe rowers of the old club by the river in the north of Edda said 12 boats sank.\n"
    assert told("figure", text) == [(3, "12 boats", "unclear")]
    said = "The two rowing clubs of Edda by the river signed a long pact pledging to counter ‘fear’ of boats."
    text = f"Bridge\n\n{said}\n"
    assert told("figure", text)[0][2] == ""


def test_ranges_and_facts_in_order() -> None:
    found = facts("Bridge\n\nBetween 20 and 30 boats sank.\n")
    assert [one.read for one in found] == ["20 to 30 boats"]
    places = [(one.place.line, one.place.column) for one in facts()]
    assert places == sorted(places)
    assert {one.kind for one in facts()} < set(KINDS)


def test_numbers_of_every_form_are_listed_once() -> None:
    text = (
        "Match\n\nTwo-thirds of it fell on the twenty-first day. In the 1990s they won 2-1 at -5 degrees, "
        "the twelfth time. It cost $127.4 billion, and 3½ of a couple.\n"
    )
    listed = {one.place.excerpt: one.read for one in facts(text) if one.kind in {"figure", "date"}}
    assert {"Two-thirds", "twenty-first", "1990s", "2-1", "twelfth", "couple"} <= set(listed)
    assert listed["1990s"] == "the 1990s"
    assert listed["$127.4 billion"] == "127,400,000,000 USD"
    assert not {"Two", "thirds", "twenty", "first"} & set(listed)


def test_speech_that_goes_on_has_its_speaker() -> None:
    text = "Boats\n\n“We lost 12 boats,” said Ana Ruiz. “Forty of them are gone for good.”\n"
    assert [source for _, _, source in told("figure", text)] == ["Ana Ruiz", "Ana Ruiz"]


def test_a_long_paragraph_takes_no_longer_a_sentence() -> None:
    assert len(facts("Boats\n\n" + "It lost 12 boats in May. " * 3_000)) == 6_000
