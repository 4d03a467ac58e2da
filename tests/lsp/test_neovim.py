"""The configuration for Neovim that docs/editors.md gives, in a real one without a screen."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

PAGE = Path(__file__).parents[2] / "docs/editors.md"
NVIM = shutil.which("nvim")
pytestmark = [
    pytest.mark.checkout,
    pytest.mark.skipif(NVIM is None, reason="there is no nvim here; Debian has it as neovim"),
]
TEXT = "# Fire in Tarn\n\nThe 😀 harbour and the harbor.\n\nThe of of fire.\n"
PROGRAM = """
local out = {}
local function wait(want)
  return vim.wait(20000, function()
    return want(vim.diagnostic.get(0))
  end, 20)
end
local function codes()
  local found = {}
  for _, one in ipairs(vim.diagnostic.get(0)) do
    found[#found + 1] = { one.message, one.lnum, one.col, one.end_col, one.source, one.severity }
  end
  return found
end
vim.cmd("edit a.md")
out.came = wait(function(now) return #now == 2 end)
out.first = codes()
local function ask(method, params)
  local _, answer = next(vim.lsp.buf_request_sync(0, method, params, 20000) or {})
  return answer and answer.result
end
vim.api.nvim_win_set_cursor(0, { 3, out.first[1][3] })
out.hover = ask("textDocument/hover", vim.lsp.util.make_position_params()).contents.value
local params = vim.lsp.util.make_range_params()
params.context = { diagnostics = {} }
for _, action in ipairs(ask("textDocument/codeAction", params)) do
  if action.title:find("Spell it") then
    vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
  end
end
out.fixed = wait(function(now) return #now == 1 end)
vim.api.nvim_buf_set_text(0, 4, 4, 4, 10, { "😀 of", "the " })
out.typed = wait(function(now) return #now == 0 end)
vim.api.nvim_buf_set_lines(0, 0, 1, false, { "# A 😀 fire fire" })
out.again = wait(function(now) return #now == 1 end)
out.last = codes()
out.lines = vim.api.nvim_buf_get_lines(0, 0, -1, false)
local file = io.open("out.json", "w")
file:write(vim.json and vim.json.encode(out) or vim.fn.json_encode(out))
file:close()
vim.cmd("qall!")
"""


def configuration() -> str:
    """Return the last of the page's configurations for Neovim, which works from 0.7 on."""
    page = PAGE.read_text(encoding="utf-8").partition("## Neovim")[2].partition("\n## ")[0]
    return re.findall(r"```lua\n(.*?)```", page, re.DOTALL)[-1]


@pytest.fixture
def out(tmp_path: Path) -> Any:  # noqa: ANN401  JSON
    (tmp_path / "a.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "init.lua").write_text(configuration(), encoding="utf-8")
    (tmp_path / "run.lua").write_text(PROGRAM, encoding="utf-8")
    folder = os.path.dirname(sys.executable)
    env = {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}", "XDG_STATE_HOME": str(tmp_path)}
    env |= {"XDG_DATA_HOME": str(tmp_path), "XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    command = [str(NVIM), "--headless", "-n", "-u", "init.lua", "-c", "filetype on", "-c", "luafile run.lua"]
    done = subprocess.run(
        command,
        cwd=tmp_path,
        env=env,
        capture_output=True,
        timeout=120,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert (tmp_path / "out.json").exists(), done.stderr.decode()
    return json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))


def test_findings_hover_fix_and_typing_work_in_neovim(out: dict[str, Any]) -> None:
    assert out["came"]
    (spelling, doubled) = sorted(out["first"], key=lambda one: int(one[1]))
    before = len("The 😀 harbour and the ".encode())  # Neovim counts bytes
    assert spelling[1:] == [2, before, before + 6, "copydesk", 2]
    assert doubled[1] == 4
    assert "spelling.mixed-spelling" in out["hover"]
    assert out["fixed"]
    assert out["typed"]
    assert out["again"]
    assert out["lines"][2] == "The 😀 harbour and the harbour."
    assert out["lines"][4:6] == ["The 😀 of", "the fire."]
    assert out["last"][0][1] == 0
