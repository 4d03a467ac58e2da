import sqlite3
from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.archive import postings
from copydesk.archive.postings import SCHEMA, number, places, posting, remove, settle, sharing, tally, wait

_LARGEST = (1 << 32) - 1
PAIRS = st.tuples(
    st.one_of(st.integers(0, 40), st.integers(0, _LARGEST)),
    st.one_of(st.integers(0, 6), st.integers(0, 1 << 33)),
)


@pytest.fixture
def database(monkeypatch: pytest.MonkeyPatch) -> sqlite3.Connection:
    monkeypatch.setattr(postings, "_PIECE", 4)
    return fresh()


def fresh() -> sqlite3.Connection:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.executescript(SCHEMA)
    return database


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.lists(PAIRS, max_size=30), st.integers(0, 10)), max_size=6))
def test_postings_are_a_set_of_keys_and_places(
    database: sqlite3.Connection, rounds: list[tuple[list[tuple[int, int]], int]]
) -> None:
    database = fresh()
    model: set[int] = set()
    for run, (pairs, gone) in enumerate(rounds):
        new = {posting(*pair) for pair in pairs} - model
        wait(database, run, new)
        assert tally(database) == (len(model | new), sum(model | new))
        if run % 2 == 0:
            settle(database)
        model |= new
        if gone:
            settle(database)
            out = sorted(model)[::gone]
            remove(database, out)
            model -= set(out)
    settle(database)
    assert number(database) == len(model)
    assert sorted(stored(database)) == sorted(model) == list(stored(database))
    by_key = {key: list(same) for key, same in groupby(sorted(model), lambda one: one >> postings.PLACE_BITS)}
    low = (1 << postings.PLACE_BITS) - 1
    for key, same in by_key.items():
        assert sorted(places(database, key << 2, 1000)) == [one & low for one in same]
    wanted = {tuple(one & low for one in same) for same in by_key.values()}
    for whole in (True, False):
        kept = {tuple(one for one in some if (one & 3 == 0) is whole) for some in wanted}
        found = {tuple(one) for one in sharing(database, 3, whole=whole)}
        assert found == {one for one in kept if len(one) > 1}


def stored(database: sqlite3.Connection) -> Iterator[int]:
    for (data,) in database.execute("SELECT data FROM postings ORDER BY first"):
        yield from memoryview(data).cast("Q")


def test_a_key_of_many_places_is_given_up_early(database: sqlite3.Connection) -> None:
    wait(database, 1, [posting(8, place) for place in range(100)])
    settle(database)
    assert 10 < len(places(database, 8, 10)) < 20


def test_without_a_piece_to_begin_with_one_is_made(database: sqlite3.Connection) -> None:
    database.execute("DELETE FROM postings")
    assert places(database, 8, 10) == []
    wait(database, 1, [posting(8, 5)])
    settle(database)
    assert places(database, 8, 10) == [5]


def test_pieces_of_another_shape_are_refused(database: sqlite3.Connection) -> None:
    for planted in ("x", b"1234567"):
        database.execute("UPDATE postings SET data = ?", (planted,))
        with pytest.raises(ValueError, match=r"shape|multiple"):
            places(database, 8, 10)
