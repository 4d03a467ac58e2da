"""Names: mentions, people, likeness, and what varies of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.analysis import names, names_variants
from copydesk.analysis.names import Mention, in_quotation, mentions
from copydesk.analysis.names_ages import changed_ages
from copydesk.analysis.names_introductions import late_introductions
from copydesk.analysis.names_likeness import is_inflection, likeness, one_given_name, one_house_style
from copydesk.analysis.names_people import people
from copydesk.analysis.names_titles import changed_titles
from copydesk.analysis.names_variants import variants
from copydesk.model.document import Document
from copydesk.readers import read


def found(text: str, name: str = "a.txt") -> tuple[Mention, ...]:
    return read(name, text).derive(mentions)


def shown(text: str) -> list[str]:
    return [f"{one.title}: {'|'.join(word.text for word in one.words)}" for one in found(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the pilot Ada Tarvan sailed", [": Ada|Tarvan"]),
        ("But Ada’s boat and Tarvan's oar sank", [": Ada", ": Tarvan"]),
        ("with Prime Minister Ida Tarvan at sea", ["prime minister: Ida|Tarvan"]),
        ("with Harbour Minister Ida Tarvan at sea", ["harbour minister: Ida|Tarvan"]),
        ("with Mr. J. Tarvan at sea", ["mr: J|Tarvan"]),
        ("with Ida van der Tarvan at sea", [": Ida|Tarvan"]),
        ("with Ida of Tarvan, Oda and Lund at sea", [": Ida", ": Tarvan", ": Oda", ": Lund"]),
        ("with Ida who was never at all seen with Lund at sea", [": Ida", ": Lund"]),
        ("with Le Tarv and Ida Le Tarv and Al at sea", [": Le Tarv", ": Ida|Le Tarv", ": Al"]),
        ("with al-Tarv at sea", [": al-Tarv"]),
        ("see https://tarv.org/Ada and @Ada and #Tarvan, Tarv.gov", []),
        ("an ex-Tarvan pilot, " + "A" + "b" * 40, []),
        ("with ɐbc and ābc at sea", []),
        ("The and Of the", [": Of"]),
        ("A. The boat sank, and an-Nur sailed", [": an-Nur"]),
    ],
)
def test_mentions_are_runs_of_capitals_with_the_title_apart(text: str, expected: list[str]) -> None:
    assert shown(text) == expected


def test_a_very_long_run_is_cut() -> None:
    assert [
        len(one.words) for one in found("the " + "Tarv " * 20 + "sailed to the far and long lost sea")
    ] == [12, 8]


def test_headlines_in_title_case_are_not_read() -> None:
    assert [one.surname for one in found("# Ferry Pilot Loses Job\n\nthe pilot Tarvan slept\n", "a.md")] == [
        "Tarvan"
    ]


def test_there_is_an_end_to_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(names, "MOST_MENTIONS", 2)
    assert len(found("with Ada, Ida and Oda at sea")) == 2


def test_quotations_italics_and_code_are_told() -> None:
    document = read("a.md", "He read *The Tarv* and “Tarv at Sea” by Tarv.\n")
    assert [in_quotation(document, one.block, one.span) for one in document.derive(mentions)] == [
        True,
        True,
        True,
        False,
    ][-len(document.derive(mentions)) :]


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Müller", "Muller", "marks"),
        ("Tarvan", "Travan", "transposed"),
        ("Tarvan", "Tarrvan", "letter"),
        ("Tarvan", "Tarven", "vowel"),
        ("Tarvan", "Tarlan", "swap"),
        ("Mohammed", "Muhammad", "sound"),
        ("Yevgeny", "Yevgenii", "swap"),
        ("Khaled", "Haled", "sound"),
        ("Tarvan", "Karlun", None),
        ("Ada", "Ida", None),
        ("Tarvan", "Tarvandale", None),
        ("Tarvan", "Tulkin", None),
    ],
)
def test_how_two_names_are_alike(one: str, other: str, how: str | None) -> None:
    assert likeness(one, other) == how
    assert likeness(other, one) == how


@given(st.text(max_size=12), st.text(max_size=12))
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)


def test_inflections_and_tables() -> None:
    assert is_inflection("Tarvan", "Tarvanian")
    assert not is_inflection("Tarvan", "Travan")
    assert not is_inflection("Tarvansky", "Tarvanski")
    assert one_given_name("Jon", "John")
    assert not one_given_name("Jon", "Jan")
    assert one_house_style("Kyiv", "Kiev")


def variants_of(text: str) -> list[tuple[str, str, str]]:
    return [
        (one.uses[0].word.text, one.usual.word.text, one.evidence)
        for one in read("a.txt", text).derive(variants)
    ]


NIGHTS = "It was a cold night. " * 9
REST = " The ferry stayed in port and nobody said why it had to be so."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we saw Ada Tarvan there.\n\nlater Ada Travan slept.", [("Travan", "Tarvan", "given name")]),
        ("we saw Ada Tarvan there.\n\nlater Travan slept.", [("Travan", "Tarvan", "full name")]),
        (
            "we saw Mohammed Tarv there.\n\nlater Muhammad Tarv slept.",
            [("Muhammad", "Mohammed", "family name")],
        ),
        (
            "we saw Tirzelda Tarv there.\n\nlater Trizelda Tarv slept.",
            [("Trizelda", "Tirzelda", "family name")],
        ),
        (
            "we saw Karrenburg and Karrenburg.\n\nlater Karrenbrug slept.",
            [("Karrenbrug", "Karrenburg", "name alone")],
        ),
        ("we saw Tarv-Lund there.\n\nlater TarvLund slept.", [("TarvLund", "Tarv-Lund", "name alone")]),
        ("we saw Le Tarv there.\n\nlater LeTarv slept.", [("LeTarv", "Le Tarv", "name alone")]),
        ("we saw McTarvan there.\n\nlater Mctarvan slept.", [("Mctarvan", "McTarvan", "name alone")]),
        ("we saw Tärvan there.\n\nlater Tarvan slept.", [("Tarvan", "Tärvan", "name alone")]),
        ("we saw Ada Tarvan, Tarvan and Tarvan.\n\nlater Tarven slept.", [("Tarven", "Tarvan", "full name")]),
        (
            "we saw Ada Tarvandal, Tarvandal there.\n\nlater Tarvanbal slept.",
            [("Tarvanbal", "Tarvandal", "full name")],
        ),
        ("we saw Ada Tarvan there. Travan slept.", [("Travan", "Tarvan", "full name")]),
        ("we saw Dick Tarlvan there.\n\nTarvan slept.", [("Tarvan", "Tarlvan", "full name")]),
        (
            "we saw the State Department.\n\nlater the State Departeent slept.",
            [("Departeent", "Department", "given name")],
        ),
        (
            "we saw the State Departeent.\n\nlater the State Department slept.",
            [("Departeent", "Department", "given name")],
        ),
        (
            "we saw the State Departemnt and the State Department.",
            [("Departemnt", "Department", "given name")],
        ),
        (
            "we saw the Interior Deaprtment.\n\nlater the Commerce Department slept.",
            [("Deaprtment", "Department", "given name")],
        ),
        (
            "we saw Zimtabwe.\n\nlater Zimbabwe, Zimbabwe and Zimbabwe slept.",
            [("Zimtabwe", "Zimbabwe", "name alone")],
        ),
        (
            "we saw Ada Tarvansky and Tarvansky.\n\nlater Tarvanski slept.",
            [("Tarvanski", "Tarvansky", "full name")],
        ),
        (
            "we saw Ada Magellun and Magellun.\n\nlater Megallun slept.",
            [("Megallun", "Magellun", "full name")],
        ),
        # none of these is one name spelled two ways
        ("we saw the Interior Depaatment.\n\nlater the Commerce Department slept.", []),
        ("we saw Ada Deaprtment.\n\nlater the Commerce Department slept.", []),
        ("we saw Fattah and Fattah there.\n\nlater Abdel Fatah al-Tarv slept.", []),
        ("we saw the party Fatah.\n\nlater Abdel Fattah al-Tarv slept.", []),
        ("we saw Robert Dowwney Jr.\n\nlater Downey slept.", [("Downey", "Dowwney", "full name")]),
        ("we saw Ada Tarvan.\n\nlater Tarvlxn slept.", []),
        ("we saw the Social Media.\n\nlater Medina slept.", []),
        ("we saw Tarras, Tarras and Tarras.\n\nthe later Taras slept.", []),
        (
            "we saw Mohammed Tarvan there.\n\non Friday Muhammad Tarvan slept.",
            [("Muhammad", "Mohammed", "family name")],
        ),
        ("we saw Ada Ullrich there.\n\nlater Ulrich Tarv slept.", []),
        ("we saw Kharkiv and Kharkiv.\n\nlater Kharkov slept.", []),
        ("we saw Ulrich Tarv there.\n\nlater Ada Ullrich slept.", []),
        ("we saw Ada Tarvan there.\n\nlater the Tarvans slept.", []),
        ("we saw Ada Tarvan there.\n\nlater Ida Travan slept.", []),
        ("we saw Christine Tarv there.\n\nlater Christian Tarv slept.", []),
        ("we saw Multi-Factor there.\n\nlater Multi-factor and multifactor slept.", []),
        ("we saw Two Worlds.\n\nlater Two-Worlds slept, and Two-worlds too.", []),
        ("we saw TARVAN there.\n\nlater Tarvan slept.", []),
        ("I’ve seen it all day.\n\nlater I've slept.", []),
        ("we saw Ada O’Tarvan there.\n\nlater Ada O’Travan slept.", [("O’Travan", "O’Tarvan", "given name")]),
        ("we saw Ada Kelley.\n\nlater Kelley left. Then Ada Kenney and Kenney came.", []),
        ("we saw Karrenburg there.\n\nlater Karrenborg slept.", []),
        ("we saw Karrenburg and Karrenburg.\n\nKarrenbrug slept all day.", []),
        ("we saw Tarvan there.\n\nlater Travan slept.", []),
        ("we saw Ada Tarvan and Ada Tarvon.", []),
        ("we saw Ada Tarvan there.\n\nlater the travan, as a Travan is called, slept.", []),
        ("we saw Ada Tarvan there.\n\n“We all saw that Ada Travan slept,” he said.", []),
        (
            "we saw Ada Houses there.\n\nlater Ada Hosues and Ada Hosues and Ada Houses slept, Ada Hosues.",
            [("Houses", "Hosues", "given name")],
        ),
    ],
)
def test_two_spellings_of_one_name(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert variants_of(text + "\n\n" + REST) == expected


def test_spellings_and_pairs_have_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "we saw Ada Tarvan there.\n\nlater Ada Travan slept."
    monkeypatch.setattr(names_variants, "MOST_FORMS", 2)
    assert variants_of(text) == []
    monkeypatch.setattr(names_variants, "MOST_FORMS", 9)
    monkeypatch.setattr(names_variants, "MOST_PAIRS", 0)
    assert variants_of(text) == []


def late(text: str, name: str = "a.txt") -> list[str]:
    return [one.early.surname for one in read(name, text).derive(late_introductions)]


FULL = "\n\nwe heard that Anna Tarvan, the pilot, slept."


@pytest.mark.parametrize(
    ("early", "expected"),
    [
        ("we heard from what Tarvan said.", ["Tarvan"]),
        ("Tarvan said so to the crew.", ["Tarvan"]),
        ("Ms Tarvan said so to the crew.", []),
        ("they sailed to Tarvan by night.", []),
        ("Tarvan: I was asleep at the wheel.", []),
        ("“So what is it that Tarvan said,” he asked.", []),
        ("we heard that Ida Tarvan said so.", []),
        ("we heard of tarvan and how Tarvan said so.", []),
        ("we heard that they slept.", []),
        ("we heard that Tarvan slept", []),
        ("Ruling Jr said so to the crew.\n\nwe heard Anna Berg Jr slept.", []),
        ("“We all slept,” Tarvan said.", ["Tarvan"]),
        ("The boat sank, according to Tarvan.", ["Tarvan"]),
    ],
)
def test_the_family_name_before_the_name_in_full(early: str, expected: list[str]) -> None:
    assert late(early + FULL) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we heard Tarvlund.\n\nlater Tirza Tarvlund slept. Tarvlund said so.", ["Tarvlund"]),
        ("we heard Tarvlund.\n\nlater Tirza Tarvlund slept, wrote Tarvlund.", ["Tarvlund"]),
        ("we heard Tarvlund.\n\nlater Tirza Tarvlund slept.", []),
        ("we heard Tarvlund.\n\nlater Tirza Tarvlund and Ilka Tarvlund slept. Tarvlund said so.", []),
        ("we heard Tarvlund.\n\nlater Tarvlund Hall slept. Tarvlund said so.", []),
        ("we heard Tarvlund.\n\nlater Dr Tirza Tarvlund slept. Tarvlund said so.", []),
        ("we heard Tarvlund.\n\nlater Port Tarvlund slept. Tarvlund said so.", []),
    ],
)
def test_someone_with_a_rare_given_name_has_to_speak(text: str, expected: list[str]) -> None:
    assert late(text) == expected


def test_headlines_known_names_and_given_names_need_no_introduction() -> None:
    assert late("# What did Tarvan say to the crew\n\nIt was late at sea." + FULL, "a.md") == []
    assert late("we heard that Merkel slept.\n\nlater Angela Merkel spoke.") == []
    assert late("we heard that James slept.\n\nlater Angela James spoke.") == []
    assert late("we heard that Tarvan slept.\n\nlater Mr Orlo Tarvan spoke.") == []
    assert late("we heard that Tarvan slept.\n\n# How Anna Tarvan spoke at sea\n", "a.md") == []


def test_people_have_a_given_name_or_a_title(monkeypatch: pytest.MonkeyPatch) -> None:
    document = read(
        "a.txt", "we saw Anna Tarvan, Mr Orlo Lund, New York, Anna Hall and Orlo Berg there; Tarvan slept."
    )
    assert [(one.given, one.surname, len(one.mentions)) for one in document.derive(people)] == [
        ("Anna", "Tarvan", 2),
        ("Orlo", "Lund", 1),
    ]
    monkeypatch.setattr("copydesk.analysis.names_people.MOST_PEOPLE", 1)
    assert len(people(document)) == 1


def test_a_title_before_the_family_name_alone_makes_a_person() -> None:
    document = read(
        "a.txt", "we saw Tirza Tarvan, Ilka Lund, Orlo NATO and Ilka Lund. Later Ms Tarvan slept."
    )
    assert [one.surname for one in document.derive(people)] == ["Tarvan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we saw Anna Tarvan, 34, there.\n\nlater Tarvan, 43, slept.", [(34, 43)]),
        (
            "we saw 34-year-old Anna Tarvan there.\n\nlater the 43-year-old pilot Anna Tarvan slept.",
            [(34, 43)],
        ),
        ("we saw Anna Tarvan, aged 34.\n\nlater Tarvan, 34, slept.", []),
        ("we saw Anna Tarvan, 34, there.\n\nlater Tarvan, 43, scored in the match.", []),
        ("we saw Anna Tarvan, 34, there.\n\nlater Tarvan, 24, was then a clerk.", []),
        ("we saw Anna Tarvan, 34, there.\n\n“We all know that Anna Tarvan, 43, is old,” he said.", []),
        ("we saw Anna Tarvan there.", []),
        (
            "Harbour pilot Anna Tarvan dies at 95\n\nthe pilot Anna Tarvan died on Monday at the age of 94.",
            [(95, 94)],
        ),
        (
            "we saw Anna Tarvan, 95, who died.\n\nlater, Tarvan, the pilot, died at home, aged 101.",
            [(95, 101)],
        ),
        ("we saw Anna Tarvan, 22, there.\n\nlater Tarvan died aged 78.", []),
        ("we saw Anna Tarvan die at 10 in the night.\n\nTarvan died aged 78 weeks.", []),
        (
            "Tarvan, 22, slept.\n\nwe saw Anna Tarvan and Ida Tarvan.\n\nlater Tarvan, 23, slept.",
            [],
        ),
        ("we saw Karrenburg Hall Tarvan, 22, there.\n\nlater Tarvan, 23, slept.", []),
    ],
)
def test_ages_that_change(text: str, expected: list[tuple[int, int]]) -> None:
    ages = read("a.txt", text + "\n\n" + REST).derive(changed_ages)
    assert [(one.first.years, one.age.years) for one in ages] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we saw Anna Tarvan.\n\nthen Ms Tarvan slept.\n\nlater Mr Tarvan slept.", [("mr", "ms")]),
        ("we saw Anna Tarvan.\n\nthen Ms Tarvan slept.\n\nlater Mr Tarvan, her husband, slept.", []),
        ("we saw Capt. Anna Tarvan.\n\nlater Sgt. Tarvan slept.", [("sgt", "capt")]),
        (
            f"we saw Tirza Tarvan.\n\nthen Ms Tarvan slept. {NIGHTS}Her son woke.\n\nlater Mr Tarvan slept.",
            [("mr", "ms")],
        ),
        ("we saw Capt. Anna Tarvan, who was promoted.\n\nlater Sgt. Tarvan slept.", []),
        ("we saw Lt. Col. Anna Tarvan.\n\nlater Col. Tarvan slept.", []),
        ("we saw Capt. Anna Tarvan.\n\n“And so it was that Sgt. Tarvan slept,” he said.", []),
    ],
)
def test_titles_that_change(text: str, expected: list[tuple[str, str]]) -> None:
    titles = read("a.txt", text + "\n\n" + REST).derive(changed_titles)
    assert [one.titles for one in titles] == expected


def test_a_document_of_names_ends_in_time() -> None:
    text = "and ".join(
        f"Tarv{number % 26 * chr(97 + number % 26)}{number // 26 * 'x'} " for number in range(2_000)
    )
    document = read("a.txt", text)
    assert isinstance(document, Document)
    assert len(document.derive(variants)) >= 0
