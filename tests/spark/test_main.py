import sys

import pytest

from copydesk.errors import UsageError
from copydesk.spark import __main__ as module


class Refused(Exception):  # noqa: N818
    """As Spark's own, which are named by their module."""


Refused.__module__ = "pyspark.errors"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ModuleNotFoundError("No module named 'pyspark'"), 'pip install "copydesk[spark]"'),
        (UsageError("it can't be done"), "error: it can't be done"),
        (Refused("[PATH_NOT_FOUND] nope\nat java.base"), "error: [PATH_NOT_FOUND] nope\n"),
    ],
)
def test_what_fails_is_said(
    error: Exception, said: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(**_: object) -> None:
        raise error

    monkeypatch.setattr(module, "cli", fail)
    with pytest.raises(SystemExit) as ended:
        module.main()
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_crash_is_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(**_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(module, "cli", crash)
    with pytest.raises(ZeroDivisionError):
        module.main()


@pytest.mark.parametrize("field", ["titel=title", "headline", "headline="])
def test_a_field_that_is_none_of_ours_is_said(
    field: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["x", "duplicates", "a.json", "b.json", "--field", field])
    with pytest.raises(SystemExit) as ended:
        module.main()
    assert ended.value.code == 2
    assert "write OURS=THEIRS" in capsys.readouterr().err
