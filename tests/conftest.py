"""Property tests draw the same examples on every run in CI, so that what lands does not depend on luck."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True, deadline=None)
settings.register_profile("desk", deadline=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

_AUTHOR = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main")


@pytest.fixture(autouse=True)
def results(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let no test use results of another, or leave any in the checkout."""
    folder = tmp_path_factory.mktemp("results") / "cache"
    monkeypatch.setenv("COPYDESK_CACHE_DIR", str(folder))
    return folder


@pytest.fixture
def git() -> Callable[..., str]:
    """Run git in a folder; return what it says."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}

    def run(folder: Path, *arguments: str) -> str:
        command = ["git", *_AUTHOR, *arguments]
        return subprocess.run(
            command, cwd=folder, check=True, capture_output=True, env=clean, text=True
        ).stdout

    return run


@pytest.fixture
def commit(git: Callable[..., str]) -> Callable[..., str]:
    """Write articles, by name without ending, and commit all there is in a folder; return the commit."""

    def write(folder: Path, **texts: str) -> str:
        if not (folder / ".git").exists():
            git(folder, "init", "-q")
        for name, text in texts.items():
            (folder / f"{name}.md").write_text(text, "utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-qm", "Write", "--allow-empty")
        return git(folder, "rev-parse", "HEAD").strip()

    return write


@pytest.fixture(scope="session")
def languagetool_folder() -> Path:
    """A real LanguageTool, fetched once through Maven and kept; skip where there can be none."""
    from copydesk.errors import ServiceError  # noqa: PLC0415  only where it is asked for
    from copydesk.languagetool import folders, install  # noqa: PLC0415

    kept = Path(os.environ.get("COPYDESK_TEST_LANGUAGETOOL", "~/.cache/copydesk-tests")).expanduser()
    missing = [name for name in ("java", "mvn") if not shutil.which(name)]
    if missing and ("java" in missing or not folders.of(kept)):
        pytest.skip(f"no real LanguageTool: there is no {' and no '.join(missing)} here")
    try:
        return install.install(kept).path
    except ServiceError as error:
        pytest.skip(f"no real LanguageTool: {error.message}")


@pytest.fixture(scope="session")
def languagetool_home(languagetool_folder: Path) -> Iterator[dict[str, str]]:
    """What the environment says for tests that share one server; it ends after the last of them."""
    from copydesk.languagetool import folders, running  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as home:
        said = {"XDG_RUNTIME_DIR": home, "XDG_CACHE_HOME": home, "LTP_PATH": str(languagetool_folder.parent)}
        with pytest.MonkeyPatch.context() as patch:
            for name, value in said.items():
                patch.setenv(name, value)
            running.ensure(folders.find())
        yield said
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("XDG_RUNTIME_DIR", home)
            for server in list(running.running()):
                running.stop(server)


@pytest.fixture
def languagetool(languagetool_home: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A real LanguageTool for one test; no answer of another test's is known."""
    for name, value in languagetool_home.items():
        monkeypatch.setenv(name, value)
