"""Strings and numbers; knows nothing of articles."""
