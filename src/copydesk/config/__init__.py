"""Configuration: find it from the file checked, read it, check it, apply it."""
