from typing import Literal

from copydesk.kinds.vague_source import VagueSource
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


LATER = "Experts say it is safe. “It is safe,” said Ana Ruiz."


def test_a_vague_source_is_found_with_its_evidence() -> None:
    (match,) = VagueSource().check(
        article("Leading experts say it is safe. The mayor, Ana Ruiz, said rain fell.")
    )
    assert match.place.excerpt == "Leading experts say"
    assert match.values == {"source": "Leading experts"}
    assert match.evidence == {
        "type": "group",
        "source": "Leading experts",
        "made good by": "",
        "named before": False,
        "name passed over": "The mayor, Ana Ruiz",
    }
    (match,) = VagueSource().check(article("It is widely believed that the bridge is safe."))
    assert match.values == {"source": "It is widely believed"}


def test_a_name_that_makes_it_good_is_enough_unless_asked() -> None:
    assert list(VagueSource().check(article(LATER))) == []
    assert len(list(VagueSource(named=True).check(article(LATER)))) == 1


def test_sources_are_an_option() -> None:
    told = article("Residents say it is safe.")
    assert list(VagueSource().check(told)) == []
    assert len(list(VagueSource(sources=("crowd",)).check(told))) == 1


def test_one_who_spoke_before_makes_the_rest_loose() -> None:
    told = article("Ana Holt, a professor, said it was safe. Other experts say it shakes.")
    assert list(VagueSource().check(told)) == []
    assert len(list(VagueSource(sources=(), named_before=True).check(told))) == 1


def test_scope_is_an_option() -> None:
    assert list(VagueSource(scope=("caption",)).check(article("Experts say it is safe."))) == []


def test_the_first_of_an_article_stands_for_the_habit() -> None:
    told = article(
        "Ana Holt, a professor, said it was safe. Other experts say it shakes. It rained. The sun shone.",
        "“It shakes. Critics say so,” said Bo Lind.",
        "Observers say it will fall. It rained. Critics say the toll is high.",
    )

    def found(heads: Literal["first", "rest"], *, before: bool = False) -> list[str]:
        one = VagueSource(sources=(), headed=("group", "belief"), heads=heads, named_before=before)
        return [match.place.excerpt for match in one.check(told)]

    assert found("first") == ["Observers say"]
    assert found("rest") == ["Critics say"]
    assert found("rest", before=True) == ["Other experts say", "Critics say"]
