from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk.readers import read

SIGNS = (
    "# |\n|\n\n|> |- |*|_|`|![|](|)|\"|{{|}}|{%|%}|{{< figure caption=|&amp;|&|<p>|</p>|<img alt='x'>|"
    '<!--|-->|---\n|+++\n|title: |a: [|caption = |{"title": |}|word|é|😀|\r\n|\r|By Ana Ruiz|: |\t|\\|\'|'
    "LIMA (Reuters) — Rain fell.|[^1]|[caption]|[/caption]|\ufeff|**bold**|[a](b c)|<figcaption>|"
    "</figcaption>|<code>|</code>|Photo: Ana Ruiz"
)
MARKUP = st.lists(st.sampled_from([*SIGNS.split("|"), "|"]), max_size=40).map("".join)


def _holds(path: str, source: str) -> None:
    document = read(path, source)
    if "{{" not in source and "{%" not in source:
        starts = [block.source.start for block in document.blocks]
        assert starts == sorted(starts)
    for block in document.blocks:
        place = block.source
        assert 0 <= place.start <= place.end <= len(source)
        at = 0
        for piece in block.map.pieces:
            assert piece.text.start == at
            at = piece.text.end
            text, there = piece.text.of(block.text), piece.source.of(source)
            if len(text) == len(there):
                pairs = zip(text, there, strict=True)
                assert all(a == b or a in " *" or there[:1] in "&\\" or "\\" in there for a, b in pairs)
        assert at == len(block.text)
        assert place.start > 0 or not source.startswith("\ufeff")


@given(st.one_of(st.text(max_size=300), MARKUP))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_and_every_block_lies_in_it(source: str) -> None:
    _holds("a.md", source)
    _holds("a.txt", source)


@given(MARKUP)
@settings(max_examples=200, deadline=None)
def test_any_front_matter_is_read(values: str) -> None:
    _holds("a.md", f"---\ntitle: {values}\n---\nBody.\n")
    _holds("a.md", f'+++\ntitle = "{values}"\n+++\nBody.\n')
    _holds("a.md", f'{{"title": "{values}"}}\nBody.\n')
