from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.finding import Confidence, Finding, Level, Report
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span

SOURCE = "A headline\n\nA paragraph of some words.\n"
DOCUMENT = Document(
    "a.txt",
    SOURCE,
    (
        Block(BlockKind.HEADLINE, "text.txt", "A headline", SourceMap.verbatim(Span(0, 10))),
        Block(BlockKind.PARAGRAPH, "text.txt", SOURCE[12:38], SourceMap.verbatim(Span(12, 38))),
    ),
)


def test_a_place_has_line_column_words_and_context() -> None:
    place = DOCUMENT.place(DOCUMENT.blocks[1], Span(2, 11), note="here")
    assert (place.line, place.column, place.end_line, place.end_column) == (3, 3, 3, 12)
    assert place.excerpt == "paragraph"
    assert place.context == "A paragraph of some words."
    assert place.note == "here"


def test_a_place_without_a_span_is_the_whole_block() -> None:
    assert DOCUMENT.place(DOCUMENT.blocks[0]).excerpt == "A headline"


def test_the_context_of_a_very_long_line_is_a_part_of_it() -> None:
    source = "x" * 50_000 + "needle" + "x" * 50_000
    place = Document("a.txt", source, ()).at(Span(50_000, 50_006))
    start = place.column - place.context_column
    assert len(place.context) == 4_000
    assert place.context[start : start + 6] == "needle"


def test_an_analysis_runs_once_a_document() -> None:
    runs: list[str] = []

    def analysis(document: Document) -> int:
        runs.append(document.path)
        return len(document.source)

    assert DOCUMENT.derive(analysis) == DOCUMENT.derive(analysis) == len(SOURCE)
    assert runs == ["a.txt"]


def test_blocks_are_found_by_kind() -> None:
    assert [block.text for block in DOCUMENT.of(BlockKind.HEADLINE)] == ["A headline"]


def test_a_report_hides_lower_levels() -> None:
    place = DOCUMENT.at(Span(0, 1))
    findings = tuple(Finding(f"a.{level.word}", level, Confidence.HIGH, "", place) for level in sorted(Level))
    kept = Report(findings, (), 1).at_least(Level.WARNING)
    assert [one.rule for one in kept.findings] == ["a.warning", "a.error"]
