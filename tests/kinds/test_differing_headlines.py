import pytest

from copydesk.kinds.differing_headlines import DifferingHeadlines
from copydesk.readers import read


@pytest.mark.parametrize(
    ("title", "headline", "difference"),
    [
        (
            "Ferry fire off Port Ellery kills 12",
            "Ferry fire off Port Ellery kills 21",
            "“21” here, “12” there",
        ),
        ("Mayor opens harbour bridge at last", "Mayor opens the harbour bridge at last", "“the” only here"),
        ("Mayor opens the harbour bridge at last", "Mayor opens harbour bridge at last", "“the” only there"),
        ("Mayor opens bridge and fair", "Mayor opens fair and bridge", "the words in another order"),
        ("Mayor’s bridge opens at last", "Mayor's Bridge Opens, at Last", None),
        ("Mayor opens harbour bridge", "Mayor opens harbour bridge with a fair", None),
        ("Mayor opens harbour bridge", "Plums are late in the Selde valley", None),
        ("Ferries late", "Ferries later", None),
    ],
)
def test_two_headlines_that_differ_a_little(title: str, headline: str, difference: str | None) -> None:
    document = read("a.md", f"---\ntitle: {title}\n---\n\n# {headline}\n\nIt was opened on Monday.\n")
    found = list(DifferingHeadlines().check(document))
    assert [one.values["difference"] for one in found] == ([] if difference is None else [difference])
    assert all(one.related[0].line == 2 for one in found)
