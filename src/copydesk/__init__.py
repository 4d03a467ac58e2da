"""Copydesk: the linter a news desk runs on its articles."""
