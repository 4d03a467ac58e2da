import pytest

from copydesk.analysis.pictures import Picture, names_a_photograph, picture_of, same_picture
from copydesk.model.document import Block, BlockKind, Document
from copydesk.model.sourcemap import SourceMap
from copydesk.text.span import Span


def captions(source: str) -> tuple[Document, list[Block]]:
    """Return a document in which every "Two anglers" is a caption."""
    text, blocks, at = "Two anglers", [], source.find("Two anglers")
    while at >= 0:
        blocks.append(Block(BlockKind.CAPTION, "text.md", text, SourceMap.verbatim(Span(at, at + len(text)))))
        at = source.find(text, at + 1)
    return Document("a.md", source, tuple(blocks)), blocks


@pytest.mark.parametrize(
    "source",
    [
        '![Two anglers](weir.jpg "Two anglers")',
        "![Two anglers](weir.jpg)\n*Two anglers*",
        '<figure><img src="weir.jpg" alt="Two anglers"><figcaption>Two anglers</figcaption></figure>',
        '{{< img src="weir" caption="Two anglers" alt="Two anglers" >}}',
        "![Two anglers](weir.jpg)\n\nThe old weir.\n\n![Two anglers](weir.jpg)",
        "![Two anglers](weir-a.jpg)\n\n![Two anglers](weir-b.jpg)",
        "![Two anglers](a.jpg)\n\n![Two anglers](b.jpg)",
    ],
)
def test_captions_of_one_picture(source: str) -> None:
    assert same_picture(captions(source)[0], *captions(source)[1])


@pytest.mark.parametrize(
    "source",
    [
        "![Two anglers](weir.jpg)\n\n![Two anglers](bridge.jpg)",
        "![Two anglers](weir-1.jpg)\n\n![Two anglers](bridge-2.jpg)",
        "![Two anglers](weir.jpg)\n\n![Two anglers](weir-2.jpg)",
        '{{< img src="weir" alt="Two anglers" >}}\n{{< img src="bridge" alt="Two anglers" >}}',
        "Two anglers\n\nThe old weir.\n\nTwo anglers",
        "![Two anglers](weir.jpg)\n\nThe old weir." + " " * 3_000 + "Two anglers",
    ],
)
def test_captions_of_two_pictures_or_of_none_that_is_seen(source: str) -> None:
    article, (one, other, *_) = captions(source)
    assert not same_picture(article, one, other)


def test_a_picture_may_show_no_address() -> None:
    article, (caption,) = captions("<figure>Two anglers</figure>")
    assert picture_of(article, caption) == Picture(0, "")


@pytest.mark.parametrize(
    "caption",
    [
        "The weir. Photo: Ana Ruiz",
        "The weir (Reuters)",
        "The weir on May 4, 2031",
        "The weir on 4 May 2031",
        "© Ruiz",
    ],
)
def test_credits_and_dates_name_a_photograph(caption: str) -> None:
    assert names_a_photograph(caption)


def test_a_plain_caption_names_none() -> None:
    assert not names_a_photograph("Two anglers below the old weir in May")
