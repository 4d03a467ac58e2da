"""The check kinds: one file each, nothing else in the folder."""
