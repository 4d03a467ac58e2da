from copydesk.model.document import BlockKind
from copydesk.readers import read

BODY = (
    "The harbour council of Ostrava Bay voted on Monday to close the old ferry terminal after forty years.\n\n"
    "Ferries are seen leaving the old terminal at dawn on Monday\n\n"
    "Mayor Ines Calloway told the meeting that the new quay would open before the end of the summer season.\n\n"
    "Residents of the eastern shore said that they had not been asked and that the buses were already full.\n"
)


def kinds(source: str, path: str = "a.txt") -> list[str]:
    return [block.kind.value for block in read(path, source).blocks]


def test_headline_twice_standfirst_and_caption_are_told_by_form_and_place() -> None:
    head = "Ferry Terminal to Close\n\nFerry terminal to close\nThe council voted after forty years of service on the bay\n\n"
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
