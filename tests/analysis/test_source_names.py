import pytest

from copydesk.analysis.source_names import Naming
from copydesk.analysis.vague_sources import vague_sources
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


SAFE = "Experts say the bridge is safe."


def names(*paragraphs: str | tuple[BlockKind, str], lead: str = "The bridge is shut.") -> Naming:
    return article(lead, *paragraphs).derive(vague_sources)[0].naming


@pytest.mark.parametrize(
    ("text", "good"),
    [
        (f"{SAFE} “It is safe,” said Dr Ana Holt.", "office"),
        (f"{SAFE} Ana Holt, a professor of steel, said rust was rare.", "office"),
        (f"{SAFE} Rust is rare, according to the Edda Institute.", "office"),
        (f"{SAFE} Ana Holt, a hydrologist, said it was dry.", "office"),
        (f"{SAFE} “It is safe,” said the mayor, Ana Ruiz.", "speech"),
        (f"{SAFE} One expert, Ana Holt, counted bolts.", "among"),
        ("Experts say the bridge is safe, among them Ana Holt.", "among"),
        ("Experts say it is safe, with analyst Ana Holt calling it sound.", "among"),
        ("Critics say the toll is high. Ana Ruiz, a councillor, said it would rise.", "office"),
    ],
)
def test_a_name_of_the_group_makes_it_good(text: str, good: str) -> None:
    assert names(text) == Naming(good)


@pytest.mark.parametrize(
    ("following", "passed_over"),
    [
        ("The mayor, Ana Ruiz, said lunch was late.", "The mayor, Ana Ruiz"),
        ("Ruiz said lunch was late.", "Ruiz"),
        ("Lunch was late, according to Ana Ruiz.", "Ana Ruiz"),
        ("Pools in Edda are shut, according to the council’s own count.", ""),
        ("Officials said lunch was late.", ""),
        ("They said lunch was late.", ""),
        ("She said lunch was late.", ""),
        ("The bridge is long.", ""),
    ],
)
def test_other_names_do_not(following: str, passed_over: str) -> None:
    assert names(f"{SAFE} {following}") == Naming("", passed_over=passed_over)


def test_only_two_sentences_are_looked_at_but_more_behind_a_lead() -> None:
    late = ("Rain fell.", "It was wet.", "Ana Holt, a professor of steel, said rust was rare.")
    assert names(SAFE, *late) == Naming()
    assert names(*late, lead=SAFE) == Naming("office")


def test_captions_name_nobody() -> None:
    assert names(SAFE, (C, "Ana Holt, a professor of steel, said rust was rare.")) == Naming()


def test_one_who_spoke_before_is_told() -> None:
    assert names(
        "Ana Holt, a professor of steel, said rust was rare. Other experts say it shakes."
    ) == Naming("", before=True)
