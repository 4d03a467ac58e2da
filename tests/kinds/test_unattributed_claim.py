from copydesk.kinds.unattributed_claim import UnattributedClaim
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


LEAD = "The river broke its banks at Marlow Ferry."


def found(*parts: str | tuple[BlockKind, str], check: UnattributedClaim | None = None) -> list[str]:
    return [match.place.excerpt for match in (check or UnattributedClaim()).check(article(*parts))]


def test_a_toll_without_a_source_is_found() -> None:
    assert found(LEAD, "By noon 240 people were missing.") == ["240 people were missing"]


def test_a_source_in_the_sentence_or_beside_it_is_enough() -> None:
    assert found(LEAD, "By noon 240 people were missing, the sheriff said.") == []
    assert found(LEAD, "By noon 240 people were missing. The sheriff said so.") == []
    assert found(LEAD, "The sheriff said so.", "By noon 240 people were missing.") == []
    apart = ("The sheriff said so.", "Rain fell.", "By noon 240 people were missing.")
    assert found(LEAD, *apart) == ["240 people were missing"]
    assert found(LEAD, *apart, check=UnattributedClaim(neighbours=2)) == []


def test_a_source_in_a_caption_is_none() -> None:
    assert found(LEAD, (C, "A boat, the sheriff said"), "By noon 240 people were missing.") != []


def test_leads_captions_and_history_are_left_alone() -> None:
    assert found("By noon 240 people were missing.") == []
    assert found("By noon 240 people were missing.", check=UnattributedClaim(lead=True)) != []
    below = "In all 240 people were missing, the sheriff said."
    assert (
        found("By noon 240 people were missing.", "Rain fell.", below, check=UnattributedClaim(lead=True))
        == []
    )
    assert found(LEAD, (C, "By noon 240 people were missing")) == []
    assert found(LEAD, "In 1908 the river killed 300 people.") == []
    assert found(LEAD, "Rain fell.") == []
    assert found(LEAD, "In 1908 the river killed 300 people.", check=UnattributedClaim(settled=True)) != []


def test_scope_and_claims_are_options() -> None:
    assert found(LEAD, "By noon 240 people were missing.", check=UnattributedClaim(scope=("caption",))) == []
    assert found(LEAD, "It fell due to rust.", check=UnattributedClaim(claims=("cause",))) == ["due to"]
    (match,) = UnattributedClaim(claims=("cause",)).check(article(LEAD, "It fell due to rust."))
    assert match.values == {"claim": "cause"}


def test_a_toll_is_told_once() -> None:
    assert found(LEAD, "By noon 240 people were missing.", "In all 240 people were missing.") == [
        "240 people were missing"
    ]


def test_the_evidence_tells_who_was_passed_over() -> None:
    fair = "The mayor said the fair would go ahead."
    (match,) = UnattributedClaim().check(article(LEAD, f"By noon 240 people were missing. {fair}"))
    assert match.evidence == {"claim": "toll", "in lead": False, "source passed over": fair}
