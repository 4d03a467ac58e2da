import pytest

from copydesk.analysis.fact_sheet import fact_sheet
from copydesk.analysis.fact_speakers import describer, speaker, speaker_beside_marks
from copydesk.readers import read
from copydesk.text.span import Span


def said(text: str, cue: str) -> str:
    at = text.index(cue)
    return speaker(text, Span(at, at + len(cue))).name


@pytest.mark.parametrize(
    ("text", "cue", "name"),
    [
        ("According to Dr. Ana Ruiz of Edda, 12 boats sank.", "According to", "Dr. Ana Ruiz of Edda"),
        ("According to, 12 boats sank.", "According to", "unclear"),
        ("Ana Ruiz, 45, the mayor of Port Edda, said 12 boats sank.", "said", "Ana Ruiz"),
        ("12 boats sank, said Ana Ruiz.", "said", "Ana Ruiz"),
        ("“12 boats sank,” said Lt. Bo Holt on Friday.", "said", "Lt. Bo Holt"),
        ("“12 boats sank,” said in a hurry.", "said", ""),
        ("In a statement on Friday the mayor said 12 boats sank.", "said", "the mayor"),
        ("In Edda on Friday said 12 boats sank.", "said", "unclear"),
        ("But the mayor has also said 12 boats sank.", "said", "the mayor"),
        ("We believe 12 boats sank.", "believe", ""),
        ("They signed a pact pledging 12 boats.", "pledging", ""),
        ("The mayor closed the harbour, saying 12 boats sank.", "saying", "The mayor"),
        ("A quay too far, saying 12 boats sank.", "saying", "unclear"),
        ("Ana Ruiz, who said 12 boats sank, left.", "said", "Ana Ruiz"),
        ("The storm is said to have sunk 12 boats.", "said", "unclear"),
        ("Ana Ruiz: “We lost 12 boats.”", "z:", "Ana Ruiz"),
        ("Myth: “We lost 12 boats.”", "h:", "unnamed"),
        ("It blew, officials said, and 12 boats sank.", "said", "officials"),
    ],
)
def test_the_words_beside_a_cue_name_the_speaker(text: str, cue: str, name: str) -> None:
    assert said(text, cue) == name


def test_words_beside_marks_name_a_speaker_whatever_the_verb() -> None:
    assert (
        speaker_beside_marks("“Let us sail,” challenged Ana Ruiz of the club, smiling.")
        == "Ana Ruiz of the club"
    )
    assert speaker_beside_marks("“Let us sail,” the mayor quipped.") == "the mayor"
    assert speaker_beside_marks("As old Bo Holt once put it, “a boat is a boat”.") == "old Bo Holt"
    assert speaker_beside_marks("A “boat” is a boat.") == ""


def test_who_describes_something_is_named() -> None:
    assert describer("Ruiz praised the crew as ‘brave’ and hailed the ‘") == "Ruiz"
    assert describer("The crew was described as ‘") == ""
    assert describer("The crew, praised by the mayor as ‘") == "the mayor"
    assert describer("A crew of ‘") == ""


def sources(text: str) -> dict[str, str]:
    found = fact_sheet(read("boats.txt", f"Boats\n\n{text}\n"))
    return {one.place.excerpt: one.source for one in found}


def test_a_clause_has_no_source_in_the_clause_behind_it() -> None:
    found = sources("The club lost 12 boats in a storm, when the mayor said 40 were safe.")
    assert (found["12 boats"], found["40"]) == ("", "the mayor")


def test_a_paragraph_of_speech_goes_on_with_its_speaker() -> None:
    text = (
        "Mayor Ana Ruiz said it was late.\n\n“We lost 12 boats.”\n\nIt cost 40 boats.\n\n“Sink 9,” it read."
    )
    found = sources(text)
    assert found["12 boats"] == "Mayor Ana Ruiz"
    assert found["40 boats"] == ""
    assert sources("“Let us sail 12 boats,” challenged Ana Ruiz.")["12 boats"] == "Ana Ruiz"
    assert sources("“They know 12 boats sank,” challenged Ana Ruiz.")["12 boats"] == "Ana Ruiz"


def test_a_pronoun_is_left_alone_where_it_may_be_somebody_else() -> None:
    first = "Ana Ruiz said it was late. Then Eva Holt came, and Eva Holt spoke."
    assert sources(f"{first} She said 12 boats sank.")["12 boats"] == "She"
    assert sources("Ana Ruiz came by. She said 12 boats sank.")["12 boats"] == "She (Ana Ruiz)"


def test_a_describer_is_told_with_who_reports_it() -> None:
    text = (
        "In a speech quoted by Port Radio, Ruiz praised the crew as ‘brave’. Holt called it ‘a day of days’."
    )
    found = sources(text)
    assert found["brave"] == "Ruiz, according to Port Radio"
    assert found["a day of days"] == "Holt"


def test_a_weak_sign_is_told_for_what_it_is() -> None:
    assert sources("One poll shows 12 boats.")["12 boats"] == "unnamed"
    assert sources("The poll list gives 12 boats.")["12 boats"] == "unnamed"
    assert sources("It closed 12 data centres. These cost 40 dollars.")["12 data"] == ""
    linked = fact_sheet(read("a.md", "# Boats\n\nThe club has [12 boats](https://example.org) now.\n"))
    assert [one.source for one in linked] == ["link"]


def test_in_an_interview_the_name_before_the_colon_is_the_source() -> None:
    talk = "Desk: How many boats?\n\nRuiz: We lost 12 boats.\n\nThat was 40 days ago.\n\n"
    found = sources(
        f"It was late.\n\n{talk}Desk: And the 7 crews?\n\nRuiz: Safe, all 9 of them.\n\nIt cost 300 dollars."
    )
    assert (found["12 boats"], found["40 days"], found["7 crews"], found["9"]) == (
        "Ruiz",
        "Ruiz",
        "Desk",
        "Ruiz",
    )
    assert found["300 dollars"] == ""


def test_a_quotation_in_another_is_no_fact_of_its_own() -> None:
    found = sources("“He said ‘all the boats of Edda sank’ and left,” said Ana Ruiz.")
    assert list(found.values()) == ["Ana Ruiz"] * len(found)
    assert not any(words.startswith("all the boats") for words in found)
