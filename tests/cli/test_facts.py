import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from copydesk.cli.main import cli

ARTICLE = """# Harbour bridge of Port Edda closes

The council said the bridge closes for 14 weeks. Forty boats wait.

“=1+1 <b>|” is what Ana Ruiz wrote.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, encoding="utf-8")


def run(*args: str, stdin: str = "") -> Result:
    return CliRunner().invoke(cli, ["facts", *args], input=stdin, env={"COLUMNS": "80"})


def test_the_table_fits_the_terminal() -> None:
    shown = run("a.md")
    assert shown.exit_code == 0
    lines = shown.output.splitlines()
    assert lines[0] == "a.md: 6 facts"
    assert max(map(len, lines)) <= 80
    assert "14 weeks" in shown.output
    assert "The council" in shown.output
    assert "none" in shown.output


def test_only_some_kinds_and_only_what_has_no_source() -> None:
    assert "a.md: 4 facts" in run("a.md", "--only", "figures").output
    assert "14 weeks" not in run("a.md", "--only", "figures", "--unsourced").output
    told = run("a.md", "--only", "prices")
    assert told.exit_code == 2
    assert 'there is no "price"; there are figures, dates, names, quotations, claims' in told.output


def test_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    text = run("a.md", "--output-format", "csv").output
    assert text.startswith("\ufeffpath,line,kind")
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[1][:4] == ["a.md", "3", "figure", "14 weeks"]
    assert any(row[3].startswith("'=1+1") for row in rows)


def test_markdown_has_a_box_for_each_fact() -> None:
    text = run("a.md", "--output-format", "markdown").output
    assert "| [ ] | 3 | figure | 14 weeks | " in text
    assert "\\<b>\\|" in text


def test_json_says_where_and_who() -> None:
    made = json.loads(run("a.md", "--output-format", "json").output)
    schema = Path(__file__).parents[2] / "docs" / "facts.schema.json"
    jsonschema.Draft202012Validator(json.loads(schema.read_text(encoding="utf-8"))).validate(made)
    (article,) = made["articles"]
    assert article["facts"][0]["sentence"].endswith("for 14 weeks.")
    first, second = article["facts"][:2]
    assert (first["line"], first["column"], first["words"], first["source"]) == (
        3,
        40,
        "14 weeks",
        "The council",
    )
    assert second["source"] is None


def test_html_is_one_page_with_boxes_and_no_network() -> None:
    run("a.md", "--output-format", "html", "-o", "facts.html")
    page = Path("facts.html").read_text(encoding="utf-8")
    assert page.count('type="checkbox"') == 6
    assert "default-src 'none'" in page
    assert "&lt;b&gt;" in page
    assert "http" not in page.replace("http-equiv", "")


def test_standard_input_folders_and_what_cannot_be_read() -> None:
    assert (
        "b.md: 1 facts" in run("-", "--stdin-filename", "b.md", stdin="# Title of it\n\nNine boats.\n").output
    )
    assert "a.md: 6 facts" in run(".").output
    told = run("a.md", "none.md")
    assert told.exit_code == 2
    assert "a.md: 6 facts" in told.output
    Path("bad.md").write_bytes(b"\xff")
    assert run("bad.md").exit_code == 2
    assert "can't be written" in run("a.md", "-o", "no/where").output
