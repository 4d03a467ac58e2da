"""Clean articles to put faults into, and the words that take the place of others."""

import html
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from cases import rows

from copydesk.text.sentences import sentences
from copydesk.text.span import Span

_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TITLE = re.compile(r"^title: *(.+)$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_NO_PROSE = re.compile(r"[#*|>`!<{+=-]|\d+\.|\[[^\]]*\]:|\s{4}")
_QUOTES = re.compile(r"[\"“”„«»()\[\]]")
CORPUS_EVERY = 5  # every fifth article of the corpus


@dataclass(frozen=True, slots=True)
class Base:
    """An article: its title, the line with its date if it has one, and its paragraphs as plain prose."""

    id: str
    title: str
    dateline: str
    paragraphs: tuple[str, ...]

    def plain(
        self, paragraphs: Sequence[str] | None = None, title: str | None = None, *, dated: bool = True
    ) -> str:
        head = [title or self.title, *([self.dateline] if self.dateline and dated else [])]
        return "\n\n".join([*head, *(paragraphs or self.paragraphs)]) + "\n"

    def markdown(self, paragraphs: Sequence[str] | None = None, title: str | None = None) -> str:
        return "\n\n".join([f"# {title or self.title}", *(paragraphs or self.paragraphs)]) + "\n"

    def sentences(self, least: int, most: int) -> list[tuple[int, str]]:
        """Return the sentences of so many words without marks or brackets, and the number of their paragraph."""
        found: list[tuple[int, str]] = []
        for number, paragraph in enumerate(self.paragraphs):
            for span in sentences(paragraph):
                text = span.of(paragraph)
                if least <= len(text.split()) <= most and text.endswith(".") and not _QUOTES.search(text):
                    found.append((number, text))
        return found


def spot(text: str, part: str, nth: int = 0) -> Span:
    """Return where ``part`` stands in ``text`` for the ``nth`` time; -1 is the last."""
    starts = [one.start() for one in re.finditer(re.escape(part), text)]
    return Span(starts[nth], starts[nth] + len(part))


def bases(shared: Path, every: int = CORPUS_EVERY) -> list[Base]:
    """Return the news articles and every so many-th of the corpus, those that have at least five paragraphs."""
    found = [_news(row["id"], row["title"], row["text"]) for row in rows(shared, "wikinews_2019_2020")]
    paths = sorted((shared / "corpus").glob("*/**/*.md"))
    found += [_post(path.name, path.read_text("utf-8")) for path in paths[::every]]
    return [base for base in found if len(base.paragraphs) >= 5 and base.title]


def folder_bases(folder: Path) -> list[Base]:
    """Return the articles of a folder (``.md``, ``.txt``) that have at least five paragraphs."""
    found: list[Base] = []
    for path in sorted([*folder.rglob("*.md"), *folder.rglob("*.txt")]):
        text, name = path.read_text("utf-8"), path.relative_to(folder).as_posix()
        title, _, body = text.lstrip("# \n").partition("\n")
        framed = _FRONT.match(text)
        found.append(_post(name, text) if framed else _news(name, title.strip(), body))
    return [base for base in found if len(base.paragraphs) >= 5 and base.title]


def _news(name: str, title: str, text: str) -> Base:
    paragraphs = [" ".join(one.split()) for one in text.split("\n") if one.strip()]
    dated = bool(paragraphs) and re.fullmatch(r"\w+day, \w+ \d{1,2}, \d{4}", paragraphs[0])
    dateline = paragraphs.pop(0) if dated else ""
    return Base(name, title, dateline, tuple(one for one in paragraphs if len(one.split()) > 5))


def _post(name: str, text: str) -> Base:
    front = _FRONT.match(text)
    title = _TITLE.search(front[1]) if front else None
    blocks = re.split(r"\n\s*\n", text[front.end() :] if front else text)
    prose: list[str] = []
    for block in blocks:
        clean = " ".join(_LINK.sub(r"\1", block).split())
        clean = html.unescape(re.sub(r"(?<!\w)[*_]+|[*_]+(?!\w)", "", clean))
        if not _NO_PROSE.match(block) and "<" not in clean and "{" not in clean and len(clean.split()) > 8:
            prose.append(clean)
    return Base(name, html.unescape(title[1].strip("'\" ")) if title else "", "", tuple(prose))


class Words:
    """Words to put in place of others: of another article, with the same shape, drawn at random."""

    def __init__(self, found: Iterable[Base], chance: random.Random) -> None:
        self._chance = chance
        self._by_shape: defaultdict[tuple[str, int, bool], list[str]] = defaultdict(list)
        for base in found:
            for paragraph in base.paragraphs:
                for word in re.findall(r"[A-Za-z]+", paragraph):
                    self._by_shape[_shape(word)].append(word)

    def other(self, word: str) -> str:
        """Return another word of like length and ending; the word itself when there is none."""
        core = re.search(r"[A-Za-z]+", word)
        if core is None:
            return word
        for _ in range(20):
            drawn = self._chance.choice(self._by_shape.get(_shape(core[0]), [core[0]]))
            if drawn.casefold() != core[0].casefold():
                return word.replace(core[0], drawn)
        return word


def _shape(word: str) -> tuple[str, int, bool]:
    ending = next(
        (end for end in ("ing", "ed", "ly", "tion", "er", "s") if word.endswith(end) and len(word) > 4), ""
    )
    return (ending, min(4, (len(word) + 1) // 3), word[0].isupper())


class Damage:
    """Ways to change a sentence's words; words at ``keep`` (by index) stay."""

    NAMES = (
        "verbatim",
        "reordered",
        "a quarter dropped",
        "cut to 60 %",
        "a quarter replaced",
        "40 % replaced",
    )

    def __init__(self, words: Words, chance: random.Random) -> None:
        self._words, self._chance = words, chance

    def __call__(self, name: str, text: str, keep: frozenset[int] = frozenset()) -> str:
        words = text.split()
        if name == "reordered":
            at = self._turn(words)
            words = [*words[at:], *words[:at]]
            words = [
                word.rstrip(",;") if number == len(words) - 1 else word for number, word in enumerate(words)
            ]
        elif name == "cut to 60 %":
            words = words[: round(len(words) * 0.6)]
        elif name == "a quarter dropped":
            gone = self._some(words, keep, 0.25)
            words = [word for number, word in enumerate(words) if number not in gone]
        elif name != "verbatim":
            gone = self._some(words, keep, 0.25 if name == "a quarter replaced" else 0.4)
            words = [self._words.other(word) if number in gone else word for number, word in enumerate(words)]
        return " ".join(words)

    def _some(self, words: list[str], keep: frozenset[int], share: float) -> set[int]:
        free = [number for number in range(len(words)) if number not in keep]
        return set(self._chance.sample(free, min(len(free), round(len(words) * share))))

    def _turn(self, words: list[str]) -> int:
        """Return where the sentence is turned round: after a comma in its middle, else at 60 %."""
        commas = [number + 1 for number, word in enumerate(words) if word.endswith(",")]
        middle = [number for number in commas if len(words) // 3 <= number <= len(words) * 3 // 4]
        return middle[0] if middle else round(len(words) * 0.6)
