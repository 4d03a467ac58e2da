"""Guess what somebody meant to write."""

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ``', did you mean "…"?'`` with the nearest of the ``known`` words, or nothing."""
    from difflib import get_close_matches  # noqa: PLC0415  only ever needed for a complaint

    by_folded = {name.casefold().replace("_", "-"): name for name in known}
    near = get_close_matches(word[:100].casefold().replace("_", "-"), by_folded, n=1, cutoff=0.6)
    return f', did you mean "{by_folded[near[0]]}"?' if near else ""
