from copydesk.languagetool.wanted import CATEGORIES, Wish, resolved, united


def wish(*categories: str, rules: str = "", without: str = "", picky: bool = False) -> Wish:
    return Wish(frozenset(categories), frozenset(rules.split()), frozenset(without.split()), picky)


def test_what_nobody_wants_is_switched_off_in_the_request() -> None:
    request = united([wish("GRAMMAR"), wish("STYLE")], picky=False)
    assert request.enabled_categories == ("GRAMMAR", "STYLE")
    assert set(request.disabled_categories) == CATEGORIES - {"GRAMMAR", "STYLE"}


def test_a_rule_that_is_left_out_is_switched_off_where_nobody_else_takes_it() -> None:
    names = wish("PROPER_NOUNS", without="JONG_UN")
    assert united([names, wish("GRAMMAR")], picky=False).disabled_rules == ("JONG_UN",)
    assert united([names, wish("PROPER_NOUNS")], picky=False).disabled_rules == ()
    assert united([names, wish(rules="JONG_UN")], picky=False).disabled_rules == ()


def test_a_single_rule_is_asked_for_by_name() -> None:
    request = united([wish(rules="EN_A_VS_AN")], picky=False)
    assert request.enabled_rules == ("EN_A_VS_AN",)
    assert set(request.disabled_categories) == CATEGORIES


def test_who_is_picky_asks_alone() -> None:
    wishes = [wish("GRAMMAR"), wish("STYLE", picky=True)]
    assert united(wishes, picky=True).enabled_categories == ("STYLE",)
    assert united(wishes, picky=False).enabled_categories == ("GRAMMAR",)


def test_a_finding_is_taken_by_category_or_by_rule() -> None:
    mine = wish("GRAMMAR", rules="ONE", without="TWO")
    assert mine.takes("GRAMMAR", "ANY")
    assert mine.takes("STYLE", "ONE")
    assert not mine.takes("GRAMMAR", "TWO")
    assert not mine.takes("STYLE", "ANY")


def test_a_language_is_written_as_the_server_does() -> None:
    known = ["en", "en-US", "en-GB", "de-DE", "es", "pt-PT"]
    assert resolved("en", known) == "en-US"
    assert resolved("EN_gb", known) == "en-GB"
    assert resolved("en-GB-oxendict", known) == "en-GB"
    assert resolved("en-IE", known) == "en-US"
    assert resolved("de", known) == "de-DE"
    assert resolved("es-MX", known) == "es"
    assert resolved("xx", known) is None


def test_a_pattern_leaves_out_what_fits_it_but_is_not_sent() -> None:
    mine = wish("GRAMMAR", without="*_HYPHEN CA_*")
    assert not mine.takes("GRAMMAR", "WELL_HYPHEN")
    assert not mine.takes("GRAMMAR", "CA_NEW")
    assert mine.takes("GRAMMAR", "HYPHEN_WELL")
    assert united([mine], picky=False).disabled_rules == ()
