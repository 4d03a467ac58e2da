"""Silence asked for in the article, as the engine heeds it."""

from copydesk.analysis.silences import EXAMPLE, Silent, faulty_comments, silences

__all__ = ["EXAMPLE", "Silent", "faulty_comments", "silences"]
