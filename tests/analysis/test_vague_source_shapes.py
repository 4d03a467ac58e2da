from copydesk.analysis.vague_source_shapes import families, reporting, shapes, triggers
from copydesk.data import words


def test_every_noun_belongs_to_a_line_of_offices() -> None:
    offices = {line.split()[0] for line in words("vague_roles")}
    assert set(families().values()) <= offices


def test_a_sentence_is_read_only_if_it_holds_a_word_of_the_shape() -> None:
    assert {"experts", "sources", "believed"} <= triggers()
    assert all(one.needs and all(one.needs) for one in shapes())


def test_words_of_reporting_are_alternatives_of_a_pattern() -> None:
    assert "point out" in reporting()["verbs"].split("|")


def test_a_shape_finds_its_source() -> None:
    found = [match.group("source") for one in shapes() for match in one.find("It was seen by some experts.")]
    assert found == ["some experts"]
