from datetime import date
from textwrap import fill

from copydesk.model.document import BlockKind
from copydesk.readers import read

BODY = (
    "The harbour council of Ostrava Bay voted on Monday to close the old ferry terminal "
    "after forty years.\n\n"
    "Ferries are seen leaving the old terminal at dawn on Monday\n\n"
    "Mayor Ines Calloway told the meeting that the new quay would open before the end "
    "of the summer season.\n\n"
    "Residents of the eastern shore said that they had not been asked and that the buses were already full.\n"
)


def kinds(source: str, path: str = "a.txt") -> list[str]:
    return [block.kind.value for block in read(path, source).blocks]


def test_headline_twice_standfirst_and_caption_are_told_by_form_and_place() -> None:
    head = "Ferry Terminal to Close\n\nFerry terminal to close\n"
    head += "The council voted after forty years of service on the bay\n\n"
    assert kinds(head + BODY) == [
        "headline",
        "headline",
        "standfirst",
        "paragraph",
        "caption",
        "paragraph",
        "paragraph",
    ]


def test_byline_dateline_credit_and_list() -> None:
    source = "Ferry Terminal to Close\n\nBy Jane Orme and Luis de Vega\n\nLIMA (Reuters) — " + BODY
    source += "\nPhoto: Jane Orme\n\n- one point\n- another point\n"
    document = read("a.txt", source)
    assert [block.kind.value for block in document.blocks][:4] == [
        "headline",
        "byline",
        "dateline",
        "paragraph",
    ]
    assert [block.kind.value for block in document.blocks][-3:] == ["credit", "list-item", "list-item"]
    assert document.blocks[2].text == "LIMA (Reuters)"
    assert document.blocks[3].text.startswith("The harbour council")


def test_lines_wrapped_by_hand_are_one_paragraph() -> None:
    source = (
        "Ferry Terminal to Close\n\nThe harbour council of Ostrava Bay voted on Monday to close the\n"
        "old ferry terminal after forty years, and Mayor Ines Calloway said that\nnobody would lose work.\n"
    )
    document = read("a.txt", source)
    assert [block.kind.value for block in document.blocks] == ["headline", "paragraph"]
    assert "close the old ferry" in document.blocks[1].text


def test_one_paragraph_is_a_paragraph() -> None:
    assert kinds("The ferry sailed.") == ["paragraph"]
    assert kinds("Ferry news") == ["paragraph"]
    assert kinds("") == []


def test_a_byte_order_mark_is_no_text() -> None:
    block = read("a.txt", "\ufeffThe ferry sailed.").blocks[0]
    assert (block.text, block.source.start, block.kind) == ("The ferry sailed.", 1, BlockKind.PARAGRAPH)


def wrapped(*paragraphs: str) -> str:
    return "\n\n".join(fill(paragraph, 72) for paragraph in paragraphs) + "\n"


def test_a_caption_wrapped_by_hand_is_one_caption() -> None:
    caption = "Ferries crept out of the old terminal on the eastern side of the bay at dawn under a low sun"
    first, _, *others = BODY.strip().split("\n\n")
    document = read("a.txt", wrapped("Ferry Terminal to Close", first, caption, *others))
    assert [block.text for block in document.of(BlockKind.CAPTION)] == [caption]


def test_a_headline_over_two_lines_is_one() -> None:
    head = "Ferry Terminal to Close After\nForty Years on the Eastern Shore\n\n"
    assert kinds(head + wrapped(*BODY.strip().split("\n\n")))[:2] == ["headline", "paragraph"]
    twice = "Ferry Terminal to Close After Forty Years\nFerry Terminal to Close After Forty Years\n\n"
    assert kinds(twice + wrapped(*BODY.strip().split("\n\n")))[:2] == ["headline", "headline"]


def test_an_open_paragraph_between_headline_and_byline_is_the_standfirst() -> None:
    head = "Ferry Terminal to Close\n\nThe council voted after forty years of service on the bay\n\n"
    assert kinds(head + "By Jane Orme\n\n" + BODY)[:3] == ["headline", "standfirst", "byline"]
    assert kinds(head + "3 May 2024\n\n" + BODY)[:3] == ["headline", "standfirst", "dateline"]
    assert kinds(head.replace("bay", "bay.") + "By Jane Orme\n\n" + BODY)[:3] == [
        "headline",
        "paragraph",
        "byline",
    ]
    assert kinds("Ferry Terminal to Close\n\nBy Ana Ruiz\n\nBy Jane Orme\n\n" + BODY)[1] == "byline"


def test_the_line_under_a_headline_is_no_standfirst_if_it_is_something_else() -> None:
    assert kinds("Ferry Terminal to Close\nBy Jane Orme\n\n" + BODY)[1] == "byline"
    assert kinds(
        "Ferry Terminal to Close\nLIMA (Reuters) — The quay is to close, the council said.\n\n" + BODY
    )[1] == ("dateline")
    assert kinds("Ferry Terminal to Close\nPhoto: Jane Orme\n\n" + BODY)[1] == "credit"
    assert kinds("Ferry Terminal to Close\nThe harbour council voted on Monday to close it.\n") == [
        "headline",
        "paragraph",
    ]
    assert kinds("Ferry Terminal to Close\nIt closed at last on Monday.\nThe old quay was sold.\n\n" + BODY)[
        1
    ] == ("paragraph")


def test_dates_are_read_from_date_lines_and_datelines() -> None:
    assert str(read("a.txt", "Ferry News Today\n\n3 May 2024\n\n" + BODY).meta.published) == "2024-05-03"
    source = "Ferry News Today\n\nLIMA, 3 May 2024 (Reuters) — " + BODY
    assert str(read("a.txt", source).meta.published) == "2024-05-03"


def test_a_short_line_between_closed_paragraphs_is_a_subhead() -> None:
    assert kinds(
        BODY.replace("Ferries are seen leaving the old terminal at dawn on Monday", "What comes next")
    )[1] == ("subhead")


def test_a_line_that_may_be_anything_is_a_paragraph() -> None:
    assert (
        kinds(BODY.replace("Ferries are seen leaving the old terminal at dawn on Monday", "Next"))[1]
        == "paragraph"
    )


def test_a_paragraph_that_says_it_is_a_caption_is_one() -> None:
    assert kinds("Rain fell on the old quay.\n\nPictured: the quay in May.\n\nIt stopped.\n")[1] == "caption"


def test_numbered_lines_are_a_list_and_long_lines_stay_apart() -> None:
    assert kinds("1. Rain\n2. Snow\n") == ["list-item", "list-item"]
    assert kinds("1. Rain fell on the quay.\n") == ["paragraph"]
    long = "The ferry left the quay at nine in the morning with thirty people and came back at noon "
    long += "without any of them."
    assert kinds(f"{long}\n{long}\n") == ["paragraph", "paragraph"]
    short = "The ferry left the quay at nine in the morning and came back\nat noon.\nIt was raining.\n"
    assert kinds(f"{long}\n\n{short}") == ["paragraph", "paragraph", "paragraph"]


def test_what_is_very_large_is_read_as_plain_text() -> None:
    assert read("a.md", "a" * 8_000_001).format == "txt"


def test_a_line_of_spaces_is_blank() -> None:
    assert kinds("Rain fell on the quay.\n \t\nIt stopped.\n") == ["paragraph", "paragraph"]


def test_front_matter_is_no_prose() -> None:
    text = "---\ntitle: The boat\ndate: 2026-11-02\ntags: [sea]\n---\n\nThe boat sank on Monday.\n"
    document = read("a.txt", text)
    assert [(block.kind, block.text) for block in document.blocks] == [
        (BlockKind.HEADLINE, "The boat"),
        (BlockKind.PARAGRAPH, "The boat sank on Monday."),
    ]
    assert document.blocks[1].source.of(text) == "The boat sank on Monday."
    assert document.meta.published == date(2026, 11, 2)
    assert document.meta.values["tags.0"] == "sea"


def test_lines_of_dashes_may_stand_around_prose() -> None:
    for text in ("---\nThe boat sank on Monday.\n---\n", "---\nThe boat sank: [\n---\nSo it was.\n"):
        assert read("a.txt", text).blocks[-1].text.startswith(("The boat", "So it was", "---"))
        assert read("a.txt", text).meta.values == {}
