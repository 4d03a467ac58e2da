"""The baselines that hold in a run: what they keep silent, and which entries are found no more."""

import os
from collections.abc import Iterable, Iterator, Mapping

from copydesk.config.workspace import Workspace
from copydesk.engine.baseline import Baseline, Known, load
from copydesk.model.finding import Finding, Problem


class Baselines:
    """Each baseline is read once; articles under different configurations may have different ones."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._loaded: dict[str, Baseline] = {}
        self._by_article: dict[str, Baseline] = {}
        self._found: set[str] = set()

    def use(self, path: str) -> None:
        """Read the baseline that holds for an article, if there is one.

        Raises:
            ConfigError: it can't be read.
        """
        file = self._workspace.baseline(path)
        if file:
            if file not in self._loaded:
                self._loaded[file] = load(file)
            self._by_article[path] = self._loaded[file]

    def any(self) -> bool:
        """Tell whether there is a baseline at all."""
        return bool(self._loaded)

    def knows(self, finding: Finding) -> bool:
        """Tell whether a finding is known."""
        baseline = self._by_article.get(finding.location.path)
        return baseline is not None and baseline.knows(finding)

    def without_known(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that are not known, and remember which are."""
        return (finding for finding in findings if not self.has(finding))

    def has(self, finding: Finding) -> bool:
        """Tell whether a finding is known, and remember that it is found still."""
        baseline = self._by_article.get(finding.location.path)
        if baseline is None or not baseline.knows(finding):
            return False
        self._found.add(baseline.known(finding).fingerprint)
        return True

    def outdated(self, looked: Mapping[str, frozenset[str]], problems: Iterable[Problem]) -> Iterator[str]:
        """Yield, in words, the entries that a run looked for and did not find.

        ``looked`` gives by article the ids of the rules that looked at it alone. What a rule that compares
        articles found may need an article that is not in this run: it is never taken for gone.
        """
        failed = {problem.path for problem in problems}
        if "" in failed:
            return  # what could not be done for any article may be what finds them
        for baseline in self._loaded.values():
            articles = {baseline.path(path): rules for path, rules in looked.items() if path not in failed}
            folders = {os.path.dirname(path) for path in articles}
            for one in baseline.entries.values():
                rules = articles.get(one.path)
                gone = rules is None and os.path.dirname(one.path) in folders and baseline.is_gone(one)
                missed = rules is not None and one.rule in rules
                if gone or (missed and one.fingerprint not in self._found):
                    yield _worded(one)


def _worded(one: Known) -> str:
    return f"{one.path}: {one.rule} “{one.words}”"
