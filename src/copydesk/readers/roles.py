"""Which blocks of a body are its headline, byline and dateline."""

from dataclasses import replace

from copydesk.model.document import Block, BlockKind
from copydesk.readers import newsroom
from copydesk.readers.draft import Draft

_BYLINE = 8  # blocks at the start that may be a byline
_DATELINE = 3  # paragraphs at the start that may begin with a dateline


def roles(blocks: list[Block], *, titled: bool, ending: str = "md") -> list[Block]:
    """Find the headline, byline and dateline of the body; ``ending`` is the last part of their scopes."""
    tops = sum(block.kind is BlockKind.SUBHEAD and block.level == 1 for block in blocks)
    found: list[Block] = []
    paragraphs = 0
    for number, block in enumerate(blocks):
        if (
            block.kind is BlockKind.SUBHEAD
            and block.level == 1
            and not paragraphs
            and not (titled and tops > 1)
        ):
            found.append(replace(block, kind=BlockKind.HEADLINE))
            paragraphs, titled, tops = 0, True, 2
            continue
        if block.kind is BlockKind.PARAGRAPH:
            if number < _BYLINE and newsroom.is_byline(block.text):
                found.append(replace(block, kind=BlockKind.BYLINE, scope=f"text.{ending}"))
                continue
            paragraphs += 1
            if paragraphs <= _DATELINE and (cut := newsroom.dateline(block.text, first=paragraphs == 1)):
                draft = Draft()
                for piece in block.map.pieces:
                    draft.write(piece.text.of(block.text), piece.source.start, piece.source.end)
                draft.roles = [(role, span.start, span.end) for role, span in block.inlines]
                found.append(draft.cut(0, cut[0]).block(BlockKind.DATELINE, f"text.{ending}"))
                found.append(draft.cut(cut[1], draft.length).block(block.kind, block.scope))
                continue
        found.append(block)
    return found
