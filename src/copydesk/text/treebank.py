"""Words and marks of a sentence as the Penn Treebank cuts them, for what Vale tags in titles.

After Robert MacIntyre's sed script, in the form prose has it.
"""

import re

_RULES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), made)
    for pattern, made in (
        (r'^"', "``"),
        (r' "', " ``"),
        (r"(``)", r" \1 "),
        (r"([:,])([^0-9])", r" \1 \2"),
        (r"\.\.\.", " ... "),
        (r"([^.])(\.)([\])}>\"']*)\s*$", r"\1 \2\3 "),
        (r"([^'])' ", r"\1 ' "),
        (r"([:,])$", r" \1 "),
        (r"([;@#$%&?!])", r" \1 "),
        (r"([\]\[(){}<>])", r" \1 "),
        (r"--", " -- "),
        (r"$", " "),
        (r'"', " '' "),
        (r"([^' ])('[sS]|'[mM]|'[dD]|') ", r"\1 \2 "),
        (r"([^' ])('ll|'LL|'re|'RE|'ve|'VE|n't|N'T) ", r"\1 \2 "),
        (r"(?i)\b(can)(not)\b", r" \1 \2 "),
        (r"(?i)\b(gim|lem)(me)\b", r" \1 \2 "),
        (r"(?i)\b(gon|wan)(na) ", r" \1 \2 "),
        (r"(?i)\b(got)(ta)\b", r" \1 \2 "),
    )
)


def treebank_words(sentence: str) -> list[str]:
    """Return the words and marks of a sentence; contractions are cut ("do", "n't")."""
    for pattern, made in _RULES:
        sentence = pattern.sub(made, sentence)
    return sentence.split()
