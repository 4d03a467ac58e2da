from copydesk.rulebook.suggest import did_you_mean


def test_the_nearest_word_is_offered_as_it_is_spelled() -> None:
    assert did_you_mean("min-wrods", ["min_words", "share"]) == ', did you mean "min_words"?'
    assert did_you_mean("SCOPE", ["scope"]) == ', did you mean "scope"?'


def test_nothing_near_is_nothing() -> None:
    assert did_you_mean("zzz", ["scope"]) == ""
    assert did_you_mean("x" * 100_000, ["scope"]) == ""
