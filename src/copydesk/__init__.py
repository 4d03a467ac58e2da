"""Copydesk: the linter a news desk runs on its articles."""

__version__ = "0.1.0"
