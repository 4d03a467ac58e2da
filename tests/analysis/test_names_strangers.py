import pytest

from copydesk.analysis.names_strangers import strangers
from copydesk.kinds.inconsistent_names import InconsistentNames
from copydesk.readers import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Elspeth Rooke spoke in Tarn. Ms Rooke left.\n\nIt rained.\n\nThen Ms Rook came back.",
            ("Rook", "Rooke"),
        ),
        (
            "Colonel Beatriz Amery leads it in Tarn. “Wait,” Colonel Emery said to them.",
            ("Emery", "Amery"),
        ),
        ("Wilma Aster sold boats in Tarn.\n\nTwo had gone. Mrs. Astor wrote it down.", ("Astor", "Aster")),
        ("Mrs. Astor wrote it down.\n\nWilma Aster sold boats in Tarn.", None),
        ("Wilma Aster sold boats in Tarn.\n\nHenry Astor bought. Mrs. Astor wrote it down.", None),
        ("Wilma Aster sold boats in Tarn.\n\nAstor wrote it down.", None),
        ("Wilma Aster sold boats in Tarn.\n\nThe Asters left. Mrs. Asters wrote it down.", None),
        ("Wilma Aster sold boats.\n\nIt rained.\n\nIt blew.\n\nIt froze. Mrs. Astor wrote.", None),
        ("Wilma Lee sold boats in Tarn.\n\nTwo had gone. Mrs. Lea wrote it down.", None),
        ("Wilma Aster sold boats in Tarn.\n\nTwo had gone. “Mrs. Astor wrote it down,” she said.", None),
        ("Wilma Aster sold boats in Tarn.\n\nCaptain Astor wrote it down.", None),
    ],
)
def test_a_title_with_a_name_that_nobody_bears(text: str, told: tuple[str, str] | None) -> None:
    document = read("a.md", text + "\n")
    found = [(one.uses[0].word.text, one.usual.word.text) for one in document.derive(strangers)]
    assert found == ([told] if told else [])
    assert len(list(InconsistentNames().check(document))) == len(found)
