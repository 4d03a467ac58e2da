"""A winner with the lower figure: "passed by 20 votes to 31", "Rovers beat United 2-4"."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar, Literal

from copydesk.analysis.figure_relations import fresh
from copydesk.analysis.figure_winners import wrong_games, wrong_votes
from copydesk.check import DocumentCheck, Match, in_scope
from copydesk.model.document import Document


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
class WrongWinner(DocumentCheck):
    """A winner with the lower figure: "passed by 20 votes to 31", "Rovers beat United 2-4".

    ``contest`` is what was won: a vote, or a game of a sport in which more points win.
    """

    kind: ClassVar[str] = "wrong-winner"
    placeholders: ClassVar[frozenset[str]] = frozenset(["first", "second"])

    contest: Literal["vote", "game"] = "vote"

    def check(self, document: Document) -> Iterator[Match]:
        """Yield the scores in scope."""
        for wrong in document.derive(wrong_votes if self.contest == "vote" else wrong_games):
            block = wrong.sentence.block
            if in_scope(self.scope, block):
                first, second = f"{wrong.first:g}", f"{wrong.second:g}"
                yield Match(
                    place=document.place(block, wrong.score),
                    values={"first": first, "second": second},
                    evidence={"first": first, "second": second, "contest": self.contest},
                )
        for misfit in fresh(
            document,
            "vote" if self.contest == "vote" else "game",
            (
                (one.sentence.block, one.score.start)
                for one in document.derive(wrong_votes if self.contest == "vote" else wrong_games)
            ),
        ):
            if in_scope(self.scope, misfit.block):
                yield Match(
                    place=misfit.place(document),
                    related=misfit.related(document),
                    values=dict(zip(("first", "second"), misfit.actual.split(), strict=True)),
                    evidence=misfit.evidence(),
                )
