from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.errors import ServiceError
from copydesk.languagetool import folders, install, running, tool

MAVEN = """
for one in "$@"; do case $one in -DoutputDirectory=*) out=${one#*=};; -f) ;; esac; done
/bin/mkdir -p "$out"
echo jar > "$out/languagetool-server.jar"
echo jar > "$out/language-en.jar"
"""


def test_maven_is_asked_for_what_the_server_needs() -> None:
    pom = install.pom()
    assert pom.count("<version>6.8</version>") == 5
    assert "<artifactId>language-all</artifactId></exclusion>" in pom
    for name in ("languagetool-server", "language-en", "language-es", "language-ca", "language-pt"):
        assert f"<artifactId>{name}</artifactId>" in pom


def test_the_folder_is_built_tried_and_found(
    java: Callable[..., None], program: Callable[[str, str], None]
) -> None:
    java()
    program("mvn", MAVEN)
    said: list[str] = []
    made = install.install(say=said.append)
    assert made == folders.find()
    assert (made.path / "libs" / "language-en.jar").is_file()
    assert [one.name for one in made.path.parent.iterdir()] == ["LanguageTool-6.8"]
    assert list(running.running()) == []
    assert install.install(say=said.append) == made
    assert "there already" in said[-1]


def test_a_folder_that_holds_nothing_is_built_anew(
    java: Callable[..., None], program: Callable[[str, str], None], home: Path
) -> None:
    java()
    program("mvn", MAVEN)
    (home / "mine" / "LanguageTool-6.8").mkdir(parents=True)
    assert install.install(home / "mine").path == home / "mine" / "LanguageTool-6.8"


def test_no_java_and_no_maven_are_said(java: Callable[..., None]) -> None:
    with pytest.raises(ServiceError, match="needs Java"):
        install.install()
    java()
    with pytest.raises(ServiceError, match="install Maven"):
        install.install()


@pytest.mark.parametrize(
    ("script", "said"),
    [
        (
            "echo '[INFO] x'; echo '[ERROR] Could not resolve it'; exit 1",
            "fetch LanguageTool: Could not resolve it",
        ),
        ("exit 0", "it says nothing"),
    ],
)
def test_what_maven_says_is_repeated(
    java: Callable[..., None], program: Callable[[str, str], None], script: str, said: str
) -> None:
    java()
    program("mvn", script)
    with pytest.raises(ServiceError, match=said):
        install.install()
    assert list(folders.installed().iterdir()) == []


def test_a_maven_that_can_not_be_run(
    java: Callable[..., None], program: Callable[[str, str], None], home: Path
) -> None:
    java()
    program("mvn", "")
    (home / "bin" / "mvn").write_bytes(b"\x7fELF")
    with pytest.raises(ServiceError, match="could not be run"):
        install.install()


def test_a_place_that_can_not_be_written(
    java: Callable[..., None], program: Callable[[str, str], None], home: Path
) -> None:
    java()
    program("mvn", MAVEN)
    (home / "file").write_text("")
    with pytest.raises(ServiceError, match="can't be written"):
        install.install(home / "file")


@pytest.mark.parametrize(
    ("mode", "said"),
    [("finds nothing", "finds nothing"), ("crashes", "does not answer"), ("dies", "ended at its start")],
)
def test_a_server_that_does_not_work_is_not_installed(
    java: Callable[..., None], program: Callable[[str, str], None], mode: str, said: str
) -> None:
    java(mode)
    program("mvn", MAVEN)
    with pytest.raises(ServiceError, match=said):
        install.install()
    with pytest.raises(ServiceError, match="is not there"):
        folders.find()


def test_a_folder_that_goes_away_is_said(
    java: Callable[..., None], program: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    java()
    program("mvn", MAVEN)
    with monkeypatch.context() as patched:
        patched.setattr(install, "_try", lambda _: None)
        patched.setattr(install.folders, "of", lambda _: None)
        with pytest.raises(ServiceError, match="was taken away"):
            install.install()
        patched.undo()
        patched.setattr(install.folders, "of", lambda _: None)
        with pytest.raises(ServiceError, match="fetched no LanguageTool"):
            install._try(Path("x"))
    assert tool.LARGEST > 0
