"""The HTML report in a real browser: headless Chromium, where there is one."""

import itertools
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from copydesk import api
from copydesk.reporters.rendering import Style, render

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
EXAMPLES = Path(__file__).parents[2] / "examples"
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine")

MEASURE = """<script>
const box = (one) => {
  const at = one.getBoundingClientRect();
  return [at.top, at.bottom, at.left, at.right];
};
const all = (name) => [...document.querySelectorAll(name)];
const seen = {
  wide: document.documentElement.scrollWidth,
  notes: all('.note').map((one) => ({
    box: box(one), shown: one.checkVisibility(), level: one.classList[1],
    text: box(one.parentElement.previousElementSibling),
    words: document.getElementById('w' + one.id.slice(1)) ? 1 : 0,
  })),
  marks: all('mark.warning:not(.related)').map((one) => getComputedStyle(one).backgroundColor),
  page: getComputedStyle(document.body).backgroundColor,
};
document.body.innerHTML = '<pre id="seen"></pre>';
document.getElementById('seen').textContent = JSON.stringify(seen);
</script></body>"""


@pytest.fixture(scope="module")
def page() -> str:
    given = api.lint_paths([str(EXAMPLES)], api.Options(isolated=True))
    return render("html", given, Style())


def dumped(page: str, folder: Path, *flags: str) -> str:
    file = folder / "page.html"
    file.write_text(page, "utf-8")
    command = [
        str(CHROMIUM),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        f"--user-data-dir={folder / 'user'}",
    ]
    ran = subprocess.run(
        [*command, *flags, "--dump-dom", file.as_uri()], capture_output=True, timeout=90, check=True
    )
    return ran.stdout.decode()


def measured(page: str, folder: Path, *flags: str) -> dict[str, object]:
    """Return the places of things as the browser lays them out; for that alone its scripts are let in."""
    open_page = re.sub(r"<meta http-equiv=.*?>", "", page).replace("</body>", MEASURE)
    found = re.search(r'<pre id="seen">(.*?)</pre>', dumped(open_page, folder, *flags))
    assert found
    data: dict[str, object] = json.loads(found[1])
    return data


def test_notes_stand_beside_their_words_and_not_over_one_another(page: str, tmp_path: Path) -> None:
    seen = measured(page, tmp_path, "--window-size=1200,900")
    notes = seen["notes"]
    assert isinstance(notes, list)
    assert len(notes) >= 6
    boxes = sorted(note["box"] for note in notes)
    for (_, bottom, *_), (top, *_) in itertools.pairwise(boxes):
        assert bottom <= top
    for note in notes:
        top, _, left, _ = note["box"]
        beside_top, _, _, beside_right = note["text"]
        assert note["words"] == 1
        assert left > beside_right
        assert top >= beside_top - 1
    firsts = [note for note in notes if abs(note["box"][0] - note["text"][0]) < 2]
    assert len(firsts) >= 4  # the first note of each paragraph begins where the paragraph does
    assert isinstance(seen["wide"], int)
    assert seen["wide"] <= 1200


def test_a_narrow_page_has_its_notes_under_the_words(page: str, tmp_path: Path) -> None:
    seen = measured(page, tmp_path, "--window-size=500,900")
    notes = seen["notes"]
    assert isinstance(notes, list)
    assert all(note["box"][0] >= note["text"][1] - 8 for note in notes)
    assert isinstance(seen["wide"], int)
    assert seen["wide"] <= 500


def test_a_level_can_be_hidden_without_a_script(page: str, tmp_path: Path) -> None:
    hidden = page.replace('id="show-warning" checked', 'id="show-warning"')
    seen = measured(hidden, tmp_path)
    notes = seen["notes"]
    assert isinstance(notes, list)
    assert {(note["level"], note["shown"]) for note in notes} == {("warning", False), ("suggestion", True)}
    assert set(seen["marks"]) == {"rgba(0, 0, 0, 0)"}  # type: ignore[call-overload]


def test_the_page_is_dark_where_the_reader_s_screen_is(page: str, tmp_path: Path) -> None:
    dark = measured(page, tmp_path, "--blink-settings=preferredColorScheme=0")
    light = measured(page, tmp_path, "--blink-settings=preferredColorScheme=1")
    assert (light["page"], dark["page"]) == ("rgb(255, 255, 255)", "rgb(23, 24, 26)")


def test_no_script_runs_and_nothing_is_fetched(page: str, tmp_path: Path) -> None:
    (tmp_path / "x.js").write_text("document.title = 'fetched'")
    attempts = "<script>document.title = 'ran'</script><script src='x.js'></script><img src=x onerror='a()'>"
    shown = dumped(page.replace("</body>", f"{attempts}</body>"), tmp_path)
    assert "<title>Copydesk report</title>" in shown


def test_the_page_can_be_printed(page: str, tmp_path: Path) -> None:
    printed = tmp_path / "page.pdf"
    dumped(page, tmp_path, f"--print-to-pdf={printed}")
    assert printed.read_bytes().startswith(b"%PDF")
