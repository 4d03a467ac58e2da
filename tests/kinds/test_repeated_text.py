from typing import Any

import pytest

from copydesk.check import Match
from copydesk.kinds.repeated_text import RepeatedText
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

FERRY = "The ferry from Tarnwick ran aground on a sandbank in thick fog on Sunday morning."
OTHER = "Lifeboats brought all the passengers ashore within two hours, the coastguard said."


def document(*parts: str | tuple[str, str], inlines: tuple[tuple[str, Span], ...] = ()) -> Document:
    """Return a document of (kind, text) parts; a text alone is a paragraph."""
    source, blocks = "", []
    for part in parts:
        kind, text = ("paragraph", part) if isinstance(part, str) else part
        place = SourceMap.verbatim(Span(len(source), len(source) + len(text)))
        blocks.append(Block(BlockKind(kind), f"text.{kind}.txt", text, place, inlines=inlines))
        source += text + "\n\n"
    return Document("a.txt", source, tuple(blocks))


def check(article: Document, **options: Any) -> list[Match]:  # noqa: ANN401
    return list(RepeatedText(**options).check(article))


def captions(article: Document) -> list[Match]:
    return check(article, scope=("caption",), against=("paragraph", "caption", "headline"), in_order=True)


def passages(article: Document, threshold: float = 0.9) -> list[Match]:
    scope = ("paragraph", "quote", "list-item")
    return check(article, scope=scope, against=scope, threshold=threshold, min_words=8)


def lines(matches: list[Match]) -> list[tuple[int, list[int]]]:
    return [(match.place.line, [one.line for one in match.related]) for match in matches]


def test_a_caption_that_copies_a_sentence() -> None:
    (match,) = captions(document(OTHER, FERRY, ("caption", FERRY[:-1])))
    assert lines([match]) == [(5, [3])]
    assert match.values == {"part": "paragraph"}
    assert match.evidence["score"] == 1.0


def test_a_caption_may_stand_before_what_it_repeats() -> None:
    assert lines(captions(document(("caption", FERRY), OTHER, FERRY))) == [(1, [5])]


def test_a_reworded_caption() -> None:
    caption = ("caption", "The Tarnwick ferry aground on a sandbank after it ran into thick fog on Sunday")
    assert lines(captions(document(FERRY, caption, OTHER))) == [(3, [1])]


def test_a_caption_that_shares_names_only_is_silent() -> None:
    caption = ("caption", "Orla Finch, Tarnwick Harbour Board, at the Selde Ferry Works")
    text = "Orla Finch of the Tarnwick Harbour Board spoke at the Selde Ferry Works about the budget."
    assert not captions(document(text, caption))


def test_a_caption_with_a_credit_must_be_very_close() -> None:
    reworded = "A ferry that ran aground on a sandbank in thick fog on the way, seen from the pier (Reuters)"
    assert not captions(document(FERRY, ("caption", reworded), OTHER))
    assert captions(document(FERRY, ("caption", reworded.removesuffix(" (Reuters)")), OTHER))
    assert captions(document(FERRY, ("caption", f"{FERRY} Photo: Ana Ruiz"), OTHER))


def test_two_copies_as_good_are_both_related() -> None:
    assert lines(captions(document(FERRY, ("headline", FERRY), ("caption", FERRY)))) == [(5, [1, 3])]


def test_captions_of_two_pictures_of_one_kind_are_silent() -> None:
    first = ("caption", "The home screen of the harbour app on a phone for pilots")
    second = ("caption", "The start screen of the harbour app on a phone for pilots")
    assert not captions(document(first, second))
    longer = ("caption", "The home screen of the new harbour app on a phone for pilots")
    assert captions(document(first, longer))


@pytest.mark.parametrize(("word", "count"), [("in", 1), ("near", 0)])
def test_captions_of_two_pictures_that_differ_in_a_small_word_are_copies(word: str, count: int) -> None:
    one = "The ferry lies on a sandbank at Tarnwick in thick fog"
    assert len(captions(document(OTHER, ("caption", one), ("caption", one.replace("at", word, 1))))) == count


def test_captions_of_one_picture_may_be_equal() -> None:
    text = "Two anglers stand below the old weir"
    source = f'![{text}](weir.jpg "{text}")'
    places = [Span(2, 2 + len(text)), Span(len(source) - 2 - len(text), len(source) - 2)]
    blocks = tuple(
        Block(BlockKind.CAPTION, "text.caption", text, SourceMap.verbatim(place)) for place in places
    )
    assert not captions(Document("a.md", source, blocks))


def test_a_paragraph_that_stands_twice_is_one_match_with_all_its_sentences() -> None:
    (match,) = passages(document(f"{FERRY} {OTHER}", "So much for that.", f"{FERRY} {OTHER}"))
    assert match.place.excerpt == f"{FERRY} {OTHER}"
    assert lines([match]) == [(5, [1])]


def test_a_sentence_twice_in_one_paragraph() -> None:
    (match,) = passages(document(f"{FERRY} {OTHER} {FERRY}"))
    assert match.place.excerpt == FERRY
    assert match.place.column > match.related[0].column


def test_two_drafts_of_one_sentence_in_one_paragraph() -> None:
    draft = "On Sunday morning, the ferry from Tarnwick had run aground on a sandbank in thick fog."
    (match,) = passages(document(f"{FERRY} {OTHER} {draft}"))
    assert (match.place.excerpt, match.related[0].excerpt) == (draft, FERRY)


def test_a_ceiling_leaves_close_copies_to_another_rule() -> None:
    article = document(FERRY, OTHER, FERRY)
    assert not check(article, scope=("paragraph",), threshold=0.7, ceiling=0.9)


def test_parallel_statements_are_silent() -> None:
    one = "The council of Tarnwick voted for the harbour budget by 14 votes to nine on Monday."
    other = "The council of Selde voted for the harbour budget by 11 votes to nine on Monday."
    assert not passages(document(one, other), threshold=0.7)
    assert lines(passages(document(one, one.replace(" on Monday", "")), threshold=0.7)) == [(3, [1])]


def test_names_may_be_let_go() -> None:
    one = "The council of Tarnwick voted for the harbour budget by a wide margin after midnight."
    article = document(one, one.replace("Tarnwick", "Selde"))
    assert check(article, scope=("paragraph",), threshold=0.7, names_agree=False)


@pytest.mark.parametrize(
    "text",
    [
        "What would you do about the harbour on your first day in office?",
        "— Orla Finch, returning officer of the district of Tarnwick and Selde",
    ],
)
def test_questions_and_signatures_are_meant(text: str) -> None:
    assert not passages(document(text, OTHER, text))


def test_a_refrain_is_meant() -> None:
    refrain = "He sang of the sea and the sea answered him not."
    assert passages(document(refrain, OTHER, refrain))
    assert not passages(document(refrain, OTHER, refrain, FERRY, refrain))


def test_fields_of_a_list_are_meant() -> None:
    field = "Stage: before launch and after the first redesign of the page."
    assert not passages(document(field, OTHER, field, "Stage: planning."))


def test_a_block_that_is_a_link_is_meant() -> None:
    text = "Read all about the ferry and the fog in our archive"
    assert not passages(document(text, text, inlines=(("link", Span(0, len(text))), ("strong", Span(0, 3)))))


def test_with_opening_only_the_first_paragraph_counts() -> None:
    standfirst = ("standfirst", FERRY)
    options: dict[str, Any] = {
        "scope": ("standfirst",),
        "against": ("paragraph", "headline"),
        "opening": True,
    }
    assert lines(check(document(standfirst, FERRY, OTHER), **options)) == [(1, [3])]
    assert not check(document(standfirst, OTHER, FERRY), **options)
    assert lines(check(document(("headline", FERRY), standfirst, OTHER), **options)) == [(3, [1])]


def test_a_short_sentence_in_a_long_one_is_no_passage_that_stands_twice() -> None:
    long = f"{FERRY[:-1]}, and the harbour master closed the port, called the coastguard and wrote a report."
    assert check(document(long, FERRY), scope=("paragraph",), threshold=0.7, overlap=0.0)
    assert not check(document(long, FERRY), scope=("paragraph",), threshold=0.7, overlap=0.75)


def test_plain_words_need_more_of_them_to_be_evidence() -> None:
    plain = "It is the first time that we have all been here."
    assert check(document(f"{OTHER} {plain}", FERRY, f"{plain} Yes."), scope=("paragraph",))
    assert not check(
        document(f"{OTHER} {plain}", FERRY, f"{plain} Yes."), scope=("paragraph",), evidence=12.0
    )
    assert check(document(FERRY, OTHER, FERRY), scope=("paragraph",), evidence=12.0)


def test_parts_of_two_kinds_may_be_kept_apart() -> None:
    article = document(FERRY, ("quote", FERRY))
    assert check(article, scope=("quote",))
    assert not check(article, scope=("quote",), same_part=True)


def test_entries_of_one_list_are_a_repeat_and_of_two_lists_are_not() -> None:
    entry = ("list-item", "Orla Finch, returning officer of the district of Tarnwick")
    other = ("list-item", "Ana Ruiz, mayor of Ostrava Falls and its harbour")
    assert lines(passages(document(entry, other, entry))) == [(5, [1])]
    assert not passages(document(entry, other, FERRY, entry))
    assert not passages(document(entry, ("list-item", f"{entry[1]} East")), threshold=0.7)


def test_a_credit_may_stand_again() -> None:
    credit = "Photo credit: Ana Ruiz of the Tarnwick Harbour Gazette"
    assert not captions(document(credit, ("caption", credit)))


def test_a_pull_quote_that_is_marked_is_meant() -> None:
    def quote(*parts: str | tuple[str, str]) -> list[Match]:
        return check(document(FERRY, *parts), scope=("quote",))

    assert quote(("quote", FERRY))
    assert quote(("quote", FERRY), OTHER)
    assert not quote(("quote", f"“{FERRY}”"))
    assert not quote(("quote", FERRY), ("quote", "— Orla Finch"))
    assert lines(
        check(document(("quote", f"“{FERRY}”"), ("quote", FERRY)), scope=("quote",), against=("quote",))
    )


def test_a_caption_that_says_what_the_picture_shows_must_be_very_close() -> None:
    assert not captions(
        document(FERRY, ("caption", "The ferry lies aground on a sandbank off Tarnwick in thick fog"), OTHER)
    )
    assert not captions(
        document(
            FERRY, ("caption", "A screenshot of the ferry that ran aground in thick fog on Sunday"), OTHER
        )
    )
    assert not captions(
        document(FERRY, ("caption", "The ferry from Tarnwick in thick fog on Sunday morning"), OTHER)
    )


def test_a_sentence_that_says_it_of_another_thing_too_is_no_copy() -> None:
    one = "The pass lets visitors ride the ferry and the tram to the harbour for free."
    assert not passages(document(one, OTHER, one.replace("lets", "also lets")))
    assert not passages(document(one, OTHER, f"As noted, {one.lower()}"))


def test_days_and_hours_may_stand_again() -> None:
    hours = "Friday, June 27, 2031, 9:30 a.m. to 11:30 a.m."
    assert not passages(document(hours, OTHER, hours))


def test_a_caption_that_lost_its_verb_still_copies() -> None:
    caption = ("caption", "The ferry from Tarnwick aground on a in thick fog on morning")
    assert lines(captions(document(FERRY, caption, OTHER))) == [(3, [1])]


def test_a_line_of_plain_text_that_copies_a_sentence_is_a_caption() -> None:
    line = "The ferry from Tarnwick ran on a sandbank in fog on Sunday"
    assert lines(captions(document(FERRY, OTHER, line))) == [(5, [1])]
    assert not passages(document(FERRY, OTHER, line))


def test_the_like_of_it_said_of_another_person_or_day_is_silent() -> None:
    said = "Orla Finch of Tarnwick won the medal for the fastest rescue of the year on Sunday"
    other = ("caption", "Lorna Vasko of Kestrel won the medal for the fastest rescue of the year on Monday")
    assert not captions(document(f"{said}.", OTHER, other))
    assert captions(document(f"{said}.", OTHER, ("caption", said.replace(" the medal", ""))))


def test_names_and_small_words_in_one_order_are_silent() -> None:
    said = "Orla Finch and Lorna Vasko of the Tarnwick and Kestrel Board were at the Selde Ferry Works."
    caption = (
        "caption",
        "Orla Finch and Lorna Vasko of the Tarnwick and Kestrel Board at the Selde Ferry Works",
    )
    assert not captions(document(said, OTHER, caption))


ENTRIES = (
    "Eleven new moorings for visiting yachts at the north quay",
    "A second crane for the fish market and its sheds",
    "Lights on both of the breakwaters from autumn",
)


def test_entries_that_were_pasted_together_count() -> None:
    entries = [("list-item", entry) for entry in ENTRIES]
    pasted = document(*entries, OTHER, *entries, ("list-item", "A new buoy"))
    assert lines(passages(pasted)) == [(9, [1]), (11, [3]), (13, [5])]
    assert not passages(document(*entries, OTHER, *entries))
    assert not passages(document(*entries, OTHER, entries[0], ("list-item", "A new buoy")))


LONG = (
    "The harbour board of Tarnwick will rebuild the old breakwater by the end of next year, "
    "after its engineers found cracks below the waterline in spring."
)
LOST = (
    "The harbour board of Tarnwick will the old breakwater by end of next, "
    "after engineers found below the in spring."
)


def test_a_paragraph_that_lost_words_is_for_the_rule_of_reworded_passages() -> None:
    article = document(LONG, OTHER, LOST)
    options = {"scope": ("paragraph",), "against": ("paragraph",), "threshold": 0.99, "in_order": True}
    assert lines(check(article, **options)) == [(5, [1])]
    assert not check(article, **(options | {"in_order": False}))
    assert not check(article, **options, ceiling=0.9)
    assert lines(check(article, **options, ceiling=0.9, ceiling_overlap=0.9)) == [(5, [1])]


def test_several_questions_again_are_an_interview() -> None:
    asked = (
        "Who will pay for the new crane, and what does the board of the harbour say to those who never "
        "asked for one in the first place? Will the crane be there in the autumn, when the herring boats "
        "come in and need it?"
    )
    assert not passages(document(asked, OTHER, asked))


def test_a_caption_that_has_the_words_but_says_them_its_own_way_is_silent() -> None:
    said = (
        "The harbour board will close the breakwater, in which divers found cracks, for repairs after Easter."
    )
    caption = (
        "caption",
        "Cracks that divers found were late for repairs, and Easter storms tore the breakwater",
    )
    assert not captions(document(said, OTHER, caption))


def test_a_sentence_said_of_several_people_is_no_copy() -> None:
    said = "The president granted Orla Finch of Tarnwick a full and unconditional pardon."
    assert not captions(
        document(
            said, OTHER, ("caption", "The president granted Bernard Vasko a full and unconditional pardon")
        )
    )


def test_a_caption_that_holds_the_headline_and_more_is_silent() -> None:
    headline = ("headline", "Tarnwick ferry runs aground on sandbank in thick fog")
    more = (
        "The Tarnwick ferry ran aground on a sandbank in thick fog "
        "with 84 passengers, six cars and a herd of goats"
    )
    assert not captions(document(headline, OTHER, ("caption", more)))
    assert lines(captions(document(headline, OTHER, ("caption", more.partition(" with")[0])))) == [(5, [1])]
