from copydesk.kinds.attributed_elsewhere import AttributedElsewhere
from copydesk.model.document import Block, BlockKind, Document, Meta
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

P, C = BlockKind.PARAGRAPH, BlockKind.CAPTION


def article(*parts: str | tuple[BlockKind, str], path: str = "a.txt", meta: Meta | None = None) -> Document:
    blocks, at, told = [], 0, [part if isinstance(part, tuple) else (P, part) for part in parts]
    for kind, text in told:
        blocks.append(Block(kind, "text.txt", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at += len(text) + 2
    return Document(path, "\n\n".join(text for _, text in told), tuple(blocks), meta or Meta())


LEAD = "Carvia buried soldiers in four towns."
SOURCED = "Aid workers estimated that 400 Carvian soldiers had been lost at the border, of 9,000 sent."
BARE = "There 400 Carvian soldiers were lost on the border, of 9,000 soldiers in all"


def figures(*parts: str | tuple[BlockKind, str], least: int = 2) -> list[str]:
    return [match.values["figures"] for match in AttributedElsewhere(least=least).check(article(*parts))]


def test_a_caption_with_borrowed_figures_is_found_with_its_source() -> None:
    (match,) = AttributedElsewhere().check(article(LEAD, (C, BARE), SOURCED))
    assert match.values == {"figures": "400 and 9,000"}
    assert match.evidence == {
        "figures": ["400 soldiers", "9000 soldiers"],
        "source given by": "estimated",
        "source estimates": True,
        "shared words": ["border", "carvia", "lost", "soldie"],
    }
    assert match.place.line == 3
    assert [place.line for place in match.related] == [5]


def test_one_figure_in_a_caption_needs_an_estimate() -> None:
    one = "There 400 Carvian soldiers were lost on the border"
    assert figures(LEAD, (C, one), SOURCED) == ["400"]
    assert figures(LEAD, (C, one), "The mayor said 400 Carvian soldiers were lost on the border.") == []


def test_one_figure_in_a_caption_is_another_question() -> None:
    bare = "There 400 Carvian soldiers were lost on the border"
    told = "The mayor said 400 soldiers were lost on the border."
    one = AttributedElsewhere(figures="one")
    assert [match.values["figures"] for match in one.check(article(LEAD, (C, bare), told))] == ["400"]
    assert list(one.check(article(LEAD, (C, bare), SOURCED))) == []
    assert list(one.check(article(LEAD, f"{bare}.", told))) == []


def test_a_line_without_a_full_stop_is_read_alone_as_a_caption_is() -> None:
    bare, told = "The flood killed 140 people", "The flood killed 140 people, the Carvian coastguard said."
    one = AttributedElsewhere(figures="one")
    for kind in (P, BlockKind.SUBHEAD):
        assert [match.values["figures"] for match in one.check(article(LEAD, (kind, bare), told))] == ["140"]
    assert list(one.check(article(LEAD, bare, "And then the river", told))) == []


def test_paragraphs_must_come_before_the_source_and_behind_the_lead() -> None:
    assert figures(LEAD, f"{BARE}.", SOURCED) == ["400 and 9,000"]
    assert figures(LEAD, SOURCED, f"{BARE}.") == []
    assert figures(f"{BARE}.", SOURCED) == []
    assert figures(LEAD, "There 400 Carvian soldiers were lost on the border.", SOURCED) == []


def test_scope_is_an_option() -> None:
    assert list(AttributedElsewhere(scope=("headline",)).check(article(LEAD, (C, BARE), SOURCED))) == []


def test_other_units_are_named_with_them() -> None:
    bare, sourced = (
        "The quay lost 62 per cent of its cranes",
        "The port estimated that the quay lost 62 per cent of its cranes.",
    )
    assert figures(LEAD, (C, bare), sourced) == ["62 per cent"]


def test_a_subhead_is_worth_a_look_only() -> None:
    told = article(LEAD, (BlockKind.SUBHEAD, "On the border 400 Carvian soldiers were lost"), SOURCED)
    assert list(AttributedElsewhere().check(told)) == []
    assert len(list(AttributedElsewhere(figures="one").check(told))) == 1
