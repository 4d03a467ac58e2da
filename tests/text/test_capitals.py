from copydesk.text.capitals import common_stems, names_and_figures


def test_names_are_the_capitals_after_the_first_word() -> None:
    assert names_and_figures("Yesterday Ana Ruiz’s 84 guests met in Tarnwick.") == {
        "ana",
        "ruiz",
        "84",
        "tarnwick",
    }


def test_a_figure_may_open_the_sentence() -> None:
    assert names_and_figures("84 guests") == {"84"}


def test_common_words_are_in_lower_case_or_figures() -> None:
    assert common_stems("Growers in Tarnwick lost 84 trees") == {"in", "los", "84", "tre"}
