from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.errors import ServiceError
from copydesk.languagetool import java as javas


def test_no_java() -> None:
    with pytest.raises(ServiceError, match="needs Java 17 or newer, and there is none"):
        javas.find()


@pytest.mark.parametrize("version", ["1.8.0_402", "11.0.2"])
def test_too_old_a_java(java: Callable[..., None], version: str) -> None:
    java(version=version)
    with pytest.raises(ServiceError, match=r"is Java (8|11): set JAVA_HOME"):
        javas.find()


def test_a_java_of_its_own_home(
    java: Callable[..., None], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java()
    assert javas.find() == str(home / "bin" / "java")
    (home / "jdk").mkdir()
    (home / "bin").rename(home / "jdk" / "bin")
    monkeypatch.setenv("JAVA_HOME", str(home / "jdk"))
    assert javas.find() == str(home / "jdk" / "bin" / "java")


def test_a_java_that_says_nothing(program: Callable[[str, str], None]) -> None:
    program("java", "exit 1")
    with pytest.raises(ServiceError, match="does not say its version"):
        javas.find()


def test_a_java_that_can_not_be_run(program: Callable[[str, str], None], home: Path) -> None:
    program("java", "")
    (home / "bin" / "java").write_bytes(b"\x7fELF")
    with pytest.raises(ServiceError, match="can't be run"):
        javas.find()
